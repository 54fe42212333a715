import * as l10n from "@vscode/l10n";
import pluralize from "pluralize";
import type { Concept, Kind, Rendering } from "../../../core/concept/concept.ts";
import { nameOf } from "../../../core/concept/glossary.ts";
import type { Mention } from "../../../core/recognition/mention.ts";
import { foldText } from "../../../core/text/fold.ts";
import { renderingLabel } from "../../labels.ts";
import { reword } from "../../rename.ts";
import type { BlockTerm } from "../block-reading.ts";
import { changes } from "../changes.ts";
import type { Finding, Fix } from "../finding.ts";
import { grouped } from "../grouped.ts";
import { lookAtUses, type Survey, type Use, usesOf } from "../survey.ts";

/** Official wordings: a text that has two of them has one too many. */
const SET_WORDINGS: ReadonlySet<Kind> = new Set<Kind>(["slogan", "phrase", "policy"]);
/** Plain terms: they may be paraphrased, so only one that the document uses as a term is compared. */
const TERMS: ReadonlySet<Kind> = new Set<Kind>(["concept", "technology", "instrument"]);
const ESTABLISHED = 3;

/** One wording of a concept, with its shorter and longer forms. */
interface Wording {
  readonly rendering: Rendering;
  readonly uses: readonly Use[];
}

/**
 * Two wordings of one concept in one language: *new national team* here, *new-style national team* there. The commoner
 * one is taken for the document's own. Plurals, capitals, abbreviations and shortened forms are one wording. Names of
 * persons, bodies, events and documents are left alone: they are long and short for other reasons.
 */
export function twoRenderings(survey: Survey): readonly Finding[] {
  return byConcept(survey).flatMap((group) => {
    const all = wordings(group);
    const [main, ...others] = all;
    if (main === undefined || !isTerm(main)) return [];
    return others.flatMap((other) => other.uses.map((use) => finding(survey, use, all, other)));
  });
}

/** The uses of each concept in each language, where there are two renderings. */
function byConcept(survey: Survey): readonly (readonly Use[])[] {
  const first = { en: new Map<Concept, Rendering>(), zh: new Map<Concept, Rendering>() };
  const clashing = { en: new Set<Concept>(), zh: new Set<Concept>() };
  lookAtUses(survey, (mention, term) => {
    if (!mayClash(mention, term)) return;
    const { concept, rendering } = mention;
    const language = languageOf(rendering);
    const before = first[language].get(concept);
    if (before === undefined) first[language].set(concept, rendering);
    else if (before !== rendering) clashing[language].add(concept);
  });
  const uses = usesOf(
    survey,
    (mention, term) => clashing[languageOf(mention.rendering)].has(mention.concept) && mayClash(mention, term),
  );
  return (["en", "zh"] as const).flatMap((language) => {
    const inLanguage = uses.filter(({ rendering }) => languageOf(rendering) === language);
    return [...grouped(inLanguage, ({ concept }) => concept).values()];
  });
}

function languageOf({ language }: Rendering): "en" | "zh" {
  return language === "en" ? "en" : "zh";
}

function mayClash({ concept, rendering }: Mention, { discussed, bracketed }: BlockTerm): boolean {
  const isWording = rendering.status !== "abbreviation" && rendering.status !== "deprecated";
  if (!isWording || rendering.strength !== "strong" || discussed || bracketed !== undefined) return false;
  return SET_WORDINGS.has(concept.kind) || TERMS.has(concept.kind);
}

function isTerm({ uses }: Wording): boolean {
  const kind = uses[0]?.concept.kind;
  return uses.length >= ESTABLISHED || (kind !== undefined && SET_WORDINGS.has(kind));
}

