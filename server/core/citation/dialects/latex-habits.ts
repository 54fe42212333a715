import type { InTextForm } from "../dialect.ts";
import { apacite } from "./apacite.ts";
import { biblatex } from "./biblatex.ts";
import { type Commands, type Package, plainCite } from "./latex.ts";
import { natbib } from "./natbib.ts";

/** Classes that load natbib themselves. */
const NATBIB_CLASSES =
  /\\documentclass(?:\[[^\]]{0,500}\])?\{(?:elsarticle|acmart|revtex4(?:-[12])?|mnras|aastex\d*|aa|copernicus|agujournal\d*|imsart|informs\d*)\}/u;
const BIBLATEX = /\\usepackage(?:\s*\[[^\]]{0,1000}\])?\s*\{[^}]{0,200}\bbiblatex[^}]{0,200}\}|\\addbibresource/u;
const LOADS: readonly (readonly [RegExp, Package])[] = [
  [BIBLATEX, biblatex],
  [/\\usepackage(?:\s*\[[^\]]{0,1000}\])?\s*\{[^}]{0,200}\bnatbib\b[^}]{0,200}\}/u, natbib],
  [/\\usepackage(?:\s*\[[^\]]{0,1000}\])?\s*\{[^}]{0,200}\bapacite\b[^}]{0,200}\}/u, apacite],
  [NATBIB_CLASSES, natbib],
  [/\\bibliographystyle\s*\{[^}]{0,60}nat\}/u, natbib],
];

/** How often a document uses each citation command. */
export type Used = ReadonlyMap<string, number>;

/**
 * The citation package of a document. What it loads is certain; its commands tell where no preamble is known.
 *
 * @param around the other files of its project, the main one first: what they load, where the document loads nothing
 */
export function packageOf(text: string, used: Used, around: string): Package {
  const [own, others] = [withoutComments(text), withoutComments(around)];
  const loads = (file: string): Package | undefined => LOADS.find(([pattern]) => pattern.test(file))?.[1];
  const loaded = loads(own) ?? loads(others);
  if (loaded !== undefined) return loaded;
  const uses = ({ own }: Package): number =>
    Object.values(own)
      .flat()
      .reduce((sum, command) => sum + (used.get(command) ?? 0), 0);
  if (uses(biblatex) + uses(natbib) > 0) return uses(biblatex) >= uses(natbib) ? biblatex : natbib;
  if (used.has("citeA") || used.has("citeNP")) return apacite;
  return used.has("cite") || BIBTEX.test(own) || BIBTEX.test(others) ? plainCite : biblatex;
}

/** Whether a file of a project loads biblatex, whose entries have fields of their own. */
export function loadsBiblatex(text: string): boolean {
  return BIBLATEX.test(withoutComments(text));
}

function withoutComments(text: string): string {
  return text.replace(/(?<!\\)%.*/gu, "");
}

const BIBTEX = /\\bibliography(?:style)?\s*\{/u;

/**
 * For each form the command that the document uses most, of whichever package, else that of its project, else the usual
 * one.
 */
export function habits(used: Used, usedAround: Used, bundle: Package): Commands {
  if (bundle === apacite) return bundle.commands;
  const favourite = (form: InTextForm): string => {
    const known = [...biblatex.own[form], ...natbib.own[form], ...(form === "parenthetical" ? ["cite"] : [])];
    return mostUsed(known, used) ?? mostUsed(known, usedAround) ?? bundle.commands[form];
  };
  return {
    parenthetical: favourite("parenthetical"),
    narrative: favourite("narrative"),
    suppressed: bundle.commands.suppressed,
    note: bundle === biblatex ? bundle.commands.note : favourite("narrative"),
  };
}

/** Lists of works are no habit: one work needs none. */
function mostUsed(commands: readonly string[], used: Used): string | undefined {
  return [...new Set(commands)]
    .filter((command) => used.has(command) && !command.endsWith("s"))
    .sort((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0))[0];
}

/** Citation commands of a document with their counts; comments do not count. */
export function countCommands(text: string): Map<string, number> {
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
