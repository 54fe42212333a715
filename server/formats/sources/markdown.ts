import type { Block, BlockRole } from "../../core/source/block.ts";
import { joinLines } from "../../core/source/hyphenation.ts";
import { inlineText } from "./markdown-inline.ts";
import type { ReadFile } from "./read-file.ts";

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Open {
  readonly role: BlockRole | undefined;
  readonly level?: number;
  readonly note?: number;
  readonly lines: Line[];
}

/** Markdown as blocks: what is not for readers (code, comments, metadata) is left out, marks of emphasis and links too. */
export function readMarkdown(text: string): Omit<ReadFile, "problems"> {
  const all = linesOf(text);
  const { facts, length } = readFrontMatter(all);
  const numbers = noteNumbers(text);
  const blocks: Block[] = [];
  let open: Open | undefined;
  let fence: string | undefined;
  let comment = false;
  const close = (): void => {
    if (open !== undefined) blocks.push(...blockOf(open, numbers));
    open = undefined;
  };
  const begin = (next: Omit<Open, "lines">, line: Line): void => {
    close();
    open = { ...next, lines: [line] };
  };
  for (const [index, line] of all.entries()) {
    if (index < length) continue;
    const trimmed = line.text.trim();
    const marker = /^(?:`{3,}|~{3,})/u.exec(trimmed)?.[0];
    if (fence !== undefined) {
      if (marker?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (comment || trimmed.startsWith("<!--")) {
      close();
      comment = !trimmed.includes("-->");
      continue;
    }
    if (marker !== undefined) {
      close();
      fence = marker;
      continue;
    }
    if (trimmed === "" || /^(?:[-*_]\s*){3,}$/u.test(trimmed) || /^:{3,}/u.test(trimmed)) {
      if (/^(?:=+|-{2,})$/u.test(trimmed) && open?.role === undefined && open !== undefined)
        open = { ...open, role: "heading", level: trimmed.startsWith("=") ? 1 : 2 };
      close();
      continue;
    }
    if (/^=+$/u.test(trimmed) && open !== undefined && open.role === undefined) {
      open = { ...open, role: "heading", level: 1 };
      close();
      continue;
    }
    const heading = /^(?<marks>#{1,6})\s+(?<title>.*?)(?:\s+#+)?$/u.exec(trimmed)?.groups;
    const note = /^\[\^(?<id>[^\]\s]+)\]:\s*/u.exec(trimmed);
    if (heading !== undefined) {
      const title = heading.title ?? "";
      begin({ role: "heading", level: heading.marks?.length ?? 1 }, { ...line, text: title });
      close();
    } else if (note !== null) {
      const number = numbers.get(note.groups?.id ?? "");
      begin(
        { role: "note", ...(number === undefined ? {} : { note: number }) },
        { ...line, text: trimmed.slice(note[0].length) },
      );
    } else if (trimmed.startsWith("|")) {
      if (!/^\|?[\s:|-]+\|?$/u.test(trimmed)) {
        begin(
          { role: "row" },
          {
            ...line,
            text: trimmed
              .replace(/^\||\|$/gu, "")
              .split("|")
              .map((cell) => cell.trim())
              .join("\t"),
          },
        );
        close();
      }
    } else if (/^(?:[-*+]|\d{1,3}[.)])\s+/u.test(trimmed) && !isNumberedSentence(open, trimmed))
      begin({ role: "item" }, { ...line, text: trimmed.replace(/^[-*+]\s+/u, "") });
    else if (trimmed.startsWith(">")) {
      const quoted = { ...line, text: trimmed.replace(/^(?:>\s?)+/u, "") };
      if (open?.role === "quote") open.lines.push(quoted);
      else begin({ role: "quote" }, quoted);
    } else if (open !== undefined) open.lines.push(line);
    else begin({ role: undefined }, line);
  }
  close();
  return { blocks, ...facts };
}

/** A wrapped line that happens to begin with a number: only 1 may cut a paragraph (CommonMark). */
function isNumberedSentence(open: Open | undefined, line: string): boolean {
  return open !== undefined && open.role === undefined && /^\d/u.test(line) && !/^1[.)]/u.test(line);
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/gu)].map(({ 1: line = "", index }) => ({
    text: line,
    start: index,
    end: index + line.length,
  }));
}

function blockOf({ role, level, note, lines }: Open, numbers: ReadonlyMap<string, number>): Block[] {
  const joined = lines.reduce((sum, line) => joinLines(sum, line.text.replace(/\\$/u, ""), new Map()), "");
  const text = inlineText(joined, numbers);
  if (text.trim() === "") return [];
  return [
    {
      text,
      span: { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 },
      ...(role === undefined ? {} : { role }),
      ...(level === undefined ? {} : { level }),
      ...(note === undefined ? {} : { note }),
    },
  ];
}

/** Notes are numbered in the order of their marks, whatever they are called. */
function noteNumbers(text: string): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { 1: id = "" } of text.matchAll(/\[\^([^\]\s]+)\](?!:)/gu))
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return numbers;
}

/** Title, author and year of a YAML block at the start, by its plain lines; the number of lines that it takes. */
function readFrontMatter(lines: readonly Line[]): {
  readonly facts: Pick<ReadFile, "title" | "author" | "year">;
  readonly length: number;
} {
  if (lines[0]?.text.trim() !== "---") return { facts: {}, length: 0 };
  const end = lines.findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/u.test(text));
  if (end < 0) return { facts: {}, length: 0 };
  const field = (name: string): string => {
    const line = lines.slice(1, end).find(({ text }) => text.startsWith(`${name}:`))?.text ?? "";
    return line
      .slice(name.length + 1)
      .trim()
      .replace(/^(["'])(.*)\1$/u, "$2");
  };
  const [title, author, year] = [field("title"), field("author"), /(?:19|20)\d\d/u.exec(field("date"))?.[0]];
  return {
    length: end + 1,
    facts: {
      ...(title === "" ? {} : { title }),
      ...(author === "" || author.startsWith("[") ? {} : { author }),
      ...(year === undefined ? {} : { year }),
    },
  };
}
