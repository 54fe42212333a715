import type { Locator } from "../citation/locator.ts";
import type { Span } from "../text/span.ts";

/** Languages of renderings, as BCP 47 tags. */
export type Language = "en" | "zh-Hans" | "zh-Hant";

/** How a rendering stands to its concept: the paper's own choice first. */
export type Status = "preferred" | "admitted" | "official" | "literal" | "abbreviation" | "deprecated";

/** `strong`: this wording alone identifies the concept. `weak`: it counts only where the document shows what it means. */
export type Strength = "strong" | "weak";

/**
 * Where a rendering comes from: the paper's text, only its bibliography, the standard form that the paper does not print,
 * or a glossary of the user's own.
 */
export type Source = "paper" | "bibliography" | "standard" | "own";

/** A text in both languages of the interface. In a user's own glossary one may be empty: read it with `inLanguage`. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** A remark on a wording or a concept. */
export interface Note extends Bilingual {
  /** From a glossary of the user's, and whatever they like; those that Tifa brings are cautions. */
  readonly isOwn?: true;
}

/** How near a glossary of the user's is to a document; the nearer comes first. What Tifa brings is farther than all. */
export type Layer = "user" | "workspace" | "folder";

/** A glossary file of the user's own. */
export interface GlossaryFile {
  readonly layer: Layer;
  /** For people: `my.glossary.yaml`, with its folder where that tells it from others. */
  readonly name: string;
  readonly uri: string;
}

/** Where an own concept stands: a span of its file's text. */
export interface Origin extends Span {
  readonly file: GlossaryFile;
}

/** What a farther layer says that a concept is. */
export interface FartherDefinition {
  readonly text: Bilingual;
  /** Undefined for the built-in glossary. */
  readonly file?: GlossaryFile;
}

/** One way to say a concept in one language. */
export interface Rendering {
  readonly text: string;
  readonly language: Language;
  readonly status: Status;
  readonly strength: Strength;
  readonly source: Source;
  /** Where the paper gives this rendering. */
  readonly at?: Locator;
  /** Chinese only: tone-marked syllables, one for each Han character, separated by spaces: `xīn xíng jǔ guó tǐ zhì`. */
  readonly pinyin?: string;
  /** Other readings that people type, without tones: `ka bo zi`. Search keys, never shown. */
  readonly readings?: readonly string[];
  /** Every spelling to look for, the text itself first: plurals, verb forms, spelt-out abbreviations. */
  readonly forms: readonly string[];
  /** Letters must have the case of the form: abbreviations and names of one word. */
  readonly exactCase?: true;
  /** Characters that must not stand directly before or after: 板块 after 成 is not 长板. */
  readonly notAfter?: string;
  readonly notBefore?: string;
  readonly note?: Note;
  /** The user's glossary that has it. */
  readonly file?: GlossaryFile;
  /** Where the user has it from, in their words. */
  readonly credit?: string;
}

export type Kind =
  | "concept"
  | "slogan"
  | "phrase"
  | "policy"
  | "policy-document"
  | "instrument"
  | "institution"
  | "person"
  | "event"
  | "project"
  | "technology"
  | "media"
  | "actor"
  | "place"
  | "list"
  | "abbreviation";

/** `a broader b`: b is the wider idea. `a succeeds b`: b came before. `a instrumentOf b`: a serves b. */
export type RelationKind = "broader" | "partOf" | "contrastsWith" | "succeeds" | "instrumentOf" | "related";

export interface Relation {
  readonly kind: RelationKind;
  /** The other concept's id. */
  readonly id: string;
}

/** The paper's periods: 1 is 2006–2012, 2 is 2013–2019, 3 is 2020–present. */
export type PhaseNumber = 1 | 2 | 3;

/** That a concept belongs to a phase, and what it means there where the meaning moved. */
export interface Phase {
  readonly phase: PhaseNumber;
  readonly text?: Bilingual;
}

/** A dated fact: `date` is ISO 8601, cut to what is known (`2019-10`). */
export interface HistoryEvent {
  readonly date: string;
  readonly text: Bilingual;
  readonly at?: Locator;
}

/** A set phrase of a few words that may be quoted as the paper prints it. */
export interface SetPhrase {
  readonly text: string;
  readonly zh?: string;
  readonly at: Locator;
}

/** One idea, whatever it is called: the unit of the glossary (as in TBX, ISO 30042). */
export interface Concept {
  readonly id: string;
  readonly kind: Kind;
  /** The file of `data/glossary` that it comes from, without extension: its theme. For own concepts the name of their file. */
  readonly theme: string;
  readonly renderings: readonly Rendering[];
  readonly definition: Bilingual;
  /** Where to cite the paper for this concept. */
  readonly at?: Locator;
  /** Other places in the paper that support the definition. */
  readonly evidence: readonly Locator[];
  readonly phases: readonly Phase[];
  readonly history: readonly HistoryEvent[];
  readonly quote?: SetPhrase;
  readonly relations: readonly Relation[];
  /** Ids of works that the paper cites for this concept. */
  readonly works: readonly string[];
  /** Further search keys, never shown and never recognised in text. */
  readonly keys: readonly string[];
  readonly note?: Note;
  /** Where the user's own glossary has it, the nearest of several. What Tifa brings has none. */
  readonly origin?: Origin;
  /** Where the user has it from, in their words. */
  readonly credit?: string;
  /** Sentences that show its use. */
  readonly examples?: readonly string[];
  /** The definitions of farther layers, nearest first, where a nearer one stands before them. */
  readonly farther?: readonly FartherDefinition[];
}
