/**
 * Writes server/core/text/syllables.ts: the readings, without tones, of the 6,763 characters of GB 2312, for telling a
 * slip of the input method from another word. Run it again when pinyin-pro changes.
 */
import { writeFileSync } from "node:fs";
import { pinyin } from "pinyin-pro";

const decoder = new TextDecoder("gb18030");
const bySyllable = new Map();
for (let row = 0xb0; row <= 0xf7; row++) {
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    const character = decoder.decode(new Uint8Array([row, cell]));
    if (!/^\p{Script=Han}$/u.test(character)) continue;
    const readings = pinyin(character, { multiple: true, toneType: "none", type: "array", v: true });
    for (const syllable of new Set(readings)) {
      bySyllable.set(syllable, (bySyllable.get(syllable) ?? "") + character);
    }
  }
}
const table = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, all]) => syllable + all);
writeFileSync(
  new URL("../server/core/text/syllables.ts", import.meta.url),
  `// Made by scripts/make-syllables.mjs from pinyin-pro (https://github.com/zh-lx/pinyin-pro, MIT). Do not edit.

/** Each syllable without tone, followed by the characters that are read so; v is ü. */
// biome-ignore format: one long line is easier to regenerate than to read
export const SYLLABLES = "${table.join(" ")}";
`,
);
