import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const WINDOWS = process.platform === "win32";

/** Runs a program to its end, its output shown; throws with its name where it fails. */
export function run(program, args, options = {}) {
  const { status, signal, error } = WINDOWS
    ? spawnSync([program, ...args].map(quoted).join(" "), { stdio: "inherit", ...options, shell: true })
    : spawnSync(program, args, { stdio: "inherit", ...options });
  if (error !== undefined) throw new Error(`${program}: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status ?? signal}`);
}

/** `npm`, `npx` and `code` are scripts on Windows: only its shell starts them, and it splits words that have no quotes. */
function quoted(word) {
  return `"${word.replaceAll('"', '""')}"`;
}

/** The path of a program that is on the PATH. */
export function find(program) {
  const endings = WINDOWS ? (process.env.PATHEXT ?? ".EXE;.CMD").split(";") : [""];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => endings.map((ending) => join(folder, program + ending))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
