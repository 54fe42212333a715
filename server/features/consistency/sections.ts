import { isLatex, isMarkdown } from "../../core/prose/prose.ts";

/** What a part of a document is, as far as its words are concerned. */
export type SectionKind = "body" | "abstract" | "bibliography";

/** Where a section begins, and how deep: it ends where one begins that is no deeper. */
export interface SectionStart {
  readonly at: number;
  readonly level: number;
  readonly kind: SectionKind;
}

const BIBLIOGRAPHY =
  /^(?:selected )?(?:references?|bibliography|works cited|literature(?: cited)?|(?:primary |secondary )?sources|参考文献|參考文獻|引用文献|参考书目|參考書目)$/iu;
const ABSTRACT = /^(?:abstract|executive summary|摘要|内容提要|內容提要|提要)$/iu;
const APPENDIX = /^(?:appendix|annex|appendices|附录|附錄)/iu;

const MARKDOWN_HEADING = /^ {0,3}(#{1,6})[ \t]+([^\n]{1,200})$/gmu;
/** How headings begin elsewhere. */
const HEADINGS: Readonly<Record<string, RegExp>> = {
  typst: /^[ \t]{0,8}(={1,6})[ \t]+([^\n]{1,200})$/gmu,
  asciidoc: /^(={1,6})[ \t]+([^\n]{1,200})$/gmu,
  org: /^(\*{1,8})[ \t]+([^\n]{1,200})$/gmu,
};
const LATEX_START =
  /\\(part|chapter|section|subsection|subsubsection)\*?(?:\[[^\]\n]{0,200}\])?\{([^{}\n]{0,200})\}|\\(begin|end)\{(abstract|thebibliography)\}|\\(appendix)\b/gu;
/** A short line of its own, with a number or without. */
const PLAIN_HEADING = /^[ \t]{0,8}([^\s.。!?！？][^\n]{0,78})\r?$/gmu;
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2})*\.?[ \t]+\p{Lu}|[IVX]{1,4}\.[ \t]|[一二三四五六七八九十]{1,3}、)/u;
const LATEX_LEVELS = ["part", "chapter", "section", "subsection", "subsubsection"];

/**
 * Where sections begin in a part of a document whose text is `block`; offsets are of the block. Only what the rules must
 * know is told apart: the abstract, the bibliography, all else.
 */
export function sectionStarts(block: string, kind: string): readonly SectionStart[] {
  if (isLatex(kind)) return latex(block);
  const heading = isMarkdown(kind) ? MARKDOWN_HEADING : Object.hasOwn(HEADINGS, kind) ? HEADINGS[kind] : undefined;
  return heading === undefined ? plain(block) : marked(block, heading);
}

function marked(block: string, heading: RegExp): SectionStart[] {
  return Array.from(block.matchAll(heading), ({ index, 1: signs = "", 2: title = "" }) => ({
    at: index,
    level: signs.length,
    kind: kindOf(title.replace(/\s*(?:\{[^}]*\}|#+)\s*$/u, "")),
  }));
}

function latex(block: string): SectionStart[] {
  return Array.from(block.matchAll(LATEX_START), (match) => {
    const [, command, title = "", edge, environment, appendix] = match;
    const level = command === undefined ? 0 : LATEX_LEVELS.indexOf(command);
    if (command !== undefined) return { at: match.index, level, kind: kindOf(title) };
    const inside = environment === "abstract" ? "abstract" : "bibliography";
    return { at: match.index, level, kind: appendix === undefined && edge === "begin" ? inside : "body" };
  });
}

/** Plain text has no headings to rely on: only these lines count, and numbered ones where an abstract may end. */
function plain(block: string): SectionStart[] {
  return Array.from(block.matchAll(PLAIN_HEADING), ({ index, 1: line = "" }) => {
    const title = line.trim();
    const kind = kindOf(title);
    if (kind === "bibliography" || APPENDIX.test(title)) return { at: index, level: 0, kind };
    // Entries of a bibliography may be numbered too: such a line ends an abstract only.
    return kind === "abstract" || NUMBERED.test(title) ? { at: index, level: 1, kind } : undefined;
  }).filter((start) => start !== undefined);
}

function kindOf(title: string): SectionKind {
  const bare = title
    .replace(/^[\d.\s]+|^[IVX]+\.\s*|^[一二三四五六七八九十]+、/u, "")
    .replace(/[*_:：\s]+$/u, "")
    .trim();
  if (BIBLIOGRAPHY.test(bare)) return "bibliography";
  return ABSTRACT.test(bare) ? "abstract" : "body";
}
