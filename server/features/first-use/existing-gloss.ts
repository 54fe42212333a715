import { syllablesOf, withoutTones } from "../../core/concept/pinyin.ts";
import type { Term } from "../../core/recognition/mention.ts";
import type { Span } from "../../core/text/span.ts";
import { glossPoint } from "./gloss-point.ts";

/** What stands in brackets right behind a mention, as far as it is about the mention. */
export interface ExistingGloss {
  /**
   * `gloss`: the concept in the other language. `foreign`: another concept in the other language. `own`: a translation of
   * the writer's that the glossary does not know. `abbreviation`: the concept again, in the same language.
   */
  readonly kind: "gloss" | "foreign" | "own" | "abbreviation";
  /** The brackets with the space before them; of an apposition the second term. */
  readonly span: Span;
  /** What is in the brackets. */
  readonly inner: Span;
  /** The mentions in the brackets. */
  readonly members: readonly Term[];
  /** Whether nothing but names of the concept are in the brackets, so that they may go. */
  readonly isPlain: boolean;
}

const LONGEST_GLOSS = 200;
const BEFORE_BRACKET =
  /^(?:\[\^[^\]\s]{1,80}\]|[⁰¹²³⁴-⁹]{1,3})?(?:[ \t~\u00a0\u3000]|\\ ){0,4}(?:\r?\n[ \t]{0,40})?(?=[(（[【〔])/u;
const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "（": "）", "[": "]", "【": "】", "〔": "〕" };

/** The gloss of the mention at `index`, in brackets behind it or in apposition; undefined where it has none. */
export function glossOfMention(
  text: string,
  kind: string,
  mentions: readonly Term[],
  index: number,
): ExistingGloss | undefined {
  const host = mentions[index];
  if (host === undefined) return undefined;
  const first = bracketed(text, host, glossPoint(text, kind, host), mentions, index + 1);
  if (first?.kind !== "abbreviation") return first ?? apposed(text, mentions, index);
  // National strategic S&T force (NSS&TF) (国家战略科技力量): the gloss may have brackets of its own.
  const second = bracketed(text, host, first.span.end, mentions, index + 1 + first.members.length);
  return second?.kind === "gloss" ? { ...second, members: [...first.members, ...second.members] } : first;
}

function bracketed(
  text: string,
  host: Term,
  from: number,
  mentions: readonly Term[],
  next: number,
): ExistingGloss | undefined {
  const space = BEFORE_BRACKET.exec(text.slice(from, from + LONGEST_GLOSS))?.[0];
  if (space === undefined) return undefined;
  const open = from + space.length;
  const close = bracketEnd(text, open);
  if (close === -1 || (text[open] === "[" && !isTextBracket(text, open, close))) return undefined;
  const inner = { start: open + 1, end: close };
  const members: Term[] = [];
  for (let index = next; (mentions[index]?.start ?? close) < close; index++) {
    const member = mentions[index];
    if (member !== undefined) members.push(member);
  }
  const found = {
    span: { start: from + (space.startsWith("[") ? space.indexOf("]") + 1 : 0), end: close + 1 },
    inner,
    members,
  };
  const rest = withoutPinyin(remainder(text, inner, members), host);
  if (members.some((member) => member.concept === host.concept && isOther(member, host)))
    return {
      ...found,
      kind: "gloss",
      isPlain: rest === "" && members.every(({ concept }) => concept === host.concept),
    };
  if (rest === "" && members.length > 0 && members.every((member) => isOther(member, host)))
    return { ...found, kind: "foreign", isPlain: false };
  if (rest === "" && members.length > 0 && members.every(({ concept }) => concept === host.concept))
    return { ...found, kind: "abbreviation", isPlain: true };
  return isOwnTranslation(text.slice(inner.start, inner.end), host)
    ? { ...found, kind: "own", isPlain: false }
    : undefined;
}

function bracketEnd(text: string, open: number): number {
  const close = CLOSERS[text[open] ?? ""];
  let depth = 0;
  for (let index = open; index < Math.min(text.length, open + LONGEST_GLOSS); index++) {
    if (text[index] === text[open]) depth += 1;
    else if (text[index] === close) {
      depth -= 1;
      if (depth === 0) return index;
    } else if (text[index] === "\n" && /^\n[ \t]*\r?\n/u.test(text.slice(index, index + 40))) return -1;
  }
  return -1;
}

/** Square brackets are often mark-up: citations, links, notes. */
function isTextBracket(text: string, open: number, close: number): boolean {
  return !/[([{:]/u.test(text[close + 1] ?? "") && !/^[\^@]|[@\\]/u.test(text.slice(open + 1, close));
}

/** What is left of the brackets' content without the terms, quotation marks, mark-up and little words between. */
function remainder(text: string, inner: Span, members: readonly Term[]): string {
  let rest = "";
  let at = inner.start;
  for (const { start, end } of members) {
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  return (rest + text.slice(at, inner.end))
    .replace(/\\[A-Za-z]{1,40}\{?|[*_{}"“”‘’'`「」『』]/gu, "")
    .replace(/(?:^|[\s,;/])(?:or|i\.e\.|in Chinese|Chinese|literally|lit\.|hereafter)(?=$|[\s,:;])/giu, "")
    .replace(/又称|又稱|简称|簡稱|以下简称|下称|英文|即/gu, "")
    .replace(/[\s~,，、;；:：/]/gu, "");
}

/** Nothing where the rest is how the term is read, with its tones or without. */
function withoutPinyin(rest: string, { concept }: Term): string {
  const letters = withoutTones(rest);
  const isReading = concept.renderings.some(
    ({ pinyin }) => pinyin !== undefined && syllablesOf(pinyin).join("") === letters,
  );
  return isReading ? "" : rest;
}

/** Only ideographs after English, two small words or more after Chinese: a translation, and no citation or remark on it. */
function isOwnTranslation(content: string, host: Term): boolean {
  if (/\d|[.。!！?？@\\]/u.test(content)) return false;
  if (host.rendering.language === "en") return /\p{Script=Han}/u.test(content) && !/[，。；]/u.test(content);
  return (
    /^\W*[\p{L}-]+(?:\s+[\p{L}&’'-]+){1,9}\W*$/u.test(content) &&
    /\s[a-z]/u.test(content) &&
    !/\p{Script=Han}/u.test(content)
  );
}

const APPOSITION = /^[\s"“”'’*_,，、/()（）{}]*(?:or|or the|i\.e\.,?|即|也就是|亦即)?[\s"“”‘'’*_/()（）{}]*$/u;
const LONGEST_APPOSITION = 16;

/** The same concept in the other language right before or behind, with no more than a comma, a bracket or *or* between. */
function apposed(text: string, mentions: readonly Term[], index: number): ExistingGloss | undefined {
  const host = mentions[index];
  for (const other of [mentions[index + 1], mentions[index - 1]]) {
    if (host === undefined || other === undefined || other.concept !== host.concept || !isOther(other, host)) continue;
    const span = { start: Math.min(host.end, other.end), end: Math.max(host.start, other.start) };
    const between = text.slice(span.start, Math.min(span.end, span.start + LONGEST_APPOSITION + 1));
    if (between.length <= LONGEST_APPOSITION && !/\n\s*\n/u.test(between) && APPOSITION.test(between))
      return { kind: "gloss", span: other, inner: other, members: [], isPlain: false };
  }
  return undefined;
}

function isOther(a: Term, b: Term): boolean {
  return (a.rendering.language === "en") !== (b.rendering.language === "en");
}
