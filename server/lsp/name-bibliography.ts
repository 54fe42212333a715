import { access } from "node:fs/promises";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import * as l10n from "@vscode/l10n";
import { Bibliography } from "../core/bibliography/bibliography.ts";
import { bibtex } from "../core/bibliography/bibtex.ts";
import { citationKey } from "../core/bibliography/citation-key.ts";
import type { Work } from "../core/citation/work.ts";
import { type EntryPlaces, placesOfEntries } from "../features/bibliography-entry.ts";
import type { NamedBibliography } from "../protocol.ts";
import type { BibliographyFile } from "./bibliographies.ts";
import { entryEdit, groundFor, toAdded } from "./cite.ts";
import { toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import { dialectOf, keysIn } from "./keys/document-keys.ts";
import type { OpenDocument } from "./open-document.ts";
import { inSlices } from "./slices.ts";
import { UserError } from "./user-error.ts";
import { type WayOut, waysOut } from "./ways-out.ts";

/** Makes a document name a bibliography file, and the file, where it has none. */
export const nameBibliography: Feature = {
  register(server) {
    server.handle("tifa/nameBibliography", async ({ textDocument, name }) => {
      const ground = await groundFor(server, { textDocument });
      const open = server.document(textDocument.uri);
      if (open === undefined) return null;
      const ways = ground?.found === undefined ? [] : waysOut(server, open, ground.found);
      const way = ways.find((one) => name === undefined || one.name === name);
      if (way === undefined)
        throw new UserError(l10n.t("This document names its bibliography already, or cannot name one itself."));
      return named(server, open, way, ground?.found?.flavour);
    });
  },
};

async function named(
  server: Server,
  open: OpenDocument,
  { path, name, file, declaration }: WayOut,
  flavour: DocumentFlavour,
): Promise<NamedBibliography> {
  const { version } = open;
  const target: BibliographyFile = file ?? {
    uri: pathToFileURL(path).href,
    name: basename(path),
    bibliography: new Bibliography(bibtex, "", []),
  };
  if (file === undefined && (await exists(path)))
    throw new UserError(l10n.t("{0} is there already, and cannot be read.", target.name));
  const places = await placesOf(server, open, target, flavour);
  const { added } = places;
  const edits =
    declaration === undefined ? [] : [{ range: toRange(open.text, declaration.span), newText: declaration.newText }];
  const base = { version, name, uri: target.uri, edits, keys: places.addedKeys };
  if (file === undefined) return { ...base, text: added?.text ?? "" };
  if (added === undefined) return base;
  return { ...base, added: toAdded(added, places.addedKeys.join(", ")), edit: { changes: entryEdit(added) } };
}

type DocumentFlavour = "bibtex" | "biblatex" | undefined;

/** The works of Tifa that the document cites: what the new bibliography is to have. */
function placesOf(
  server: Server,
  open: OpenDocument,
  file: BibliographyFile,
  flavour: DocumentFlavour,
): Promise<EntryPlaces<BibliographyFile>> {
  const dialect = dialectOf(server, open);
  const keyTemplate = server.settings()["bibliography.keyTemplate"];
  const cited = dialect === undefined ? [] : keysIn(open.text.getText(), open.languageId, open.uri, dialect);
  const keys = new Set(cited.map(({ key }) => key));
  const isCited = (work: Work): boolean => keys.has(citationKey(work, keyTemplate, () => false));
  const works = server.knowledge.works.filter(isCited);
  const request = { files: [file], troubles: [], isGuess: false, keyTemplate };
  return inSlices(placesOfEntries(works, flavour === undefined ? request : { ...request, flavour }));
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
