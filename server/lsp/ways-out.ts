import { dirname, extname, join, relative, sep } from "node:path";
import { declarationOf } from "../core/bibliography/declare.ts";
import { type DeclarationKind, declarationKind } from "../core/bibliography/declared.ts";
import type { Dialect } from "../core/citation/dialect.ts";
import type { BibliographyOffer } from "../protocol.ts";
import type { BibliographyFile, DocumentBibliography } from "./bibliographies.ts";
import type { Server } from "./feature.ts";
import { dialectOf } from "./keys/document-keys.ts";
import type { OpenDocument } from "./open-document.ts";
import { pathOf } from "./paths.ts";

/** How a bibliography is called that nobody has named yet. */
const NEW_NAME = "references.bib";

/** What a client may offer where the document's processor would find no bibliography. */
export function bibliographyOffer(
  server: Server,
  open: OpenDocument,
  found: DocumentBibliography,
): BibliographyOffer | undefined {
  const ways = waysOut(server, open, found);
  const [first] = ways;
  if (first === undefined) return undefined;
  return { kind: first.file === undefined ? "create" : "name", names: ways.map(({ name }) => name) };
}

/** A bibliography file that the document is to have. */
export interface WayOut {
  /** Relative to the document. */
  readonly name: string;
  readonly path: string;
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
): WayOut[] {
  const folder = pathOf(open.uri);
  const dialect = dialectOf(server, open);
  if (folder === undefined || dialect === undefined) return [];
  if (!isNear && files.length > 0) return [];
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

/** A text with Pandoc's citations is Pandoc's, whatever its file is called; MyST finds its bibliography by itself. */
function kindOf({ languageId, uri }: OpenDocument, { id }: Dialect): DeclarationKind {
  if (id === "pandoc") return "pandoc";
  return id === "myst" ? "none" : declarationKind(languageId, uri);
}
