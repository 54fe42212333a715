import { dirname, extname, join, relative, sep } from "node:path";
import { declarationOf, furtherDeclarationOf } from "../core/bibliography/declare.ts";
import { type DeclarationKind, declarationKind } from "../core/bibliography/declared.ts";
import { overwrites, referenceManagerOf } from "../core/bibliography/reference-manager.ts";
import type { Dialect } from "../core/citation/dialect.ts";
import type { BibliographyOffer } from "../protocol.ts";
import type { BibliographyFile, DocumentBibliography } from "./bibliographies.ts";
import type { Server } from "./feature.ts";
import { dialectOf } from "./keys/document-keys.ts";
import type { OpenDocument } from "./open-document.ts";
import { pathOf } from "./paths.ts";

/** How a bibliography is called that nobody has named yet. */
const NEW_NAME = "references.bib";
const SECOND_NAME = "additions.bib";

/** What a client may offer where the document's processor would find no bibliography. */
export function bibliographyOffer(
  server: Server,
  open: OpenDocument,
  found: DocumentBibliography,
): BibliographyOffer | undefined {
  const ways = waysOut(server, open, found);
  const [first] = ways;
  if (first === undefined) return undefined;
  const kind = first.isSecond === true ? "second" : first.file === undefined ? "create" : "name";
  return { kind, names: ways.map(({ name }) => name) };
}

/** A bibliography file that the document is to have. */
export interface WayOut {
  /** Relative to the document. */
  readonly name: string;
  readonly path: string;
  /** The others are exported by a reference manager. */
  readonly isSecond?: boolean;
  /** What is there already. */
  readonly file?: BibliographyFile;
  /** The change that names it; undefined where it is named. */
  readonly declaration?: ReturnType<typeof declarationOf>;
}

/** None where the document names a bibliography that is there. */
export function waysOut(
  server: Server,
  open: OpenDocument,
  { files, troubles, isNear }: DocumentBibliography,
): readonly WayOut[] {
  const folder = pathOf(open.uri);
  const dialect = dialectOf(server, open);
  if (folder === undefined || dialect === undefined) return [];
  if (!isNear && files.length > 0) return secondFile(open, dialect, folder, files);
  const missing = troubles.find(({ kind, name }) => kind === "missing" && extname(name).toLowerCase() === ".bib");
  if (missing?.path !== undefined) return [{ name: missing.name, path: missing.path }];
  if (troubles.length > 0) return [];
  const kind = kindOf(open, dialect);
  // LaTeX, Typst and Org may find their way without: only Pandoc is known not to.
  if (isNear && kind !== "pandoc") return [];
  const candidates = isNear
    ? files.map((file) => ({ path: pathOf(file.uri), file }))
    : [{ path: join(dirname(folder), NEW_NAME) }];
  return candidates.flatMap((candidate): WayOut[] => {
    const { path } = candidate;
    if (path === undefined) return [];
    const name = relative(dirname(folder), path).split(sep).join("/");
    const declaration = declarationOf(open.text.getText(), kind, name);
    return declaration === undefined ? [] : [{ ...candidate, path, name, declaration }];
  });
}

/** A file for what a reference manager would overwrite in its own. */
function secondFile(
  open: OpenDocument,
  dialect: Dialect,
  path: string,
  files: readonly BibliographyFile[],
): readonly WayOut[] {
  const isExported = ({ bibliography }: BibliographyFile): boolean => {
    const manager = referenceManagerOf(bibliography.text);
    return manager !== undefined && overwrites(manager);
  };
  if (!files.every(isExported)) return [];
  const name = files.some((file) => file.name === NEW_NAME) ? SECOND_NAME : NEW_NAME;
  const declaration = furtherDeclarationOf(open.text.getText(), kindOf(open, dialect), name);
  return declaration === undefined ? [] : [{ name, path: join(dirname(path), name), declaration, isSecond: true }];
}

/** A text with Pandoc's citations is Pandoc's, whatever its file is called; MyST finds its bibliography by itself. */
function kindOf({ languageId, uri }: OpenDocument, { id }: Dialect): DeclarationKind {
  if (id === "pandoc") return "pandoc";
  return id === "myst" ? "none" : declarationKind(languageId, uri);
}
