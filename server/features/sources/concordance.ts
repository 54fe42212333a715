import * as l10n from "@vscode/l10n";
import { commandLink } from "../command-link.ts";
import { html } from "../html.ts";

/** One line of a concordance. */
export interface ConcordanceRow {
  readonly passage: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly language: string;
  readonly rendering: string;
  /** What the source is called: `Bai 2021`. */
  readonly source: string;
  readonly title: string;
  readonly year: string;
  readonly locator: string;
}

export type ConcordanceOrder = "best" | "year" | "source" | "before" | "after" | "rendering";

export interface ConcordancePage {
  readonly concept: string;
  /** What the concept is called. */
  readonly name: string;
  readonly rows: readonly ConcordanceRow[];
  readonly order: ConcordanceOrder;
  readonly more: boolean;
}

/** A page of more rows is slow to open; the CSV has all. */
const MOST_ROWS = 1000;

/** In the order wanted; rows that are alike in it stay as they were. */
export function orderedRows(rows: readonly ConcordanceRow[], order: ConcordanceOrder): readonly ConcordanceRow[] {
  if (order === "best") return rows;
  const compare = new Intl.Collator(["en", "zh"], { numeric: true }).compare;
  return rows
    .map((row) => ({ row, key: keyOf(row, order) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ row }) => row);
}

function keyOf(row: ConcordanceRow, order: Exclude<ConcordanceOrder, "best">): string {
  switch (order) {
    // From the hit backwards: what stands next to it counts first.
    case "before":
      return [...row.before].reverse().join("");
    case "after":
      return row.after.trimStart();
    // Those without a year come last.
    case "year":
      return `${row.year === "" ? "9999" : row.year} ${row.source}`;
    case "source":
      return `${row.source} ${row.title}`;
    case "rendering":
      return row.rendering;
  }
}

/** A concordance as the body of a page without scripts: its headings sort it, its rows open the passage. */
export function concordancePage({ concept, name, rows, order, more }: ConcordancePage): string {
  const ordered = orderedRows(rows, order);
  const shown = ordered.slice(0, MOST_ROWS);
  const head = (label: string, by: ConcordanceOrder) => {
    const href = commandLink("concordance", { concept, order: by });
    const sorted = by === order ? "ascending" : "none";
    return html`<th scope="col" class="${by}" aria-sort="${sorted}"><a href="${href}" title="${l10n.t("Sort by this column")}">${label}${by === order ? " ▲" : ""}</a></th>`;
  };
  const heads = [
    head(l10n.t("Before"), "before"),
    head(l10n.t("Wording"), "rendering"),
    head(l10n.t("After"), "after"),
    head(l10n.t("Year"), "year"),
    head(l10n.t("Source"), "source"),
  ];
  const lines = shown.map(({ passage, before, text, after, year, source, title, locator, language }) => {
    const open = commandLink("openPassage", { passage });
    return html`<tr><td class="before">${before}</td><th scope="row" lang="${language}"><a href="${open}">${text}</a></th><td class="after">${after}</td>
<td class="year">${year}</td><td class="source" title="${title}">${source}${locator === "" ? "" : `, ${locator}`}</td></tr>`;
  });
  const count = more ? l10n.t("The best {0} uses; there are more.", rows.length) : l10n.t("{0} uses.", rows.length);
  const rest =
    ordered.length > shown.length ? ` ${l10n.t("The first {0} are shown; the CSV has all.", shown.length)}` : "";
  const actions = html`<p class="actions"><a href="${commandLink("exportConcordance", { concept, order })}">${l10n.t("Export as CSV")}</a>
<a href="${commandLink("concordance", { concept, order: "best" })}">${l10n.t("Best passages first")}</a>
<a href="${commandLink("showConcept", { concept })}">${l10n.t("Open entry")}</a></p>`;
  const table =
    rows.length === 0
      ? html`<p role="status">${l10n.t("None of your sources uses this term.")}</p>`
      : html`<table class="concordance"><caption>${count}${rest}</caption><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
  return html`<main class="concordance"><h1>${l10n.t("Concordance: {0}", name)}</h1>${rows.length === 0 ? "" : actions}${table}</main>`.toString();
}

/** The columns of the CSV, in the language of the interface. */
export function concordanceTable(rows: readonly ConcordanceRow[]): readonly (readonly string[])[] {
  const heads = [
    l10n.t("Before"),
    l10n.t("Wording"),
    l10n.t("After"),
    l10n.t("Year"),
    l10n.t("Source"),
    l10n.t("Title"),
    l10n.t("Place"),
    l10n.t("Language"),
  ];
  return [
    heads,
    ...rows.map(({ before, text, after, year, source, title, locator, language }) => [
      before,
      text,
      after,
      year,
      source,
      title,
      locator,
      language,
    ]),
  ];
}
