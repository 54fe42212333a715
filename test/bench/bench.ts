// `npm run bench`: what Tifa costs, as ratios against a peer or a bare loop in the same run; `npm run bench -- search` for a part.

import { bibliography } from "./bibliography.ts";
import { completion } from "./completion.ts";
import { consistency } from "./consistency.ts";
import { edit } from "./edit.ts";
import { keys } from "./keys.ts";
import { own } from "./own.ts";
import { recognition } from "./recognition.ts";
import { references } from "./references.ts";
import { search } from "./search.ts";
import { sources } from "./sources.ts";
import { tokens } from "./tokens.ts";
import { overTheWire } from "./wire.ts";

/** Prints one line of the report: what was measured, the figure, and the goal beside it. */
export type Report = (what: string, figure: string, goal?: string) => void;

const PARTS: Readonly<Record<string, (report: Report) => void | Promise<void>>> = {
  recognition,
  search,
  completion,
  consistency,
  edit,
  wire: overTheWire,
  own,
  tokens,
  references,
  sources,
  bibliography,
  keys,
};

async function run(): Promise<void> {
  const wanted = process.argv.slice(2);
  const report: Report = (what, figure, goal = "") => console.log(`| ${what} | ${figure} | ${goal} |`);
  console.log("| what | measured | goal |\n| --- | --- | --- |");
  for (const [name, part] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) await part(report);
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
