// Makes dist/: the extension, the language server, and the translations of the server's messages.
import { chmodSync, cpSync, mkdirSync } from "node:fs";
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

/** The client's library is a file of its own, so that the window does not wait for it. */
const apart = {
  name: "apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/language-client\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./language-client.js", external: true } : undefined,
    ),
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
  }),
  // The index of sources, for a thread of its own; SQLite lies beside it.
  build({ ...shared, entryPoints: ["server/index/thread.ts"], outfile: "dist/source-index.js" }),
  // The readers of sources with their libraries: for a process of its own.
  build({ ...shared, entryPoints: ["server/read-source.ts"], outfile: "dist/read-source.js" }),
]);
chmodSync("dist/server.js", 0o755);
cpSync("node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm", "dist/node-sqlite3-wasm.wasm");
mkdirSync("dist/l10n", { recursive: true });
cpSync("l10n", "dist/l10n", { recursive: true });
