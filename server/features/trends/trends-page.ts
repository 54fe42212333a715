import * as l10n from "@vscode/l10n";
import { commandLink } from "../command-link.ts";
import { type Html, html } from "../html.ts";
import { lineMark, trendChart } from "./trend-chart.ts";
import { rate, type TrendCount, type Trends, type TrendYear } from "./trends.ts";

/** What a page of trends is made of besides the counts. */
export interface TrendsPageOptions {
  /** What to call a concept. */
  readonly name: (concept: string) => string;
  /** Files that were too large or could not be read. */
  readonly skipped: readonly string[];
}

/**
 * How often concepts are mentioned by year, as the body of a page without scripts: a picture, the same as a table, and how
 * it was counted. Years without a document are gaps, not zeros.
 */
export function trendsPage(trends: Trends, options: TrendsPageOptions): string {
  const { years, series } = trends;
  const concepts = series.map(({ concept }) => concept);
  const lines = series.map(({ concept, counts }) => ({
    name: options.name(concept),
    values: counts.map((count, at) => rate(count, years[at] ?? NO_YEAR)),
  }));
  const label = l10n.t("Mentions for 10,000 characters, by year");
  return html`<main>
<h1>${l10n.t("Trends")}</h1>
<p class="actions">${actions(concepts)}</p>
<ul class="keys">${series.map(({ concept }, at) => keyOf(concept, at, concepts, options))}</ul>
<section><h2>${label}</h2>
${
  years.length === 0
    ? html`<p>${l10n.t("No document here says its year, in its front matter or its name.")}</p>`
    : trendChart(
        label,
        years.map(({ year }) => year),
        lines,
      )
}
</section>
<section><h2>${l10n.t("Counts")}</h2>${countTable(trends, options)}</section>
<section><h2>${l10n.t("How this was counted")}</h2><p>${method(trends, options)}</p>${skipped(options)}</section>
</main>`.toString();
}

const NO_YEAR: TrendYear = { year: "", documents: 0, length: 0 };

function actions(concepts: readonly string[]): readonly Html[] {
  return [
    html`<a href="${commandLink("showTrends", { concepts, add: true })}">${l10n.t("Add a concept…")}</a>`,
    html`<a href="${commandLink("exportTrends", { concepts })}">${l10n.t("Export as CSV…")}</a>`,
  ];
}

function keyOf(concept: string, at: number, concepts: readonly string[], { name }: TrendsPageOptions): Html {
  const others = concepts.filter((other) => other !== concept);
  const remove = commandLink("showTrends", { concepts: others });
  const label = l10n.t("Remove “{0}”", name(concept));
  return html`<li>${lineMark(at)} <a href="${commandLink("showConcept", { concept })}">${name(concept)}</a>
${others.length === 0 ? html`` : html`<a href="${remove}" title="${label}" aria-label="${label}">✕</a>`}</li>`;
}

function countTable({ years, undated, series }: Trends, { name }: TrendsPageOptions): Html {
  const rows = years.map((year, at) =>
    rowOf(
      year.year,
      year,
      series.map(({ counts }) => counts[at]),
    ),
  );
  const last =
    undated === undefined
      ? []
      : [
          rowOf(
            l10n.t("undated"),
            undated,
            series.map((line) => line.undated),
          ),
        ];
  return html`<table class="counts"><thead><tr><th scope="col">${l10n.t("Year")}</th><th scope="col">${l10n.t("Documents")}</th>
${series.map(({ concept }) => html`<th scope="col">${name(concept)}</th>`)}</tr></thead><tbody>${[...rows, ...last]}</tbody></table>`;
}

function rowOf(label: string, year: TrendYear, counts: readonly (TrendCount | undefined)[]): Html {
  const cells = counts.map(
    (count) => html`<td class="number">${year.documents === 0 || count === undefined ? "–" : cell(count, year)}</td>`,
  );
  return html`<tr><th scope="row">${label}</th><td class="number">${year.documents}</td>${cells}</tr>`;
}

/** 12 in 3 (1.4) */
function cell(count: TrendCount, year: TrendYear): string {
  if (count.occurrences === 0) return "0";
  return l10n.t("{0} in {1} ({2})", count.occurrences, count.documents, (rate(count, year) ?? 0).toFixed(2));
}

/** What a reader must know to count again. */
export function method({ years, undated, series }: Trends, { name }: TrendsPageOptions): string {
  const dated = years.filter(({ documents }) => documents > 0);
  const all = [...dated, ...(undated === undefined ? [] : [undated])];
  const sum = (of: (year: TrendYear) => number): number => all.reduce((total, year) => total + of(year), 0);
  return [
    l10n.t(
      "{0} documents of {1} characters ({2}–{3}; {4} of them without a year), counted with Tifa: {5}.",
      sum(({ documents }) => documents),
      sum(({ length }) => length).toLocaleString("en"),
      dated[0]?.year ?? "–",
      dated.at(-1)?.year ?? "–",
      undated?.documents ?? 0,
      series.map(({ concept }) => name(concept)).join("; "),
    ),
    l10n.t(
      "Every wording of a concept counts, in either language and script; of wordings within one another, the longest alone.",
    ),
    l10n.t(
      "A cell gives mentions, in how many documents, and in brackets mentions for 10,000 characters. Years without a document are gaps.",
    ),
  ].join(" ");
}

function skipped({ skipped: files }: TrendsPageOptions): Html {
  if (files.length === 0) return html``;
  return html`<p class="note">${l10n.t("Not read, for they are too large or cannot be opened: {0}", files.join(", "))}</p>`;
}

/** The same as rows for a spreadsheet, the first of them the names of the columns. */
export function trendRows({ years, undated, series }: Trends, name: (concept: string) => string): string[][] {
  const all = [...years, ...(undated === undefined ? [] : [undated])];
  const head = [
    "year",
    "year_documents",
    "year_characters",
    "concept",
    "name",
    "mentions",
    "documents",
    "per_10000_characters",
  ];
  const rows = series.flatMap(({ concept, counts, undated: last }) =>
    all.map((year, at) => {
      const count = counts[at] ?? last;
      const perLength = rate(count, year);
      const numbers = [year.documents, year.length, count.occurrences, count.documents].map(String);
      const [documents = "", length = "", mentions = "", mentioning = ""] = numbers;
      return [year.year, documents, length, concept, name(concept), mentions, mentioning, perLength?.toFixed(4) ?? ""];
    }),
  );
  return [head, ...rows];
}
