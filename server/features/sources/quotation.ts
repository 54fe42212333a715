import { chooseDialect } from "../../core/citation/choose-dialect.ts";
import type { DialectId } from "../../core/citation/dialect.ts";
import { escapeLatex } from "../../core/citation/dialects/latex.ts";
import { placeFor, spaced } from "../../core/citation/placement.ts";
import { languageAround, scriptOf } from "../../core/text/language.ts";
import { type CiteAnswer, type CiteRequest, cite } from "../cite.ts";

/** Words of a source to be put into a document. */
export interface QuotationRequest extends Omit<CiteRequest, "form" | "concept" | "prefix"> {
  /** The exact words. */
  readonly words: string;
}

/** From here on a quotation is a block of its own: so many words, or ideographs. */
const BLOCK_WORDS = 60;
const BLOCK_IDEOGRAPHS = 100;

/** The exact words in the document's quotation marks, or as a block where they are long, with their citation. */
export function quotation(request: QuotationRequest): CiteAnswer {
  const { text, offset, proseKind, words, dialect, project } = request;
  const { offset: _, ...withoutPlace } = request;
  const language = languageAround(text, offset ?? 0);
  const { text: citation, notes } = cite({ ...withoutPlace, language });
  const id = chooseDialect(text, proseKind, dialect, project)?.id;
  const quoted: Quoted = { words, citation, id, proseKind, document: text };
  const isBlock = isLong(words);
  const snippet = isBlock ? block(quoted) : inline(quoted);
  if (offset === undefined) return { text: snippet, notes };
  const at = placeFor(text, offset);
  const newText = isBlock ? setApart(text, at, snippet) : spaced(text, at, snippet);
  return { text: snippet, change: { span: { start: at, end: at }, newText }, notes };
}

interface Quoted {
  readonly words: string;
  readonly citation: string;
  readonly id: DialectId | undefined;
  readonly proseKind: string;
  readonly document: string;
}

function isLong(words: string): boolean {
  const ideographs = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = words.match(/[\p{Script=Latin}\p{N}]+/gu)?.length ?? 0;
  return ideographs / BLOCK_IDEOGRAPHS + latin / BLOCK_WORDS >= 1;
}

const LATEX: ReadonlySet<DialectId | undefined> = new Set<DialectId>(["biblatex", "natbib", "apacite", "latex"]);

function isLatex({ id, proseKind }: Quoted): boolean {
  return LATEX.has(id) || /^(?:latex|tex|rsweave)/u.test(proseKind);
}

function hasCsquotes({ document }: Quoted): boolean {
  return /\\usepackage(?:\[[^\]]*\])?\{[^}]*\bcsquotes\b/u.test(document);
}

/** The marks of the quotation's own script; in LaTeX `\enquote` where it is loaded. */
function inline(quoted: Quoted): string {
  const { words, citation, document } = quoted;
  if (isLatex(quoted) && hasCsquotes(quoted))
    return blockCommand(quoted) ?? `\\enquote{${escaped(quoted)}}${gapBefore(quoted)}${citation}`;
  const marks = marksFor(words, document, isLatex(quoted));
  return `${marks[0]}${escaped(quoted, marks)}${marks[1]}${gapBefore(quoted)}${citation}`;
}

function marksFor(words: string, document: string, latex: boolean): readonly [string, string] {
  if (isChinese(words)) {
    const corners = document.includes("「") ? !document.includes("“") : scriptOf(words) === "traditional";
    return corners ? ["「", "」"] : ["“", "”"];
  }
  return latex ? ["``", "''"] : ["“", "”"];
}

/** None in Chinese, and none before a note. */
function gapBefore({ words, citation }: Quoted): string {
  return isChinese(words) || /^(?:\^\[|\[\^|\\foot)/u.test(citation) ? "" : " ";
}

function isChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * 3 >= (text.match(/\p{Script=Latin}/gu)?.length ?? 0) && han > 0;
}

function block(quoted: Quoted): string {
  const { citation, id, proseKind } = quoted;
  const words = escaped(quoted);
  const gap = gapBefore(quoted);
  if (isLatex(quoted)) return blockCommand(quoted) ?? `\\begin{quote}\n${words}${gap}${citation}\n\\end{quote}`;
  if (id === "typst" || proseKind === "typst") return `#quote(block: true)[\n  ${words}${gap}${citation}\n]`;
  if (id === "org" || proseKind === "org") return `#+begin_quote\n${words}${gap}${citation}\n#+end_quote`;
  if (id === "asciidoc" || proseKind === "asciidoc") return `____\n${words}${gap}${citation}\n____`;
  if (id === "rst" || proseKind === "restructuredtext") return `   ${words}${gap}${citation}`;
  if (proseKind === "plain" || proseKind === "plaintext") return `    ${words}${gap}${citation}`;
  return `> ${words}${gap}${citation}`;
}

/** csquotes decides itself what is long, and sets the citation where the style wants it. */
function blockCommand(quoted: Quoted): string | undefined {
  if (!hasCsquotes(quoted)) return undefined;
  const words = escaped(quoted);
  const cited = /^\\\w+\*?((?:\[(?:[^[\]{}]|\{[^{}]*\})*\])*)\{([^{}]*)\}$/u.exec(quoted.citation);
  if (quoted.id === "biblatex" && cited !== null) return `\\blockcquote${cited[1] ?? ""}{${cited[2] ?? ""}}{${words}}`;
  return `\\blockquote[{${quoted.citation}}]{${words}}`;
}

/** The words so that the document shows them as they are; quotation marks in them become those of the second level. */
function escaped(quoted: Quoted, marks?: readonly [string, string]): string {
  const words = marks === undefined ? quoted.words : inner(quoted.words, marks[0]);
  if (isLatex(quoted)) return escapeLatex(words);
  const { id, proseKind } = quoted;
  if (id === "typst" || proseKind === "typst") return words.replace(/[\\#$*_`<>@[\]]/gu, "\\$&");
  if (id === "pandoc" || id === "myst" || /^(?:markdown|quarto|rmd)/u.test(proseKind))
    return words.replace(/[\\`*_[\]<>$]|(?<![\p{L}\p{N}])@/gu, "\\$&");
  if (id === "rst" || proseKind === "restructuredtext") return words.replace(/[\\`*|]|_(?![\p{L}\p{N}])/gu, "\\$&");
  return words;
}

/** A quotation in a quotation has the other marks. */
function inner(words: string, outer: string): string {
  if (outer === "「") return words.replace(/「([^「」]*)」/gu, "『$1』").replace(/“([^“”]*)”/gu, "『$1』");
  return words.replace(/“([^“”]*)”/gu, "‘$1’").replace(/"([^"]*)"/gu, "‘$1’");
}

/** On lines of its own, with a blank one before and behind. */
function setApart(text: string, at: number, snippet: string): string {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const start =
    before.trim() === "" || /\n[ \t]*\r?\n[ \t]*$/u.test(before) ? "" : /\n[ \t]*$/u.test(before) ? "\n" : "\n\n";
  const end = /^[ \t]*(?:\r?\n[ \t]*\r?\n|$)/u.test(after) ? "" : /^[ \t]*\r?\n/u.test(after) ? "\n" : "\n\n";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  return `${start}${snippet}${end}`.replaceAll("\n", eol);
}
