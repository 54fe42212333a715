import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { DEFAULTS } from "../server/lsp/settings.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const text = (path: string): string => readFileSync(join(root, path), "utf8");
const json = (path: string): Record<string, unknown> => JSON.parse(text(path));

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: readonly { readonly properties: Record<string, { readonly default: unknown }> }[];
  };
}
const manifest = json("package.json") as unknown as Manifest;

function sources(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => text(join(folder, name)))
    .join("\n");
}

describe("the manifest", () => {
  it("has the settings of the server, with their defaults", () => {
    const declared = Object.assign({}, ...manifest.contributes.configuration.map(({ properties }) => properties));
    const defaults = Object.fromEntries(
      Object.entries(declared).map(([key, value]) => [key, (value as { default: unknown }).default]),
    );
    assert.deepEqual(
      defaults,
      Object.fromEntries(Object.entries(DEFAULTS).map(([key, value]) => [`tifa.${key}`, value])),
    );
  });

  it("declares the commands that the client registers", () => {
    const registered = [...text("client/commands/commands.ts").matchAll(/register\("(\w+)"/gu)].map(
      ([, name]) => `tifa.${name}`,
    );
    assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).sort(), registered.sort());
  });

  it("has every text in English and in Chinese", () => {
    const used = [...text("package.json").matchAll(/%([\w.]+)%/gu)].map(([, key]) => key).sort();
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
      assert.deepEqual(Object.keys(json(file)).sort(), [...new Set(used)], file);
    }
  });

  it("has a Chinese translation of every message, with its places, and no other", () => {
    const code = `${sources("client")}\n${sources("server")}`;
    const used = [...code.matchAll(/l10n\.t\(\s*"((?:[^"\\]|\\.)*)"/gu)].map(([, key = ""]) => key);
    const bundle = json("l10n/bundle.l10n.zh-cn.json");
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(used)].sort());
    const places = (message: string): string[] => (message.match(/\{\d\}/gu) ?? []).sort();
    for (const [key, value] of Object.entries(bundle)) assert.deepEqual(places(String(value)), places(key), key);
  });

  it("has its version in the changelog", () => assert.ok(text("CHANGELOG.md").includes(`## ${manifest.version}`)));
});
