import { isHan } from "../text/script.ts";
import { tokensOf } from "./tokens.ts";

/** Tokens that stand one behind the other. */
export interface Phrase {
  readonly tokens: readonly string[];
  /** The last token is still being typed. */
  readonly open: boolean;
}

/** What is looked for in passages: all phrases, near each other where that was asked for. */
export interface SourceQuery {
  readonly phrases: readonly Phrase[];
  /** So many tokens may stand between phrases. */
  readonly near?: number;
  /** A single ideograph or the beginning of a word stands in nearly every passage. */
  readonly tooShort: boolean;
}

/** How near *near* is where nobody says it, in words or ideographs. */
const NEAR = 10;
/** Fewer letters begin too many words. */
const SHORTEST_PREFIX = 4;
const MOST_PHRASES = 12;
const MOST_TOKENS = 40;
const PART = /["“”„«»「『]([^"“”„«»「」『』]*)["“”„«»」』]|(\S+)/gu;
const NEARNESS = /^NEAR(?:\/(\d{1,3}))?$/u;

/**
 * Reads what a user typed: words that must all be there, `"words in this order"`, `one NEAR other`, `one NEAR/20 other`. A run
 * of ideographs is a phrase of its own; a last word without a space behind it may be half a word.
 */
export function readQuery(text: string): SourceQuery {
  const phrases: Phrase[] = [];
  let near: number | undefined;
  let tooShort = false;
  for (const match of text.matchAll(PART)) {
    const [whole, quoted, word = ""] = match;
    const nearness = quoted === undefined ? NEARNESS.exec(word) : null;
    if (nearness !== null) {
      near = Number(nearness[1] ?? NEAR);
      continue;
    }
    const isLast = match.index + whole.length === text.length;
    for (const phrase of quoted === undefined ? phrasesIn(word, isLast) : [phraseOf(quoted, false)]) {
      if (isShort(phrase)) tooShort = true;
      else if (phrase.tokens.length > 0 && phrases.length < MOST_PHRASES) phrases.push(phrase);
    }
  }
  return {
    phrases,
    tooShort: tooShort && phrases.length === 0,
    ...(near === undefined || phrases.length < 2 ? {} : { near }),
  };
}

/** `举国体制，new-style` without quotation marks: what punctuation divides is looked for apart, what a hyphen joins together. */
function phrasesIn(word: string, isLast: boolean): Phrase[] {
  const parts = word.split(/[\p{P}\p{S}]+(?<![-'’&.])/u).filter((part) => part !== "");
  return parts.map((part, index) => phraseOf(part, isLast && index === parts.length - 1));
}

function phraseOf(text: string, open: boolean): Phrase {
  const tokens = tokensOf(text).map((token) => token.text);
  const last = tokens.at(-1) ?? "";
  // The last ideograph of a run is the second half of the pair before it.
  const isHalf = tokens.length > 1 && last.length === 1 && isHan(last.charCodeAt(0)) && isPair(tokens.at(-2) ?? "");
  const kept = (isHalf ? tokens.slice(0, -1) : tokens).slice(0, MOST_TOKENS);
  const isWord = !isHan((kept.at(-1) ?? "").charCodeAt(0));
  return { tokens: kept, open: open && isWord && (kept.at(-1)?.length ?? 0) >= SHORTEST_PREFIX };
}

function isPair(token: string): boolean {
  return token.length === 2 && isHan(token.charCodeAt(0));
}

/** One ideograph alone, or a letter or two that may begin anything. */
function isShort({ tokens, open }: Phrase): boolean {
  const [only = ""] = tokens;
  return tokens.length === 1 && only.length === 1 && !open;
}

/** The query as SQLite's FTS5 has it; every token in quotation marks, so that none is an operator. */
export function ftsQuery({ phrases, near }: SourceQuery): string {
  if (near !== undefined) return `NEAR(${phrases.map(ftsPhrase).join(" ")}, ${near})`;
  return phrases.map(ftsPhrase).join(" AND ");
}

function ftsPhrase({ tokens, open }: Phrase): string {
  const phrase = `"${tokens.join(" ")}"`;
  return open ? `${phrase} *` : phrase;
}

/** Whether a token of a text is the one looked for. */
export function isToken(found: string, wanted: string, open: boolean): boolean {
  return found === wanted || (open && found.startsWith(wanted));
}
