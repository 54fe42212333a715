import { type Citation, type Dialect, type DialectId, type InTextForm, type Joined, matchAround } from "../dialect.ts";
import { describeLocator, type Locator } from "../locator.ts";

/** Which command a document uses for each form. */
export type Commands = Readonly<Record<InTextForm, string>>;

/** The commands where a document shows no habit of its own. */
export const DEFAULT_COMMANDS: Readonly<Record<"biblatex" | "natbib" | "latex", Commands>> = {
  biblatex: { parenthetical: "autocite", narrative: "textcite", note: "footcite" },
  natbib: { parenthetical: "citep", narrative: "citet", note: "citet" },
  latex: { parenthetical: "cite", narrative: "cite", note: "cite" },
};

const CITATION = /\\([A-Za-z]*[cC]ite[A-Za-z]*\*?)((?:\s*\[[^\]]*\]){0,2})\s*\{([^{}]*)\}/gu;

/** LaTeX with the commands that a document uses: `\autocite[sec.~4]{key}`, `\citep[sec.~4]{key}`. */
export function latexDialect(id: Exclude<DialectId, "pandoc" | "plain">, commands: Commands): Dialect {
  return {
    id,
    write: (citation) => write(citation, commands, id),
    join: (text, offset, citation) => joinCommand(text, offset, citation),
  };
}

function write({ key, locator, form }: Citation, commands: Commands, id: DialectId): string {
  const command = `\\${commands[form]}${option(locator)}{${key}}`;
  return form === "note" && id !== "biblatex" ? `\\footnote{${command}.}` : command;
}

function joinCommand(text: string, offset: number, { key, locator }: Citation): Joined | undefined {
  const found = matchAround(CITATION, text, offset);
  if (found === undefined) return undefined;
  const [whole, command = "", options = "", list = ""] = found.match;
  const span = { start: found.start, end: found.start + whole.length };
  const keys = list.split(",").map((item) => item.trim());
  if (!keys.includes(key)) {
    return { change: { span, newText: `\\${command}${options}{${list},${key}}` }, locatorLost: locator !== undefined };
  }
  // The note after belongs to the last work of several: it cannot be set for one in the middle.
  if (keys.length > 1) return { change: { span, newText: whole }, locatorLost: locator !== undefined };
  const [before, after] = options.match(/\[[^\]]*\]/gu) ?? [];
  const prenote = after === undefined ? "" : before;
  return { change: { span, newText: `\\${command}${prenote}${option(locator)}{${list}}` }, locatorLost: false };
}

/** The optional argument; a bracket in it would end it, so it is put in braces. */
function option(locator: Locator | undefined): string {
  if (locator === undefined) return "";
  const text = escapeLatex(describeLocator(locator, "en"))
    .replace(/\. /gu, ".~")
    .replace(/(table|abstract) /gu, "$1~");
  if (text === "") return "";
  return /[[\]]/u.test(text) ? `[{${text}}]` : `[${text}]`;
}

/** Escapes the signs that mean something to TeX. */
export function escapeLatex(text: string): string {
  return text.replace(/[\\{}$&#%_^~]/gu, (sign) => ESCAPES[sign] ?? `\\${sign}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};
