import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { CancellationToken } from "vscode-languageserver";
import { plainText } from "../../server/core/citation/rich.ts";
import type { Work } from "../../server/core/citation/work.ts";
import { cslItem } from "../../server/formats/csl-item.ts";
import { readCslOutput } from "../../server/formats/csl-output.ts";
import { createCiteproc } from "../../server/lsp/reference-list/citeproc.ts";

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const OFFICIAL = path("../shared/csl/");
const OWN = path("data/csl/");
/** Those that citeproc reads at once; the others, which take it seconds, were compared by hand. */
const STYLES = [
  "harvard-cite-them-right.csl",
  "modern-language-association.csl",
  "china-national-standard-gb-t-7714-2015-author-date.csl",
  "china-national-standard-gb-t-7714-2025-numeric.csl",
];
const locales = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.startsWith("locales-"))
      .map((name) => [name.slice("locales-".length, -".xml".length), readFileSync(folder + name, "utf8")]),
  );

describe("Tifa’s words for styles", () => {
  for (const style of STYLES)
    it(`give the lists that the official ones give: ${style}`, async function () {
      if (!existsSync(OFFICIAL)) return this.skip();
      this.timeout(60_000);
      const works = JSON.parse(readFileSync(path("data/bibliography/works.json"), "utf8")) as Work[];
      const language = style.startsWith("china") ? "zh" : "en";
      const items = works.map((work) => cslItem(work, language));
      const citeproc = createCiteproc({ module: path("dist/citeproc/process.js") });
      const list = async (folder: string): Promise<readonly string[]> => {
        const job = {
          style: readFileSync(OFFICIAL + style, "utf8"),
          language: "en-US",
          locales: locales(folder),
          items,
        };
        const outcome = await citeproc.run(job, CancellationToken.None);
        assert.ok("entries" in outcome && outcome.entries !== "none");
        return outcome.entries.map(({ html }) => plainText(readCslOutput(html)));
      };
      const own = await list(OWN);
      assert.equal(own.length, works.length);
      assert.deepEqual(own, await list(OFFICIAL));
      citeproc.dispose();
    });
});
