import type { EntryWriter } from "./bibliography/entry-writer.ts";
import type { ConceptPanel } from "./concept-panel.ts";
import type { GlossaryFiles } from "./glossary/glossary-files.ts";
import type { ReferencesPanel } from "./references-panel.ts";
import type { ServerClient } from "./server-client.ts";
import type { ConcordancePanel } from "./sources/concordance-panel.ts";
import type { TrendsPanel } from "./trends-panel.ts";

/** What commands work with. */
export interface Tools {
  readonly server: ServerClient;
  /** Shows the page of a concept. */
  readonly panel: ConceptPanel;
  /** Shows the uses of a concept in the user's sources. */
  readonly concordance: ConcordancePanel;
  /** Shows references, to be copied. */
  readonly references: ReferencesPanel;
  /** Shows and exports trends. */
  readonly trends: TrendsPanel;
  /** Writes entries of bibliography files. */
  readonly entries: EntryWriter;
  /** The user's own glossaries. */
  readonly glossaries: GlossaryFiles;
}
