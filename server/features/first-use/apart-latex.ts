import { commandKind } from "../../core/prose/latex-commands.ts";
import type { Span } from "../../core/text/span.ts";

/** Commands whose arguments are no running prose of the writer's: headings, captions, notes, quotations, links. */
const COMMANDS = words(
  "part chapter section subsection subsubsection paragraph subparagraph title subtitle author date caption captionof " +
    "footnote footnotetext sidenote endnote thanks abstract marginpar keywords frametitle framesubtitle enquote " +
    "textquote blockquote textcquote blockcquote foreignquote hyphenquote epigraph href hyperlink todo",
);

const ENVIRONMENTS = words(
  "quote quotation displayquote displaycquote quoting verse abstract table figure tabular tabularx tabulary longtable " +
    "thebibliography titlepage keywords wrapfigure wraptable sidewaystable sidewaysfigure",
);

const COMMAND = /\\([A-Za-z@]{1,40})\*?/gu;
const LONGEST_ARGUMENT = 20_000;

/** What in LaTeX is no running prose of the writer's: the preamble, headings, captions, notes, quotations, tables. */
export function apartInLatex(text: string): Span[] {
  const spans: Span[] = [];
  const body = text.indexOf("\\begin{document}");
  if (body !== -1) spans.push({ start: 0, end: body });
  for (const { 0: command, 1: name = "", index } of text.matchAll(COMMAND)) {
    const after = index + command.length;
    if (name === "begin") {
      const environment = /^\{([A-Za-z]{1,40})\*?\}/u.exec(text.slice(after, after + 45))?.[1];
      if (environment === undefined || !ENVIRONMENTS.has(environment)) continue;
      const end = text.indexOf(`\\end{${environment}`, after);
      spans.push({ start: index, end: end === -1 ? text.length : end });
      if (end === -1) break;
    } else if (COMMANDS.has(name) || /^citation/u.test(commandKind(name))) {
      spans.push({ start: index, end: argumentsEnd(text, after) });
    } else if (name === "item" && text[after] === "[") spans.push({ start: index, end: groupEnd(text, after) });
  }
  return spans;
}

/** Where all `[…]` and `{…}` that follow end. */
function argumentsEnd(text: string, from: number): number {
  let at = from;
  while (text[at] === "{" || text[at] === "[") {
    const end = groupEnd(text, at);
    if (end === at) return at;
    at = end;
  }
  return at;
}

/** Where the group that begins at `from` ends; one that is not closed ends with its paragraph. */
function groupEnd(text: string, from: number): number {
  const last = Math.min(text.length, from + LONGEST_ARGUMENT);
  const close = text[from] === "[" ? "]" : "}";
  let depth = 0;
  for (let index = from; index < last; index++) {
    const sign = text[index];
    if (sign === "\\") index += 1;
    else if (sign === "{" || (index === from && sign === "[")) depth += 1;
    else if (sign === "}" || (depth === 1 && sign === close)) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  const paragraph = text.indexOf("\n\n", from);
  return paragraph === -1 ? last : paragraph;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
