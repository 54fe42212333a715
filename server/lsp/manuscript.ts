import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import { isLatex, isMarkdown, proseKind } from "../core/prose/prose.ts";
import { type Recognized, recognize } from "../core/recognition/recognized.ts";
import { latexInputs, latexRoot, quartoChapters } from "../features/first-use/manuscript.ts";
import type { Server } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";
import { isInside, pathOf } from "./paths.ts";

/** One file of a manuscript. */
export interface ManuscriptPart {
  readonly uri: string;
  /** Null where the client does not have it open. */
  readonly version: number | null;
  readonly text: TextDocument;
  readonly recognized: Recognized;
}

/** The files that are read as one text, in order, and the text of the LaTeX file at their root. */
export interface Manuscript {
  readonly parts: readonly ManuscriptPart[];
  /** The part that the user asked about. */
  readonly own: ManuscriptPart;
  readonly latexRoot?: string;
}

/** More files than this are no manuscript, but a loop or a mistake. */
const MOST_PARTS = 300;
/** How many folders up a book's `_quarto.yml` is looked for. */
const MOST_FOLDERS = 6;

/**
 * The manuscript that an open document belongs to: the chapters of a Quarto book, the files that a LaTeX root takes in,
 * else the document alone. Only files in or below the folder of the book or root are read, and none in a workspace that the
 * user does not trust.
 */
export function manuscriptOf(server: Server, open: OpenDocument): Manuscript {
  const own = partOf(server, open);
  const path = server.client().isTrusted ? pathOf(open.uri) : undefined;
  const kind = proseKind(open.languageId, open.uri);
  const text = own.recognized.text;
  if (isLatex(kind)) {
    const named = latexRoot(text);
    const root = path === undefined || named === undefined ? undefined : resolve(dirname(path), named);
    const rootText = root === undefined || root === path ? text : readText(root);
    const files = path === undefined ? [] : latexTree(server, root ?? path);
    return { ...among(server, own, path, files), ...(rootText === undefined ? {} : { latexRoot: rootText }) };
  }
  return among(server, own, path, path !== undefined && isMarkdown(kind) ? bookOf(path) : []);
}

function among(server: Server, own: ManuscriptPart, path: string | undefined, files: readonly string[]): Manuscript {
  if (path === undefined || !files.includes(path)) return { own, parts: [own] };
  const parts = files.flatMap((file) => (file === path ? [own] : (readPart(server, file) ?? [])));
  return { own, parts };
}

/** A root and what it takes in, each before what comes after it. */
function latexTree(server: Server, root: string): readonly string[] {
  const files: string[] = [];
  const waiting = [root];
  while (waiting.length > 0 && files.length < MOST_PARTS) {
    const file = waiting.pop();
    if (file === undefined || files.includes(file)) continue;
    const text = readPart(server, file)?.recognized.text;
    if (text === undefined) continue;
    files.push(file);
    // Paths are relative to the root, wherever the file that has them lies.
    const inputs = latexInputs(text).map((input) => resolve(dirname(root), input));
    waiting.push(...inputs.filter((input) => isInside(input, dirname(root))).reverse());
  }
  return files;
}

function bookOf(path: string): readonly string[] {
  let folder = dirname(path);
  for (let level = 0; level < MOST_FOLDERS; level++) {
    const yaml = readText(join(folder, "_quarto.yml")) ?? readText(join(folder, "_quarto.yaml"));
    if (yaml !== undefined) {
      const book = folder;
      const files = quartoChapters(yaml).map((chapter) => resolve(book, chapter));
      return files.filter((file) => isInside(file, book)).slice(0, MOST_PARTS);
    }
    folder = dirname(folder);
  }
  return [];
}

/** Larger files, folders and devices are no part of a manuscript. */
const MOST_BYTES = 20_000_000;

/** The text of a file as an editor has it: without a byte order mark; undefined where it cannot be read as UTF-8. */
function readText(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() !== true || stats.size > MOST_BYTES) return undefined;
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch {
    // Not ours to read, or in another encoding: edits would fall in the wrong places.
    return undefined;
  }
}

function partOf({ glossaries }: Server, open: OpenDocument): ManuscriptPart {
  const recognized = open.recognized(glossaries.of(open.uri));
  return { uri: open.uri, version: open.version, text: open.text, recognized };
}

interface Read {
  readonly stamp: string;
  readonly part: ManuscriptPart;
}

/** Closed files are read again only when they changed: actions are asked for with every move of the cursor. */
const read = new Map<string, Read>();

function readPart(server: Server, path: string): ManuscriptPart | undefined {
  // By path, not by URI: clients escape characters in ways of their own.
  for (const open of server.documents()) if (pathOf(open.uri) === path) return partOf(server, open);
  const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? {};
  const stamp = `${mtimeMs} ${size}`;
  const known = read.get(path);
  const glossary = server.glossaries.of(pathToFileURL(path).href);
  if (known?.stamp === stamp && known.part.recognized.glossary === glossary) return known.part;
  const text = readText(path);
  if (text === undefined) return undefined;
  const uri = pathToFileURL(path).href;
  const recognized = recognize(text, proseKind("", path), glossary);
  const part = { uri, version: null, text: TextDocument.create(uri, "", 0, text), recognized };
  read.set(path, { stamp, part });
  return part;
}
