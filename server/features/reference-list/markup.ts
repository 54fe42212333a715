import type { DialectId } from "../../core/citation/dialect.ts";
import { escapeLatex } from "../../core/citation/dialects/latex.ts";
import { plainText, type Rich, type Run } from "../../core/citation/rich.ts";
import { isLatex, isMarkdown } from "../../core/prose/prose.ts";

/** How a kind of document writes formatted text. */
export interface Markup {
  readonly id: "markdown" | "pandoc" | "latex" | "typst" | "org" | "asciidoc" | "rst" | "plain";
  /** A formatted text inside a line. */
  inline(text: Rich): string;
  /** What {@link inline} made, as a paragraph of its own: an entry of a list. */
  paragraph(inline: string): string;
  /** A line that is not printed; undefined where the mark-up has none. */
  comment?(text: string): string;
}

/** The mark-up that a document is written in: that of its citations, else of its kind. */
export function markupOf(dialect: DialectId | undefined, proseKind: string): Markup {
  if (isLatex(proseKind)) return latex;
  if (proseKind === "quarto" || proseKind === "rmd" || proseKind === "rmarkdown") return pandoc;
  if (isMarkdown(proseKind)) return markdown;
  return OF_KIND[proseKind] ?? (dialect === undefined ? plain : (OF_DIALECT[dialect] ?? plain));
}

/** A run with what stands around it. */
type WriteRun = (run: Run, before: string, after: string) => string;

function written(text: Rich, write: WriteRun): string {
  const runs = text.flatMap(withAddresses).flatMap(withoutOuterSpaces);
  return runs
    .map((run, index) => write(run, runs[index - 1]?.text ?? "", runs[index + 1]?.text ?? ""))
    .join("")
    .trim();
}

/** Addresses in the text are links too: mark-up has its own way to write them. */
function withAddresses(run: Run): readonly Run[] {
  if (run.link !== undefined) return [run];
  const parts = run.text.split(/(https?:\/\/[^\s，。；、<>"]*[^\s，。；、<>".,;:)])/u);
  return parts.map((text, index) => (index % 2 === 1 ? { ...run, text, link: text } : { ...run, text }));
}

/** Mark-up may not begin or end with a space. */
function withoutOuterSpaces(run: Run): readonly Run[] {
  const { italic, superscript } = run;
  if (run.text === "") return [];
  if (!italic && !superscript) return [run];
  const [, before = "", text = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? [];
  return [{ text: before }, { ...run, text }, { text: after }].filter((part) => part.text !== "");
}

const WORD = /[\p{L}\p{N}]/u;

function touchesWord(before: string, after: string): boolean {
  return WORD.test(before.slice(-1)) || WORD.test(after.slice(0, 1));
}

/** What a paragraph may not begin with, for it would be the number of a list: `1.`, `A.`, `iv)`. */
const LIST_NUMBER = /^(\d{1,9}|[A-Za-z]|[ivxlc]{1,6})([.)])(?=\s|$)/u;

function markdownText(text: Rich, raised: (text: string) => string): string {
  return written(text, ({ text, italic, superscript, link }, before, after) => {
    if (link !== undefined && isAddress(link)) {
      const label = text === link ? `<${link}>` : `[${escapeMarkdown(text)}](<${link}>)`;
      return italic ? `*${label}*` : label;
    }
    const escaped = escapeMarkdown(text);
    if (superscript) return raised(escaped);
    if (!italic) return escaped;
    // Stars between a letter and a mark do not count as emphasis (CommonMark 6.2), which Chinese often has.
    const isBroken = touchesWord(before, after) && /^[^\p{L}\p{N}]|[^\p{L}\p{N}]$/u.test(text);
    return isBroken ? `<em>${escaped}</em>` : `*${escaped}*`;
  });
}

