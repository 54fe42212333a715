import { lineReader } from "./line-rules.ts";

/** Typst: raw text, mathematics, comments, code, labels and references; the content of calls is prose. */
export const typstBlock = lineReader({
  fences: [
    [/^\s*(`{3,})/u, ([, ticks = ""]) => new RegExp(`${ticks}\\s*$`, "u")],
    [/^\s*\/\*(?!.*\*\/)/u, () => /\*\//u],
  ],
  lines: /^\s*(?:\/\/|#(?:import|include|let|set|show|bibliography|pagebreak|outline)\b)/u,
  alone: /^\s*(?:=+ |[-+/] )/u,
  inline:
    /`[^`]{1,500}`|\$[^$]{1,1000}\$|\/\*[^*]{0,1000}\*\/|(?<!:)\/\/[^\n]*|#cite\([^()]{0,500}\)|(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_:.-]{0,200}(?:\[[^[\]\n]{0,300}\])?|<[\p{L}_][\p{L}\p{N}_:.-]{0,100}>|#[A-Za-z][\w.-]{0,50}(?:\([^()]{0,500}\))?/gu,
});

/** Org mode: blocks of code, keywords, drawers, comments; of a link only the description is prose. */
export const orgBlock = lineReader({
  fences: [
    [/^\s*#\+begin_(src|example|export|comment)\b/iu, ([, name = ""]) => new RegExp(`^\\s*#\\+end_${name}\\b`, "iu")],
    [/^\s*:[A-Z_-]+:$/u, () => /^\s*:END:$/iu],
  ],
  lines: /^\s*(?:#\+|# |#$|: |:$|\|[-+|]+$)/u,
  alone: /^(?:\*+ |\s*[-+] |\s*\d+[.)] |\s*\|)/u,
  inline:
    /\[cite(?:\/[\w/-]{1,30})?:[^[\]]{1,2000}\]|\[fn:[^\]:]{0,50}\]|(?<![\p{L}\p{N}])([=~])(?=\S)[^\n]{1,300}?\S?\1(?![\p{L}\p{N}])|\\\([^\n]{0,500}?\\\)|(?<through>\[\[[^[\]]{1,500}\]\[|\]\])|\[\[[^[\]]{1,500}\]\]|<<[^<>\n]{1,100}>>/gu,
});

/** AsciiDoc: delimited blocks of code and comments, attributes, macros; the text of a link is prose. */
export const asciidocBlock = lineReader({
  fences: [[/^(-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,}\w*)$/u, ([, mark = ""]) => new RegExp(`^${fenceOf(mark)}$`, "u")]],
  lines: /^(?:\/\/|:!?[\w-]+!?:|\[[^\]]*\]$|include::|image::|ifdef::|ifndef::|endif::|toc::)/u,
  alone: /^(?:=+ |\.[^\s.]|[*.-]+ |\|)/u,
  inline:
    /(?<![\w:])(?:cite|citenp|bibitem|xref|kbd|btn|menu|stem|latexmath|image|anchor|footnoteref):[^\s[\]]{0,300}\[[^\]\n]{0,1000}\]|``[^`]{1,300}``|`[^`\n]{1,300}`|<<[^<>\n]{1,200}>>|\[\[[^[\]\n]{1,100}\]\]|(?<!\w)(?:link|mailto):[^\s[\]]{1,500}(?=\[)|\{[\w-]{1,50}\}/gu,
});

/** reStructuredText: directives, comments, literal blocks, roles, inline literals, targets. */
export const rstBlock = lineReader({
  fences: [],
  lines: /^\s*(?:\.\. |\.\.$|:[\w -]+:(?:\s|$)|([=~^"'`#*+.:_-])\1{2,}$|>>> )/u,
  literal: /::$|^\s*\.\.(?: (?!note|warning|tip|important|hint|caution|attention|epigraph|pull-quote|highlights)|$)/u,
  alone: /^\s*(?:[-*+] |\d+\. |#\. )/u,
  inline:
    /``[^`]{1,500}``|:[A-Za-z][\w:.-]{0,50}:`[^`]{1,2000}`|`[^`<>]{0,300}(?=<)|<[^<>\s]{1,500}>`__?|\[#?[\w*-]{1,50}\]_|\|[^|\s][^|\n]{0,100}\|_{0,2}|_`[^`]{1,100}`/gu,
});

/** The closing line of an AsciiDoc block is the opening one, without a language. */
function fenceOf(mark: string): string {
  return mark.replace(/\w+$/u, "").replace(/[.+/]/gu, "\\$&");
}
