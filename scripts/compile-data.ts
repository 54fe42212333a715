// Checks everything in data/ and compiles it to dist/data/*.json: `npm run data`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { compileData } from "./data/compile.ts";

const root = new URL("..", import.meta.url);
const { files, problems, summary } = compileData(root);
for (const { where, message } of problems) console.error(`${where}: ${message}`);
if (problems.length > 0) {
  console.error(`${problems.length} problems in data/`);
  process.exitCode = 1;
}
mkdirSync(new URL("dist/data/", root), { recursive: true });
for (const [name, value] of Object.entries(files)) {
  const target = new URL(`dist/data/${name}`, root);
  writeFileSync(target, JSON.stringify(value));
  console.log(`dist/data/${name} ${(readFileSync(target).length / 1024).toFixed(0)} KB`);
}
console.log(summary);
