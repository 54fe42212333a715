import * as l10n from "@vscode/l10n";
import type { Concept } from "../core/concept/concept.ts";
import { conceptEntry } from "../features/entry.ts";
import { workLabel } from "../features/work-label.ts";
import { entryUri } from "./entry-uri.ts";
import type { Feature } from "./feature.ts";
import type { Knowledge } from "./knowledge.ts";
import { UserError } from "./user-error.ts";

/** One concept: as stored, or as a page to read. */
export const concept: Feature = {
  register({ handle, knowledge, client }) {
    handle("tifa/concept", ({ id }) => conceptById(knowledge, id));
    handle("tifa/entry", ({ id }) => {
      const { glossary, tables, works } = knowledge;
      const labels = (work: string): string | undefined => workLabel(works, work);
      const found = conceptById(knowledge, id);
      const uri = entryUri(found, client());
      const entry = conceptEntry(found, glossary, tables, labels, client().interfaceLanguage);
      return { ...entry, ...(uri === undefined ? {} : { uri }) };
    });
  },
};

/** The concept with this id; throws a {@link UserError} where there is none. */
export function conceptById({ glossary }: Knowledge, id: string): Concept {
  const found = glossary.byId.get(id);
  if (found === undefined) throw new UserError(l10n.t("The glossary has no concept “{0}”.", id));
  return found;
}
