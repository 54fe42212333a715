import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CompletionList } from "vscode-languageserver";
import { type Session, startSession } from "../support/session.ts";
import type { Report } from "./bench.ts";
import { largeFile, manyStrings } from "./bibliography.ts";
import { median, p99, sorted } from "./timing.ts";

const LATER = 200;
const TEXT = "---\nbibliography: refs.bib\n---\n\nThe new-style national team [@\n";
const KEY = { line: 4, character: 31 };

/** Keys completed over the wire from large bibliography files, while somebody types. */
export async function keys(report: Report): Promise<void> {
  await completing(report, "15,000 entries", largeFile(), "doe9");
  await completing(report, "15,000 entries in Chinese", chineseFile(), "xijinping");
  await completing(report, "72,000 entries and 8,700 strings", manyStrings(), "title 9");
}

async function completing(report: Report, what: string, bib: string, query: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tifa-bench-"));
  writeFileSync(join(folder, "refs.bib"), bib);
  const session = await startSession({ root: pathToFileURL(folder).href });
  await session.ask("tifa/search", { query: "x" });
  const uri = pathToFileURL(join(folder, "memo.md")).href;
  const start = performance.now();
  await session.open(uri, "markdown", TEXT);
  const hovers = hoveringIn(session, uri);
  const { items } = await complete(session, uri, KEY.character);
  report(
    `keys of ${what}: the first list after opening`,
    `${(performance.now() - start).toFixed(0)} ms, ${items.length} items`,
    "< 1 s",
  );
  await settled(session, uri);
  const waited = hovers.stop();
  report("hovers meanwhile: p50, p99", `${median(waited).toFixed(0)} ms, ${p99(waited).toFixed(0)} ms`, "p99 < 50 ms");
  const later = await typedKeys(session, uri, query);
  report(
    "later lists, a letter typed before each: p50, p99",
    `${median(later).toFixed(0)} ms, ${p99(later).toFixed(0)} ms`,
    "p99 < 30 ms",
  );
  const edited = await afterEdits(session, join(folder, "refs.bib"), bib, uri);
  report(
    "a list after an edit of the open .bib: p50, p99",
    `${median(edited).toFixed(0)} ms, ${p99(edited).toFixed(0)} ms`,
    "< 300 ms",
  );
  await session.close();
  rmSync(folder, { recursive: true });
}

function complete(session: Session, uri: string, character: number): Promise<CompletionList> {
  const position = { line: KEY.line, character };
  return session.connection.sendRequest("textDocument/completion", { textDocument: { uri }, position });
}

/** Until what is prepared behind the first list is there too. */
async function settled(session: Session, uri: string): Promise<void> {
  for (let round = 0; round < 30; round++) {
    await complete(session, uri, KEY.character);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function hoveringIn(session: Session, uri: string): { stop(): number[] } {
  const waited: number[] = [];
  const timer = setInterval(() => {
    const asked = performance.now();
    void session.connection
      .sendRequest("textDocument/hover", { textDocument: { uri }, position: { line: 4, character: 10 } })
      .then(() => waited.push(performance.now() - asked));
  }, 20);
  return {
    stop() {
      clearInterval(timer);
      return sorted(waited);
    },
  };
}

/** Types a query letter by letter, and takes it back, asking at each. */
async function typedKeys(session: Session, uri: string, query: string): Promise<number[]> {
  const taken: number[] = [];
  for (let version = 2, length = 0; taken.length < LATER; version++) {
    const at = { line: KEY.line, character: KEY.character + length };
    const isFull = length === query.length;
    const start = { line: KEY.line, character: KEY.character };
    await session.change(uri, version, [
      isFull ? { range: { start, end: at }, text: "" } : { range: { start: at, end: at }, text: query[length] },
    ]);
    length = isFull ? 0 : length + 1;
    const asked = performance.now();
    await complete(session, uri, KEY.character + length);
    taken.push(performance.now() - asked);
  }
  return sorted(taken);
}

async function afterEdits(session: Session, path: string, bib: string, uri: string): Promise<number[]> {
  const bibUri = pathToFileURL(path).href;
  await session.open(bibUri, "bibtex", bib);
  await complete(session, uri, KEY.character);
  const taken: number[] = [];
  const line = bib.slice(0, bib.length >> 1).split("\n").length;
  const at = { line, character: 0 };
  for (let version = 2; version < 22; version++) {
    await session.change(bibUri, version, [{ range: { start: at, end: at }, text: "x" }]);
    const asked = performance.now();
    await complete(session, uri, KEY.character);
    taken.push(performance.now() - asked);
  }
  return sorted(taken);
}

function chineseFile(): string {
  const surnames = "习李王张刘陈杨黄赵吴";
  const given = ["近平", "克强", "岐山", "高丽", "云山", "德江", "正声", "春礼", "亚东", "凯华"];
  return Array.from({ length: 15_000 }, (_, index) => {
    const name = `${surnames[index % 10]}${given[((index / 10) % 10) | 0]}`;
    return `@article{key${index},\n  author = {${name}},\n  title = {新型举国体制的运行机制与治理研究之${index}},\n  journal = {求是},\n  year = {${1990 + (index % 30)}}\n}\n\n`;
  }).join("");
}
