import type { EntryWriter } from "./bibliography/entry-writer.ts";
import type { ConceptPanel } from "./concept-panel.ts";
import type { ServerClient } from "./server-client.ts";
import type { ConcordancePanel } from "./sources/concordance-panel.ts";

/** What commands work with. */
export interface Tools {
  readonly server: ServerClient;
  /** Shows the page of a concept. */
  readonly panel: ConceptPanel;
  /** Shows the uses of a concept in the user's sources. */
  readonly concordance: ConcordancePanel;
  /** Writes entries of bibliography files. */
  readonly entries: EntryWriter;
}
