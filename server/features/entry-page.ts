import * as l10n from "@vscode/l10n";
import { describeLocator, type Locator } from "../core/citation/locator.ts";
import type { Concept, Language, PhaseNumber, Rendering } from "../core/concept/concept.ts";
import { type Glossary, inLanguage, nameOf, preferred, relationsOf, renderingsIn } from "../core/concept/glossary.ts";
import type { Span } from "../core/text/span.ts";
import { commandLink } from "./command-link.ts";
import { type CitableWork, citableWorks } from "./entry-works.ts";
import { type Html, html } from "./html.ts";
import {
  bothNames,
  type InterfaceLanguage,
  languageLabel,
  phaseLabel,
  relationLabel,
  renderingLabel,
} from "./labels.ts";
import { definitionTexts, fartherDefinition, noteText, ownSource } from "./own-source.ts";
import { relationPicture } from "./relation-picture.ts";
import { factsAbout, type TableFact } from "./table-facts.ts";

/** A document of the workspace that mentions the concept. */
export interface MentioningDocument {
  /** Its path, as the user knows it. */
  readonly name: string;
  readonly uri: string;
  readonly count: number;
  /** Where the first mention is. */
  readonly first: { readonly line: number; readonly character: number };
}

/** What the page is made of besides the concept. */
export interface EntryPageOptions {
  readonly facts: readonly TableFact[];
  /** The paper and what it cites, as far as there is something to cite for the concept. */
  readonly works: readonly CitableWork[];
  readonly language: InterfaceLanguage;
  /** Undefined while they are being counted. */
  readonly documents: readonly MentioningDocument[] | undefined;
  /** The user has a copy of the paper: locators of the paper lead to it. */
  readonly hasPaper?: boolean;
  /** The best passages on the concept from the user's sources. */
  readonly passages?: readonly WholePassage[];
}

/** A passage of one of the user's sources. */
export interface WholePassage {
  readonly passage: number;
  readonly text: string;
  /** Where the concept stands in it, in order. */
  readonly hits: readonly Span[];
  /** `Bai 2021, p. 3`. */
  readonly place: string;
}

/** More documents than this are only counted. */
const MOST_DOCUMENTS = 50;
const PHASES: readonly PhaseNumber[] = [1, 2, 3];
const LANGUAGES: readonly Language[] = ["en", "zh-Hans", "zh-Hant"];

/**
 * A concept's entry as the body of a web page without scripts: meaning, wordings, history, relations with a picture,
 * evidence, and where the workspace mentions it. Its links run Tifa's commands, with ids and places only.
 */
export function entryPage(concept: Concept, glossary: Glossary, options: EntryPageOptions): string {
  const { language } = options;
  const page = html`<main>
<h1>${bothNames(concept)}</h1>
<p class="pinyin" lang="zh-Latn">${preferred(concept, "zh-Hans")?.pinyin ?? ""}</p>
<p class="actions">${actions(concept)}</p>
${definitionTexts(concept, language).map((text) => html`<p>${text}</p>`)}
${(concept.farther ?? []).map((told) => html`<p>${fartherDefinition(told, language)}</p>`)}
${(concept.examples ?? []).map((example) => html`<blockquote>${example}</blockquote>`)}
${ownLine(concept)}
${concept.note === undefined ? "" : html`<p class="note">${noteText(concept.note, language)}</p>`}
${section(l10n.t("Wordings"), wordings(concept, options))}
${section(l10n.t("Over time"), overTime(concept, options))}
${section(l10n.t("In the paper’s tables"), tableLines(concept, options))}
${section(l10n.t("Related"), relations(concept, glossary, language))}
${section(l10n.t("Where the paper says so"), sources(concept, options))}
${section(l10n.t("Works to cite"), citableWorks(options.works, concept.id, commandLink))}
${section(l10n.t("In your sources"), passages(concept, options))}
${section(l10n.t("In the workspace"), mentions(concept, options.documents))}
</main>`;
  return page.toString();
}

function ownLine(concept: Concept): Html | "" {
  const source = ownSource(concept);
  return source === undefined ? "" : html`<p>${source}</p>`;
}

