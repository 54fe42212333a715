import type { Work } from "../../core/citation/work.ts";
import { findList } from "../../features/reference-list/list.ts";
import type { Markup } from "../../features/reference-list/markup.ts";
import { nociteKeys } from "../../features/reference-list/nocite.ts";
import type { DocumentBibliography } from "../bibliographies.ts";
import type { Server } from "../feature.ts";
import { dialectOf, keysIn } from "../keys/document-keys.ts";
import { workOfKey } from "../keys/known-works.ts";
import { manuscriptOf } from "../manuscript.ts";
import type { OpenDocument } from "../open-document.ts";

export interface CitedWorks {
  /** In the order in which they are cited first; the id of each is its key. */
  readonly works: readonly Work[];
  /** Keys that neither the bibliography nor Tifa knows. */
  readonly unknown: readonly string[];
}

/** The works that are cited in a part of a document, or, without one, in all of it and the files that it takes in. */
export function citedWorks(
  server: Server,
  open: OpenDocument,
  bibliography: DocumentBibliography,
  markup: Markup,
  part?: { readonly start: number; readonly end: number },
): CitedWorks {
  const dialect = dialectOf(server, open);
  if (dialect === undefined) return { works: [], unknown: [] };
  const found = new Map<string, Work>();
  const unknown = new Set<string>();
  const add = (key: string, certain: boolean): void => {
    const work = found.get(key) ?? workOfKey(server, bibliography, key)?.work;
    if (work !== undefined) found.set(key, { ...work, id: key });
    else if (certain) unknown.add(key);
  };
  for (const text of textsOf(server, open, part)) {
    const list = findList(text, markup);
    for (const { key, certain, span } of keysIn(text, open.languageId, open.uri, dialect)) {
      const isOutside = part !== undefined && (span.end <= part.start || part.end <= span.start);
      const isListed = typeof list === "object" && list.start <= span.start && span.start < list.end;
      if (isOutside || isListed) continue;
      add(key, certain);
    }
    if (part !== undefined) continue;
    for (const key of nociteKeys(text, markup)) {
      if (key === "*") addAll(bibliography, add);
      else add(key, true);
    }
  }
  return { works: [...found.values()], unknown: [...unknown] };
}

/** All: whatever the bibliography has. */
function addAll({ files }: DocumentBibliography, add: (key: string, certain: boolean) => void): void {
  for (const { bibliography } of files) for (const { key } of bibliography.entries) if (key !== "") add(key, false);
}

/** The document, and behind it what a LaTeX root takes in. A chapter of a book has the works of the chapter. */
function textsOf(server: Server, open: OpenDocument, part: object | undefined): readonly string[] {
  const own = open.text.getText();
  if (part !== undefined || !/\\(?:input|include|subfile|import)\b/u.test(own)) return [own];
  const { parts } = manuscriptOf(server, open);
  return parts[0]?.uri === open.uri ? parts.map(({ text }) => text.getText()) : [own];
}
