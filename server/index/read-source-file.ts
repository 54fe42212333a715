import { readFile } from "node:fs/promises";
import type { SourceText } from "../core/source/passage.ts";
import { decodeText } from "../formats/decode-text.ts";

/** Reads a file into passages. */
export async function readSourceFile(path: string): Promise<SourceText> {
  const { text } = decodeText(await readFile(path));
  const passages = [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/gu)].map((m, i) => ({
    text: m[0].replace(/\s*\n\s*/gu, " "),
    role: "paragraph" as const,
    locator: { paragraph: i + 1 },
    span: { start: m.index, end: m.index + m[0].length },
  }));
  return {
    kind: path.endsWith(".md") ? "markdown" : "text",
    title: (passages[0]?.text ?? "").slice(0, 80),
    passages,
    problems: [],
  };
}
