import { addressEnd } from "./addresses.ts";
import { type HoleList, holeList } from "./hole.ts";
import { commandKind, ENVIRONMENTS_WITH_ARGUMENTS, OPAQUE_ENVIRONMENTS } from "./latex-commands.ts";
import { isBlank, LEAST_BLOCK, lineEnd } from "./lines.ts";
import type { Block } from "./prose.ts";

/**
 * LaTeX: comments, mathematics, verbatim text, keys and command names are holes. A flat scanner with a stack of open
 * braces and no recursion, because every LaTeX parser that was tried dies on deep nesting (ARCHITECTURE.md).
 */
export function latexBlock(text: string, start: number): Block {
  const reader = new LatexReader(text);
  const end = reader.read(start);
  return { end, holes: reader.list.holes };
}

const COMMAND = /\\([A-Za-z@]+)\*?/uy;
const VERB = /\\(?:verb|lstinline|mintinline)\*?(?:\[[^\]\n]*\]|\{[a-z]+\})?([^A-Za-z\s*{[])[^\n]*?\1/uy;
const VERB_BRACES = /\\lstinline\{[^}\n]*\}/uy;
const SPACES = /[ \t]*/uy;

class LatexReader {
  readonly list: HoleList = holeList();
  readonly #text: string;
  /** Whether each open brace belongs to mark-up inside a sentence. */
  readonly #braces: boolean[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(start: number): number {
    const text = this.#text;
    let index = start;
    while (index < text.length) {
      const unit = text.charCodeAt(index);
      if (unit === 0x0a) {
        const end = lineEnd(text, index + 1);
        if (index - start >= LEAST_BLOCK && end < text.length && isBlank(text, index + 1, end)) return end + 1;
        index += 1;
      } else if (unit === 0x5c) index = this.#command(index);
      else if (unit === 0x25) index = this.#comment(index);
      else if (unit === 0x24) index = this.#math(index);
      else if (unit === 0x7b) index = this.#open(index, index + 1, true);
      else if (unit === 0x7d) index = this.#close(index);
      else if (unit === 0x3a && text.startsWith("://", index)) index = this.#url(index);
      else index += 1;
    }
    return text.length;
  }

  #opaque(start: number, end: number): number {
    this.list.opaque(start, end);
    return Math.max(end, start + 1);
  }

  /** A comment eats the line's end and the next line's indentation (TeXbook, chapter 8), but not a blank line. */
  #comment(index: number): number {
    const text = this.#text;
    const last = lineEnd(text, index);
    let end = last + 1;
    while (text[end] === " " || text[end] === "\t") end += 1;
    if (end > text.length || text[end] === "\n" || text[end] === "\r") end = last;
    this.list.transparent(index, end);
    return end;
  }

  #open(start: number, end: number, inline: boolean): number {
    this.#braces.push(inline);
    if (inline) this.list.transparent(start, end);
    else this.list.opaque(start, end);
    return end;
  }

  #close(index: number): number {
    if (this.#braces.pop() ?? true) this.list.transparent(index, index + 1);
    else this.list.opaque(index, index + 1);
    return index + 1;
  }

  #url(index: number): number {
    let start = index;
    while (start > 0 && /[a-z]/iu.test(this.#text[start - 1] ?? "")) start -= 1;
    const end = addressEnd(this.#text, index + 3);
    const brace = this.#text.slice(index, end).search(/[{}\\]/u);
    return this.#opaque(start, brace === -1 ? end : index + brace);
  }

  /** `$…$` and `$$…$$`, not over a blank line. */
  #math(index: number): number {
    const sign = this.#text.startsWith("$$", index) ? "$$" : "$";
    const paragraph = this.#paragraphEnd(index);
    for (let at = this.#text.indexOf(sign, index + sign.length); at !== -1 && at < paragraph; ) {
      if (this.#text[at - 1] !== "\\") return this.#opaque(index, at + sign.length);
      at = this.#text.indexOf(sign, at + 1);
    }
    return index + sign.length;
  }

  #paragraphEnd(index: number): number {
    const rest = /\n[ \t\r]*\n/gu;
    rest.lastIndex = index;
    return rest.exec(this.#text)?.index ?? this.#text.length;
  }

  #command(index: number): number {
    const text = this.#text;
    const verb = end(VERB_BRACES, text, index) || end(VERB, text, index);
    if (verb > 0) return this.#opaque(index, verb);
    COMMAND.lastIndex = index;
    const name = COMMAND.exec(text)?.[1];
    if (name === undefined) return this.#symbol(index);
    const after = COMMAND.lastIndex;
    if (name === "begin") return this.#begin(index, after);
    if (name === "end") return this.#opaque(index, this.#group(after));
    switch (commandKind(name)) {
      case "opaque":
        return this.#opaque(index, this.#groups(after));
      case "opaque-first":
        return this.#opaque(index, this.#group(this.#option(after)));
      case "citation":
        return this.#citation(index, after, 1);
      case "citations":
        return this.#citation(index, after, Number.POSITIVE_INFINITY);
      case "block":
        return this.#markUp(index, after, false);
      default:
        return this.#markUp(index, after, true);
    }
  }

  /** A command with its opening brace; without one, the name alone and the spaces that it eats. */
  #markUp(index: number, after: number, inline: boolean): number {
    if (this.#text[after] === "{") return this.#open(index, after + 1, inline);
    const next = Math.max(end(SPACES, this.#text, after), after);
    if (inline) this.list.transparent(index, next);
    else this.list.opaque(index, next);
    return next;
  }

  /** `\\` ends a line, `\[` and `\(` begin mathematics, `\-` is nothing, `\&` is a character. */
  #symbol(index: number): number {
    const sign = this.#text[index + 1] ?? "";
    if (sign === "[" || sign === "(") {
      const close = this.#text.indexOf(sign === "[" ? "\\]" : "\\)", index);
      return close === -1 || close > this.#paragraphEnd(index) ? index + 2 : this.#opaque(index, close + 2);
    }
    if (sign === "\\") return this.#opaque(index, index + 2);
    if ("-/,;!".includes(sign) && sign !== "") this.list.transparent(index, index + 2);
    return index + 2;
  }

  #begin(index: number, after: number): number {
    const close = this.#group(after);
    const name = this.#text.slice(after, close).replace(/[{}\s]/gu, "");
    if (OPAQUE_ENVIRONMENTS.has(name)) {
      const last = this.#text.indexOf(`\\end{${name}}`, close);
      return this.#opaque(index, last === -1 ? this.#text.length : last + name.length + 6);
    }
    return this.#opaque(index, ENVIRONMENTS_WITH_ARGUMENTS.has(name) ? this.#groups(close) : this.#option(close));
  }

  /** Notes are prose, keys are holes. */
  #citation(index: number, after: number, most: number): number {
    let at = this.#opaque(index, after);
    for (let keys = 0; keys < most; ) {
      const sign = this.#text[at];
      if (sign === "{") {
        at = this.#opaque(at, this.#group(at));
        keys += 1;
      } else if (sign === "[" || sign === "(" || sign === "<") {
        const close = this.#balanced(at, sign, sign === "[" ? "]" : sign === "(" ? ")" : ">");
        if (close === at || (sign === "(" && most === 1)) break;
        this.list.opaque(at, at + 1);
        this.list.opaque(close - 1, close);
        at = close;
      } else break;
    }
    return Math.max(at, after);
  }

  /** All `[…]` and `{…}` that follow. */
  #groups(from: number): number {
    for (let at = from; ; ) {
      const next = this.#group(this.#option(at));
      if (next === at) return at;
      at = next;
    }
  }

  #option(from: number): number {
    return this.#balanced(from, "[", "]");
  }

  #group(from: number): number {
    return this.#balanced(from, "{", "}");
  }

  /** Where the bracketed group at `from` ends; `from` where none begins there or it is not closed in its paragraph. */
  #balanced(from: number, open: string, close: string): number {
    const text = this.#text;
    if (text[from] !== open) return from;
    const last = Math.min(text.length, from + LONGEST_ARGUMENT);
    let depth = 0;
    for (let at = from; at < last; at++) {
      const sign = text[at];
      if (sign === "\\") at += 1;
      else if (sign === "\n" && isBlankLine(text, at + 1, last)) return from;
      else if (sign === open) depth += 1;
      else if (sign === close) {
        depth -= 1;
        if (depth === 0) return at + 1;
      }
    }
    return from;
  }
}

/** Whether the line at `from` is blank; one that goes on to `last` is taken for blank. */
function isBlankLine(text: string, from: number, last: number): boolean {
  let at = from;
  while (at < last && isBlank(text, at, at + 1)) at += 1;
  return at >= last || text[at] === "\n";
}

/** Longer arguments of reference and set-up commands are taken for unclosed ones. */
const LONGEST_ARGUMENT = 4000;

/** Where a sticky pattern that matches at `index` ends, or 0. */
function end(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : 0;
}
