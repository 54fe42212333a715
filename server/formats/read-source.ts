import type { Passage, SourceKind, SourceText } from "../core/source/passage.ts";
import { passagesOf } from "../core/source/passages.ts";
import { decodeText } from "./decode-text.ts";
import { kindOfFile } from "./sources/kind.ts";
import type { ReadFile } from "./sources/read-file.ts";

/**
 * Reads a user's file as passages. Never fails: what cannot be read is a problem of the result. It may take much time and
 * memory, or end the process, on files made for that: it belongs into a process of its own (`server/read-source.ts`).
 */
export async function readSource(bytes: Uint8Array, fileName: string): Promise<SourceText> {
  if (bytes.length === 0) return { passages: [], problems: [{ kind: "empty" }] };
  const kind = kindOfFile(bytes, fileName);
  if (kind === undefined || kind === "encrypted")
    return { passages: [], problems: [{ kind: kind === undefined ? "unknown-kind" : "encrypted" }] };
  const { blocks, labels, problems, ...facts } = await read(kind, bytes);
  const passages = passagesOf(blocks, labels);
  const empty = passages.length === 0 && problems.length === 0 ? [{ kind: "empty" as const }] : [];
  const title = facts.title ?? titleIn(passages);
  return { kind, ...facts, ...(title === undefined ? {} : { title }), passages, problems: [...problems, ...empty] };
}

/** The first line of a text, where it looks like a title: short, no sentence, no number. */
function titleIn([first]: readonly Passage[]): string | undefined {
  if (first === undefined || first.text.length > 200 || first.locator.section !== undefined) return undefined;
  const isTitle = (first.role === "heading" || first.role === "paragraph") && !/[.。;；:：,，]$/u.test(first.text);
  return isTitle && first.locator.abstract === undefined ? first.text : undefined;
}

/** Libraries are loaded for the kinds that need them. */
async function read(kind: SourceKind, bytes: Uint8Array): Promise<ReadFile> {
  switch (kind) {
    case "pdf":
      return (await import("./sources/pdf.ts")).readPdf(bytes);
    case "docx":
      return (await import("./sources/docx.ts")).readDocx(bytes);
    case "epub":
      return (await import("./sources/epub.ts")).readEpub(bytes);
    case "html":
      return (await import("./sources/html.ts")).readHtml(bytes);
    case "markdown":
      return decoded(bytes, (await import("./sources/markdown.ts")).readMarkdown);
    case "text":
      return decoded(bytes, (await import("./sources/plain-text.ts")).readPlainText);
  }
}

function decoded(bytes: Uint8Array, read: (text: string) => Omit<ReadFile, "problems">): ReadFile {
  const { text, encoding } = decodeText(bytes);
  return { ...read(text), problems: encoding === "unknown" ? [{ kind: "undecoded" }] : [] };
}
