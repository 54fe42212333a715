import type { Dialect, DialectId } from "./dialect.ts";
import { apacite } from "./dialects/apacite.ts";
import { asciidoc } from "./dialects/asciidoc.ts";
import { biblatex } from "./dialects/biblatex.ts";
import { latexDialect, plainCite } from "./dialects/latex.ts";
import { countCommands, habits, packageOf, type Used } from "./dialects/latex-habits.ts";
import { natbib } from "./dialects/natbib.ts";
import { org } from "./dialects/org.ts";
import { pandoc } from "./dialects/pandoc.ts";
import { myst, rst } from "./dialects/roles.ts";
import { typst } from "./dialects/typst.ts";

const PANDOC_KINDS = new Set(["markdown", "quarto", "rmd", "rmarkdown", "myst"]);
const LATEX_KINDS = new Set(["latex", "tex", "rsweave", "latex-expl3"]);

/** Another file of a document's project. */
export interface ProjectFile {
  /** Without its folders: `main.tex`, `_quarto.yml`. */
  readonly name: string;
  readonly text: string;
}

/**
 * The dialect of a document: the setting where the user chose one, else the citations that the document has, else what its
 * preamble, front matter or project says, else what its kind of document is written for. Undefined where citations are
 * formatted text.
 *
 * @param proseKind what `proseKind` of `core/prose` says of the document
 * @param around the other files of the document's project, the main or nearest one first
 */
export function chooseDialect(
  text: string,
  proseKind: string,
  setting: "auto" | DialectId,
  around: readonly ProjectFile[] = [],
): Dialect | undefined {
  const { question, dialect } = lately;
  const asked = [text, proseKind, setting, ...around.map((file) => file.text)];
  if (asked.length === question.length && asked.every((part, index) => part === question[index])) return dialect;
  lately = { question: asked, dialect: choose(text, proseKind, setting, around) };
  return lately.dialect;
}

/** The last answer: one citation asks several times, and a list of them for each of its rows. */
let lately: { readonly question: readonly string[]; readonly dialect: Dialect | undefined } = {
  question: [],
  dialect: undefined,
};

function choose(
  text: string,
  proseKind: string,
  setting: "auto" | DialectId,
  around: readonly ProjectFile[],
): Dialect | undefined {
  if (setting === "plain") return undefined;
  if (setting !== "auto" && !isPackage(setting)) return OTHERS[setting](text);
  if (setting === "auto") {
    const own = OF_KIND[proseKind];
    if (own !== undefined) return own(text, around);
    if (!LATEX_KINDS.has(proseKind)) {
      if (hasRoles(text)) return myst;
      if (PANDOC_GROUP.test(text) || FRONT_MATTER_BIBLIOGRAPHY.test(text)) return pandoc;
    }
  }
  const used = countCommands(text);
  if (setting !== "auto" || LATEX_KINDS.has(proseKind) || used.size > 0) return latex(text, used, setting, around);
  if (!PANDOC_KINDS.has(proseKind)) return undefined;
  return proseKind === "myst" || isMystProject(around) ? myst : pandoc;
}

function latex(
  text: string,
  used: Used,
  setting: "auto" | keyof typeof PACKAGES,
  around: readonly ProjectFile[],
): Dialect {
  const others = joined(around);
  const usedAround = countCommands(others);
  const bundle = setting === "auto" ? packageOf(text, used.size === 0 ? usedAround : used, others) : PACKAGES[setting];
  return latexDialect(bundle, habits(used, usedAround, bundle));
}

function joined(around: readonly ProjectFile[]): string {
  return around.map(({ text }) => text).join("\n");
}

/** MyST's own project file, or Sphinx or Jupyter Book with its citations; the nearest project file counts. */
function isMystProject(around: readonly ProjectFile[]): boolean {
  for (const { name, text } of around) {
    if (name === "myst.yml") return true;
    if (name === "_quarto.yml") return false;
    if (name === "conf.py" && /\bmyst_(?:parser|nb)\b/u.test(text)) return true;
    if (name === "_config.yml" && /^[ \t]*bibtex_bibfiles[ \t]*:/mu.test(text)) return true;
  }
  return false;
}

const PACKAGES = { biblatex, natbib, apacite, latex: plainCite } as const;

/** Kinds of documents with mark-up of their own for citations. AsciiDoc has it only by an extension. */
const OF_KIND: Readonly<Record<string, (text: string, around: readonly ProjectFile[]) => Dialect | undefined>> = {
  typst: () => typst,
  org: () => org,
  restructuredtext: () => rst,
  asciidoc: (text, around) => {
    const all = `${text}\n${joined(around)}`;
    return /^:bibtex-file:|(?<![\w:])cite(?:np)?:\[/mu.test(all) ? asciidoc(all) : undefined;
  },
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
  const roles = count(/\{cite(?::\w{1,12})?\}`/gu);
  return roles > 0 && roles > count(new RegExp(PANDOC_GROUP, "gu"));
}

/** A bracket with a key, as nothing but Pandoc has it: no `[cite:@key]` of Org mode. Bounded, so that no text is slow. */
const PANDOC_GROUP =
  /\[(?!cite[/:])(?:[^[\]\n@]{0,200}[^[\]\n@\p{L}\p{N}\\])?@(?:[\p{L}\p{N}_]|\{[^{}\s]{1,100}\})[^[\]\n]{0,300}\](?!\()/u;
const FRONT_MATTER_BIBLIOGRAPHY = /^---\r?\n(?:(?!---)[^\n]{0,500}\n){0,100}?bibliography:/u;
