import type { Bibliography } from "./bibliography.ts";
import { readFields } from "./entry-fields.ts";

/** A file that an entry names. */
export interface AttachedFile {
  /** The entry's key. */
  readonly key: string;
  /** As written, without the escapes of the field: relative to the `.bib`, or absolute. */
  readonly path: string;
}

/**
 * The files that the entries of a `.bib` name in `file = {…}`, as Zotero, Better BibTeX, JabRef and Mendeley write it: paths
 * alone, or `title:path:type`, several with `;` between. Yields after each entry, so that the caller can do something else.
 */
export function* attachedFiles(bibliography: Bibliography): Generator<void, AttachedFile[]> {
  const files: AttachedFile[] = [];
  if (bibliography.format.id !== "bibtex") return files;
  for (const block of bibliography.blocks) {
    yield;
    const { key, kind, length } = block.form;
    if (kind !== "entry" || key === "") continue;
    if (!/\bfile\s{0,9}=/iu.test(bibliography.text.slice(block.start, block.start + length))) continue;
    const field = readFields(bibliography.text, block).fields.find(({ name }) => name === "file");
    const value = field?.pieces.map(({ text }) => text).join("") ?? "";
    files.push(...pathsIn(value).map((path) => ({ key, path })));
  }
  return files;
}

/** The paths in the value of a `file` field. */
export function pathsIn(value: string): string[] {
  return splitAt(value, ";").flatMap((item) => {
    const path = unescaped(pathOfItem(item.trim())).trim();
    return path === "" ? [] : [path];
  });
}

/** `path`, `title:path:type`, `:path:type`; a drive letter is part of the path. */
function pathOfItem(item: string): string {
  const parts = splitAt(item, ":");
  if (parts.length === 1 || /^[a-z]:[\\/]/iu.test(item)) return item;
  if (parts.length === 2)
    return parts[0] === "" ? (parts[1] ?? "") : looksLikePath(parts[0] ?? "") ? (parts[0] ?? "") : (parts[1] ?? "");
  return parts.slice(1, -1).join(":");
}

function looksLikePath(text: string): boolean {
  return /[\\/]|\.[a-z]{2,5}$/iu.test(text);
}

/** Splits at a sign that no backslash stands before; of `\\:` the backslash is the one that is escaped. */
function splitAt(text: string, sign: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === sign) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** What Zotero and TeX put before signs that mean something to them; Mendeley writes a backslash as mathematics. */
function unescaped(path: string): string {
  return path
    .replace(/\{?\$\\backslash\$\}?/gu, "\\")
    .replace(/\\([:;\\{}_%&#$])/gu, "$1")
    .replace(/\{([_%&#$~])\}/gu, "$1");
}
