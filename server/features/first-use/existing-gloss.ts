import { syllablesOf, withoutTones } from "../../core/concept/pinyin.ts";
import type { Term } from "../../core/recognition/mention.ts";
import type { Span } from "../../core/text/span.ts";
import { bracketBehind } from "./bracket.ts";
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
  const bracket = bracketBehind(text, from);
  if (bracket === undefined) return undefined;
  const { inner } = bracket;
  const members: Term[] = [];
  for (let index = next; (mentions[index]?.start ?? inner.end) < inner.end; index++) {
    const member = mentions[index];
    if (member !== undefined) members.push(member);
  }
  const found = { ...bracket, members };
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
