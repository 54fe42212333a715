import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
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

/**
 * Makes sure that the programs are there which print citations, and says where Typst is.
 *
 * @param folder where Typst is installed to, once
 * @returns the environment for the tests
 */
export function processors(folder) {
  const packages = Object.entries(PROCESSORS).filter(([program]) => find(program) === undefined);
  if (packages.length > 0)
    installPackages([...new Set(packages.flatMap(([, names]) => names))], "LaTeX, Pandoc and Poppler", [
      "--no-install-recommends",
    ]);
  if (!existsSync(join(folder, "node_modules"))) {
    console.log("installing Typst from npm, once …");
    mkdirSync(folder, { recursive: true });
    for (const file of ["package.json", "package-lock.json"])
      copyFileSync(new URL(`../typst/${file}`, import.meta.url), join(folder, file));
    run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
  }
  return { ...process.env, TIFA_TYPST: folder };
}

/** Programs, and Debian's packages that bring them with what the tests' documents load. */
const PROCESSORS = {
  pandoc: ["pandoc"],
  pdftotext: ["poppler-utils"],
  xelatex: ["texlive-xetex", "texlive-latex-recommended", "texlive-bibtex-extra", "texlive-lang-chinese"],
  biber: ["biber", "texlive-bibtex-extra"],
};

function findChromium() {
  const { CHROMIUM: given } = process.env;
  if (given !== undefined) return existsSync(given) ? given : fail(`CHROMIUM names no file: ${given}`);
  const elsewhere = existsSync(MAC_CHROME) ? MAC_CHROME : undefined;
  return CHROMIUM.map(find).find((path) => path !== undefined) ?? elsewhere;
}

function installPackages(packages, what, options = []) {
  const command = `apt-get install -y ${packages.join(" ")}`;
  if (find("apt-get") === undefined)
    fail(`Tifa's tests need ${what}: install ${packages.join(", ")} with your system's package manager`);
  if (process.getuid?.() !== 0) fail(`Tifa's tests need ${what}: run  sudo ${command}`);
  console.log(`installing ${packages.join(", ")} …`);
  const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  run("apt-get", ["update", "-qq"], quiet);
  run("apt-get", ["install", "-y", "-qq", ...options, ...packages], quiet);
}

function fail(message) {
  throw new Error(message);
}
