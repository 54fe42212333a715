import * as l10n from "@vscode/l10n";
import { CAPS } from "./caps.ts";
import { proseOf } from "./entry.ts";
import { FieldReader, type Located } from "./located.ts";
import type { OwnEntry } from "./own-entry.ts";
import type { Report } from "./problem.ts";

const TERM_FIELDS = new Set(["name", "definition", "examples", "aliases", "meta"]);

/** Reads a term of a Contextive glossary: a name, aliases, a definition in Markdown, which is shown as it stands. */
export function readContextiveTerm(value: Located, context: string | undefined, report: Report): OwnEntry | undefined {
  const term = new FieldReader(value, report);
  const name = term.text("name");
  if (name === undefined) {
    report(value, l10n.t("This term has no “name”."));
    return undefined;
  }
  term.only(TERM_FIELDS);
  const definition = term.text("definition");
  const meta = metaOf(term.value("meta"));
  return {
    ...term.span,
    group: context,
    terms: [name, ...term.texts("aliases")].map((text) => ({ ...term.span, text, forms: wordsOf(text) })),
    definition: definition === undefined ? undefined : proseOf(definition),
    examples: term.texts("examples").map((text) => text.slice(0, CAPS.prose)),
    note: meta === "" ? undefined : proseOf(meta),
  };
}

/** Names may be written as in code: `LegMagnitudePolicy`, `leg_magnitude_policy`. In prose they are words. */
function wordsOf(name: string): string[] {
  const words = name.replace(/_+/gu, " ").replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ");
  return words === name ? [] : [words];
}

function metaOf(meta: Located | undefined): string {
  if (meta?.kind !== "fields") return "";
  const lines = [...meta.fields].map(([key, { value }]) => (value.kind === "text" ? `${key} ${value.text}` : ""));
  return lines.filter((line) => line !== "").join("; ");
}
