// `npm run bench`: builds what users run, and measures it bundled as they have it.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { run } from "./host/run.mjs";

run("npm", ["run", "--silent", "build"]);
const outfile = ".cache/bench/bench.mjs";
await build({
  entryPoints: ["test/bench/bench.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  outfile,
  logLevel: "error",
});
process.exitCode =
  spawnSync(process.execPath, ["--expose-gc", outfile, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1;
