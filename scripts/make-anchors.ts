// Makes data/paper/anchors.json: hashes of some words of each place of the paper, by which a user's copy is known again.
// Needs the paper and its inventory: `npx tsx scripts/make-anchors.ts <folder with paper/ and inventory/>`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashAt, WINDOW } from "../server/core/source/anchors.ts";
import { withoutEmphasis } from "../server/core/source/emphasis.ts";
import { lettersOf } from "../server/core/source/letters.ts";

/** An anchor every so many letters: a copy loses one or two by a misprint. */
const EVERY = 140;

interface Structure {
  readonly sections: readonly {
    readonly id: string;
    readonly paragraphs: readonly { readonly n: number; readonly lines: readonly number[] }[];
  }[];
  readonly footnotes: readonly { readonly n: number | "*"; readonly line: number }[];
  readonly tables: Readonly<Record<string, { readonly caption_line: number }>>;
  readonly figures: readonly { readonly n: number; readonly line: number }[];
}

const [folder = "../shared"] = process.argv.slice(2);
const [paper = ""] = readdirSync(join(folder, "paper"));
const lines = readFileSync(join(folder, "paper", paper), "utf8").split("\n");
const structure: Structure = JSON.parse(readFileSync(join(folder, "inventory/structure.json"), "utf8"));
const line = (number: number): string => withoutEmphasis(lines[number - 1] ?? "");

const texts = new Map<string, readonly string[]>();
for (const { id, paragraphs } of structure.sections) {
  if (id === "abstract") texts.set("Abs", [line(paragraphs[0]?.lines[0] ?? 0)]);
  if (!/^\d+$/u.test(id)) continue;
  for (const { n, lines: numbers } of paragraphs) texts.set(`S${id}¶${n}`, [numbers.map(line).join(" ")]);
}
for (const { n, line: number } of structure.footnotes) if (n !== "*") texts.set(`fn${n}`, [line(number)]);
for (const [n, { caption_line: caption }] of Object.entries(structure.tables))
  texts.set(`T${n}`, [line(caption), ...cellsBelow(caption)]);
for (const { n, line: number } of structure.figures) texts.set(`Fig${n}`, [line(number)]);

const counts = new Map<string, number>();
const all = lettersOf(lines.map(withoutEmphasis));
for (let at = 0; at + WINDOW <= all.length; at++) {
  const hash = hashAt(all, at);
  counts.set(hash, (counts.get(hash) ?? 0) + 1);
}
const places = Object.fromEntries([...texts].map(([place, parts]) => [place, hashesOf(parts)]));
for (const [place, hashes] of Object.entries(places))
  if (hashes.length === 0) throw new Error(`no anchor for ${place}`);
writeFileSync("data/paper/anchors.json", `${JSON.stringify({ places }, undefined, 1)}\n`);
console.log(`${Object.keys(places).length} places, ${Object.values(places).flat().length} anchors`);

/** The longer cells of the table below a caption, up to the paragraph that follows it. */
function cellsBelow(caption: number): string[] {
  const cells: string[] = [];
  for (let number = caption + 1; number <= lines.length; number++) {
    const text = line(number);
    if (text !== "" && !text.includes("\t") && !/^[⁰¹²³⁴-⁹]/u.test(text)) break;
    if (text.includes("\t")) cells.push(...text.split(/\t|•|<[^>]*>/u));
  }
  return [...new Set(cells)].filter((cell) => lettersOf([cell]).length >= WINDOW).slice(0, 12);
}

/** Hashes of letters that stand but once in the paper, from the first letters to the last. */
function hashesOf(parts: readonly string[]): string[] {
  return parts.flatMap((part) => {
    const letters = lettersOf([part]);
    const last = letters.length - WINDOW;
    const starts = Array.from({ length: Math.ceil((last + 1) / EVERY) }, (_, index) => index * EVERY);
    const hashes = [...starts, last].map((start) => {
      for (let at = Math.max(0, start); at <= last; at++)
        if (counts.get(hashAt(letters, at)) === 1) return hashAt(letters, at);
      return undefined;
    });
    return [...new Set(hashes.filter((hash) => hash !== undefined))];
  });
}
