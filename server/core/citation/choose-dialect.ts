import type { Dialect, DialectId, InTextForm } from "./dialect.ts";
import { biblatex } from "./dialects/biblatex.ts";
import { type Commands, latexDialect, type Package, plainCite } from "./dialects/latex.ts";
import { natbib } from "./dialects/natbib.ts";
import { pandoc } from "./dialects/pandoc.ts";

const PANDOC_KINDS = new Set(["markdown", "quarto", "rmd", "rmarkdown", "myst"]);
const LATEX_KINDS = new Set(["latex", "tex", "rsweave", "latex-expl3"]);

/**
 * The dialect of a document: a setting, else the citations that it has, else what its preamble or front matter loads,
 * else what its kind of document is written for. Undefined where citations are formatted text.
 *
 * @param proseKind what `proseKind` of `core/prose` says of the document.
 */
export function chooseDialect(text: string, proseKind: string, setting: "auto" | DialectId): Dialect | undefined {
  if (setting === "plain") return undefined;
  if (setting === "pandoc") return pandoc;
  const isLatex = setting !== "auto" || LATEX_KINDS.has(proseKind);
  if (!isLatex && (PANDOC_GROUP.test(text) || FRONT_MATTER_BIBLIOGRAPHY.test(text))) return pandoc;
  const used = countCommands(text);
  if (isLatex || used.size > 0) return latex(setting === "auto" ? packageOf(text, used) : PACKAGES[setting], used);
  return PANDOC_KINDS.has(proseKind) ? pandoc : undefined;
}

/** A bracket with a key, as nothing but Pandoc has it: no `[cite:@key]` of Org mode. Bounded, so that no text is slow. */
const PANDOC_GROUP =
  /\[(?!cite[/:])(?:[^[\]\n@]{0,200}[^[\]\n@\p{L}\p{N}\\])?@(?:[\p{L}\p{N}_]|\{[^{}\s]{1,100}\})[^[\]\n]{0,300}\](?!\()/u;
const FRONT_MATTER_BIBLIOGRAPHY = /^---\r?\n(?:(?!---)[^\n]{0,500}\n){0,100}?bibliography:/u;

const PACKAGES = { biblatex, natbib, latex: plainCite } as const;

/** Classes that load natbib themselves. */
const NATBIB_CLASSES =
  /\\documentclass(?:\[[^\]]{0,500}\])?\{(?:elsarticle|acmart|revtex4(?:-[12])?|mnras|aastex\d*|aa|copernicus|agujournal\d*|imsart|informs\d*)\}/u;
const LOADS: readonly (readonly [RegExp, Package])[] = [
  [/\\usepackage(?:\s*\[[^\]]{0,1000}\])?\s*\{[^}]{0,200}\bbiblatex[^}]{0,200}\}|\\addbibresource/u, biblatex],
  [/\\usepackage(?:\s*\[[^\]]{0,1000}\])?\s*\{[^}]{0,200}\bnatbib\b[^}]{0,200}\}/u, natbib],
  [NATBIB_CLASSES, natbib],
  [/\\bibliographystyle\s*\{[^}]{0,60}nat\}/u, natbib],
];

/** How often a document uses each citation command. */
type Used = ReadonlyMap<string, number>;

function latex(bundle: Package, used: Used): Dialect {
  return latexDialect(bundle, habits(used, bundle));
}

/** What the document loads is certain; its commands tell where the preamble is in another file. */
function packageOf(text: string, used: Used): Package {
  const loaded = LOADS.find(([pattern]) => pattern.test(text))?.[1];
  if (loaded !== undefined) return loaded;
  const uses = ({ own }: Package): number =>
    Object.values(own)
      .flat()
      .reduce((sum, command) => sum + (used.get(command) ?? 0), 0);
  if (uses(biblatex) + uses(natbib) > 0) return uses(biblatex) >= uses(natbib) ? biblatex : natbib;
  return used.has("cite") || /\\bibliography(?:style)?\s*\{/u.test(text) ? plainCite : biblatex;
}

/** For each form the command that the document uses most, of whichever package, else the usual one. */
function habits(used: Used, bundle: Package): Commands {
  const favourite = (form: InTextForm): string => {
    const known = [...biblatex.own[form], ...natbib.own[form], ...(form === "parenthetical" ? ["cite"] : [])];
    const [best] = [...new Set(known)]
      .filter((command) => used.has(command) && !command.endsWith("s"))
      .sort((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0));
    return best ?? bundle.commands[form];
  };
  return {
    parenthetical: favourite("parenthetical"),
    narrative: favourite("narrative"),
    note: bundle === biblatex ? bundle.commands.note : favourite("narrative"),
  };
}

/** Citation commands of a document with their counts; comments do not count. */
function countCommands(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  let from = 0;
  let isComment = false;
  for (const { index, 1: command = "" } of text.matchAll(COMMAND)) {
    const between = text.slice(from, index);
    const line = between.lastIndexOf("\n") + 1;
    isComment = (isComment && line === 0) || /(?<!\\)%/u.test(between.slice(line));
    from = index;
    if (!isComment) counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  return counts;
}

const COMMAND = /\\([A-Za-z]{0,20}[cC]ite[A-Za-z]{0,20})\*?\s{0,3}[[{<(]/gu;
