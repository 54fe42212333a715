import { frontMatterEnd } from "../../core/prose/front-matter.ts";
import { lineEnd } from "../../core/prose/lines.ts";
import { proseKind } from "../../core/prose/prose.ts";
import type { Edit, Finding } from "./finding.ts";

/** How a kind of document writes a comment: one that may end any line, and one that stands on a line of its own. */
interface CommentForm {
  readonly open: string;
  readonly close: string;
  /** Whether it may stand behind text. */
  readonly inline: boolean;
}

const HTML: CommentForm = { open: "<!-- ", close: " -->", inline: true };
const PERCENT: CommentForm = { open: "% ", close: "", inline: true };

const FORMS: Readonly<Record<string, CommentForm>> = {
  markdown: HTML,
  quarto: HTML,
  rmd: HTML,
  rmarkdown: HTML,
  myst: HTML,
  latex: PERCENT,
  tex: PERCENT,
  "latex-expl3": PERCENT,
  rsweave: PERCENT,
  typst: { open: "// ", close: "", inline: true },
  asciidoc: { open: "// ", close: "", inline: false },
  org: { open: "# ", close: "", inline: false },
  restructuredtext: { open: ".. ", close: "", inline: false },
};

function formOf(kind: string): CommentForm | undefined {
  return Object.hasOwn(FORMS, kind) ? FORMS[kind] : undefined;
}

/** The kind of document whose comments a document takes: prose as we read it, else what the editor says it is. */
export function commentKind(languageId: string, path: string): string {
  const kind = proseKind(languageId, path);
  return kind === "plaintext" ? languageId : kind;
}

/** What a comment or a setting has to say to silence findings like this one: its rule and its concept. */
export function silencing({ rule, concept }: Finding): string {
  return `${rule} ${concept}`;
}

/** The edit that silences a finding on its line; undefined where the kind of document has no comment for that. */
export function silenceHere(text: string, kind: string, finding: Finding): Edit | undefined {
  const form = formOf(kind);
  if (form === undefined || !form.inline) return undefined;
  const at = endOfLine(text, finding.span.start);
  return { span: { start: at, end: at }, newText: ` ${form.open}tifa-ignore ${silencing(finding)}${form.close}` };
}

/** Before blanks that may be a hard line break. */
function endOfLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  const last = text[end - 1] === "\r" ? end - 1 : end;
  const blanks = /[ \t]*$/u.exec(text.slice(Math.max(offset, last - 8), last))?.[0].length ?? 0;
  return last - blanks;
}

/** The edit that silences such findings in the whole document: a comment at its top, behind what must come first. */
export function silenceInDocument(text: string, kind: string, finding: Finding): Edit | undefined {
  const form = formOf(kind);
  if (form === undefined) return undefined;
  const at = top(text);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const newText = `${form.open}tifa-ignore-document ${silencing(finding)}${form.close}${newline}${form.inline ? "" : newline}`;
  return { span: { start: at, end: at }, newText };
}

/** Behind a byte order mark, the front matter, and the magic comments of LaTeX, which count only in the first lines. */
function top(text: string): number {
  let at = frontMatterEnd(text) || (text.startsWith("\ufeff") ? 1 : 0);
  while (/^%[ \t]*!/u.test(text.slice(at, at + 8)) && lineEnd(text, at) < text.length) at = lineEnd(text, at) + 1;
  return at;
}
