import { frontMatterEnd } from "../prose/front-matter.ts";
import type { Span } from "../text/span.ts";
import type { DeclarationKind } from "./declared.ts";
import { eolOf } from "./habits.ts";

/** A change that names a bibliography file in a document. */
export interface Declaration {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The change that makes a document name a bibliography file, where its processor looks for that; undefined where a document
 * of this kind names it elsewhere, as a chapter of a LaTeX document does. For documents that name none.
 *
 * @param name relative to the document, with `/`
 */
export function declarationOf(text: string, kind: DeclarationKind, name: string): Declaration | undefined {
  const eol = eolOf(text);
  switch (kind) {
    case "pandoc":
      return inFrontMatter(text, name, eol);
    case "latex":
      return inLatex(text, name, eol);
    case "typst":
      return at(text.length, `${text === "" || text.endsWith("\n") ? "" : eol}${eol}#bibliography("${name}")${eol}`);
    case "org":
      return at(keywordsEnd(text, /(?:#\+\w+:.*\r?\n)*/uy), `#+bibliography: ${name}${eol}`);
    case "asciidoc":
      return at(
        keywordsEnd(text, /(?:=[ \t].*\r?\n(?:(?!:)\S.*\r?\n){0,2})?(?::[\w-]+!?:.*\r?\n)*/uy),
        `:bibtex-file: ${name}${eol}`,
      );
    default:
      return undefined;
  }
}

function at(offset: number, newText: string): Declaration {
  return { span: { start: offset, end: offset }, newText };
}

function inFrontMatter(text: string, name: string, eol: string): Declaration {
  const end = frontMatterEnd(text);
  const line = `bibliography: ${yamlText(name)}`;
  if (end === 0) {
    const start = text.startsWith("\ufeff") ? 1 : 0;
    return at(start, `---${eol}${line}${eol}---${eol}${text.slice(start).trim() === "" ? "" : eol}`);
  }
  const empty = /^bibliography:[ \t]*(?=\r?$)/mu.exec(text.slice(0, end));
  if (empty !== null) return { span: { start: empty.index, end: empty.index + empty[0].length }, newText: line };
  const closing = text.slice(0, end).trimEnd().lastIndexOf("\n") + 1;
  return at(closing, line + eol);
}

/** Whatever YAML would not read as it stands is quoted. */
function yamlText(name: string): string {
  return /^[\p{L}\p{N}./][\p{L}\p{N}./_-]*$/u.test(name) ? name : JSON.stringify(name);
}

/** biblatex wants it in the preamble; BibTeX where the list is to stand, with a style. */
function inLatex(text: string, name: string, eol: string): Declaration | undefined {
  const code = withoutComments(text);
  const begin = code.indexOf("\\begin{document}");
  if (!/\\documentclass\b/u.test(code) || begin === -1) return undefined;
  const biblatex = /\\usepackage(?:\s*\[[^\]]{0,1000}\])?\s*\{[^}]{0,200}\bbiblatex[^}]{0,200}\}[ \t]*(?:\r?\n)?/u.exec(
    code,
  );
  if (biblatex !== null) {
    const end = biblatex.index + biblatex[0].length;
    return at(end, `${biblatex[0].endsWith("\n") ? "" : eol}\\addbibresource{${name}}${eol}`);
  }
  const end = code.lastIndexOf("\\end{document}");
  if (end < begin) return undefined;
  const style = /\\bibliographystyle\b/u.test(code) ? "" : `\\bibliographystyle{${styleFor(code)}}${eol}`;
  const gap = text[end - 1] === "\n" ? "" : eol;
  return at(end, `${gap}${style}\\bibliography{${name.replace(/\.bib$/iu, "")}}${eol}`);
}

function styleFor(code: string): string {
  if (/\\usepackage(?:\s*\[[^\]]{0,1000}\])?\s*\{[^}]{0,200}\bapacite\b/u.test(code)) return "apacite";
  return /\\usepackage(?:\s*\[[^\]]{0,1000}\])?\s*\{[^}]{0,200}\bnatbib\b/u.test(code) ? "plainnat" : "plain";
}

/** Where the lines end that a document begins with. */
function keywordsEnd(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.[0].length ?? 0;
}

/**
 * The change that makes a document name one more bibliography file, behind those that it names itself; undefined where it
 * names none, or in a way that is not known.
 */
export function furtherDeclarationOf(text: string, kind: DeclarationKind, name: string): Declaration | undefined {
  if (kind === "pandoc") return behindInFrontMatter(text, name);
  if (kind !== "latex") return undefined;
  const code = withoutComments(text);
  const resource = [...code.matchAll(/\\addbibresource(?:\[[^\]]{0,500}\])?\{[^{}]{1,500}\}/gu)].at(-1);
  if (resource !== undefined) return at(resource.index + resource[0].length, `${eolOf(text)}\\addbibresource{${name}}`);
  const bibtex = /\\bibliography\{[^{}]{1,2000}(?=\})/u.exec(code);
  return bibtex === null ? undefined : at(bibtex.index + bibtex[0].length, `,${name.replace(/\.bib$/iu, "")}`);
}

function behindInFrontMatter(text: string, name: string): Declaration | undefined {
  const front = text.slice(0, frontMatterEnd(text));
  const added = yamlText(name);
  const list = /^bibliography:[ \t]*\[[^\]\n]*[^\]\s](?=\s*\][ \t]*\r?$)/mu.exec(front);
  if (list !== null) return at(list.index + list[0].length, `, ${added}`);
  const items = /^bibliography:[ \t]*(?:\r?\n([ \t]*)-[ \t][^\r\n]*)+/mu.exec(front);
  if (items !== null) return at(items.index + items[0].length, `${eolOf(text)}${items[1] ?? ""}- ${added}`);
  const one = /^(bibliography:[ \t]+)([^\s[\]{}|>&*!#,][^\r\n#,[\]{}]*?)[ \t]*(?=\r?$)/mu.exec(front);
  if (one === null) return undefined;
  const [whole, key = "", value = ""] = one;
  return { span: { start: one.index, end: one.index + whole.length }, newText: `${key}[${value}, ${added}]` };
}

function withoutComments(text: string): string {
  return text.replace(/(?<!\\)%.*/gu, (comment) => " ".repeat(comment.length));
}
