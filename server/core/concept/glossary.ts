import { buildRecognizer, type Recognizer } from "../recognition/recognizer.ts";
import type { Concept, Language, RelationKind, Rendering, Status } from "./concept.ts";

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
  /** Ids of concepts whose strong renderings show that a weak one of this concept is meant. */
  readonly kin: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Builds the glossary of these concepts. Of two with one id the later wins. */
export function buildGlossary(concepts: readonly Concept[]): Glossary {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const unique = [...byId.values()];
  const renderings = unique.flatMap((concept) => concept.renderings.map((rendering) => ({ concept, rendering })));
  // Of two concepts that claim one wording, the one that claims it strongly is meant.
  renderings.sort((a, b) => Number(a.rendering.strength === "weak") - Number(b.rendering.strength === "weak"));
  return {
    concepts: unique,
    byId,
    renderings,
    recognizer: buildRecognizer(renderings.map(({ rendering }) => rendering)),
    kin: kinship(unique),
  };
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
  const kin = new Map(concepts.map(({ id }) => [id, new Set([id])]));
  for (const { id, relations } of concepts) {
    for (const { kind, id: other } of relations) {
      if (!CLOSE.has(kind)) continue;
      kin.get(id)?.add(other);
      kin.get(other)?.add(id);
    }
  }
  return kin;
}

const STATUS_ORDER: readonly Status[] = ["preferred", "official", "admitted", "literal", "abbreviation", "deprecated"];

/** The renderings of one language, the preferred one first. */
export function renderingsIn(concept: Concept, language: Language): readonly Rendering[] {
  const order = ({ status }: Rendering): number => STATUS_ORDER.indexOf(status);
  return concept.renderings.filter((rendering) => rendering.language === language).sort((a, b) => order(a) - order(b));
}

/** The rendering to show for a concept in a language; Chinese falls back to the other script. */
export function preferred(concept: Concept, language: Language): Rendering | undefined {
  const [first] = renderingsIn(concept, language);
  return first ?? (language === "zh-Hant" ? renderingsIn(concept, "zh-Hans")[0] : undefined);
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
  for (const other of glossary.concepts) {
    for (const { kind, id } of other.relations) {
      const inverse = INVERSE[kind];
      if (id === concept.id && inverse !== undefined) add(inverse, other.id);
    }
  }
  return [...seen.values()];
}
