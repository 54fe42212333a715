import type { Block } from "../../core/source/block.ts";
import type { SourceProblem } from "../../core/source/passage.ts";
import { readDocxBody } from "./docx-body.ts";
import { readDocxStyles } from "./docx-styles.ts";
import type { ReadFile } from "./read-file.ts";
import { readXml } from "./xml.ts";
import { openZip, type Zip, ZipError } from "./zip.ts";

const DOCUMENT = "word/document.xml";

/** The text of a Word document: paragraphs, headings by style, tables, foot- and endnotes where their marks stand. */
export function readDocx(bytes: Uint8Array): ReadFile {
  try {
    return readParts(openZip(bytes));
  } catch (error) {
    return { blocks: [], problems: [{ kind: error instanceof ZipError ? error.kind : "damaged" }] };
  }
}

function readParts(zip: Zip): ReadFile {
  const document = zip.read(DOCUMENT);
  // A zip file that is something else.
  if (document === undefined)
    return { blocks: [], problems: [{ kind: zip.has("EncryptedPackage") ? "encrypted" : "damaged" }] };
  const problems: SourceProblem[] = [];
  const part = (name: string): Uint8Array | undefined => readPart(zip, name, problems);
  const styles = readDocxStyles(part("word/styles.xml"));
  const body = readDocxBody(document, styles);
  if (!body.complete) problems.push({ kind: "part-damaged", detail: DOCUMENT });
  const notes = new Map<string, string>();
  for (const kind of ["footnote", "endnote"] as const) {
    const xml = part(`word/${kind}s.xml`);
    if (xml === undefined) continue;
    const { notes: found, complete } = readDocxBody(xml, styles);
    for (const [id, text] of found) notes.set(`${kind} ${id}`, text);
    if (!complete) problems.push({ kind: "part-damaged", detail: `word/${kind}s.xml` });
  }
  return { blocks: withNotes(body.blocks, notes), problems, ...readFacts(part("docProps/core.xml")) };
}

/** A part that the text can do without. */
function readPart(zip: Zip, name: string, problems: SourceProblem[]): Uint8Array | undefined {
  try {
    return zip.read(name);
  } catch (error) {
    if (error instanceof ZipError && error.kind === "grows") throw error;
    problems.push({ kind: "part-damaged", detail: name });
    return undefined;
  }
}

/** Notes after the block that has their marks. */
function withNotes(
  blocks: readonly (Block & { readonly marks: readonly Mark[] })[],
  notes: ReadonlyMap<string, string>,
): Block[] {
  return blocks.flatMap(({ marks, ...block }) => [
    block,
    ...marks.flatMap(({ id, number }) => {
      const text = notes.get(id)?.trim() ?? "";
      return text === "" ? [] : [{ text, role: "note" as const, note: number }];
    }),
  ]);
}

/** A mark of a note: which note, and the number that is printed. */
export interface Mark {
  readonly id: string;
  readonly number: number;
}

function readFacts(core: Uint8Array | undefined): Pick<ReadFile, "title" | "author" | "year"> {
  if (core === undefined) return {};
  const facts = new Map<string, string>();
  let name = "";
  readXml(core, {
    open: (opened) => {
      name = opened;
    },
    text: (text) => facts.set(name, (facts.get(name) ?? "") + text),
    close: () => {
      name = "";
    },
  });
  const title = facts.get("title")?.trim() ?? "";
  const author = facts.get("creator")?.trim() ?? "";
  return { ...(title === "" ? {} : { title }), ...(author === "" ? {} : { author }) };
}
