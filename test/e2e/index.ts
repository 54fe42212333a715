import { writeFileSync } from "node:fs";
import type Mocha from "mocha";
import { onPage } from "./page.ts";

/** VS Code calls this inside the extension host; it rejects where a test failed. */
export async function run(): Promise<void> {
  // The project's own Mocha, which finds its parts by paths and so cannot be bundled.
  const MochaClass = require(process.env.TIFA_MOCHA ?? "mocha") as typeof Mocha;
  const mocha = new MochaClass({ ui: "bdd", timeout: 20_000, reporter: "min", color: false });
  mocha.suite.emit("pre-require", globalThis as unknown as Mocha.MochaGlobals, "", mocha);
  await import("./suite.ts");
  await import("./search.ts");
  await import("./finding.ts");
  await import("./writing.ts");
  await import("./typing.ts");
  await import("./citing.ts");
  await import("./sources.ts");
  await import("./listing.ts");
  await import("./plain-text.ts");
  await import("./bibliography.ts");
  await import("./glossaries.ts");
  await import("./claims.ts");
  await import("./own-glossaries.ts");
  const failures: { title: string; error: string }[] = [];
  const skipped: string[] = [];
  let passed = 0;
  const report = (): void =>
    writeFileSync(process.env.TIFA_RESULTS ?? "results.json", JSON.stringify({ passed, failures, skipped }));
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      report();
      resolve();
    });
    runner.on("pass", () => {
      passed += 1;
    });
    runner.on("pending", (test) => skipped.push(test.fullTitle()));
    runner.on("fail", (test, error: Error) => {
      failures.push({ title: test.fullTitle(), error: error.stack ?? String(error) });
      const picture = JSON.stringify(`/${failures.length}.png`);
      void onPage(`await page.screenshot({ path: shots + ${picture} });`).catch(() => undefined);
    });
  });
  if (failures.length > 0) throw new Error(`${failures.length} tests failed`);
}
