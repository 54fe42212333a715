// Makes dist/: the extension, the language server, and the translations of the server's messages.
import { chmodSync, cpSync, mkdirSync } from "node:fs";
import { basename } from "node:path";
import { build } from "esbuild";

const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

/** Files of their own with their libraries, so that nobody waits for what is not needed yet. */
const apart = {
  name: "apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(?:language-client|name-readings|csl-output)\.ts$/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path: `./${basename(path, ".ts")}.js`, external: true } : undefined,
    ),
};

/** citeproc-js is a file of its own that stays as it is, loaded by the process that is started for it. */
const citeproc = {
  name: "citeproc",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^citeproc$/ }, () => ({ path: "./citeproc_commonjs.js", external: true })),
};

await Promise.all([
  build({
    ...shared,
    entryPoints: { client: "client/extension.ts", "language-client": "client/language-client.ts" },
    outdir: "dist",
    external: ["vscode"],
    plugins: [apart],
  }),
  build({
    ...shared,
    entryPoints: ["server/main.ts"],
    outfile: "dist/server.js",
    banner: { js: "#!/usr/bin/env node" },
    plugins: [apart],
  }),
  // The index of sources, for a thread of its own; SQLite lies beside it.
  build({ ...shared, entryPoints: ["server/index/thread.ts"], outfile: "dist/source-index.js" }),
  build({
    ...shared,
    entryPoints: ["server/citeproc/process.ts"],
    outfile: "dist/citeproc/process.js",
    plugins: [citeproc],
  }),
  build({
    ...shared,
    entryPoints: ["server/formats/name-readings.ts", "server/formats/csl-output.ts"],
    outdir: "dist",
  }),
  // The readers of sources with their libraries: for a process of its own.
  build({ ...shared, entryPoints: ["server/read-source.ts"], outfile: "dist/read-source.js" }),
]);
chmodSync("dist/server.js", 0o755);
cpSync("node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm", "dist/node-sqlite3-wasm.wasm");
mkdirSync("dist/l10n", { recursive: true });
cpSync("l10n", "dist/l10n", { recursive: true });
mkdirSync("dist/schema", { recursive: true });
cpSync("data/schema/own-glossary.schema.json", "dist/schema/own-glossary.schema.json");
cpSync("node_modules/citeproc/citeproc_commonjs.js", "dist/citeproc/citeproc_commonjs.js");
cpSync("node_modules/citeproc/LICENSE", "dist/citeproc/LICENSE.txt");
cpSync("data/csl", "dist/citeproc", { recursive: true });
