// Writes server/core/text/traditional.ts from OpenCC's character tables (Apache-2.0). Run by hand after an update of
// opencc-js, then read the difference: `node scripts/make-traditional.mjs && npx biome check --write server/core/text`.
import { writeFileSync } from "node:fs";
import { Converter } from "opencc-js";

const converters = ["t", "tw", "hk"].map((from) => Converter({ from, to: "cn" }));
// 著 and 么 are simplified characters too (著名, 什么), so folding them on would join or split words.
const keep = new Set("著么");

function simplified(char) {
  const results = converters.map((convert) => convert(char));
  return results.find((result) => result !== char && result.length === 1);
}

const pairs = new Map();
for (const [first, last] of [
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
]) {
  for (let code = first; code <= last; code++) {
    const char = String.fromCharCode(code);
    const target = keep.has(char) ? undefined : simplified(char);
    if (target !== undefined) pairs.set(char, target);
  }
}
// A target may itself be written otherwise in the mainland (麽 → 麼 → 么): follow to the end.
const end = (char) => (pairs.has(char) && pairs.get(char) !== char ? end(pairs.get(char)) : char);
const flat = [...pairs.keys()].map((char) => char + end(char)).join("");

writeFileSync(
  new URL("../server/core/text/traditional.ts", import.meta.url),
  `// Made by scripts/make-traditional.mjs from OpenCC (https://github.com/BYVoid/OpenCC, Apache-2.0). Do not edit.\n
/** Traditional characters, each followed by the simplified one it folds to. */
// biome-ignore format: one long line is easier to regenerate than to read
export const TRADITIONAL_PAIRS = "${flat}";\n`,
);
