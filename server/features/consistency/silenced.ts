import { lineEnd } from "../../core/prose/lines.ts";
import type { Span } from "../../core/text/span.ts";
import { type Directive, ignores } from "./directives.ts";
import type { Finding } from "./finding.ts";
import type { Survey } from "./survey.ts";

/** A document with more comments for single lines than this is made by a program: it has one for the document. */
const MOST = 500;

/** Tells whether a document's own comments silence a finding. */
export function silenced({ text, directives }: Survey): (finding: Finding) => boolean {
  const everywhere = directives.filter(({ scope }) => scope === "document");
  const onLines = directives
    .filter(({ scope }) => scope === "line")
    .slice(0, MOST)
    .map((directive) => ({ directive, lines: linesOf(text, directive) }));
  return ({ span, rule, concept }) =>
    everywhere.some((directive) => ignores(directive, rule, concept)) ||
    onLines.some(
      ({ directive, lines }) =>
        lines.start <= span.start && span.start < lines.end && ignores(directive, rule, concept),
    );
}

/** The line of the comment; where nothing else stands on it, the next one too. */
function linesOf(text: string, { at }: Directive): Span {
  const start = text.lastIndexOf("\n", at) + 1;
  const end = lineEnd(text, at);
  const alone = /^[ \t]*(?:<!--|%|#|\/\/|\.\.)[ \t]*tifa-ignore[^\n]*$/u.test(
    text.slice(start, Math.min(end, start + 400)),
  );
  return { start, end: alone ? lineEnd(text, end + 1) : end };
}
