import type { Concept, FartherDefinition, Rendering } from "./concept.ts";

/** So many concepts are merged in a step. */
const STEP = 5_000;

/**
 * One list of the concepts of several layers, nearest first: what has the same id is one concept, in which the nearer
 * layer has the first word and nothing of the farther is lost.
 */
export function* mergingLayers(nearestFirst: readonly (readonly Concept[])[]): Generator<void, readonly Concept[]> {
  const byId = new Map<string, Concept>();
  let done = 0;
  for (const layer of nearestFirst) {
    for (const concept of layer) {
      const near = byId.get(concept.id);
      byId.set(concept.id, near === undefined ? concept : merged(near, concept));
      if (++done % STEP === 0) yield;
    }
  }
  return [...byId.values()];
}

/** Two layers' concept of one id. */
function merged(near: Concept, far: Concept): Concept {
  const isNearTold = near.definition.en !== "" || near.definition.zh !== "";
  const more = isNearTold ? definitionsOf(far) : [];
  return {
    ...far,
    ...near,
    kind: near.kind === "concept" ? far.kind : near.kind,
    theme: far.theme,
    renderings: mergedRenderings(near.renderings, far.renderings),
    definition: isNearTold ? near.definition : far.definition,
    farther: [...(near.farther ?? []), ...more],
    evidence: [...near.evidence, ...far.evidence],
    phases: far.phases,
    history: far.history,
    relations: [...near.relations, ...far.relations],
    works: [...new Set([...near.works, ...far.works])],
    keys: [...new Set([...near.keys, ...far.keys])],
    examples: [...(near.examples ?? []), ...(far.examples ?? [])],
  };
}

function definitionsOf({ definition, origin, farther = [] }: Concept): readonly FartherDefinition[] {
  const isTold = definition.en !== "" || definition.zh !== "";
  return isTold ? [{ text: definition, ...(origin === undefined ? {} : { file: origin.file }) }, ...farther] : farther;
}

/** The nearer layer's first; a wording of both once, with what each says of it. */
function mergedRenderings(near: readonly Rendering[], far: readonly Rendering[]): readonly Rendering[] {
  const key = ({ text, language }: Rendering): string => `${language} ${text}`;
  const byText = new Map(far.map((rendering) => [key(rendering), rendering]));
  const first = near.map((rendering) => {
    const other = byText.get(key(rendering));
    byText.delete(key(rendering));
    return other === undefined ? rendering : mergedRendering(rendering, other);
  });
  return [...first, ...byText.values()];
}

/** Only a status of its own makes a wording the nearer layer's: that it is listed again says nothing new of it. */
function mergedRendering(near: Rendering, far: Rendering): Rendering {
  const { source, file, ...own } = near;
  const isSame = near.status === far.status || (near.status === "admitted" && far.status !== "deprecated");
  const { status } = isSame ? far : near;
  const from = isSame ? {} : { source, ...(file === undefined ? {} : { file }) };
  return { ...far, ...own, ...from, status, forms: [...new Set([...near.forms, ...far.forms])] };
}
