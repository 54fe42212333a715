import { isBlank, lineEnd } from "../../core/prose/lines.ts";
import { isMarkdown } from "../../core/prose/prose.ts";
import type { Span } from "../../core/text/span.ts";

/** Marks around words that are not the author's own: quotations and titles. */
const PAIRS: Readonly<Record<string, string>> = {
  "“": "”",
  "「": "」",
  "『": "』",
  "《": "》",
  "〈": "〉",
  "«": "»",
  "„": "”",
};
const CLOSING = new Set(Object.values(PAIRS));
/** Every sign that may begin or end a quotation: nearly all characters are passed over by one look-up. */
const IS_MARK = new Uint8Array(0x10000);
for (const sign of [...Object.keys(PAIRS), ...CLOSING, ..."\"‘`'\\#"]) IS_MARK[sign.charCodeAt(0)] = 1;
/** A single quotation mark may be an apostrophe: its other one must be this near. */
const LONGEST_SINGLE = 300;
/** Of more marks than this that wait to be closed the first ones are forgotten: nobody quotes so deep. */
const DEEPEST = 32;
const LONGEST_GROUP = 4000;
const QUOTING_COMMAND =
  /\\(?:enquote|textquote|foreignquote|hyphenquote|foreigntextquote)\*?|#quote(?:\([^()\n]{0,200}\))?/uy;
const CITED_QUOTATION = /\\(?:block|text|foreignblock|hyphenblock)c?quote\*?/uy;
/** In LaTeX, and in Org. */
const ENVIRONMENT =
  /\\(begin|end)\{(?:display)?(?:quot(?:e|ation)|verse)\*?\}|^[ \t]{0,8}#\+(begin|end)_(?:quote|verse)/gimu;

/**
 * The quotations and titles in `[start, end)` of a document, sorted: what stands between quotation or title marks within a
 * paragraph, block quotations, LaTeX's quoting commands and environments. A mark that is never closed quotes to the end
 * of its line: with one mark missing nobody can tell, and silence is the smaller error.
 */
export function quotedSpans(text: string, start: number, end: number, kind: string): readonly Span[] {
  const spans: Span[] = [...environments(text, start, end)];
  for (let line = start; line < end; ) {
    const paragraph = paragraphEnd(text, line, end);
    if ((isMarkdown(kind) || kind === "plaintext") && /^[ \t]{0,3}>/u.test(text.slice(line, line + 4))) {
      spans.push({ start: line, end: paragraph });
    } else spans.push(...new ParagraphReader(text, line, paragraph).read());
    line = Math.max(paragraph, line + 1);
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Where the paragraph that begins at `line` ends: behind the line end before a blank line. */
export function paragraphEnd(text: string, line: number, end: number): number {
  for (let at = line; at < end; ) {
    const next = Math.min(lineEnd(text, at) + 1, end);
    if (isBlank(text, at, next - 1)) return next;
    at = next;
  }
  return end;
}

/** An environment that goes on in the next block is closed, and one that came from the last opened, at the block's edge. */
function* environments(text: string, start: number, end: number): Generator<Span> {
  let open: number | undefined;
  let first = true;
  for (const match of text.slice(start, end).matchAll(ENVIRONMENT)) {
    if ((match[1] ?? match[2])?.toLowerCase() === "begin") open ??= start + match.index;
    else if (open !== undefined || first) {
      yield { start: open ?? start, end: start + match.index };
      open = undefined;
    }
    first = false;
  }
  if (open !== undefined) yield { start: open, end };
}

interface Opened {
  readonly at: number;
  readonly close: string;
}

class ParagraphReader {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  readonly #open: Opened[] = [];
  readonly #spans: Span[] = [];
  /** Where the line ends that was last asked for. */
  #lineEnd = -1;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
  }

  read(): readonly Span[] {
    const text = this.#text;
    for (let index = this.#start; index < this.#end; index++) {
      if (IS_MARK[text.charCodeAt(index)] !== 1) continue;
      const sign = text[index] ?? "";
      const close = PAIRS[sign];
      if (close !== undefined) this.#begin(index, close);
      else if (CLOSING.has(sign)) this.#close(sign, index + 1);
      else if (sign === '"') this.#straight(index);
      else if (sign === "‘") index = this.#single(index);
      else if (sign === "`" && text[index + 1] === "`" && text[index + 2] !== "`") this.#begin(index++, "''");
      else if (sign === "'" && text[index + 1] === "'") this.#close("''", ++index + 1);
      else if (sign === "\\" || sign === "#") index = this.#command(index);
    }
    this.#open.forEach((opened) => void this.#toLineEnd(opened));
    return this.#spans;
  }

  #begin(at: number, close: string): void {
    const forgotten = this.#open.length === DEEPEST ? this.#open.shift() : undefined;
    if (forgotten !== undefined) this.#toLineEnd(forgotten);
    this.#open.push({ at, close });
  }

  #toLineEnd({ at }: Opened): void {
    if (at < this.#lineEnd) return;
    this.#lineEnd = Math.min(lineEnd(this.#text, at), this.#end);
    this.#spans.push({ start: at, end: this.#lineEnd });
  }

  #close(close: string, end: number): void {
    const index = this.#open.findLastIndex((opened) => opened.close === close);
    const opened = this.#open[index];
    if (opened === undefined) return;
    this.#open.length = index;
    this.#spans.push({ start: opened.at, end });
  }

  #straight(index: number): void {
    if (this.#open.some(({ close }) => close === '"')) this.#close('"', index + 1);
    else this.#begin(index, '"');
  }

  #single(index: number): number {
    const most = Math.min(this.#end, index + LONGEST_SINGLE);
    for (let at = index + 1; at < most; at++) {
      if (this.#text[at] !== "’" || /\p{L}/u.test(this.#text[at + 1] ?? "")) continue;
      this.#spans.push({ start: index, end: at + 1 });
      return at;
    }
    return index;
  }

  #command(index: number): number {
    QUOTING_COMMAND.lastIndex = index;
    CITED_QUOTATION.lastIndex = index;
    const cites = CITED_QUOTATION.test(this.#text);
    if (!cites && !QUOTING_COMMAND.test(this.#text)) return index;
    let at = cites ? CITED_QUOTATION.lastIndex : QUOTING_COMMAND.lastIndex;
    while (this.#text[at] === "{" || this.#text[at] === "[") {
      const closed = groupEnd(this.#text, at, Math.min(this.#end, at + LONGEST_GROUP));
      if (closed === 0) break;
      at = closed;
    }
    if (at > index) this.#spans.push({ start: index, end: at });
    return Math.max(index, at - 1);
  }
}

/** Where the group that opens at `from` ends; 0 where it is not closed before `end`. */
function groupEnd(text: string, from: number, end: number): number {
  const open = text[from];
  const close = open === "{" ? "}" : "]";
  let depth = 0;
  for (let at = from; at < end; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === open) depth += 1;
    else if (text[at] === close && --depth === 0) return at + 1;
  }
  return 0;
}
