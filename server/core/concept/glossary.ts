import { buildingRecognizer, type Recognizer } from "../recognition/recognizer.ts";
import { finish } from "../text/steps.ts";
import type { Bilingual, Concept, Language, RelationKind, Rendering, Status } from "./concept.ts";

/** Where in the glossary a rendering stands. */
export interface GlossaryRendering {
  readonly concept: Concept;
  readonly rendering: Rendering;
}

/** All that Tifa knows of terms: immutable; a change of data makes a new one. */
export interface Glossary {
  readonly concepts: readonly Concept[];
  readonly byId: ReadonlyMap<string, Concept>;
  /** Every rendering; mentions name them by their index. */
  readonly renderings: readonly GlossaryRendering[];
  readonly recognizer: Recognizer;
  /**
   * Ids of the concepts that are close to one, itself among them: the strong renderings of one show that weak ones of the
   * others are meant. Most of a large glossary have no kin, and are not in it.
   */
  readonly kin: ReadonlyMap<string, ReadonlySet<string>>;
}

/** So many concepts are looked at in a step. */
const STEP = 10_000;

/** Builds the glossary of these concepts. Of two with one id the later wins. */
export function buildGlossary(concepts: readonly Concept[]): Glossary {
  return finish(buildingGlossary(concepts));
}

/** As {@link buildGlossary}, in steps. Where two concepts claim one wording alike, the earlier is meant. */
export function* buildingGlossary(concepts: readonly Concept[]): Generator<void, Glossary> {
  const byId = new Map<string, Concept>();
  for (const concept of concepts) byId.set(concept.id, concept);
  const unique = [...byId.values()];
  yield;
  // Of two concepts that claim one wording, the one that claims it strongly is meant.
  const strong: GlossaryRendering[] = [];
  const weak: GlossaryRendering[] = [];
  for (const [index, concept] of unique.entries()) {
    for (const rendering of concept.renderings)
      (rendering.strength === "weak" ? weak : strong).push({ concept, rendering });
    if (index % STEP === STEP - 1) yield;
  }
  const renderings = strong.concat(weak);
  yield;
  const recognizer = yield* buildingRecognizer(renderings.map(({ rendering }) => rendering));
  return { concepts: unique, byId, renderings, recognizer, kin: kinship(unique) };
}

/** Whether two renderings are one: with the glossaries of other folders the same one may be another object. */
export function isSameWording(a: Rendering, b: Rendering): boolean {
  return a === b || (a.text === b.text && a.language === b.language);
}

/** A text in a language, or in the other where it is told in one only, as users may. */
export function inLanguage(text: Bilingual, language: keyof Bilingual): string {
  return text[language] || text[language === "en" ? "zh" : "en"];
}

/** Relations close enough that one concept's presence shows what the other's weak renderings mean. */
const CLOSE: ReadonlySet<RelationKind> = new Set<RelationKind>([
  "broader",
  "partOf",
  "succeeds",
  "contrastsWith",
  "instrumentOf",
]);

function kinship(concepts: readonly Concept[]): Map<string, Set<string>> {
  const kin = new Map<string, Set<string>>();
  const tie = (id: string, other: string): void => {
    const known = kin.get(id);
    if (known === undefined) kin.set(id, new Set([id, other]));
    else known.add(other);
  };
  for (const { id, relations } of concepts) {
    for (const { kind, id: other } of relations) {
      if (!CLOSE.has(kind)) continue;
      tie(id, other);
      tie(other, id);
    }
  }
  return kin;
}

const STATUS_ORDER: readonly Status[] = ["preferred", "official", "admitted", "literal", "abbreviation", "deprecated"];

/** The renderings of one language, the preferred one first. */
export function renderingsIn(concept: Concept, language: Language): readonly Rendering[] {
  return concept.renderings.filter((rendering) => rendering.language === language).sort((a, b) => order(a) - order(b));
}

function order({ status }: Rendering): number {
  return STATUS_ORDER.indexOf(status);
}

/** The rendering to show for a concept in a language; Chinese falls back to the other script. */
export function preferred(concept: Concept, language: Language): Rendering | undefined {
  return firstIn(concept, language) ?? (language === "zh-Hant" ? firstIn(concept, "zh-Hans") : undefined);
}

/** The first of {@link renderingsIn}, without a list of them: names are asked for by the thousand. */
function firstIn({ renderings }: Concept, language: Language): Rendering | undefined {
  let first: Rendering | undefined;
  for (const rendering of renderings) {
    if (rendering.language === language && (first === undefined || order(rendering) < order(first))) first = rendering;
  }
  return first;
}

/** A concept's name in the first of these languages that has one; every concept has at least one rendering. */
export function nameOf(concept: Concept, ...languages: readonly Language[]): string {
  for (const language of languages) {
    const rendering = preferred(concept, language);
    if (rendering !== undefined) return rendering.text;
  }
  return concept.renderings[0]?.text ?? concept.id;
}

/** A relation as seen from one concept: its own, or another's turned round. */
export interface SeenRelation {
  readonly kind: RelationKind | "narrower" | "hasPart" | "precedes" | "hasInstrument";
  readonly concept: Concept;
}

const INVERSE: Readonly<Record<RelationKind, SeenRelation["kind"] | undefined>> = {
  broader: "narrower",
  partOf: "hasPart",
  succeeds: "precedes",
  instrumentOf: "hasInstrument",
  contrastsWith: "contrastsWith",
  // That another entry points here is no news to a reader of this one.
  related: undefined,
};

/** All relations of a concept, its own first, then those of others turned round, each other concept once. */
export function relationsOf(glossary: Glossary, concept: Concept): readonly SeenRelation[] {
  const seen = new Map<string, SeenRelation>();
  const add = (kind: SeenRelation["kind"], id: string): void => {
    const other = glossary.byId.get(id);
    if (other !== undefined && id !== concept.id && !seen.has(id)) seen.set(id, { kind, concept: other });
  };
  for (const { kind, id } of concept.relations) add(kind, id);
  for (const { id, kind } of pointersOf(glossary).get(concept.id) ?? []) {
    const inverse = INVERSE[kind];
    if (inverse !== undefined) add(inverse, id);
  }
  return [...seen.values()];
}

/** By concept, the relations of others that lead to it, with the others' ids. */
type Pointers = ReadonlyMap<string, readonly { readonly id: string; readonly kind: RelationKind }[]>;

const pointers = new WeakMap<Glossary, Pointers>();

function pointersOf(glossary: Glossary): Pointers {
  const known = pointers.get(glossary);
  if (known !== undefined) return known;
  const made = new Map<string, { id: string; kind: RelationKind }[]>();
  for (const { id, relations } of glossary.concepts) {
    for (const { kind, id: to } of relations) {
      const list = made.get(to);
      if (list === undefined) made.set(to, [{ id, kind }]);
      else list.push({ id, kind });
    }
  }
  pointers.set(glossary, made);
  return made;
}
