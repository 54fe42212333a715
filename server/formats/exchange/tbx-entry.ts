import * as l10n from "@vscode/l10n";
import type { Bilingual, Relation, RelationKind, Status } from "../../core/concept/concept.ts";
import { foldText } from "../../core/text/fold.ts";
import { proseOf, readEntry, readTerm } from "../glossary/entry.ts";
import type { Field, Located } from "../glossary/located.ts";
import type { OwnEntry, OwnTerm } from "../glossary/own-entry.ts";
import type { Report } from "../glossary/problem.ts";
import { languageOfTag } from "./language-tag.ts";
import type { Tally } from "./not-kept.ts";
import { statusNamed, TBX_STATUSES } from "./statuses.ts";
import type { TbxElement } from "./tbx-elements.ts";
import { readTifaNote } from "./tifa-note.ts";

/** What is said of an entry, of a language or of a term, under way. */
interface Said {
  definition: { en: string; zh: string };
  readonly notes: string[];
  readonly examples: string[];
  readonly relations: Relation[];
  credit: string | undefined;
  group: string | undefined;
  /** Fields of our own format. */
  readonly tifa: Map<string, Field>;
}

/** What a reading needs beside the element. */
interface Reading {
  /** The language of what names none. */
  readonly language: string;
  readonly report: Report;
  readonly notKept: Tally;
}

/** Reads an entry of TBX 2 or 3, in either style. What Tifa has no place for is counted. */
export function readTbxEntry(element: TbxElement, reading: Reading): OwnEntry {
  const said = newSaid();
  const terms: OwnTerm[] = [];
  const readings: string[] = [];
  for (const child of element.children) {
    if (!LANGUAGE_SECTIONS.has(child.name)) sayOfEntry(child, said, reading);
    else readLanguage(child, child.language || reading.language, { said, terms, readings }, reading);
  }
  return finish(element, said, withPairs(withReadings(terms, readings)), reading.report);
}

const LANGUAGE_SECTIONS = new Set(["langSec", "langSet", "languageSection"]);
const TERM_SECTIONS = new Set(["termSec", "tig", "ntig", "termGrp"]);

function newSaid(): Said {
  return {
    definition: { en: "", zh: "" },
    notes: [],
    examples: [],
    relations: [],
    credit: undefined,
    group: undefined,
    tifa: new Map(),
  };
}

