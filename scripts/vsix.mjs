import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where `npm run package` puts the extension. */
export function vsixPath() {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return fileURLToPath(new URL(`../tifa-${version}.vsix`, import.meta.url));
}
