import type { Concept } from "../../server/core/concept/concept.ts";
import type { TableFact } from "../../server/features/table-facts.ts";
import { readConcepts } from "../../server/formats/glossary-value.ts";
import type { Problem } from "../../server/formats/problem.ts";
import { Reader } from "../../server/formats/reader.ts";
import type { YamlFile } from "./compile.ts";

/**
 * Reads the tables: what each row says of which concept. A row about something that has no concept gets a small one of
 * its own, so that a hover on *photoresist* can say what the table says.
 */
export function readTables(
  files: readonly YamlFile[],
  written: readonly Concept[],
  problems: Problem[],
): { concepts: Concept[]; facts: TableFact[] } {
  const known = new Set(written.map(({ id }) => id));
  const made: unknown[] = [];
  const facts = files.flatMap(({ name, value }) => {
    const file = new Reader(value, name, problems);
    const number = Number(file.string("number"));
    const about = file.string("about") ?? "";
    const at = file.string("at") ?? "";
    return file.list("rows").flatMap((row, index): TableFact[] => {
      const fact = row.object("fact");
      const text = { en: fact?.string("en") ?? "", zh: fact?.string("zh") ?? "" };
      const own = ownConcept(row, { number, index, about, at, text });
      if (own !== undefined && !known.has(own.id)) made.push(own);
      const concept = row.optionalString("concept") ?? own?.id;
      return concept === undefined ? [] : [{ concept, table: number, text }];
    });
  });
  const { concepts, problems: found } = readConcepts(made, "tables");
  problems.push(...found, ...unknownConcepts(facts, [...written, ...concepts]));
  return { concepts, facts };
}

interface RowPlace {
  readonly number: number;
  readonly index: number;
  readonly about: string;
  readonly at: string;
  readonly text: { readonly en: string; readonly zh: string };
}

/** The value of a concept for a row that names something new; rows too general to be recognised have none. */
function ownConcept(row: Reader, { number, index, about, at, text }: RowPlace): { readonly id: string } | undefined {
  const en = row.optionalString("en");
  const strength = row.optionalString("strength") ?? "weak";
  if (row.optionalString("concept") !== undefined || en === undefined || strength === "none") return undefined;
  const zh = row.optionalObject("zh");
  const place = row.optionalString("place") === "true";
  const chinese = zh && [
    {
      text: zh.string("text"),
      hant: zh.optionalString("hant"),
      pinyin: zh.string("pinyin"),
      source: "standard",
      strength,
    },
  ];
  return {
    id: place ? `province-${en.toLowerCase()}` : `table-${number}-${index + 1}`,
    kind: place ? "place" : "technology",
    en: [{ text: en, strength, inflect: "true" }],
    ...(chinese === undefined ? {} : { zh: chinese }),
    definition: text,
    at,
    relations: place ? [{ partOf: "five-provinces" }] : [{ partOf: about }],
  } as { readonly id: string };
}

function unknownConcepts(facts: readonly TableFact[], concepts: readonly Concept[]): Problem[] {
  const ids = new Set(concepts.map(({ id }) => id));
  const unknown = facts.filter(({ concept }) => !ids.has(concept));
  return unknown.map(({ concept, table }) => ({ where: `table-${table}.yaml`, message: `unknown concept ${concept}` }));
}
