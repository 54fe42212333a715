import type { Span } from "../text/span.ts";

/** What ends a URL in running text, Chinese punctuation included. */
const STOP = /[\s<>"“”‘’«»（）《》【】，。；、：！？]/u;
const TRAILING = /[.,;:!?)\]'*_]+$/u;

/**
 * Finds URLs (`https://…`, `www.…`) and e-mail addresses in `[start, end)`, in text order. The full stop or bracket
 * after an address is not part of it.
 */
export function findAddresses(text: string, start: number, end: number): Span[] {
  const part = text.slice(start, end);
  const spans = [...find(part, "://", schemeStart), ...find(part, "www.", hostStart), ...find(part, "@", mailStart)];
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const span of spans) {
    if (span.start >= (merged.at(-1)?.end ?? 0)) merged.push(span);
  }
  return merged.map((span) => ({ start: span.start + start, end: span.end + start }));
}

function* find(part: string, sign: string, startOf: (part: string, at: number) => number): Generator<Span> {
  for (let at = part.indexOf(sign); at !== -1; at = part.indexOf(sign, at + sign.length)) {
    const start = startOf(part, at);
    if (start === -1) continue;
    const end = addressEnd(part, at + sign.length);
    yield { start, end };
    at = Math.max(at, end - sign.length);
  }
}

/** Where an address that goes on at `from` ends. */
export function addressEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !STOP.test(text[end] ?? " ")) end += 1;
  const trailing = TRAILING.exec(text.slice(Math.max(from, end - 8), end));
  return trailing === null ? end : end - trailing[0].length;
}

function schemeStart(part: string, at: number): number {
  let start = at;
  while (start > 0 && /[a-z]/iu.test(part[start - 1] ?? "")) start -= 1;
  return start === at ? -1 : start;
}

function hostStart(part: string, at: number): number {
  return at > 0 && /[\w/.]/u.test(part[at - 1] ?? "") ? -1 : at;
}

const LONGEST_MAILBOX = 64;

function mailStart(part: string, at: number): number {
  if (!/^@[\w-]+\.\w/u.test(part.slice(at, at + 80))) return -1;
  let start = at;
  while (start > 0 && at - start < LONGEST_MAILBOX && /[\w.+-]/u.test(part[start - 1] ?? "")) start -= 1;
  return start === at ? -1 : start;
}
