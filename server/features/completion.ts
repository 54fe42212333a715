import { escapeLatex } from "../core/citation/dialects/latex.ts";
import type { Concept, Kind, Rendering } from "../core/concept/concept.ts";
import type { GlossaryRendering } from "../core/concept/glossary.ts";
import { isLatex } from "../core/prose/prose.ts";
import { holesAround, type Recognized, usedRenderings } from "../core/recognition/recognized.ts";
import { languageAround } from "../core/text/language.ts";
import { isHan, isWord } from "../core/text/script.ts";
import type { Span } from "../core/text/span.ts";
import { lookUp, type TermIndex } from "./completion/term-index.ts";
import { isInProse, type Typed, typedBefore } from "./completion/typed.ts";
import { type GlossOptions, glossOf, renderingFor, type Script } from "./gloss.ts";

export interface CompletionOptions extends GlossOptions {
  /** Whether Latin letters are read as pinyin too. */
  readonly pinyin: boolean;
}

/** A term that can be written for what was typed. */
export interface TermCompletion {
  readonly concept: Concept;
  readonly rendering: Rendering;
  readonly newText: string;
  /** How much of the text behind the caret is the rest of the term, and is replaced too. */
  readonly behind: number;
  /** The term with the other language in brackets; absent where the concept has none. */
  readonly glossed?: string;
  /** The concept's name in the other language. */
  readonly other?: string;
  /** False where only a later word of the term begins with what was typed. */
  readonly fromStart: boolean;
}

export interface Completions {
  /** The typed beginning of a term, which may be several words; each term replaces it. */
  readonly span: Span;
  readonly terms: readonly TermCompletion[];
}

/** More rows are a glossary, not a suggestion. */
const MOST_TERMS = 20;

/**
 * The terms that begin with the text before `offset`, or have a word that does, best first: those the document uses,
 * those that match from their start, the paper's own. Undefined outside of prose and where no term begins so.
 */
export function completeTerms(
  index: TermIndex,
  recognized: Recognized,
  offset: number,
  options: CompletionOptions,
): Completions | undefined {
  const { text, kind } = recognized;
  const tables = options.pinyin ? [index.terms, index.pinyin] : [index.terms];
  const typed = typedBefore(text, offset).find(({ folded }) => tables.some((table) => lookUp(table, folded)));
  if (typed === undefined || !isInProse(text, kind, typed, holesAround(recognized, offset))) return undefined;
  const written = text.slice(typed.start, typed.end);
  const around = languageAround(text, offset);
  const terms = bestByConcept(index, tables, typed, written, usedRenderings(recognized), options.script).flatMap(
    ({ rendering, inner }) => {
      const found = index.renderings[rendering];
      return found === undefined
        ? []
        : [toCompletion(found, inner, written, text.slice(offset, offset + LONGEST_REST), around, options)];
    },
  );
  return { span: { start: typed.start, end: typed.end }, terms };
}

function toCompletion(
  { concept, rendering }: GlossaryRendering,
  inner: boolean,
  written: string,
  behind: string,
  around: "en" | "zh",
  options: GlossOptions,
): TermCompletion {
  const language = rendering.language === "en" ? "en" : "zh";
  const text = inner ? rendering.text : inCaseOf(written, rendering.text, concept);
  const newText = isLatex(options.proseKind) ? escapeLatex(text) : text;
  const other = renderingFor(concept, language === "en" ? "zh" : "en", options.script)?.text;
  const gloss = glossOf(concept, { text, language }, around, options);
  return {
    concept,
    rendering,
    newText,
    behind: restBehind(newText, inner ? 0 : written.length, behind),
    fromStart: !inner,
    ...(gloss === undefined ? {} : { glossed: gloss.before + newText + gloss.after }),
    ...(other === undefined ? {} : { other }),
  };
}

const LONGEST_REST = 60;

/** How much of what follows the caret is the rest of the term: 新型|举国体制 is not to become 新型举国体制举国体制. */
function restBehind(term: string, typed: number, behind: string): number {
  let shared = 0;
  while (shared < behind.length && behind[shared] === term[typed + shared]) shared += 1;
  const cutsWord = isWord(behind.charCodeAt(shared)) && isWord(behind.charCodeAt(shared - 1));
  if (shared > 0 && !cutsWord) return shared;
  for (let length = Math.min(behind.length, term.length); length > 0; length--) {
    const isWhole = !isWord(behind.charCodeAt(length)) || isHan(behind.charCodeAt(length - 1));
    if (isWhole && term.endsWith(behind.slice(0, length))) return length;
  }
  return 0;
}

/** What is a name has its capitals, however it is typed. */
const NAMES: ReadonlySet<Kind> = new Set<Kind>(["institution", "person", "place", "policy-document", "event"]);

/**
 * The term with a capital where the writer began with one, as at the start of a sentence; without the capitals of its words
 * where a whole word was typed without.
 */
function inCaseOf(written: string, term: string, { kind }: Concept): string {
  if (/^\p{Lu}/u.test(written)) return term.charAt(0).toUpperCase() + term.slice(1);
  if (NAMES.has(kind) || !/^\p{Ll}+\s/u.test(written)) return term;
  return term.replace(/\p{Lu}(?=\p{Ll})/gu, (capital) => capital.toLowerCase());
}

interface Candidate {
  readonly rendering: number;
  readonly inner: boolean;
  readonly cost: number;
}

/** What each thing that speaks against a candidate costs; a rendering's own weight is below 300. */
const COST = { inner: 1000, unused: 500, otherScript: 400, otherSpelling: 800 };

function bestByConcept(
  { renderings, weights }: TermIndex,
  tables: readonly TermIndex["terms"][],
  { folded }: Typed,
  written: string,
  used: ReadonlySet<number>,
  script: Script,
): readonly Candidate[] {
  const best = new Map<Concept, Candidate>();
  const otherChinese = script === "traditional" ? "zh-Hans" : "zh-Hant";
  const isChinese = isHan(written.charCodeAt(0));
  for (const table of tables) {
    lookUp(table, folded, (index, inner) => {
      const found = renderings[index];
      if (found === undefined) return;
      const { concept, rendering } = found;
      const cost =
        (weights[index] ?? 0) +
        (inner ? COST.inner : 0) +
        (used.has(index) ? 0 : COST.unused) +
        (rendering.language === otherChinese ? COST.otherScript : 0) +
        (isChinese && !rendering.text.startsWith(written) ? COST.otherSpelling : 0) +
        (rendering.status === "abbreviation" && !rendering.text.startsWith(written) ? COST.otherSpelling : 0);
      if (cost < (best.get(concept)?.cost ?? Number.POSITIVE_INFINITY))
        best.set(concept, { rendering: index, inner, cost });
    });
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, MOST_TERMS);
}
