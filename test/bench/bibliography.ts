import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Bibliography, readBibliography } from "../../server/core/bibliography/bibliography.ts";
import { bibtex } from "../../server/core/bibliography/bibtex.ts";
import { startSession } from "../support/session.ts";
import type { Report } from "./bench.ts";
import { median, p99, sorted, timings } from "./timing.ts";

const ENTRIES = 15_000;
const LATER = 100;

/** Large bibliography files: scanned, edited, cited from. */
export async function bibliography(report: Report): Promise<void> {
  const large = largeFile();
  const megabytes = `${(large.length / 1e6).toFixed(0)} MB`;
  const scanned = median(timings(5, () => scan(large)));
  report(`a .bib of ${ENTRIES} entries, ${megabytes}, scanned`, `${scanned.toFixed(0)} ms`, "< 500 ms");
  const many = manyStrings();
  report(
    "a .bib of 72,000 entries and 8,700 strings, scanned",
    `${median(timings(5, () => scan(many))).toFixed(0)} ms`,
    "< 2 s",
  );
  const file = scan(large);
  const middle = large.length >> 1;
  const typed = `${large.slice(0, middle)}x${large.slice(middle)}`;
  const edited = timings(50, () => file.updated(typed, { start: middle, end: middle, newEnd: middle + 1 }));
  report("an edit in its middle: p50, p99", `${median(edited).toFixed(1)} ms, ${p99(edited).toFixed(1)} ms`, "< 20 ms");
  await citing(report, large);
}

/** Opens a document that cites from the file, over the wire, and types meanwhile. */
async function citing(report: Report, large: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tifa-bench-"));
  writeFileSync(join(folder, "refs.bib"), large);
  const session = await startSession({ root: pathToFileURL(folder).href });
  await session.ask("tifa/search", { query: "x" });
  const uri = pathToFileURL(join(folder, "memo.md")).href;
  await session.open(uri, "markdown", "---\nbibliography: refs.bib\n---\n\nThe new-style national team.\n");
  const cite = (): Promise<unknown> =>
    session.ask("tifa/cite", { textDocument: { uri }, work: "naughton2023trajectory" });
  const start = performance.now();
  const first = cite();
  const hovers: number[] = [];
  const typing = setInterval(() => {
    const asked = performance.now();
    const position = { line: 4, character: 10 };
    void session.connection
      .sendRequest("textDocument/hover", { textDocument: { uri }, position })
      .then(() => hovers.push(performance.now() - asked));
  }, 20);
  await first;
  clearInterval(typing);
  report("a citation from it, the first", `${(performance.now() - start).toFixed(0)} ms`, "< 1 s");
  report(
    "hovers meanwhile: p50, p99",
    `${median(sorted(hovers)).toFixed(0)} ms, ${p99(sorted(hovers)).toFixed(0)} ms`,
    "p99 < 50 ms",
  );
  const later: number[] = [];
  for (let index = 0; index < LATER; index++) {
    const asked = performance.now();
    await cite();
    later.push(performance.now() - asked);
  }
  report(
    "later ones: p50, p99",
    `${median(sorted(later)).toFixed(0)} ms, ${p99(sorted(later)).toFixed(0)} ms`,
    "p99 < 30 ms",
  );
  await session.close();
  rmSync(folder, { recursive: true });
}

function scan(text: string): Bibliography {
  const work = readBibliography(bibtex, text);
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}

export function largeFile(): string {
  const abstract = "Lorem ipsum {Dolor} sit amet, consectetur ".repeat(26);
  return Array.from(
    { length: ENTRIES },
    (_, index) =>
      `@article{key${index},\n  author = {Smith, John and Doe${index}, Jane},\n  title = {A {Study} of Things, No. ${index}},\n` +
      `  journal = {Journal},\n  year = {${1990 + (index % 30)}},\n  doi = {10.1000/x${index}},\n  abstract = {${abstract}}\n}\n\n`,
  ).join("");
}

export function manyStrings(): string {
  const strings = Array.from({ length: 8_700 }, (_, index) => `@string{s${index} = "Journal ${index}"}\n`);
  const entries = Array.from(
    { length: 72_000 },
    (_, index) => `@article{k${index}, title = {Title ${index}}, journal = s${index % 8_700}, year = 2000}\n`,
  );
  return strings.join("") + entries.join("");
}
