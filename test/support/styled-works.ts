import { readFileSync } from "node:fs";
import { readWorks } from "../../server/core/citation/work.ts";

const file = new URL("../core/citation/styles/fixtures/works.json", import.meta.url);

/** Fictitious works of every kind, in both languages. */
export const { works: styledWorks, problems: styledProblems } = readWorks(JSON.parse(readFileSync(file, "utf8")));
