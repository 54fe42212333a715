import type { Locator } from "../../server/core/citation/locator.ts";
import type { Concept, Rendering } from "../../server/core/concept/concept.ts";
import { foldPattern } from "../../server/core/recognition/pattern.ts";
import { isHan } from "../../server/core/text/script.ts";
import type { Problem } from "../../server/formats/problem.ts";

/** Paragraphs in each section of the paper. */
const PARAGRAPHS: Readonly<Record<string, number>> = { "1": 8, "2": 7, "3": 18, "4": 5, "5": 11, "6": 1 };
/** The last note of each section: note 20 stands in section 4. */
const LAST_NOTE: readonly (readonly [section: string, note: number])[] = [
  ["1", 6],
  ["2", 12],
  ["3", 19],
  ["4", 25],
  ["5", 28],
];
const TABLES = 6;
const FIGURES = 1;

/** What a schema cannot say: references, locators of the paper, rival claims, scripts that do not fold together. */
export function checkConcepts(concepts: readonly Concept[], works: readonly unknown[]): Problem[] {
  return [
    ...duplicateIds(concepts),
    ...brokenReferences(concepts, works),
    ...badLocators(concepts),
    ...badScripts(concepts),
    ...rivalClaims(concepts),
  ];
}

function duplicateIds(concepts: readonly Concept[]): Problem[] {
  const seen = new Map<string, string>();
  return concepts.flatMap(({ id, theme }) => {
    const other = seen.get(id);
    seen.set(id, theme);
    return other === undefined ? [] : [{ where: `${theme}.yaml ${id}`, message: `is also in ${other}.yaml` }];
  });
}

function brokenReferences(concepts: readonly Concept[], works: readonly unknown[]): Problem[] {
  const ids = new Set(concepts.map(({ id }) => id));
  const workIds = new Set(
    works.map((work) => (typeof work === "object" && work !== null && "id" in work ? work.id : undefined)),
  );
  return concepts.flatMap(({ id, theme, relations, works: cited }) => [
    ...relations
      .filter((relation) => !ids.has(relation.id))
      .map((relation) => at(theme, id, `relation to an unknown concept ${relation.id}`)),
    ...cited.filter((work) => !workIds.has(work)).map((work) => at(theme, id, `unknown work ${work}`)),
  ]);
}

function badLocators(concepts: readonly Concept[]): Problem[] {
  return concepts.flatMap((concept) => {
    const locators = [
      concept.at,
      concept.quote?.at,
      ...concept.evidence,
      ...concept.history.map((event) => event.at),
      ...concept.renderings.map((rendering) => rendering.at),
    ];
    return locators.flatMap((locator) =>
      locator === undefined || isInPaper(locator)
        ? []
        : [at(concept.theme, concept.id, `no such place in the paper: ${JSON.stringify(locator)}`)],
    );
  });
}

function isInPaper({ section, paragraph, note, table, figure }: Locator): boolean {
  const paragraphs = section === undefined ? undefined : PARAGRAPHS[section];
  if (section !== undefined && paragraphs === undefined) return false;
  if (paragraph !== undefined && paragraphs !== undefined && paragraph > paragraphs) return false;
  if (note !== undefined && section !== undefined && sectionOfNote(note) !== section) return false;
  return (note ?? 1) <= 28 && (table ?? 1) <= TABLES && (figure ?? 1) <= FIGURES;
}

function sectionOfNote(note: number): string | undefined {
  return LAST_NOTE.find(([, last]) => note <= last)?.[0];
}

function badScripts(concepts: readonly Concept[]): Problem[] {
  return concepts.flatMap(({ id, theme, renderings }) =>
    renderings.flatMap((rendering, index) => {
      const hasHan = [...rendering.text].some((character) => isHan(character.charCodeAt(0)));
      if (rendering.language === "en") return hasHan ? [at(theme, id, `${rendering.text} is listed as English`)] : [];
      if (!hasHan) return [at(theme, id, `${rendering.text} is listed as Chinese`)];
      if (rendering.language === "zh-Hans") return [];
      const simplified = renderings[index - 1];
      const same = simplified !== undefined && foldPattern(simplified.text) === foldPattern(rendering.text);
      return same ? [] : [at(theme, id, `${rendering.text} is not the traditional form of ${simplified?.text}`)];
    }),
  );
}

/** A wording that two concepts claim with the same strength says nothing about which is meant. */
function rivalClaims(concepts: readonly Concept[]): Problem[] {
  const claims = new Map<string, { concept: Concept; rendering: Rendering }>();
  return concepts.flatMap((concept) =>
    concept.renderings.flatMap((rendering) =>
      rendering.forms.flatMap((form) => {
        const key = `${rendering.strength} ${rendering.exactCase ? form : foldPattern(form)}`;
        const other = claims.get(key);
        if (other === undefined) claims.set(key, { concept, rendering });
        if (other === undefined || other.concept === concept) return [];
        return [
          at(
            concept.theme,
            concept.id,
            `“${form}” is also a ${rendering.strength} rendering of ${other.concept.id} (${other.concept.theme}.yaml)`,
          ),
        ];
      }),
    ),
  );
}

function at(theme: string, id: string, message: string): Problem {
  return { where: `${theme}.yaml ${id}`, message };
}
