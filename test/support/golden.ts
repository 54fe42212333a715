import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Compares a report with the accepted one in `test/golden`; `UPDATE_GOLDEN=1` accepts it, to be read in the difference. */
export function assertGolden(name: string, report: string): void {
  const path = fileURLToPath(new URL(`../golden/${name}`, import.meta.url));
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, report);
  assert.ok(existsSync(path), `${path} is missing: run with UPDATE_GOLDEN=1 and read it`);
  assert.equal(report, readFileSync(path, "utf8"));
}

/** A document of `test/documents/consistency`. */
export function readDocument(name: string): string {
  return readFileSync(new URL(`../documents/consistency/${name}`, import.meta.url), "utf8");
}