function actions({ id, at, origin }: Concept): readonly Html[] {
  const isCited = origin === undefined || at !== undefined;
  const offered: readonly (readonly [label: string, command: string, argument: object])[] = [
    ...(isCited ? [[l10n.t("Insert citation"), "insertCitation", { concept: id }] as const] : []),
    [l10n.t("Find mentions"), "findMentions", { concept: id }],
    [l10n.t("Concordance"), "concordance", { concept: id }],
    [l10n.t("Show trend"), "showTrends", { concepts: [id] }],
    [l10n.t("Open as text"), "showConceptAsText", { concept: id }],
  ];
  return offered.map(([label, command, argument]) => html`<a href="${commandLink(command, argument)}">${label}</a>`);
}

function section(heading: string, content: Html | readonly Html[]): Html {
  const isEmpty = Array.isArray(content) && content.length === 0;
  return isEmpty ? html`` : html`<section><h2>${heading}</h2>${content}</section>`;
}

function table(heads: readonly string[], rows: readonly Html[]): Html {
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`;
}

function list(items: readonly (string | Html)[]): readonly Html[] {
  return items.length === 0 ? [] : [html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`];
}

function wordings(concept: Concept, options: EntryPageOptions): Html {
  const { language } = options;
  const rows = LANGUAGES.flatMap((of) => renderingsIn(concept, of)).map((rendering) => {
    const { text, language: of, pinyin, at } = rendering;
    return html`<tr><th scope="row" lang="${of}">${text}</th><td>${languageLabel(of)}</td><td>${pinyin ?? ""}</td>
<td>${remarks(rendering, language)}</td><td>${at === undefined ? "" : placeLink(at, options)}</td></tr>`;
  });
  const heads = [l10n.t("Wording"), l10n.t("Language"), l10n.t("Pinyin"), l10n.t("What it is"), l10n.t("Place")];
  return table(heads, rows);
}

function remarks(rendering: Rendering, language: InterfaceLanguage): string {
  const weak = rendering.strength === "weak" ? l10n.t("counts only where the document shows what it means") : undefined;
  const parts = [
    renderingLabel(rendering),
    weak,
    rendering.note && inLanguage(rendering.note, language),
    rendering.credit,
  ];
  return parts.filter((part) => part !== undefined).join(language === "zh" ? "；" : "; ");
}

/** The three phases beside one another, then what is dated. */
function overTime({ phases, history }: Concept, options: EntryPageOptions): readonly Html[] {
  const { language } = options;
  const cells = PHASES.map((number) => {
    const phase = phases.find((told) => told.phase === number);
    return html`<td>${phase === undefined ? "–" : (phase.text?.[language] ?? l10n.t("in use"))}</td>`;
  });
  const told = phases.length === 0 ? [] : [table(PHASES.map(phaseLabel), [html`<tr>${cells}</tr>`])];
  const dated = history.map(({ date, text, at }) => {
    const place = at === undefined ? "" : around((text) => l10n.t(" ({0})", text), placeLink(at, options));
    return html`<b>${date}</b> ${text[language]}${place}`;
  });
  return [...told, ...list(dated)];
}

function tableLines({ id }: Concept, { facts, language }: EntryPageOptions): readonly Html[] {
  return list(factsAbout(facts, id).map(({ table: of, text }) => l10n.t("Table {0}: {1}", of, text[language])));
}

/** The picture, and the same as a table. */
function relations(concept: Concept, glossary: Glossary, language: InterfaceLanguage): readonly Html[] {
  const name = (of: Concept): string => (language === "zh" ? nameOf(of, "zh-Hans", "en") : nameOf(of, "en", "zh-Hans"));
  const seen = relationsOf(glossary, concept).map(({ kind, concept: other }) => ({
    name: name(other),
    both: bothNames(other),
    relation: relationLabel(kind),
    href: commandLink("showConcept", { concept: other.id }),
  }));
  if (seen.length === 0) return [];
  const rows = seen.map(
    ({ relation, both, href }) =>
      html`<tr><td class="kind">${relation}</td><th scope="row"><a href="${href}">${both}</a></th></tr>`,
  );
  const label = l10n.t("The concepts related to {0}; the table has the same", name(concept));
  return [relationPicture(name(concept), label, seen), table([l10n.t("Relation"), l10n.t("Concept")], rows)];
}

