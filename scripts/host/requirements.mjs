import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { find, run } from "./run.mjs";

const CHROMIUM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The path of a Chromium; installs one on Debian where we are root, else says which command does. */
export function chromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  installPackages(["chromium"], "a Chromium browser (or set CHROMIUM to the path of one)");
  return findChromium() ?? fail("chromium was installed but is not on the PATH");
}

/** Makes sure that Chinese is not shown as boxes. */
export function chineseFonts() {
  if (process.platform !== "linux") return;
  if (find("fc-list") !== undefined && spawnSync("fc-list", [":lang=zh"]).stdout.length > 0) return;
  installPackages(["fontconfig", "fonts-noto-cjk"], "a Chinese font");
}

/** Makes sure that Neovim is there, the second client of the tests. */
export function neovim() {
  if (find("nvim") === undefined) installPackages(["neovim"], "Neovim");
}

function findChromium() {
  const { CHROMIUM: given } = process.env;
  if (given !== undefined) return existsSync(given) ? given : fail(`CHROMIUM names no file: ${given}`);
  const elsewhere = existsSync(MAC_CHROME) ? MAC_CHROME : undefined;
  return CHROMIUM.map(find).find((path) => path !== undefined) ?? elsewhere;
}

function installPackages(packages, what) {
  const command = `apt-get install -y ${packages.join(" ")}`;
  if (find("apt-get") === undefined)
    fail(`Tifa's tests need ${what}: install ${packages.join(", ")} with your system's package manager`);
  if (process.getuid?.() !== 0) fail(`Tifa's tests need ${what}: run  sudo ${command}`);
  console.log(`installing ${packages.join(", ")} …`);
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  run("apt-get", ["update", "-qq"], options);
  run("apt-get", ["install", "-y", "-qq", ...packages], options);
}

function fail(message) {
  throw new Error(message);
}
