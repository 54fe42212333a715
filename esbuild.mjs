// Makes dist/: the extension, the language server, and the translations of the server's messages.
import { chmodSync, cpSync, mkdirSync } from "node:fs";
import { build } from "esbuild";

const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
};

await Promise.all([
  build({ ...shared, entryPoints: ["client/extension.ts"], outfile: "dist/client.js", external: ["vscode"] }),
  build({
    ...shared,
    entryPoints: ["server/main.ts"],
    outfile: "dist/server.js",
    banner: { js: "#!/usr/bin/env node" },
  }),
]);
chmodSync("dist/server.js", 0o755);
mkdirSync("dist/l10n", { recursive: true });
cpSync("l10n", "dist/l10n", { recursive: true });