/** The wordings of one concept, the commonest first; of two as common, the one that comes first in the document. */
function wordings(uses: readonly Use[]): readonly Wording[] {
  const byRendering = grouped(uses, ({ rendering }) => rendering);
  const groups: Rendering[][] = [];
  for (const [rendering, [use]] of byRendering) {
    const same = groups.find((group) => group.some((other) => use && areForms(other, rendering, use.concept)));
    if (same === undefined) groups.push([rendering]);
    else same.push(rendering);
  }
  const count = (rendering: Rendering): number => byRendering.get(rendering)?.length ?? 0;
  return groups
    .map((group) => [...group].sort((a, b) => count(b) - count(a)))
    .flatMap((group) => {
      const [rendering] = group;
      const all = group.flatMap((other) => byRendering.get(other) ?? []).sort((a, b) => a.start - b.start);
      return rendering === undefined ? [] : [{ rendering, uses: all }];
    })
    .sort((a, b) => b.uses.length - a.uses.length);
}

/** Whether one is a shortened form of the other, or both of a third wording of the concept. */
function areForms(a: Rendering, b: Rendering, { renderings }: Concept): boolean {
  if (a === b || isPart(a, b) || isPart(b, a)) return true;
  return renderings.some((other) => other.language === a.language && isPart(other, a) && isPart(other, b));
}

/**
 * Whether the longer form has all of the shorter one, in order: *short boards* and *short-board technologies*. Chinese
 * shortens by leaving characters out. A hyphenated word is taken whole: *new* is no part of *new-style*.
 */
function isPart(short: Rendering, long: Rendering): boolean {
  const wanted = pieces(short).flat();
  let at = 0;
  for (const piece of pieces(long)) {
    const next = wanted.slice(at, at + piece.length);
    if (next.length === piece.length && next.every((word, index) => word === piece[index])) at += piece.length;
  }
  return at === wanted.length;
}

const known = new WeakMap<Rendering, readonly (readonly string[])[]>();

/** The words of a wording, each in its hyphenated parts, in the singular; the characters of a Chinese one. */
function pieces(rendering: Rendering): readonly (readonly string[])[] {
  const made = known.get(rendering) ?? split(rendering);
  known.set(rendering, made);
  return made;
}

function split({ text, language }: Rendering): readonly (readonly string[])[] {
  if (language !== "en") return Array.from(foldText(text), (sign) => [sign]);
  const words = text.toLowerCase().replace(/[()]/gu, "").split(/\s+/u);
  return words.map((word) => word.split("-").map((part) => pluralize.singular(part)));
}

function finding(survey: Survey, use: Use, all: readonly Wording[], other: Wording): Finding {
  const { concept, rendering, start, end } = use;
  const [main = other] = all;
  const [first = use] = main.uses;
  return {
    span: { start, end },
    rule: "two-renderings",
    concept: concept.id,
    message: l10n.t(
      "“{0}” ({1}, {2}×) and “{3}” ({4}, {5}×) both stand for {6} in this document.",
      other.rendering.text,
      renderingLabel(other.rendering),
      other.uses.length,
      main.rendering.text,
      renderingLabel(main.rendering),
      main.uses.length,
      nameOf(concept, rendering.language === "en" ? "zh-Hans" : "en", "zh-Hans"),
    ),
    related: [
      {
        span: { start: first.start, end: first.end },
        message: l10n.t("“{0}” for the first time", main.rendering.text),
      },
    ],
    fixes: () => fixes(survey, use, all, other),
  };
}

/** The document's own wording here or throughout, or this one throughout. */
function fixes(survey: Survey, use: Use, all: readonly Wording[], other: Wording): readonly Fix[] {
  const allBut = (wording: Wording): readonly Use[] =>
    all.filter((group) => group !== wording).flatMap(({ uses }) => uses);
  const [main = other] = all;
  const back = allBut(other).flatMap((mention) => reword(survey, mention, other.rendering.text) ?? []);
  return [
    ...changes(survey, use, allBut(main), main.rendering.text),
    {
      scope: "document",
      title: l10n.t("Write “{0}” throughout ({1} places)", other.rendering.text, back.length),
      edits: back,
    },
  ];
}
