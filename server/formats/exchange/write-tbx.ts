import type { Bilingual, Language } from "../../core/concept/concept.ts";
import { foldText } from "../../core/text/fold.ts";
import { madeInSteps } from "../../core/text/steps.ts";
import { proseOf } from "../glossary/entry.ts";
import { languageOf } from "../glossary/own-entry.ts";
import { furtherFields, ownFields, wordingFields } from "./own-format.ts";
import type { PlainEntry, PlainTerm } from "./plain-entry.ts";
import { statusNamed, TBX_STATUSES } from "./statuses.ts";
import { tifaNote } from "./tifa-note.ts";

/**
 * A glossary as TBX-Basic, version 3 (ISO 30042:2019), DCA style. What the dialect has no place for stands in a note that
 * {@link readTifaNote} reads. In steps.
 */
export function* writingTbx(entries: readonly PlainEntry[], title: string): Generator<void, string> {
  const written = yield* madeInSteps(entries, (entry) => tbxEntry(entry, "      ", "  ", "dca"));
  return HEAD.replace("{title}", escapeXml(title)) + written.join("") + TAIL;
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <titleStmt>
        <title>{title}</title>
      </titleStmt>
      <sourceDesc>
        <p>Written by Tifa</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
`;
const TAIL = `    </body>
  </text>
</tbx>
`;

/** How a file writes its entries: version 3 in either style, or version 2. */
export type TbxStyle = "dca" | "dct" | "martif";

/** What the sections are called. */
const SECTIONS: Readonly<Record<TbxStyle, { entry: string; language: string; term: string }>> = {
  dca: { entry: "conceptEntry", language: "langSec", term: "termSec" },
  dct: { entry: "conceptEntry", language: "langSec", term: "termSec" },
  martif: { entry: "termEntry", language: "langSet", term: "tig" },
};

/** The elements of the DCT style, by their names in the other. */
const DCT_NAMES: Readonly<Record<string, string>> = {
  definition: "basic:definition",
  source: "basic:source",
  termType: "basic:termType",
  administrativeStatus: "min:administrativeStatus",
};

/** The lines of an entry, each with `\n` behind it. `unit` is one step of indentation. */
export function tbxEntry(entry: PlainEntry, indent: string, unit: string, style: TbxStyle): string {
  const sections = SECTIONS[style];
  const element = (name: string, type: string, text: string): string => elementIn(style, name, type, text);
  const lines: string[] = [];
  const line = (depth: number, text: string): void => void lines.push(`${indent}${unit.repeat(depth)}${text}\n`);
  const { id = "", definition, relations = [] } = entry;
  const xmlId = xmlIdOf(id);
  line(0, `<${sections.entry} id="${escapeXml(xmlId)}">`);
  const reference = style === "dct" ? "basic:crossReference" : 'ref type="crossReference"';
  for (const relation of relations) line(1, `<${reference} target="${escapeXml(xmlIdOf(relation.id))}"/>`);
  if (entry.credit !== undefined) line(1, element("admin", "source", entry.credit));
  for (const text of plainNotes(entry.note) ?? []) line(1, `<note>${escapeXml(text)}</note>`);
  const note = tifaNote(entryFields(entry, xmlId));
  if (note !== undefined) line(1, `<note>${escapeXml(note)}</note>`);
  for (const language of LANGUAGES) {
    const text = language === "en" ? definition?.en : language === "zh-Hans" ? definition?.zh : undefined;
    const terms = termsIn(entry.terms, language);
    if (terms.length === 0 && !text) continue;
    line(1, `<${sections.language} xml:lang="${language}">`);
    if (text) line(2, element("descrip", "definition", text));
    for (const term of terms) for (const part of termLines(term, unit, style)) line(2, part);
    line(1, `</${sections.language}>`);
  }
  line(0, `</${sections.entry}>`);
  return lines.join("");
}

const LANGUAGES: readonly Language[] = ["en", "zh-Hans", "zh-Hant"];

/** A term for its section; a traditional form is a term of its own. */
interface WrittenTerm {
  readonly text: string;
  readonly status: string | undefined;
  readonly isShort: boolean;
  readonly credit: string | undefined;
  readonly notes: readonly string[];
}

function termsIn(terms: readonly PlainTerm[], language: Language): WrittenTerm[] {
  return terms.flatMap((term) => {
    if (languageOf(term) === language) return [writtenTerm(term)];
    if (language !== "zh-Hant" || term.hant === undefined) return [];
    // Another program must see that this wording too is not to be used.
    const status = term.status === undefined ? undefined : TBX_STATUSES[term.status];
    const isOwn = foldText(term.hant) !== foldText(term.text);
    return isOwn ? [] : [{ text: term.hant, status, isShort: false, credit: undefined, notes: [] }];
  });
}

function writtenTerm(term: PlainTerm): WrittenTerm {
  const { text, status, credit, note } = term;
  const { hant, source: _source, status: _status, note: both, ...fields } = wordingFields(term);
  const said = plainNotes(note);
  const isOwnForm = typeof hant === "string" && foldText(hant) !== foldText(text);
  const isSaid = status === undefined || status === "abbreviation" || statusNamed(TBX_STATUSES[status]) === status;
  const further = {
    ...fields,
    ...(isOwnForm ? { hant } : {}),
    ...(said === undefined ? { note: both } : {}),
    ...(isSaid ? {} : { status: status ?? "" }),
  };
  const tifa = tifaNote(further);
  const notes = [...(said ?? []), ...(tifa === undefined ? [] : [tifa])];
  return {
    text,
    status: status === undefined ? undefined : TBX_STATUSES[status],
    isShort: status === "abbreviation",
    credit,
    notes,
  };
}

function termLines({ text, status, isShort, credit, notes }: WrittenTerm, unit: string, style: TbxStyle): string[] {
  const section = SECTIONS[style].term;
  const element = (name: string, type: string, value: string): string => elementIn(style, name, type, value);
  return [
    `<${section}>`,
    `${unit}<term>${escapeXml(text)}</term>`,
    ...(status === undefined ? [] : [unit + element("termNote", "administrativeStatus", status)]),
    ...(isShort ? [unit + element("termNote", "termType", "abbreviation")] : []),
    ...(credit === undefined ? [] : [unit + element("admin", "source", credit)]),
    ...notes.map((note) => `${unit}<note>${escapeXml(note)}</note>`),
    `</${section}>`,
  ];
}

/** The notes, each in the language that its letters tell; undefined where they tell another. */
function plainNotes(note: Bilingual | undefined): string[] | undefined {
  const { en, zh } = note ?? { en: "", zh: "" };
  const isTold = proseOf(en).zh === "" && proseOf(zh).en === "";
  return isTold ? [en, zh].filter((text) => text !== "") : undefined;
}

/** What TBX-Basic has no element for. */
function entryFields(entry: PlainEntry, xmlId: string): Readonly<Record<string, unknown>> {
  const { relations: _, ...fields } = furtherFields(entry);
  const { id, kind, relations = [], examples = [] } = entry;
  const isPlain = relations.every((relation) => relation.kind === "related" && xmlIdOf(relation.id) === relation.id);
  return {
    ...(id === undefined || id === xmlId ? {} : { id }),
    ...(kind === undefined ? {} : { kind }),
    ...(examples.length === 0 ? {} : { examples }),
    ...(plainNotes(entry.note) === undefined ? { note: ownFields({ terms: [], note: entry.note }).note } : {}),
    ...(isPlain ? {} : { relations: furtherFields(entry).relations }),
    ...fields,
  };
}

/** XML allows no digit at the beginning of an id, and few signs in it. */
function xmlIdOf(id: string): string {
  const allowed = id.replace(/[^\p{L}\p{M}\p{Nd}._-]/gu, "_");
  return /^[\p{L}_]/u.test(allowed) ? allowed : `c${allowed}`;
}

function elementIn(style: TbxStyle, name: string, type: string, text: string): string {
  const tag = style === "dct" ? DCT_NAMES[type] : undefined;
  if (tag !== undefined) return `<${tag}>${escapeXml(text)}</${tag}>`;
  return `<${name} type="${type}">${escapeXml(text)}</${name}>`;
}

/** Text for XML; what no XML may contain is left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/"/gu, "&quot;")
    .replace(/\r/gu, "&#13;");
}