function markdownParagraph(inline: string): string {
  return inline.replace(LIST_NUMBER, "$1\\$2").replace(/^([-+#])/u, "\\$1");
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>$~^|]|&(?=#?\w+;)|(?<![\p{L}\p{N}])@/gu, "\\$&");
}

/** An address that can stand in angle brackets. */
function isAddress(link: string): boolean {
  return /^https?:\/\/[^\s<>]+$/iu.test(link);
}

const htmlComment = (text: string): string => `<!-- ${text} -->`;

const markdown: Markup = {
  id: "markdown",
  paragraph: markdownParagraph,
  inline: (text) => markdownText(text, (raised) => `<sup>${raised}</sup>`),
  comment: htmlComment,
};

const pandoc: Markup = {
  id: "pandoc",
  paragraph: markdownParagraph,
  inline: (text) => markdownText(text, (raised) => `^${raised.replaceAll(" ", "\\ ")}^`),
  comment: htmlComment,
};

const latex: Markup = {
  id: "latex",
  paragraph: (inline) => String.raw`\noindent\hangindent=2em ${inline}`,
  inline: (text) =>
    written(text, ({ text, italic, superscript, link }) => {
      const escaped =
        link === undefined || !isAddress(link)
          ? escapeLatex(text)
          : text === link
            ? `\\url{${latexAddress(link)}}`
            : `\\href{${latexAddress(link)}}{${escapeLatex(text)}}`;
      if (superscript) return `\\textsuperscript{${escaped}}`;
      return italic ? `\\emph{${escaped}}` : escaped;
    }),
  comment: (text) => `% ${text}`,
};

/** Inside the argument of another command `%` and `#` need their backslash, and so do braces. */
function latexAddress(link: string): string {
  return link.replace(/[{}\\^]/gu, encodeURIComponent).replace(/[%#]/gu, "\\$&");
}

const typst: Markup = {
  id: "typst",
  inline: (text) =>
    written(text, ({ text, italic, superscript, link }, _, after) => {
      // A call goes on with a bracket or a full stop behind it.
      const end = /^[([.;]/u.test(after) ? ";" : "";
      if (link !== undefined && isAddress(link)) {
        const label = text === link ? "" : `[${escapeTypst(text)}]`;
        return `#link(${JSON.stringify(link)})${label}${end}`;
      }
      const escaped = escapeTypst(text);
      if (superscript) return `#super[${escaped}]${end}`;
      return italic ? `#emph[${escaped}]${end}` : escaped;
    }),
  paragraph: (inline) => inline.replace(/^([-+=/]|\d+\.)/u, "\\$1"),
  comment: (text) => `// ${text}`,
};

function escapeTypst(text: string): string {
  return text.replace(/[\\`*_[\]<>#@$~"']|\/(?=[/*])|-(?=[-?])|\.(?=\.\.)/gu, "\\$&");
}

/** A space without width: Org mode wants one between a letter and mark-up, and before a sign that is none. */
const NO_SPACE = "\u200b";

const org: Markup = {
  id: "org",
  inline: (text) =>
    written(text, ({ text, italic, superscript, link }, before, after) => {
      if (link !== undefined && isAddress(link)) {
        const address = link.replace(/[[\]]/gu, encodeURIComponent);
        return text === link ? `[[${address}]]` : `[[${address}][${escapeOrg(text)}]]`;
      }
      const escaped = escapeOrg(text);
      if (superscript) return `^{${escaped}}`;
      if (!italic) return escaped;
      return `${ORG_BEFORE.test(before) ? "" : NO_SPACE}/${escaped}/${ORG_AFTER.test(after) ? "" : NO_SPACE}`;
    }),
  paragraph: (inline) => (ORG_START.test(inline) ? `${NO_SPACE}${inline}` : inline),
  comment: (text) => `# ${text}`,
};

/** What begins a heading, a list, a footnote or a keyword. */
const ORG_START = /^(?:\*+ |[-+] |\w{1,9}[.)] |#|\[\d+\])/u;
const ORG_BEFORE = /(?:^|[\s\-({'"])$/u;
const ORG_AFTER = /^(?:$|[\s\-.,;:!?'")}\\[])/u;

/** Org mode has names for what a space cannot set apart: `a_b` has a lowered b. */
function escapeOrg(text: string): string {
  return text
    .replace(/(?<=^|[\s\-({'"])[*/_=~+](?=\S)|\[(?=\[|fn:|cite)/gu, `${NO_SPACE}$&`)
    .replace(/(?<=[^\s\u200b])_(?=\S)/gu, "\\under{}")
    .replace(/(?<=[^\s\u200b])\^(?=\S)/gu, "\\asciicirc{}");
}

const asciidoc: Markup = {
  id: "asciidoc",
  inline: (text) =>
    written(text, ({ text, italic, superscript, link }) => {
      if (link !== undefined && isAddress(link))
        return text === link && /^[\w:/.?=&%-]*[\w/]$/u.test(link) && !link.includes("__")
          ? link
          : `link:++${link}++[${escapeAsciidoc(text).replaceAll("]", "\\]")}]`;
      const escaped = escapeAsciidoc(text);
      if (superscript) return `^${escaped.replaceAll(" ", "&#160;")}^`;
      return italic ? `__${escaped}__` : escaped;
    }),
  paragraph: (inline) => inline.replace(/^([.*-]+ |\d+\.|[=/|]+)/u, "{empty}$1"),
  comment: (text) => `// ${text}`,
};

/** By number: a backslash counts only where AsciiDoc would read the sign. */
function escapeAsciidoc(text: string): string {
  return text.replace(/[*_`#^~+{}|]|\[(?=\[)|<(?=<)|-(?=-)|\((?=[CRT])/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

const rst: Markup = {
  id: "rst",
  inline: (text) =>
    written(text, ({ text, italic, superscript, link }, before, after) => {
      const isLink = link !== undefined && isAddress(link);
      if (isLink && text === link && RST_BEFORE.test(before) && RST_AFTER.test(after)) return link;
      const escaped = escapeRst(text);
      if (!isLink && !italic && !superscript) return escaped;
      const reference = isLink ? `\`${escaped} <${link}>\`__` : undefined;
      const marked = reference ?? (superscript ? `:sup:\`${escaped}\`` : `*${escaped}*`);
      return `${RST_BEFORE.test(before) ? "" : "\\ "}${marked}${RST_AFTER.test(after) ? "" : "\\ "}`;
    }),
  paragraph: (inline) => inline.replace(LIST_NUMBER, "\\$1$2"),
  comment: (text) => `.. ${text}`,
};

/** Mark-up of reST stands between spaces or marks. */
const RST_BEFORE = /(?:^|[\s'"([{<\-/:])$/u;
const RST_AFTER = /^(?:$|[\s'")\]}>\-/:.,;!?\\])/u;

function escapeRst(text: string): string {
  return text.replace(/[\\*`|]|_(?![\p{L}\p{N}])/gu, "\\$&");
}

const plain: Markup = { id: "plain", inline: plainText, paragraph: (inline) => inline };

const OF_KIND: Readonly<Record<string, Markup>> = { typst, org, asciidoc, restructuredtext: rst };

const OF_DIALECT: Readonly<Partial<Record<DialectId, Markup>>> = {
  pandoc,
  myst: markdown,
  biblatex: latex,
  natbib: latex,
  apacite: latex,
  latex,
  typst,
  org,
  asciidoc,
  rst,
};
