// `npm run bench`: what Tifa costs, as ratios against a peer or a bare loop in the same run. Needs `npm run build`.
import { bibliography } from "./bibliography.ts";
import { recognition } from "./recognition.ts";
import { search } from "./search.ts";
import { overTheWire } from "./wire.ts";

/** Prints one line of the report: what was measured, the figure, and the goal beside it. */
export type Report = (what: string, figure: string, goal?: string) => void;

const report: Report = (what, figure, goal = "") => console.log(`| ${what} | ${figure} | ${goal} |`);
console.log("| what | measured | goal |\n| --- | --- | --- |");
recognition(report);
search(report);
await_(overTheWire(report).then(() => bibliography(report)));

/** Test files run as CommonJS, which has no top-level await. */
function await_(work: Promise<void>): void {
  work.catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
