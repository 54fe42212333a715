import * as l10n from "@vscode/l10n";
import type { Concept } from "../core/concept/concept.ts";
import type { Glossary } from "../core/concept/glossary.ts";
import { conceptEntry } from "../features/entry.ts";
import { workLabel } from "../features/work-label.ts";
import { entryUri } from "./entry-uri.ts";
import type { Feature, Server } from "./feature.ts";
import { UserError } from "./user-error.ts";

/** One concept: as stored, or as a page to read. */
export const concept: Feature = {
  register(server) {
    const { handle, knowledge, client } = server;
    handle("tifa/concept", ({ id }) => conceptById(server, id).concept);
    handle("tifa/entry", ({ id }) => {
      const { tables, works } = knowledge;
      const labels = (work: string): string | undefined => workLabel(works, work);
      const { concept: found, glossary } = conceptById(server, id);
      const uri = entryUri(found, client());
      const entry = conceptEntry(found, glossary, tables, labels, client().interfaceLanguage);
      return { ...entry, ...(uri === undefined ? {} : { uri }) };
    });
  },
};

/** The concept with this id and a glossary that has it; throws a {@link UserError} where there is none. */
export function conceptById({ glossaries }: Server, id: string): { concept: Concept; glossary: Glossary } {
  const found = glossaries.concept(id);
  if (found === undefined) throw new UserError(l10n.t("The glossary has no concept “{0}”.", id));
  return found;
}
