import type { Dialect, DialectId, InTextForm } from "./dialect.ts";
import { apacite } from "./dialects/apacite.ts";
import { asciidoc } from "./dialects/asciidoc.ts";
import { biblatex } from "./dialects/biblatex.ts";
import { type Commands, latexDialect, type Package, plainCite } from "./dialects/latex.ts";
import { natbib } from "./dialects/natbib.ts";
import { org } from "./dialects/org.ts";
import { pandoc } from "./dialects/pandoc.ts";
import { myst, rst } from "./dialects/roles.ts";
import { typst } from "./dialects/typst.ts";

const PANDOC_KINDS = new Set(["markdown", "quarto", "rmd", "rmarkdown", "myst"]);
const LATEX_KINDS = new Set(["latex", "tex", "rsweave", "latex-expl3"]);

/**
 * The dialect of a document: the setting where the user chose one, else the citations that the document has, else what its
 * preamble or front matter loads, else what its kind of document is written for. Undefined where citations are formatted
 * text.
 *
 * @param proseKind what `proseKind` of `core/prose` says of the document
 * @param around the text of the document's main file, for what the document itself does not say
 */
export function chooseDialect(
  text: string,
  proseKind: string,
  setting: "auto" | DialectId,
  around = "",
): Dialect | undefined {
  if (setting === "plain") return undefined;
  if (setting !== "auto" && !isPackage(setting)) return OTHERS[setting](text);
  if (setting === "auto") {
    const own = OF_KIND[proseKind];
    if (own !== undefined) return own(text, around);
    if (!LATEX_KINDS.has(proseKind) && hasRoles(text)) return myst;
    if (!LATEX_KINDS.has(proseKind) && (PANDOC_GROUP.test(text) || FRONT_MATTER_BIBLIOGRAPHY.test(text))) return pandoc;
  }
  const used = countCommands(text);
  const isLatex = setting !== "auto" || LATEX_KINDS.has(proseKind);
  if (isLatex || used.size > 0)
    return latex(setting === "auto" ? packageOf(text, used, around) : PACKAGES[setting], used);
  return PANDOC_KINDS.has(proseKind) ? pandoc : undefined;
}

/** Whether a LaTeX document or its main file loads biblatex, whose entries have fields of their own. */
export function loadsBiblatex(text: string): boolean {
  return BIBLATEX.test(text);
}

/** Kinds of documents with mark-up of their own for citations. AsciiDoc has it only by an extension. */
const OF_KIND: Readonly<Record<string, (text: string, around: string) => Dialect | undefined>> = {
  typst: () => typst,
  org: () => org,
  restructuredtext: () => rst,
  asciidoc: (text, around) =>
    /^:bibtex-file:|(?<![\w:])cite(?:np)?:\[/mu.test(`${text}\n${around}`) ? asciidoc(`${text}\n${around}`) : undefined,
};

const OTHERS: Readonly<Record<Exclude<DialectId, keyof typeof PACKAGES | "plain">, (text: string) => Dialect>> = {
  pandoc: () => pandoc,
  myst: () => myst,
  typst: () => typst,
  org: () => org,
  rst: () => rst,
  asciidoc,
};

function isPackage(setting: DialectId): setting is keyof typeof PACKAGES {
  return Object.hasOwn(PACKAGES, setting);
}

/** MyST's roles, and more of them than of Pandoc's brackets, which MyST reads too. */
function hasRoles(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/\{cite(?::\w{1,12})?\}`/gu) > count(new RegExp(PANDOC_GROUP, "gu"));
}

/** A bracket with a key, as nothing but Pandoc has it: no `[cite:@key]` of Org mode. Bounded, so that no text is slow. */
const PANDOC_GROUP =
  /\[(?!cite[/:])(?:[^[\]\n@]{0,200}[^[\]\n@\p{L}\p{N}\\])?@(?:[\p{L}\p{N}_]|\{[^{}\s]{1,100}\})[^[\]\n]{0,300}\](?!\()/u;
const FRONT_MATTER_BIBLIOGRAPHY = /^---\r?\n(?:(?!---)[^\n]{0,500}\n){0,100}?bibliography:/u;

const PACKAGES = { biblatex, natbib, apacite, latex: plainCite } as const;

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
type Used = ReadonlyMap<string, number>;

function latex(bundle: Package, used: Used): Dialect {
  return latexDialect(bundle, habits(used, bundle));
}

/** What the document loads is certain; its commands tell where the preamble is in another file. */
function packageOf(text: string, used: Used, around: string): Package {
  const loaded = LOADS.find(([pattern]) => pattern.test(text) || pattern.test(around))?.[1];
  if (loaded !== undefined) return loaded;
  const uses = ({ own }: Package): number =>
    Object.values(own)
      .flat()
      .reduce((sum, command) => sum + (used.get(command) ?? 0), 0);
  if (uses(biblatex) + uses(natbib) > 0) return uses(biblatex) >= uses(natbib) ? biblatex : natbib;
  if (used.has("citeA") || used.has("citeNP")) return apacite;
  return used.has("cite") || /\\bibliography(?:style)?\s*\{/u.test(text) ? plainCite : biblatex;
}

/** For each form the command that the document uses most, of whichever package, else the usual one. */
function habits(used: Used, bundle: Package): Commands {
  if (bundle === apacite) return bundle.commands;
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
    suppressed: bundle.commands.suppressed,
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
