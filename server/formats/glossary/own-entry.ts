import type { Locator } from "../../core/citation/locator.ts";
import type { Bilingual, Concept, Kind, Language, Relation, Status, Strength } from "../../core/concept/concept.ts";
import { hasTraditional } from "../../core/text/language.ts";
import type { Span } from "../../core/text/span.ts";
import type { GlossaryProblem } from "./problem.ts";

/** A wording as a file of any format has it. Only the text is needed. */
export interface OwnTerm extends Span {
  readonly text: string;
  /** Without it the script tells. */
  readonly language?: Language | undefined;
  /** Without it the first wording of a language is preferred, the others are admitted. */
  readonly status?: Status | undefined;
  readonly strength?: Strength | undefined;
  readonly hant?: string | undefined;
  readonly pinyin?: string | undefined;
  readonly readings?: readonly string[];
  readonly forms?: readonly string[];
  readonly inflect?: boolean | undefined;
  readonly exactCase?: boolean;
  readonly notAfter?: string | undefined;
  readonly notBefore?: string | undefined;
  readonly note?: Bilingual | undefined;
  readonly at?: Locator | undefined;
  /** Where the user has it from. */
  readonly credit?: string | undefined;
}

/** An entry as a file of any format has it: what a reader of a format makes, and `collectConcepts` takes. */
export interface OwnEntry extends Span {
  /** Without it one is made of the first English wording, else of the Chinese. */
  readonly id?: string | undefined;
  readonly kind?: Kind | undefined;
  /** What groups the file's entries, if anything does. */
  readonly group?: string | undefined;
  readonly terms: readonly OwnTerm[];
  readonly definition?: Bilingual | undefined;
  readonly note?: Bilingual | undefined;
  readonly at?: Locator | undefined;
  readonly evidence?: readonly Locator[];
  readonly relations?: readonly Relation[];
  readonly works?: readonly string[];
  readonly keys?: readonly string[];
  readonly examples?: readonly string[];
  readonly credit?: string | undefined;
}

/** What a glossary file of the user's has: the good entries, and what is wrong with the others. */
export interface OwnGlossary {
  readonly concepts: readonly Concept[];
  readonly problems: readonly GlossaryProblem[];
}

/** The language of a wording: as it is given, else as its characters say. */
export function languageOf({ text, language }: Pick<OwnTerm, "text" | "language">): Language {
  if (language !== undefined) return language;
  if (!/\p{Script=Han}/u.test(text)) return "en";
  return hasTraditional(text) ? "zh-Hant" : "zh-Hans";
}
