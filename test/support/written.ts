import { finish } from "../../server/core/text/steps.ts";
import type { PlainEntry } from "../../server/formats/exchange/plain-entry.ts";
import { writingCsv } from "../../server/formats/exchange/write-csv.ts";
import { writingTbx } from "../../server/formats/exchange/write-tbx.ts";
import { writingJson, writingYaml } from "../../server/formats/exchange/write-tree.ts";

type Entries = readonly PlainEntry[];

/** Glossaries, written at once. */
export const writeYaml = (entries: Entries): string => finish(writingYaml(entries));
export const writeJson = (entries: Entries): string => finish(writingJson(entries));
export const writeTbx = (entries: Entries, title: string): string => finish(writingTbx(entries, title));
export const writeCsv = (entries: Entries, delimiter: "," | "\t"): string => finish(writingCsv(entries, delimiter));
