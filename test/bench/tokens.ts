import { startSession } from "../support/session.ts";
import type { Report } from "./bench.ts";
import { realText } from "./corpus.ts";
import { median, p99, sorted } from "./timing.ts";

const URI = "file:///marked.md";
const EDITS = 200;
const SIZE = 1_000_000;

interface Tokens {
  readonly resultId: string;
  readonly data: readonly number[];
}

/** What an edit of a long document costs until its terms are marked again, every mention and first uses only. */
export async function tokens(report: Report): Promise<void> {
  for (const highlight of ["all", "firstUse"]) {
    const session = await startSession({ initializationOptions: { settings: { highlight } } });
    const { connection } = session;
    const { text } = realText(SIZE);
    await session.open(URI, "markdown", text);
    const textDocument = { uri: URI };
    const lines = text.split("\n").length;
    const first: Tokens = await connection.sendRequest("textDocument/semanticTokens/full", { textDocument });
    let resultId = first.resultId;
    const count = first.data.length / 5;
    const times = { delta: [] as number[], range: [] as number[], concepts: [] as number[] };
    for (let index = 0; index < EDITS; index++) {
      const at = { line: (index * 7919) % lines, character: 0 };
      await session.change(URI, index + 2, [
        { range: { start: at, end: at }, text: index % 2 === 0 ? "举国体制" : "x" },
      ]);
      times.delta.push(
        await timed(async () => {
          const params = { textDocument, previousResultId: resultId };
          const next: Tokens = await connection.sendRequest("textDocument/semanticTokens/full/delta", params);
          resultId = next.resultId;
        }),
      );
      const range = { start: at, end: { line: at.line + 60, character: 0 } };
      times.range.push(await timed(() => session.ask("tifa/highlights", { textDocument, ranges: [range] })));
      times.concepts.push(await timed(() => session.ask("tifa/documentConcepts", { textDocument })));
    }
    const goal = "p99 < 50 ms";
    report(`an edit of 1 MB and its semantic tokens, ${highlight}, ${count} tokens: p50, p99`, both(times.delta), goal);
    report(`marks of the lines in sight, ${highlight}: p50, p99`, both(times.range), goal);
    report("the list of the document's concepts: p50, p99", both(times.concepts), goal);
    await session.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function both(times: readonly number[]): string {
  const inOrder = sorted(times);
  return `${median(inOrder).toFixed(1)} ms, ${p99(inOrder).toFixed(1)} ms`;
}
