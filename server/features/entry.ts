import * as l10n from "@vscode/l10n";
import { describeLocator } from "../core/citation/locator.ts";
import type { Concept, Language, Rendering } from "../core/concept/concept.ts";
import { type Glossary, inLanguage, nameOf, preferred, relationsOf, renderingsIn } from "../core/concept/glossary.ts";
import type { Span } from "../core/text/span.ts";
import { type InterfaceLanguage, phaseLabel, relationLabel, renderingLabel } from "./labels.ts";
import { definitionTexts, fartherDefinition, noteText, ownSource } from "./own-source.ts";
import { factsAbout, type TableFact } from "./table-facts.ts";

/** Where an entry names another concept. */
export interface EntryLink extends Span {
  /** The other concept's id. */
  readonly concept: string;
}

/** A concept's entry as a document to read. */
export interface Entry {
  readonly title: string;
  /** Markdown with headings and lists and no other mark-up: it is read as it stands, in an editor. */
  readonly text: string;
  readonly links: readonly EntryLink[];
}

/** What a work is called in an entry: `Bai 2021`. */
export type WorkLabel = (work: string) => string | undefined;

/** Everything that Tifa knows of a concept, as one page: meaning, wordings, history, tables, relations, sources. */
export function conceptEntry(
  concept: Concept,
  glossary: Glossary,
  facts: readonly TableFact[],
  workLabel: WorkLabel,
  language: InterfaceLanguage,
): Entry {
  const title = [nameOf(concept, "en", "zh-Hans"), preferred(concept, "zh-Hans")?.text].filter(
    (part) => part !== undefined,
  );
  const names = [...new Set(title)];
  const sections = [
    `# ${names.join(" · ")}`,
    pinyinLine(concept),
    ...definitionTexts(concept, language),
    ...(concept.farther ?? []).map((told) => fartherDefinition(told, language)),
    ...(concept.examples ?? []).map((example) => `> ${example}`),
    concept.note === undefined ? undefined : `> ${noteText(concept.note, language)}`,
    ownSource(concept),
    section(l10n.t("Wordings"), renderingLines(concept, language)),
    section(l10n.t("Over time"), timeLines(concept, language)),
    section(l10n.t("In the paper’s tables"), tableLines(concept, facts, language)),
    section(l10n.t("Related"), relationLines(concept, glossary, language)),
    section(l10n.t("Where the paper says so"), sourceLines(concept, workLabel, language)),
  ];
  const text = `${sections.filter((part) => part !== undefined).join("\n\n")}\n`;
  return { title: names.join(" · "), ...withoutLinkMarks(text) };
}

/** Marks the name of a concept until the page is put together; the signs occur in no text. */
function linkMark(label: string, concept: string): string {
  return `\ue000${concept}\ue001${label}\ue002`;
}

function withoutLinkMarks(marked: string): { text: string; links: EntryLink[] } {
  const links: EntryLink[] = [];
  let text = "";
  let last = 0;
  for (const match of marked.matchAll(/\ue000([^\ue001]*)\ue001([^\ue002]*)\ue002/gu)) {
    const [whole, concept = "", label = ""] = match;
    text += marked.slice(last, match.index);
    links.push({ concept, start: text.length, end: text.length + label.length });
    text += label;
    last = match.index + whole.length;
  }
  return { text: text + marked.slice(last), links };
}

function pinyinLine(concept: Concept): string | undefined {
  const pinyin = preferred(concept, "zh-Hans")?.pinyin;
  return pinyin;
}

function section(heading: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : `## ${heading}\n\n${lines.join("\n")}`;
}

const LANGUAGES: readonly Language[] = ["en", "zh-Hans", "zh-Hant"];

/** One line for each kind of wording, in the order of the languages. */
function renderingLines(concept: Concept, language: InterfaceLanguage): string[] {
  const byLabel = new Map<string, string[]>();
  for (const rendering of LANGUAGES.flatMap((of) => renderingsIn(concept, of))) {
    const label = rendering.language === "zh-Hant" ? l10n.t("traditional characters") : renderingLabel(rendering);
    byLabel.set(label, [...(byLabel.get(label) ?? []), renderingText(rendering, language)]);
  }
  return [...byLabel].map(
    ([label, texts]) => `- ${l10n.t("{0}: {1}", label, texts.join(language === "zh" ? "；" : "; "))}`,
  );
}

function renderingText({ text, at, strength, note, credit }: Rendering, language: InterfaceLanguage): string {
  const remarks = [
    at && describeLocator(at, language),
    strength === "weak" && l10n.t("counts only where the document shows what it means"),
    note && inLanguage(note, language),
    credit,
  ].filter((remark) => typeof remark === "string");
  return remarks.length === 0 ? text : text + l10n.t(" ({0})", remarks.join(language === "zh" ? "；" : "; "));
}

function timeLines({ phases, history }: Concept, language: InterfaceLanguage): string[] {
  const told = phases.map(
    ({ phase, text }) =>
      `- ${text === undefined ? phaseLabel(phase) : l10n.t("{0}: {1}", phaseLabel(phase), text[language])}`,
  );
  const dated = history.map(({ date, text, at }) => {
    const place = at === undefined ? "" : l10n.t(" ({0})", describeLocator(at, language));
    return `- ${l10n.t("{0}: {1}", date, `${text[language]}${place}`)}`;
  });
  return [...told, ...dated];
}

function tableLines(concept: Concept, facts: readonly TableFact[], language: InterfaceLanguage): string[] {
  return factsAbout(facts, concept.id).map(({ table, text }) => `- ${l10n.t("Table {0}: {1}", table, text[language])}`);
}

function relationLines(concept: Concept, glossary: Glossary, language: InterfaceLanguage): string[] {
  return relationsOf(glossary, concept).map(({ kind, concept: other }) => {
    const names = [nameOf(other, "en", "zh-Hans"), nameOf(other, "zh-Hans", "en")];
    const ordered = [...new Set(language === "zh" ? names.reverse() : names)];
    return `- ${l10n.t("{0}: {1}", relationLabel(kind), linkMark(ordered.join(" "), other.id))}`;
  });
}

function sourceLines(
  { at, evidence, quote, works }: Concept,
  workLabel: WorkLabel,
  language: InterfaceLanguage,
): string[] {
  const cite =
    at === undefined
      ? []
      : [`- ${l10n.t("Cite: {0}", `Naughton, Xiao and Xu 2023, ${describeLocator(at, language)}`)}`];
  const places = evidence.map((locator) => describeLocator(locator, language));
  const also = places.length === 0 ? [] : [`- ${l10n.t("See also: {0}", places.join("; "))}`];
  const phrase =
    quote === undefined
      ? []
      : [`- ${l10n.t("Set phrase: “{0}” ({1})", quote.text, describeLocator(quote.at, language))}`];
  const cited = works.flatMap((work) => workLabel(work) ?? []);
  const rests = cited.length === 0 ? [] : [`- ${l10n.t("The paper cites: {0}", cited.join("; "))}`];
  return [...cite, ...also, ...phrase, ...rests];
}
