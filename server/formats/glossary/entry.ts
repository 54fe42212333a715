import * as l10n from "@vscode/l10n";
import { type Locator, parseLocator } from "../../core/citation/locator.ts";
import type { Bilingual, Language, Relation } from "../../core/concept/concept.ts";
import { isHan, isWord } from "../../core/text/script.ts";
import { KINDS, RELATIONS, STATUSES, STRENGTHS } from "../glossary-value.ts";
import { CAPS } from "./caps.ts";
import { FieldReader, type Located } from "./located.ts";
import type { OwnEntry, OwnTerm } from "./own-entry.ts";
import type { Report } from "./problem.ts";

/** Keys under which an entry may have wordings, with their language where it is certain. */
const LANGUAGE_KEYS: ReadonlyMap<string, Language | undefined> = new Map([
  ["en", "en"],
  ["zh", undefined],
  ["zh-Hans", "zh-Hans"],
  ["zh-CN", "zh-Hans"],
  ["zh-Hant", "zh-Hant"],
  ["zh-TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
]);
const ENTRY_FIELDS = new Set([
  ...["id", "kind", ...LANGUAGE_KEYS.keys(), "definition", "note", "source", "examples", "keys"],
  ...["relations", "at", "evidence", "works"],
]);
const TERM_FIELDS = new Set([
  ...["text", "status", "strength", "hant", "pinyin", "readings", "forms", "inflect", "case"],
  ...["notAfter", "notBefore", "note", "source", "at"],
]);
const RELATION_FIELDS = new Set<string>(RELATIONS);

/** Reads an entry of Tifa's own format: the built-in one with looser demands. */
export function readEntry(value: Located, report: Report): OwnEntry | undefined {
  if (value.kind !== "fields") {
    report(value, l10n.t("Expected an entry with fields, such as “en: …” and “zh: …”."));
    return undefined;
  }
  const entry = new FieldReader(value, report);
  entry.only(ENTRY_FIELDS);
  return {
    start: value.start,
    end: value.end,
    id: entry.text("id"),
    kind: entry.oneOf("kind", KINDS),
    terms: readTerms(entry, report),
    definition: readProse(entry.value("definition"), "definition", report),
    note: readProse(entry.value("note"), "note", report),
    credit: entry.text("source"),
    examples: each(entry.texts("examples"), (text) => [text.slice(0, CAPS.prose)]),
    keys: entry.texts("keys"),
    relations: each(entry.values("relations"), (item) => readRelation(item, report)),
    works: entry.texts("works"),
    at: readLocators(entry, "at", report)[0],
    evidence: readLocators(entry, "evidence", report),
  };
}

function readTerms(entry: FieldReader, report: Report): readonly OwnTerm[] {
  const terms: OwnTerm[] = [];
  for (const key of KEYS)
    for (const item of entry.values(key)) terms.push(...readTerm(item, LANGUAGE_KEYS.get(key), report));
  return terms;
}

const KEYS = [...LANGUAGE_KEYS.keys()];
const NONE: readonly never[] = [];

/** As `flatMap`, with one empty list for all that have none. */
function each<T, U>(items: readonly T[], make: (item: T) => readonly U[]): readonly U[] {
  return items.length === 0 ? NONE : items.flatMap(make);
}

/** Reads a wording: a text, or fields. */
export function readTerm(value: Located, language: Language | undefined, report: Report): OwnTerm[] {
  if (value.kind === "text") return [{ start: value.start, end: value.end, text: value.text, language }];
  const term = new FieldReader(value, report);
  const text = term.text("text");
  if (text === undefined) {
    report(value, l10n.t("A wording is a text, or fields of which one is “text”."));
    return [];
  }
  term.only(TERM_FIELDS);
  const inflect = term.text("inflect");
  return [
    {
      start: value.start,
      end: value.end,
      text,
      language,
      status: term.oneOf("status", STATUSES),
      strength: term.oneOf("strength", STRENGTHS),
      hant: term.text("hant"),
      pinyin: term.text("pinyin"),
      readings: term.texts("readings"),
      forms: term.texts("forms"),
      inflect: inflect === undefined ? undefined : inflect !== "false",
      exactCase: term.text("case") === "exact",
      notAfter: term.text("notAfter"),
      notBefore: term.text("notBefore"),
      note: readProse(term.value("note"), "note", report),
      credit: term.text("source"),
      at: readLocators(term, "at", report)[0],
    },
  ];
}

/** A text in one language, which its script tells, or in both: `{ en, zh }`. */
function readProse(value: Located | undefined, name: string, report: Report): Bilingual | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "text") return proseOf(value.text);
  if (value.kind === "fields") {
    const fields = new FieldReader(value, report);
    fields.only(PROSE_FIELDS);
    const [en = "", zh = ""] = [fields.text("en"), fields.text("zh")];
    return en === "" && zh === "" ? undefined : { en, zh };
  }
  report(value, l10n.t("“{0}” must be a text, or one for each language: “en” and “zh”.", name), "warning");
  return undefined;
}

const PROSE_FIELDS = new Set(["en", "zh"]);

/** A text of either language in its place: Chinese where a good part of its letters are characters. */
export function proseOf(text: string): Bilingual {
  const trimmed = text.trim();
  return isMostlyHan(trimmed) ? { en: "", zh: trimmed } : { en: trimmed, zh: "" };
}

function isMostlyHan(text: string): boolean {
  let han = 0;
  let letters = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isHan(unit)) han += 1;
    else if (isWord(unit)) letters += 1;
  }
  return han > 0 && han * 2 >= letters;
}

function readRelation(value: Located, report: Report): Relation[] {
  if (value.kind !== "fields") {
    report(value, l10n.t("A relation is a kind and the id of another entry: “broader: some-id”."), "warning");
    return [];
  }
  const fields = new FieldReader(value, report);
  fields.only(RELATION_FIELDS);
  return RELATIONS.flatMap((kind) => fields.texts(kind).map((id) => ({ kind, id })));
}

function readLocators(fields: FieldReader, key: string, report: Report): readonly Locator[] {
  const texts = fields.texts(key);
  const span = fields.value(key);
  if (span === undefined || texts.length === 0) return NONE;
  return texts.flatMap((text) => {
    try {
      return parseLocator(text);
    } catch {
      // parseLocator throws only for an unknown word.
      report(span, l10n.t("“{0}” is no place in the paper: use S4, S4¶1, fn20, T3, Fig1 or Abs.", text), "warning");
      return [];
    }
  });
}