/** What stands beside the terms, at the level of the entry or of a language, whose text it is in. */
function sayOfEntry(element: TbxElement, said: Said, reading: Reading, language?: string): void {
  const text = textOf(element);
  switch (element.category) {
    case "definition":
    case "explanation":
    case "descrip":
    case "":
      if (text !== "") define(said.definition, text, language);
      return;
    case "note":
    case "usageNote":
    case "Usage note":
      sayNote(element, text, said);
      return;
    case "context":
    case "example":
      if (text !== "") said.examples.push(text);
      return;
    case "source":
    case "sourceIdentifier":
      said.credit ??= text === "" ? undefined : text;
      return;
    case "subjectField":
      said.group ??= text === "" ? undefined : text;
      return;
  }
  const relation = RELATED.get(element.category);
  if (relation !== undefined && element.target !== "")
    said.relations.push({ kind: relation, id: element.target.replace(/^#/u, "") });
  else if (GROUPS.has(element.name)) for (const child of element.children) sayOfEntry(child, said, reading, language);
  else reading.notKept.add(element.category || element.name);
}

const GROUPS = new Set(["descripGrp", "adminGrp", "termNoteGrp", "descGroup"]);

const RELATED: ReadonlyMap<string, RelationKind> = new Map([
  ["crossReference", "related"],
  ["relatedConcept", "related"],
  ["associatedConcept", "related"],
  ["superordinateConceptGeneric", "broader"],
  ["broaderConceptGeneric", "broader"],
  ["superordinateConceptPartitive", "partOf"],
  ["broaderConceptPartitive", "partOf"],
  ["antonymConcept", "contrastsWith"],
]);

function sayNote(element: TbxElement, text: string, said: Said): void {
  const fields = readTifaNote(text, element);
  if (fields !== undefined) for (const [key, field] of fields) said.tifa.set(key, field);
  else if (text !== "") said.notes.push(text);
}

/** The first definition in a language stays; one whose language is not told is in that of its letters. */
function define(definition: { en: string; zh: string }, text: string, language: string | undefined): void {
  const known = language === undefined ? undefined : languageOfTag(language, text);
  if (language !== undefined && known === undefined) return;
  const said = known === undefined ? proseOf(text) : known === "en" ? { en: text, zh: "" } : { en: "", zh: text };
  if (said.en !== "") definition.en ||= said.en;
  if (said.zh !== "") definition.zh ||= said.zh;
}

interface Gathered {
  readonly said: Said;
  readonly terms: OwnTerm[];
  readonly readings: string[];
}

function readLanguage(section: TbxElement, tag: string, gathered: Gathered, reading: Reading): void {
  const known = languageOfTag(tag, "");
  for (const child of section.children) {
    if (!TERM_SECTIONS.has(child.name)) {
      if (known !== undefined) sayOfEntry(child, gathered.said, reading, tag);
    } else if (known === undefined) reading.notKept.add(l10n.t("wordings in “{0}”", tag));
    else readTermSection(child, tag, gathered, reading);
  }
}

function readTermSection(
  section: TbxElement,
  tag: string,
  { said, terms, readings }: Gathered,
  reading: Reading,
): void {
  const parts = flat(section);
  const term = parts.find(({ name }) => name === "term");
  const text = term === undefined ? "" : textOf(term);
  const language = languageOfTag(tag, text);
  if (text === "" || language === undefined) return;
  if (language === "pinyin") return void readings.push(text);
  const mine = newSaid();
  let status: Status | undefined;
  let pinyin: string | undefined;
  let isShort = false;
  for (const part of parts) {
    if (part === term) continue;
    const value = textOf(part);
    if (STATUS.has(part.category)) status = statusNamed(value);
    else if (part.category === "termType") isShort ||= SHORT.has(value);
    else if (READINGS.has(part.category)) pinyin = value;
    else sayOfEntry(part, mine, reading, tag);
  }
  define(said.definition, mine.definition.en, "en");
  define(said.definition, mine.definition.zh, "zh");
  said.examples.push(...mine.examples);
  said.relations.push(...mine.relations);
  const { start, end } = section;
  const base: OwnTerm = { start, end, text, language, status, pinyin, credit: mine.credit, note: joined(mine.notes) };
  const read = withTifa(base, mine.tifa, reading.report);
  terms.push(isShort && read.status !== "deprecated" ? { ...read, status: "abbreviation" } : read);
}

const STATUS = new Set(["administrativeStatus", "normativeAuthorization", "administrativeStatusType"]);
const SHORT = new Set(["abbreviation", "acronym", "initialism", "shortForm", "clippedTerm"]);
const READINGS = new Set([
  "pinyin",
  "transliteration",
  "transcribedForm",
  "transliteratedForm",
  "pronunciation",
  "romanization",
]);

/** What is in a section, and in the groups in it. */
function flat(section: TbxElement): TbxElement[] {
  return section.children.flatMap((child) =>
    GROUPS.has(child.name) || child.name === "termGrp" ? flat(child) : [child],
  );
}

/** A term with what a note of ours says of it. */
function withTifa(term: OwnTerm, fields: ReadonlyMap<string, Field>, report: Report): OwnTerm {
  if (fields.size === 0) return term;
  const { start, end } = term;
  const text: Located = { kind: "text", text: term.text, start, end };
  const all = new Map([...fields, ["text", { key: term, value: text }] as const]);
  const [read] = readTerm({ kind: "fields", fields: all, start, end }, term.language, report);
  if (read === undefined) return term;
  // Who changed the status in another program did not change our note.
  const isOurs = read.status !== undefined && statusNamed(TBX_STATUSES[read.status]) === term.status;
  return { ...term, ...given(read), status: isOurs ? read.status : term.status };
}

function finish(element: TbxElement, said: Said, terms: OwnTerm[], report: Report): OwnEntry {
  const { start, end } = element;
  const { definition, examples, credit, group, tifa } = said;
  const own = readEntry({ kind: "fields", fields: tifa, start, end }, report);
  const more = own === undefined ? {} : given(own);
  const kinds = "relations" in more ? (own?.relations ?? []) : [];
  const told = new Set(kinds.map(({ id }) => id));
  return {
    id: element.id === "" ? undefined : element.id,
    definition: definition.en + definition.zh === "" ? undefined : definition,
    note: joined(said.notes),
    examples,
    credit,
    group,
    ...more,
    relations: [...kinds, ...said.relations.filter(({ id }) => !told.has(id))],
    terms,
    start,
    end,
  };
}

/** The fields that say something. */
function given<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined && !(Array.isArray(field) && field.length === 0)),
  ) as Partial<T>;
}

function joined(notes: readonly string[]): Bilingual | undefined {
  if (notes.length === 0) return undefined;
  const said = notes.map(proseOf);
  const in_ = (language: "en" | "zh"): string =>
    said
      .map((note) => note[language])
      .filter((text) => text !== "")
      .join("\n\n");
  return { en: in_("en"), zh: in_("zh") };
}

/** The text without the line breaks that only lay the file out: those before a line that is indented. */
function textOf({ text }: TbxElement): string {
  return text.replace(/[ \t]*\r?\n[ \t]+/gu, " ").trim();
}

/** Readings that stand as a language of their own are those of the Chinese terms, in their order. */
function withReadings(terms: readonly OwnTerm[], readings: readonly string[]): OwnTerm[] {
  let next = 0;
  return terms.map((term) => {
    if (term.language === "en" || term.pinyin !== undefined) return term;
    const pinyin = readings[next];
    next += 1;
    return pinyin === undefined ? term : { ...term, pinyin };
  });
}

/** A traditional form joins the simplified one that it is the form of. */
function withPairs(terms: readonly OwnTerm[]): OwnTerm[] {
  const all = [...terms];
  for (const term of terms) {
    if (term.language !== "zh-Hant") continue;
    const index = all.findIndex((other) => isFormOf(term, other));
    const simplified = all[index];
    if (simplified === undefined) continue;
    all[index] = { ...simplified, hant: term.text };
    all.splice(all.indexOf(term), 1);
  }
  return all;
}

function isFormOf(term: OwnTerm, other: OwnTerm): boolean {
  if (other.language !== "zh-Hans" || other.hant !== undefined) return false;
  return foldText(other.text) === foldText(term.text) && (term.status ?? other.status) === other.status;
}
