import type { Dialect, DialectId } from "./dialect.ts";
import { type Commands, DEFAULT_COMMANDS, latexDialect } from "./dialects/latex.ts";
import { pandoc } from "./dialects/pandoc.ts";

type LatexId = keyof typeof DEFAULT_COMMANDS;

/** Commands that only one package has, by form. */
const COMMANDS: Readonly<Record<LatexId, Readonly<Record<keyof Commands, readonly string[]>>>> = {
  biblatex: {
    parenthetical: ["autocite", "parencite", "footcite", "smartcite", "supercite"],
    narrative: ["textcite", "Textcite"],
    note: ["footcite", "footfullcite"],
  },
  natbib: {
    parenthetical: ["citep", "citealp", "Citep"],
    narrative: ["citet", "Citet", "citealt"],
    note: ["citet"],
  },
  latex: { parenthetical: ["cite"], narrative: ["cite"], note: ["cite"] },
};

/**
 * The dialect of a document: a setting, else the commands that it uses most, else the package that it loads, else what
 * its kind of document is written for. Undefined where citations are formatted text.
 */
export function chooseDialect(text: string, proseKind: string, setting: "auto" | DialectId): Dialect | undefined {
  if (setting === "plain") return undefined;
  if (setting === "pandoc") return pandoc;
  if (setting !== "auto") return latexDialect(setting, habit(text, setting));
  if (PANDOC.has(proseKind)) return pandoc;
  if (!LATEX.has(proseKind)) return undefined;
  const id = latexId(text);
  return latexDialect(id, habit(text, id));
}

const PANDOC = new Set(["markdown", "quarto", "rmd", "rmarkdown", "myst"]);
const LATEX = new Set(["latex", "tex", "rsweave", "latex-expl3"]);

function latexId(text: string): LatexId {
  const used = countCommands(text);
  const uses = (id: LatexId): number =>
    Object.values(COMMANDS[id])
      .flat()
      .reduce((sum, command) => sum + (used.get(command) ?? 0), 0);
  const biblatex = uses("biblatex");
  const natbib = uses("natbib");
  if (biblatex + natbib > 0) return biblatex >= natbib ? "biblatex" : "natbib";
  if (/\\usepackage(?:\[[^\]]*\])?\{[^}]*\bbiblatex[^}]*\}|\\addbibresource/u.test(text)) return "biblatex";
  if (/\\usepackage(?:\[[^\]]*\])?\{[^}]*\bnatbib\b[^}]*\}/u.test(text)) return "natbib";
  return (used.get("cite") ?? 0) > 0 || /\\bibliography(?:style)?\{/u.test(text) ? "latex" : "biblatex";
}

/** For each form the command that the document uses most, else the usual one. */
function habit(text: string, id: LatexId): Commands {
  const used = countCommands(text);
  const choose = (form: keyof Commands): string => {
    const known = [...COMMANDS[id][form], ...(form === "parenthetical" ? ["cite"] : [])];
    const favourite = known
      .filter((command) => used.has(command))
      .sort((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0))[0];
    return favourite ?? DEFAULT_COMMANDS[id][form];
  };
  return { parenthetical: choose("parenthetical"), narrative: choose("narrative"), note: choose("note") };
}

/** Citation commands of a document with their counts; comments do not count. */
function countCommands(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, command = ""] of text.replace(/(?<!\\)%[^\n]*/gu, "").matchAll(/\\([A-Za-z]*[cC]ite[A-Za-z]*)/gu)) {
    counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  return counts;
}