function sources({ at, evidence, quote }: Concept, options: EntryPageOptions): readonly Html[] {
  const isChinese = options.language === "zh";
  const comma = isChinese ? "，" : ", ";
  const paper = (place: Locator): Html => html`Naughton, Xiao and Xu 2023${comma}${placeLink(place, options)}`;
  const others = inline(
    evidence.flatMap((place, index) => [...(index === 0 ? [] : [isChinese ? "；" : "; "]), placeLink(place, options)]),
  );
  return list([
    ...(at === undefined ? [] : [around((text) => l10n.t("Cite: {0}", text), paper(at))]),
    ...(evidence.length === 0 ? [] : [around((text) => l10n.t("See also: {0}", text), others)]),
    ...(quote === undefined
      ? []
      : [around((text) => l10n.t("Set phrase: “{0}” ({1})", quote.text, text), placeLink(quote.at, options))]),
  ]);
}

/** A place of the paper, which leads to it where the user has a copy. */
function placeLink(locator: Locator, { language, hasPaper }: EntryPageOptions): Html {
  const place = describeLocator(locator, language);
  return hasPaper === true ? html`<a href="${commandLink("openPassage", { locator })}">${place}</a>` : html`${place}`;
}

/** A sentence of the interface with something in its place that is more than text. */
function around(sentence: (place: string) => string, content: Html): Html {
  const [before = "", after = ""] = sentence("\ue000").split("\ue000");
  return html`${before}${content}${after}`;
}

/** Parts of one line, with nothing between: a space would show in Chinese. */
function inline(parts: readonly (string | Html)[]): Html {
  return parts.reduce<Html>((made, part) => html`${made}${part}`, html``);
}

/** More of a passage than this is read where it stands. */
const LONGEST_PASSAGE = 900;

function passages({ id }: Concept, { passages: found = [] }: EntryPageOptions): readonly Html[] {
  if (found.length === 0) return [];
  const quoted = found.map(({ passage, text, hits, place }) => {
    const open = commandLink("openPassage", { passage });
    const quote = commandLink("insertQuotation", { passage });
    return html`<figure><blockquote>${markedText(text, hits)}</blockquote>
<figcaption><a href="${open}">${place}</a> · <a href="${quote}">${l10n.t("Quote")}</a></figcaption></figure>`;
  });
  const all = commandLink("concordance", { concept: id });
  return [...quoted, html`<p><a href="${all}">${l10n.t("All uses in your sources")}</a></p>`];
}

function markedText(text: string, hits: readonly Span[]): Html {
  const cut = text.length > LONGEST_PASSAGE ? LONGEST_PASSAGE : text.length;
  const parts: (string | Html)[] = [];
  let last = 0;
  for (const { start, end } of hits) {
    if (start < last || end > cut) continue;
    parts.push(text.slice(last, start), html`<mark>${text.slice(start, end)}</mark>`);
    last = end;
  }
  return inline([...parts, text.slice(last, cut), cut < text.length ? "…" : ""]);
}

function mentions({ id }: Concept, documents: readonly MentioningDocument[] | undefined): Html | readonly Html[] {
  if (documents === undefined) return html`<p role="status">${l10n.t("Counting…")}</p>`;
  if (documents.length === 0) return html`<p>${l10n.t("No document of the workspace mentions it.")}</p>`;
  const ordered = [...documents].sort((a, b) => b.count - a.count);
  const rows = ordered.slice(0, MOST_DOCUMENTS).map(({ name, uri, count, first }) => {
    const href = commandLink("openMention", { uri, line: first.line, character: first.character });
    return html`<tr><th scope="row"><a href="${href}">${name}</a></th><td class="number">${count}</td></tr>`;
  });
  const rest = documents.length - rows.length;
  const all = commandLink("findMentions", { concept: id });
  const total = documents.reduce((sum, { count }) => sum + count, 0);
  return [
    html`<p><a href="${all}">${l10n.t("{0} mentions in {1} documents", total, documents.length)}</a></p>`,
    table([l10n.t("Document"), l10n.t("Mentions")], rows),
    ...(rest > 0 ? [html`<p>${l10n.t("and {0} more documents", rest)}</p>`] : []),
  ];
}
