import * as l10n from "@vscode/l10n";
import { describeLocator, type Locator } from "../core/citation/locator.ts";
import type { Concept, Language, Rendering } from "../core/concept/concept.ts";
import {
  type Glossary,
  type GlossaryRendering,
  inLanguage,
  nameOf,
  preferred,
  relationsOf,
  renderingsIn,
} from "../core/concept/glossary.ts";
import type { Mention } from "../core/recognition/mention.ts";
import { firstSentence } from "../core/text/sentence.ts";
import type { Span } from "../core/text/span.ts";
import { type InterfaceLanguage, phaseLabel, relationLabel, renderingLabel } from "./labels.ts";
import { escapeMarkdown, type LinkTo } from "./markdown.ts";
import { fartherDefinition, ownSource } from "./own-source.ts";
import { passageLine, type ShownPassage } from "./sources/shown-passage.ts";
import { factsAbout, type TableFact } from "./table-facts.ts";

export interface HoverOptions {
  readonly detail: "short" | "full";
  readonly language: InterfaceLanguage;
  readonly link: LinkTo;
  /** Other concepts that have the wording too. */
  readonly alike?: readonly GlossaryRendering[];
  /** Whether to offer actions: only where `link` makes links. */
  readonly actions: boolean;
  /** The user has a copy of the paper: locators of the paper lead to it. */
  readonly hasPaper?: boolean;
  /** The best passages on the concept from the user's sources. */
  readonly passages?: readonly ShownPassage[];
}

/** A hover: the span it is about and its CommonMark. */
export interface HoverCard {
  readonly span: Span;
  readonly markdown: string;
}

/** How many table lines, other renderings and related concepts a short hover shows. */
const SHORT = { facts: 1, renderings: 3, related: 4, alike: 4 };

/**
 * The hover of a mention, in the order that a writer wants: the term in both languages, the definition, what the
 * wording under the cursor is, then the source and what can be done, what moved, what the tables
 * say, and where to go from here.
 */
export function hoverCard(
  mention: Mention,
  contained: readonly Concept[],
  glossary: Glossary,
  facts: readonly TableFact[],
  options: HoverOptions,
): HoverCard {
  const { concept, rendering } = mention;
  const parts = [
    title(concept, rendering),
    definition(concept, options),
    ...farther(concept, options),
    ownNote(concept, rendering, options),
    wording(concept, rendering, options),
    mention.counted ? undefined : uncounted(),
    source(concept, options),
    // Before what may be long: the hover's window shows a dozen lines.
    options.actions ? actions(concept, options.link) : undefined,
    passageLines(options),
    phases(concept, options),
    tableLines(concept, facts, options),
    caution(concept, rendering, options),
    related(concept, contained, glossary, options),
    ...(options.alike ?? []).slice(0, SHORT.alike).map((other) => alikeCard(other, options)),
  ];
  return {
    span: { start: mention.start, end: mention.end },
    markdown: parts.filter((part) => part !== undefined).join("\n\n"),
  };
}

/** The wording under the cursor first, then the other language; pinyin after the Chinese. */
function title(concept: Concept, rendering: Rendering): string {
  const chinese = rendering.language === "en" ? preferred(concept, "zh-Hans") : rendering;
  const english = rendering.language === "en" ? rendering : preferred(concept, "en");
  const inChinese = chinese === undefined ? undefined : withPinyin(chinese);
  const inEnglish = english === undefined ? undefined : `**${escapeMarkdown(english.text)}**`;
  const ordered = rendering.language === "en" ? [inEnglish, inChinese] : [inChinese, inEnglish];
  return ordered.filter((part) => part !== undefined).join(" · ");
}

function withPinyin({ text, pinyin }: Rendering): string {
  return pinyin === undefined
    ? `**${escapeMarkdown(text)}**`
    : `**${escapeMarkdown(text)}** *${escapeMarkdown(pinyin)}*`;
}

function definition(concept: Concept, { detail, language }: HoverOptions): string | undefined {
  const text = inLanguage(concept.definition, language);
  if (text === "") return undefined;
  return escapeMarkdown(detail === "full" ? text : firstSentences(text));
}

/** What the glossaries that this one is laid over say: nothing of theirs is hidden. */
function farther(concept: Concept, { detail, language }: HoverOptions): readonly string[] {
  return (concept.farther ?? []).map((told) => {
    const text = fartherDefinition(told, language);
    return escapeMarkdown(detail === "full" ? text : firstSentences(text));
  });
}

/** Another concept of the same wording, beside the one shown. */
function alikeCard({ concept, rendering }: GlossaryRendering, options: HoverOptions): string {
  const { link } = options;
  const open = options.actions ? link(l10n.t("Open entry"), { name: "showConcept", concept: concept.id }) : undefined;
  const parts = [title(concept, rendering), definition(concept, options), source(concept, options), open];
  return ["---", ...parts.filter((part) => part !== undefined)].join("\n\n");
}

const COMFORTABLE = 260;

/** The first sentence, and the second where both are short enough to be read at a glance. */
function firstSentences(text: string): string {
  const first = firstSentence(text);
  const both = first + firstSentence(text.slice(first.length));
  return both.length <= COMFORTABLE ? both : first;
}

function wording(concept: Concept, rendering: Rendering, { detail, language }: HoverOptions): string {
  const at = rendering.at === undefined ? "" : l10n.t(" ({0})", describeLocator(rendering.at, language));
  const label = l10n.t("{0}: {1}.", `*${escapeMarkdown(rendering.text)}*`, `${renderingLabel(rendering)}${at}`);
  const others = otherRenderings(concept, rendering);
  const shown = detail === "full" ? others : others.slice(0, SHORT.renderings);
  if (shown.length === 0) return label;
  const rest = others.length > shown.length ? " …" : "";
  const also = l10n.t("Also: {0}", shown.map((other) => escapeMarkdown(other.text)).join(" · ") + rest);
  return `${label}${language === "zh" ? "" : " "}${also}`;
}

