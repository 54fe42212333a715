import type { Span } from "../text/span.ts";
import type { Block } from "./block.ts";

/** One part of a field's value: `{…}`, `"…"`, a number, or the name of a macro. */
export interface Piece {
  readonly kind: "text" | "macro";
  /** What is inside of the brackets. */
  readonly text: string;
}

export interface Field {
  /** In lower case. */
  readonly name: string;
  /** Offsets of the file's text. */
  readonly nameSpan: Span;
  /** The value with its brackets, all pieces of it. */
  readonly valueSpan: Span;
  readonly pieces: readonly Piece[];
}

export type FieldProblem = "no-key" | "no-comma" | "no-equals" | "no-value" | "no-end";

export interface EntryFields {
  readonly fields: readonly Field[];
  readonly problems: readonly { readonly offset: number; readonly problem: FieldProblem }[];
}

const NAME = /[^\s={}(),"#%@]{1,200}/y;
const BARE = /[^\s,{}"#=%]{1,500}/y;

/**
 * Reads the fields of an entry or `@string`. Never throws: what cannot be read becomes a problem with its offset, and the
 * reading goes on at the next comma. `%` to the end of a line between fields is a comment, as biber has it.
 */
export function readFields(text: string, { start, form }: Block): EntryFields {
  const end = start + form.length - (form.problem === "unclosed" ? 0 : 1);
  const reader = new FieldReader(text, end);
  reader.at = start + form.keyStart + form.key.length;
  if (form.kind === "entry") {
    if (form.key === "") reader.note("no-key");
    reader.blank();
    if (reader.peek() === ",") reader.at += 1;
    else if (form.key !== "" && reader.at < end) reader.note("no-comma");
  } else reader.at = start + form.keyStart;
  while (reader.field());
  return reader;
}

class FieldReader implements EntryFields {
  readonly fields: Field[] = [];
  readonly problems: { readonly offset: number; readonly problem: FieldProblem }[] = [];
  at = 0;
  readonly #text: string;
  readonly #end: number;

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  note(problem: FieldProblem): void {
    this.problems.push({ offset: this.at, problem });
  }

  peek(): string {
    return this.at < this.#end ? (this.#text[this.at] ?? "") : "";
  }

  /** Goes over blanks and comments. */
  blank(): void {
    for (; this.at < this.#end; this.at++) {
      const unit = this.#text.charCodeAt(this.at);
      if (unit === 0x25) {
        const line = this.#text.indexOf("\n", this.at);
        this.at = line === -1 || line > this.#end ? this.#end - 1 : line;
      } else if (unit > 0x20 && unit !== 0xa0) return;
    }
  }

  /** Reads one field with its comma; false at the end of the entry. Always advances. */
  field(): boolean {
    this.blank();
    while (this.peek() === ",") {
      this.at += 1;
      this.blank();
    }
    if (this.at >= this.#end) return false;
    const nameSpan = this.#match(NAME);
    this.blank();
    if (nameSpan === undefined || this.peek() !== "=") {
      this.note("no-equals");
      this.#skip();
      return true;
    }
    this.at += 1;
    this.blank();
    const start = this.at;
    const pieces = this.#pieces();
    if (pieces.length === 0) this.note("no-value");
    else {
      const name = this.#text.slice(nameSpan.start, nameSpan.end).toLowerCase();
      this.fields.push({ name, nameSpan, valueSpan: { start, end: this.#valueEnd }, pieces });
    }
    this.blank();
    if (this.at < this.#end && this.peek() !== ",") {
      this.note("no-comma");
      if (!this.#looksLikeField()) this.#skip();
    }
    return true;
  }

  #valueEnd = 0;

  #pieces(): Piece[] {
    const pieces: Piece[] = [];
    for (;;) {
      const piece = this.#piece();
      if (piece === undefined) return pieces;
      pieces.push(piece);
      this.#valueEnd = this.at;
      this.blank();
      if (this.peek() !== "#") return pieces;
      this.at += 1;
      this.blank();
    }
  }

  #piece(): Piece | undefined {
    const open = this.peek();
    if (open === "{" || open === '"') return { kind: "text", text: this.#bracketed(open) };
    const span = this.#match(BARE);
    if (span === undefined) return undefined;
    const text = this.#text.slice(span.start, span.end);
    return { kind: /^\d+$/u.test(text) ? "text" : "macro", text };
  }

  /** A value that is not closed ends with its line, or with the entry where that is not closed either. */
  #bracketed(open: string): string {
    const inside = this.at + 1;
    const close = open === "{" ? 0x7d : 0x22;
    let depth = 0;
    for (let index = inside; index < this.#end; index++) {
      const unit = this.#text.charCodeAt(index);
      if (unit === close && depth === 0) {
        this.at = index + 1;
        return this.#text.slice(inside, index);
      }
      if (unit === 0x7b) depth += 1;
      else if (unit === 0x7d) depth -= 1;
      if (depth < 0) break;
    }
    this.note("no-end");
    const line = this.#text.indexOf("\n", inside);
    const end = line === -1 || line > this.#end ? this.#end : line;
    const value = this.#text.slice(inside, end).replace(/[\s,]{1,9}$/u, "");
    this.at = inside + value.length;
    return value;
  }

  #match(pattern: RegExp): Span | undefined {
    pattern.lastIndex = this.at;
    const length = this.at < this.#end ? (pattern.exec(this.#text)?.[0].length ?? 0) : 0;
    if (length === 0) return undefined;
    const start = this.at;
    this.at = Math.min(this.#end, start + length);
    return { start, end: this.at };
  }

  /** `title = {x}␊ year = 2000`: only the comma is missing. */
  #looksLikeField(): boolean {
    return /^[^\s={}(),"#%@]{1,60}[ \t]{0,20}=/u.test(this.#text.slice(this.at, Math.min(this.#end, this.at + 90)));
  }

  #skip(): void {
    const comma = this.#text.indexOf(",", this.at);
    const line = this.#text.indexOf("\n", this.at);
    const stops = [comma, line].filter((stop) => stop !== -1 && stop < this.#end);
    this.at = stops.length === 0 ? this.#end : Math.min(...stops) + 1;
  }
}
