import { type Locator, parseLocator } from "../core/citation/locator.ts";
import type {
  Bilingual,
  Concept,
  HistoryEvent,
  Kind,
  Language,
  Phase,
  PhaseNumber,
  Relation,
  RelationKind,
  Rendering,
  SetPhrase,
  Source,
  Status,
  Strength,
} from "../core/concept/concept.ts";
import { spellingsOf } from "../core/concept/inflection.ts";
import { isHan } from "../core/text/script.ts";
import type { Problem } from "./problem.ts";
import { Reader } from "./reader.ts";

export const KINDS: readonly Kind[] = [
  "concept",
  "slogan",
  "phrase",
  "policy",
  "policy-document",
  "instrument",
  "institution",
  "person",
  "event",
  "project",
  "technology",
  "media",
  "actor",
  "place",
  "list",
  "abbreviation",
];
export const STATUSES: readonly Status[] = [
  "preferred",
  "admitted",
  "official",
  "literal",
  "abbreviation",
  "deprecated",
];
export const STRENGTHS: readonly Strength[] = ["strong", "weak"];
const SOURCES: readonly Source[] = ["paper", "bibliography", "standard"];
export const RELATIONS: readonly RelationKind[] = [
  "broader",
  "partOf",
  "contrastsWith",
  "succeeds",
  "instrumentOf",
  "related",
];

/**
 * Reads the concepts of a glossary file, given as the value of its YAML or JSON. Never throws: an entry that cannot be
 * read is left out and named among the problems, the good ones load.
 */