function otherRenderings(concept: Concept, shown: Rendering): readonly Rendering[] {
  const languages: readonly Language[] = ["en", "zh-Hans", "zh-Hant"];
  const titles = new Set([shown.text, ...languages.slice(0, 2).map((language) => preferred(concept, language)?.text)]);
  return languages.flatMap((language) => renderingsIn(concept, language)).filter(({ text }) => !titles.has(text));
}

function uncounted(): string {
  return l10n.t(
    "This wording has other meanings, and nothing else in this document shows that the concept is meant: it is explained here, but not counted.",
  );
}

function phases(concept: Concept, { detail, language }: HoverOptions): string | undefined {
  const told = concept.phases.filter(({ text }) => text !== undefined);
  const shown = detail === "full" ? told : told.slice(-2);
  const lines = shown.map(({ phase, text }) =>
    labelled(phaseLabel(phase), escapeMarkdown(text?.[language] ?? ""), language),
  );
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** A line of a list. A full-width colon inside of the asterisks would keep them from being mark-up (CommonMark 6.2). */
function labelled(label: string, text: string, language: InterfaceLanguage): string {
  return language === "zh" ? `- **${label}**：${text}` : `- **${label}:** ${text}`;
}

function tableLines(
  concept: Concept,
  facts: readonly TableFact[],
  { detail, language }: HoverOptions,
): string | undefined {
  const all = factsAbout(facts, concept.id);
  const shown = detail === "full" ? all : all.slice(0, SHORT.facts);
  if (shown.length === 0) return undefined;
  const lines = shown.map(({ table, text }) =>
    labelled(l10n.t("Table {0}", table), escapeMarkdown(text[language]), language),
  );
  const rest = all.length - shown.length;
  return [...lines, ...(rest > 0 ? [`- ${l10n.t("{0} more in the entry", rest)}`] : [])].join("\n");
}

function caution(concept: Concept, rendering: Rendering, { detail, language }: HoverOptions): string | undefined {
  const note = rendering.note ?? (detail === "full" ? concept.note : undefined);
  return note === undefined || note.isOwn === true ? undefined : `⚠ ${escapeMarkdown(inLanguage(note, language))}`;
}

/** What the user has noted is no caution, and stands beside the definition. */
function ownNote(concept: Concept, rendering: Rendering, { language }: HoverOptions): string | undefined {
  const texts = [concept.note, rendering.note].flatMap((note) =>
    note?.isOwn === true ? [escapeMarkdown(inLanguage(note, language))] : [],
  );
  return texts.length === 0 ? undefined : [...new Set(texts)].join("  \n");
}

function source(concept: Concept, options: HoverOptions): string | undefined {
  const { at } = concept;
  const own = ownSource(concept);
  const places = [
    own === undefined ? undefined : escapeMarkdown(own),
    at === undefined ? undefined : inPaper(at, options),
  ];
  return places.some((place) => place !== undefined)
    ? places.filter((place) => place !== undefined).join("  \n")
    : undefined;
}

function inPaper(at: Locator, { language, link, hasPaper }: HoverOptions): string {
  const place = describeLocator(at, language);
  const linked = hasPaper === true ? link(place, { name: "openPassage", locator: at }) : place;
  return l10n.t("Source: {0}", `Naughton, Xiao & Xu 2023${language === "zh" ? "，" : ", "}${linked}`);
}

function passageLines({ passages = [], link, actions: offered }: HoverOptions): string | undefined {
  if (passages.length === 0) return undefined;
  return [l10n.t("In your sources:"), ...passages.map((passage) => passageLine(passage, link, offered))].join("\n");
}

function related(
  concept: Concept,
  contained: readonly Concept[],
  glossary: Glossary,
  options: HoverOptions,
): string | undefined {
  const { detail, link, language } = options;
  const name = (other: Concept): string =>
    link(escapeMarkdown(linkName(other, language)), { name: "showConcept", concept: other.id });
  const lines: string[] = [];
  if (contained.length > 0) lines.push(l10n.t("Contains: {0}", contained.map(name).join(" · ")));
  const all = relationsOf(glossary, concept).filter(({ concept: other }) => !contained.includes(other));
  const shown = detail === "full" ? all : all.slice(0, SHORT.related);
  const kinds = new Map<string, Concept[]>();
  for (const { kind, concept: other } of shown) {
    const label = relationLabel(kind);
    kinds.set(label, [...(kinds.get(label) ?? []), other]);
  }
  for (const [label, others] of kinds) lines.push(l10n.t("{0}: {1}", label, others.map(name).join(" · ")));
  return lines.length === 0 ? undefined : lines.join("  \n");
}

function linkName(concept: Concept, language: InterfaceLanguage): string {
  return language === "zh" ? nameOf(concept, "zh-Hans", "en") : nameOf(concept, "en", "zh-Hans");
}

function actions({ id, at, origin }: Concept, link: LinkTo): string {
  const isCited = origin === undefined || at !== undefined;
  const offered: readonly (readonly [label: string, name: "insertCitation" | "showConcept" | "findMentions"])[] = [
    ...(isCited ? [[l10n.t("Insert citation"), "insertCitation"] as const] : []),
    [l10n.t("Open entry"), "showConcept"],
    [l10n.t("Find mentions"), "findMentions"],
  ];
  return offered.map(([label, name]) => link(label, { name, concept: id })).join(" | ");
}
