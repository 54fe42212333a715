import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { has, run } from "./run.mjs";

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
  if (has("fc-list") && spawnSync("fc-list", [":lang=zh"]).stdout.length > 0) return;
  installPackages(["fontconfig", "fonts-noto-cjk"], "a Chinese font");
}

/** Makes sure that Neovim is there, the second client of the tests. */
export function neovim() {
  if (!has("nvim")) installPackages(["neovim"], "Neovim");
}

function findChromium() {
  const { CHROMIUM: given } = process.env;
  if (given !== undefined) return existsSync(given) ? given : fail(`CHROMIUM names no file: ${given}`);
  const name = CHROMIUM.find(has);
  if (name !== undefined) return spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
  return existsSync(MAC_CHROME) ? MAC_CHROME : undefined;
}

function installPackages(packages, what) {
  const command = `apt-get install -y ${packages.join(" ")}`;
  if (!has("apt-get")) fail(`Tifa's tests need ${what}: install it with your system's package manager`);
  if (process.getuid?.() !== 0) fail(`Tifa's tests need ${what}: run  sudo ${command}`);
  console.log(`installing ${packages.join(", ")} …`);
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  run("apt-get", ["update", "-qq"], options);
  run("apt-get", ["install", "-y", "-qq", ...packages], options);
}

function fail(message) {
  throw new Error(message);
}
