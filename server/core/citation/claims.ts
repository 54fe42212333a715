import type { Bilingual, Concept, HistoryEvent, Phase, PhaseNumber, Rendering, SetPhrase } from "../concept/concept.ts";
import { citedLocator, type Locator } from "./locator.ts";

/** Something that a writer can cite the paper for. */
export type Claim =
  | { readonly kind: "meaning" }
  | { readonly kind: "wording"; readonly rendering: Rendering }
  | { readonly kind: "phrase"; readonly phrase: SetPhrase }
  | { readonly kind: "table"; readonly table: number; readonly text: Bilingual }
  | { readonly kind: "figure" }
  | { readonly kind: "phase"; readonly phase: PhaseNumber }
  | { readonly kind: "event"; readonly event: HistoryEvent }
  | { readonly kind: "passage" };

/** A place of the paper, with all that it can be cited for: one citation each. */
export interface PlaceClaims {
  /** As a citation has it; undefined where the paper is cited as a whole. */
  readonly at?: Locator;
  readonly claims: readonly Claim[];
}

/** A work that the paper cites for a concept. */
export interface SourceClaim {
  readonly work: string;
  /** Where the paper cites it; undefined where it only lists it. */
  readonly citedIn?: Locator;
}

/** Where the paper cites its works, and what it cites without having it in its bibliography. */
export interface PaperCitations {
  /** By the works' ids. */
  readonly works: Readonly<Record<string, readonly Locator[]>>;
  readonly gaps: readonly CitationGap[];
}

/** A citation in the paper that leads to no entry of its bibliography. */
export interface CitationGap {
  /** As the paper prints it: `Jin 2022`. */
  readonly label: string;
  readonly at: Locator;
  /** Ids of the concepts that it is cited for. */
  readonly concepts: readonly string[];
  /** The id of a work that may be meant. */
  readonly perhaps?: string;
}

/** What is known around a concept. */
export interface ClaimContext {
  /** The rendering under the cursor. */
  readonly rendering?: Rendering | undefined;
  /** What the paper's tables say of the concept. */
  readonly facts: readonly { readonly table: number; readonly text: Bilingual }[];
  /** Where the paper tells of a phase. */
  readonly phaseAt: (phase: PhaseNumber) => Locator | undefined;
}

/**
 * What the paper can be cited for on a concept, the best place first: its rendering's note where a literal translation stands
 * under the cursor, else where it is defined.
 */
export function claimsOf(concept: Concept, { rendering, facts, phaseAt }: ClaimContext): readonly PlaceClaims[] {
  const { at, quote, evidence, phases, history, renderings } = concept;
  const best = bestPlace(concept, rendering);
  const first: Claim =
    best !== undefined && rendering?.status === "literal" && best !== at
      ? { kind: "wording", rendering }
      : { kind: "meaning" };
  const wording = (other: Rendering): Placed[] =>
    other.at === undefined ? [] : [[other.at, { kind: "wording", rendering: other }]];
  return grouped([
    [best, first],
    [at, { kind: "meaning" }],
    ...(rendering === undefined ? [] : wording(rendering)),
    ...(quote === undefined ? [] : [[quote.at, { kind: "phrase", phrase: quote }] as const]),
    ...facts.map(({ table, text }) => [{ table }, { kind: "table", table, text }] as const),
    ...evidence.filter(({ figure }) => figure !== undefined).map((place) => [place, { kind: "figure" }] as const),
    ...phases.flatMap((phase) => inPhase(phase, phaseAt)),
    ...renderings.filter(({ language }) => language !== "zh-Hant").flatMap(wording),
    ...history.flatMap((event): Placed[] => (event.at === undefined ? [] : [[event.at, { kind: "event", event }]])),
    ...evidence.map((place) => [place, { kind: "passage" }] as const),
  ]);
}

/** The place that gives a literal translation, which is what the paper says of the wording; else the concept's own. */
export function bestPlace({ at }: Concept, rendering: Rendering | undefined): Locator | undefined {
  return rendering?.status === "literal" && rendering.at !== undefined ? { ...at, ...rendering.at } : at;
}

/** The works that the paper cites for a concept, each with the place that is nearest to what it says of the concept. */
export function sourcesOf(concept: Concept, { works }: PaperCitations): readonly SourceClaim[] {
  return concept.works.map((work) => {
    const places = Object.hasOwn(works, work) ? (works[work] ?? []) : [];
    const own = [concept.at, concept.quote?.at, ...concept.evidence, ...concept.history.map(({ at }) => at)];
    const near = places.find((place) => own.some((other) => other !== undefined && isSamePlace(place, other)));
    const citedIn = near ?? places[0];
    return citedIn === undefined ? { work } : { work, citedIn: citedLocator(citedIn) };
  });
}

export function gapsOf({ id }: Concept, { gaps }: PaperCitations): readonly CitationGap[] {
  return gaps.filter(({ concepts }) => concepts.includes(id));
}

type Placed = readonly [at: Locator | undefined, claim: Claim];

function inPhase({ phase, text }: Phase, phaseAt: ClaimContext["phaseAt"]): Placed[] {
  const at = text === undefined ? undefined : phaseAt(phase);
  return at === undefined ? [] : [[at, { kind: "phase", phase }]];
}

/** One row for each place as it is cited, in the order of the first claim. A passage says nothing where more is known. */
function grouped(placed: readonly Placed[]): PlaceClaims[] {
  const rows = new Map<string, { at?: Locator; claims: Claim[] }>();
  for (const [at, claim] of placed) {
    const cited = at === undefined ? {} : citedLocator(at);
    const key = JSON.stringify(cited);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { ...(at === undefined ? {} : { at: cited }), claims: [claim] });
    else if (!row.claims.some((other) => isSameClaim(other, claim)) && claim.kind !== "passage") row.claims.push(claim);
  }
  // Where the concept has no place of its own, a citation without one still is a choice, but only then.
  return [...rows.values()].filter(({ at }, index) => at !== undefined || index === 0);
}

function isSameClaim(a: Claim, b: Claim): boolean {
  if (a.kind === "wording" && b.kind === "wording") return a.rendering.text === b.rendering.text;
  return JSON.stringify(a) === JSON.stringify(b);
}

function isSamePlace(a: Locator, b: Locator): boolean {
  if (a.note !== undefined || b.note !== undefined) return a.note === b.note;
  return a.section === b.section && (a.paragraph === b.paragraph || b.paragraph === undefined);
}
