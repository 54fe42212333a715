import { getResolvedPDFJS } from "unpdf";
import type { PDFDocumentProxy, PDFPageProxy } from "unpdf/pdfjs";
import type { Item, Page } from "../../core/source/layout/item.ts";
import { readLayout } from "../../core/source/layout/layout.ts";
import type { SourceProblem } from "../../core/source/passage.ts";
import { chineseCMap } from "./cmaps.ts";
import { numberRanges } from "./number-ranges.ts";
import type { ReadFile } from "./read-file.ts";

/** Further pages are not read. */
const MOST_PAGES = 5000;

/** The text of a PDF by its layout. Scripts in it are not run, fonts not loaded, pictures not decoded. */
export async function readPdf(bytes: Uint8Array): Promise<ReadFile> {
  const { getDocument, VerbosityLevel } = await getResolvedPDFJS();
  const task = getDocument({
    // The library takes the memory over: that of others is copied.
    data: bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    // Only tells that there are tables: nothing is fetched.
    cMapUrl: "tables/",
    cMapPacked: false,
    BinaryDataFactory: Tables,
    isOffscreenCanvasSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await readDocument(await task.promise);
  } catch (error) {
    const kind = error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged";
    return { blocks: [], problems: [{ kind }] };
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

/** What the library asks for in place of files. */
class Tables {
  fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const table = kind === "cMapUrl" ? chineseCMap(filename) : undefined;
    if (table === undefined) return Promise.reject(new Error(`no ${filename}`));
    return Promise.resolve(new TextEncoder().encode(table));
  }
}

async function readDocument(document: PDFDocumentProxy): Promise<ReadFile> {
  const count = Math.min(document.numPages, MOST_PAGES);
  const pages: Page[] = [];
  const damaged: number[] = [];
  for (let number = 1; number <= count; number++) {
    const page = await readPage(document, number);
    if (page === undefined) damaged.push(number);
    pages.push(page ?? { width: 0, height: 0, items: [] });
  }
  const { blocks, labels, empty } = readLayout(pages);
  const ownLabels = await labelsOf(document);
  const shown = ownLabels ?? labels;
  const scanned = empty.filter((number) => !damaged.includes(number));
  return {
    blocks,
    pages: document.numPages,
    ...(shown === undefined ? {} : { labels: shown }),
    ...(await factsOf(document)),
    problems: problemsOf(document.numPages, scanned, damaged),
  };
}

function problemsOf(pages: number, empty: readonly number[], damaged: readonly number[]): SourceProblem[] {
  const problems: SourceProblem[] = [];
  if (damaged.length === pages) return [{ kind: "damaged" }];
  if (empty.length > 0 && empty.length + damaged.length === pages) return [{ kind: "scan" }];
  if (empty.length > 0) problems.push({ kind: "scan", detail: numberRanges(empty) });
  if (damaged.length > 0) problems.push({ kind: "part-damaged", detail: `p. ${numberRanges(damaged)}` });
  if (pages > MOST_PAGES) problems.push({ kind: "too-many", detail: String(MOST_PAGES) });
  return problems;
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<Page | undefined> {
  try {
    const page = await document.getPage(number);
    const read = await itemsOf(page);
    page.cleanup();
    return read;
  } catch {
    // A page that is damaged is named among the problems.
    return undefined;
  }
}

async function itemsOf(page: PDFPageProxy): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items: Item[] = [];
  for (const item of content.items) {
    if (!("str" in item) || item.str === "") continue;
    const [a, b, c, d, x, y] = onPage(viewport.transform, item.transform);
    // Text up the margin is a stamp.
    if (Math.abs(b) > 0.2 * Math.abs(a)) continue;
    const size = Math.hypot(c, d);
    if (size > 0) items.push({ text: item.str, x, y, width: item.width, size, font: item.fontName });
  }
  return { width: viewport.width, height: viewport.height, items };
}

type Matrix = readonly [number, number, number, number, number, number];

/** The matrix of an item, with that of its page. */
function onPage(page: readonly number[], item: readonly number[]): Matrix {
  const [a1 = 1, b1 = 0, c1 = 0, d1 = 1, e1 = 0, f1 = 0] = page;
  const [a2 = 1, b2 = 0, c2 = 0, d2 = 1, e2 = 0, f2 = 0] = item;
  return [
    a1 * a2 + c1 * b2,
    b1 * a2 + d1 * b2,
    a1 * c2 + c1 * d2,
    b1 * c2 + d1 * d2,
    a1 * e2 + c1 * f2 + e1,
    b1 * e2 + d1 * f2 + f1,
  ];
}

/** The labels that the file gives its pages, unless they only count them. */
async function labelsOf(document: PDFDocumentProxy): Promise<string[] | undefined> {
  const labels = await document.getPageLabels().catch(() => null);
  if (labels === null || labels.every((label, index) => label === String(index + 1))) return undefined;
  return labels.map((label, index) => (label === "" ? String(index + 1) : label));
}

async function factsOf(document: PDFDocumentProxy): Promise<Pick<ReadFile, "title" | "author">> {
  const info: unknown = await document.getMetadata().then(
    (metadata) => metadata.info,
    () => ({}),
  );
  const text = (key: string): string => {
    const value: unknown = typeof info === "object" && info !== null ? Reflect.get(info, key) : undefined;
    return typeof value === "string" ? value.trim() : "";
  };
  const title = text("Title");
  const author = text("Author");
  // The date of creation is that of the file, seldom that of the work.
  return {
    // Programs put names of files there.
    ...(title === "" || /\.(?:docx?|pdf|indd|tex|qxd|html?)$|^(?:untitled|microsoft word)/iu.test(title)
      ? {}
      : { title }),
    ...(author === "" ? {} : { author }),
  };
}