export function readConcepts(value: unknown, theme: string): { concepts: Concept[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const concepts: Concept[] = [];
  if (!Array.isArray(value)) return { concepts, problems: [{ where: "", message: "expected a list of concepts" }] };
  value.forEach((item: unknown, index) => {
    const found: Problem[] = [];
    const id = typeof item === "object" && item !== null && "id" in item ? String(item.id) : `[${index}]`;
    const concept = readConcept(new Reader(item, id, found), theme);
    problems.push(...found);
    if (concept !== undefined && found.length === 0) concepts.push(concept);
  });
  return { concepts, problems };
}

function readConcept(entry: Reader, theme: string): Concept | undefined {
  const id = entry.string("id");
  const kind = entry.oneOf("kind", KINDS);
  const definition = bilingual(entry.object("definition"));
  const english = entry.list("en").flatMap((item, index) => readEnglish(item, index));
  const chinese = entry.list("zh").flatMap((item, index) => readChinese(item, index));
  if (english.length + chinese.length === 0) entry.problem("en", "needs at least one rendering");
  const at = locator(entry, "at");
  const note = entry.optionalObject("note");
  const quote = entry.optionalObject("quote");
  entry.only("id kind en zh definition at evidence phases history quote relations works keys note");
  if (id === undefined || kind === undefined || definition === undefined) return undefined;
  return {
    id,
    kind,
    theme,
    renderings: [...english, ...chinese],
    definition,
    ...(at === undefined ? {} : { at }),
    evidence: entry.strings("evidence").flatMap((text) => readLocator(entry, "evidence", text) ?? []),
    phases: entry.list("phases").flatMap(readPhase),
    history: entry.list("history").flatMap(readEvent),
    ...(quote === undefined ? {} : readQuote(quote)),
    relations: entry.list("relations").flatMap(readRelation),
    works: entry.strings("works"),
    keys: entry.strings("keys"),
    ...(note === undefined ? {} : optional("note", bilingual(note))),
  };
}

function readEnglish(item: Reader, index: number): Rendering[] {
  const text = item.text();
  if (text === undefined) return [];
  const given = item.value("inflect");
  const inflect = given === undefined ? undefined : given !== "false" && given !== false;
  const spellings = spellingsOf(text, {
    forms: item.strings("forms"),
    inflect,
    exactCase: item.value("case") === "exact",
  });
  item.only(RENDERING_FIELDS);
  return [{ ...common(item, text, "en", index === 0 ? "preferred" : "admitted", "paper"), ...spellings }];
}

function readChinese(item: Reader, index: number): Rendering[] {
  const text = item.text();
  if (text === undefined) return [];
  const source = item.oneOf("source", SOURCES);
  const pinyin = item.string("pinyin");
  const han = [...text].filter((character) => isHan(character.charCodeAt(0))).length;
  if (pinyin !== undefined && pinyin.trim().split(/\s+/u).length !== han) {
    item.problem("pinyin", `${pinyin} has not one syllable for each of the ${han} characters of ${text}`);
  }
  const readings = item.strings("readings");
  const forms = item.strings("forms");
  const traditional = item.optionalString("hant");
  item.only(RENDERING_FIELDS);
  const shared = {
    ...common(item, text, "zh-Hans", index === 0 ? "preferred" : "admitted", source ?? "standard"),
    ...optional("pinyin", pinyin?.trim()),
    ...(readings.length > 0 ? { readings } : {}),
  };
  const simplified: Rendering = { ...shared, forms: [text, ...forms] };
  if (traditional === undefined || traditional === text) return [simplified];
  return [simplified, { ...shared, text: traditional, language: "zh-Hant", forms: [traditional] }];
}

const RENDERING_FIELDS =
  "text status strength source at hant pinyin readings forms inflect case notAfter notBefore note";

function common(item: Reader, text: string, language: Language, status: Status, source: Source) {
  const note = item.optionalObject("note");
  return {
    text,
    language,
    status: item.oneOf("status", STATUSES, status) ?? status,
    strength: item.oneOf("strength", STRENGTHS, "strong") ?? "strong",
    source: item.oneOf("source", SOURCES, source) ?? source,
    ...optional("at", locator(item, "at")),
    ...optional("notAfter", item.optionalString("notAfter")),
    ...optional("notBefore", item.optionalString("notBefore")),
    ...(note === undefined ? {} : optional("note", bilingual(note))),
  };
}

function readPhase(item: Reader): Phase[] {
  const phase = Number(item.value("phase"));
  if (phase !== 1 && phase !== 2 && phase !== 3) {
    item.problem("phase", "expected 1, 2 or 3");
    return [];
  }
  const number: PhaseNumber = phase;
  if (item.value("en") === undefined && item.value("zh") === undefined) return [{ phase: number }];
  return [{ phase: number, ...optional("text", bilingual(item, "phase en zh")) }];
}

function readEvent(item: Reader): HistoryEvent[] {
  const date = item.string("date");
  const text = bilingual(item, "date en zh at");
  if (date !== undefined && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(date))
    item.problem("date", `${date} is not ISO 8601`);
  return date === undefined || text === undefined ? [] : [{ date, text, ...optional("at", locator(item, "at")) }];
}

function readQuote(item: Reader): { quote?: SetPhrase } {
  const text = item.string("text");
  const at = locator(item, "at");
  item.only("text zh at");
  if (at === undefined) item.problem("at", "a set phrase needs its place");
  return text === undefined || at === undefined
    ? {}
    : { quote: { text, ...optional("zh", item.optionalString("zh")), at } };
}

function readRelation(item: Reader): Relation[] {
  return RELATIONS.flatMap((kind) => {
    const id = item.optionalString(kind);
    item.only(RELATIONS.join(" "));
    return id === undefined ? [] : [{ kind, id }];
  });
}

function bilingual(item: Reader | undefined, fields = "en zh"): Bilingual | undefined {
  if (item === undefined) return undefined;
  const en = item.string("en");
  const zh = item.string("zh");
  item.only(fields);
  return en === undefined || zh === undefined ? undefined : { en: en.trim(), zh: zh.trim() };
}

function locator(item: Reader, key: string): Locator | undefined {
  const text = item.optionalString(key);
  return text === undefined ? undefined : readLocator(item, key, text);
}

function readLocator(item: Reader, key: string, text: string): Locator | undefined {
  try {
    return parseLocator(text);
  } catch {
    // parseLocator throws only for an unknown word: that is the problem to report.
    item.problem(key, `${text} is not a locator: use S4, S4¶1, fn20, T3, Fig1 or Abs`);
    return undefined;
  }
}

/** A field that is there only when it has a value (`exactOptionalPropertyTypes`). */
function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V });
}
