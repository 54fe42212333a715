/** How documents of a kind name their bibliography. */
export type DeclarationKind = "pandoc" | "latex" | "typst" | "org" | "asciidoc" | "rst" | "none";

/** The bibliography files that a text names, as it writes them, and the other files that may name some. */
export interface Declared {
  /** Paths or addresses, in order. */
  readonly files: readonly string[];
  /** Path patterns with `*` and `?` (`\addbibresource[glob]`). */
  readonly patterns: readonly string[];
  /** The file that this one is part of. */
  readonly root?: string;
  /** The files that are part of this one. */
  readonly parts: readonly string[];
}

const BY_LANGUAGE: Readonly<Record<string, DeclarationKind>> = {
  markdown: "pandoc",
  quarto: "pandoc",
  rmd: "pandoc",
  rmarkdown: "pandoc",
  myst: "pandoc",
  latex: "latex",
  tex: "latex",
  "latex-expl3": "latex",
  rsweave: "latex",
  typst: "typst",
  org: "org",
  asciidoc: "asciidoc",
  restructuredtext: "rst",
};

const BY_EXTENSION: Readonly<Record<string, DeclarationKind>> = {
  md: "pandoc",
  markdown: "pandoc",
  qmd: "pandoc",
  rmd: "pandoc",
  tex: "latex",
  ltx: "latex",
  rnw: "latex",
  typ: "typst",
  org: "org",
  adoc: "asciidoc",
  asciidoc: "asciidoc",
  rst: "rst",
};

/** The kind of a document, by its language id, else by extension. */
export function declarationKind(languageId: string, path: string): DeclarationKind {
  const extension = /\.([^./\\]+)$/u.exec(path)?.[1]?.toLowerCase() ?? "";
  return BY_LANGUAGE[languageId] ?? BY_EXTENSION[extension] ?? "none";
}

/**
 * What a text of this kind declares; YAML and Python files are read elsewhere (`formats/project-files.ts`). Comments declare
 * nothing. Linear, never throws.
 */
export function declaredIn(text: string, kind: DeclarationKind): Declared {
  switch (kind) {
    case "latex":
      return latex(text);
    case "typst":
      return {
        ...NOTHING,
        files: typst(text),
        parts: lines(text, /^[ \t]{0,20}#(?:include|import)[ \t]{1,20}"([^"@\n]{1,500})"/gmu),
      };
    case "org":
      return {
        ...NOTHING,
        files: lines(text, /^[ \t]{0,20}#\+bibliography:[ \t]{0,20}(.{1,500})$/gimu).map(orgPath),
        parts: lines(text, /^[ \t]{0,20}#\+(?:include|setupfile):[ \t]{0,20}"?([^"\n]{1,500}?\.org)\b/gimu),
      };
    case "asciidoc":
      return {
        ...NOTHING,
        files: lines(text, /^:bibtex-file:[ \t]{1,20}(.{1,500})$/gimu),
        parts: lines(text, /^include::([^\n[\]]{1,500})\[/gmu),
      };
    default:
      return NOTHING;
  }
}

const NOTHING: Declared = { files: [], patterns: [], parts: [] };

function lines(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, value = ""]) => value.trim()).filter(Boolean);
}

/** A name without extension is a `.bib` (ox-bibtex), and a style may stand behind it. */
function orgPath(value: string): string {
  const path = /^"([^"]*)"/u.exec(value)?.[1] ?? value;
  if (/\.\w{2,5}$/u.test(path)) return path;
  const [name = path] = path.split(/\s/u);
  return /\.\w{2,5}$/u.test(name) ? name : `${name}.bib`;
}

const LATEX_COMMAND =
  /\\(addbibresource|addglobalbib|addsectionbib|bibliography|nobibliography|input|include|subfile|subfileinclude|import|subimport|documentclass)\*?\s{0,20}(?:\[([^\]]{0,1000})\])?\s{0,20}\{([^{}]{0,5000})\}(?:\s{0,20}\{([^{}]{0,1000})\})?/gu;

function latex(text: string): Declared {
  const files: string[] = [];
  const patterns: string[] = [];
  const parts: string[] = [];
  let root = /^[ \t]{0,20}%[ \t]{0,20}!TeX[ \t]{1,20}root[ \t]{0,20}=[ \t]{0,20}(.{1,500})$/imu
    .exec(text.slice(0, 5000))?.[1]
    ?.trim();
  const isCommented = comments(text, /(?<!\\)%/u);
  for (const { index, 1: command = "", 2: options = "", 3: value = "", 4: second = "" } of text.matchAll(
    LATEX_COMMAND,
  )) {
    if (isCommented(index)) continue;
    const argument = value.trim();
    if (command === "documentclass") {
      if (argument === "subfiles" && options !== "") root ??= options.trim();
    } else if (command.startsWith("add")) {
      (/\bglob\b/u.test(options) && /[*?]/u.test(argument) ? patterns : files).push(argument);
    } else if (command.endsWith("bibliography"))
      files.push(
        ...argument
          .split(",")
          .map((name) => withExtension(name.trim(), "bib"))
          .filter((name) => name !== ".bib"),
      );
    else if (command.endsWith("import"))
      parts.push(withExtension(`${argument.replace(/\/$/u, "")}/${second.trim()}`, "tex"));
    else if (argument !== "") parts.push(withExtension(argument, "tex"));
  }
  return { files, patterns, parts, ...(root === undefined ? {} : { root: root.replace(/^["']|["']$/gu, "") }) };
}

/** Whether a comment stands before an offset on its line; asked for offsets in their order, so that each part is read once. */
function comments(text: string, sign: RegExp): (at: number) => boolean {
  let from = 0;
  let isComment = false;
  return (at) => {
    const between = text.slice(from, at);
    const line = between.lastIndexOf("\n") + 1;
    isComment = (isComment && line === 0) || sign.test(between.slice(line));
    from = at;
    return isComment;
  };
}

function withExtension(path: string, extension: string): string {
  return path === "" || /\.(?:bib|tex|ltx|rnw|sty|cls|tikz|pgf|json|yaml|yml)$/iu.test(path)
    ? path || `.${extension}`
    : `${path}.${extension}`;
}

/** Typst reads `.bib` and its own YAML (Hayagriva), which is not CSL's and not read here. */
function typst(text: string): string[] {
  const calls = text.matchAll(/(?<![\w-])bibliography\(\s{0,50}(\((?:[^()]{0,2000})\)|"[^"\n]{1,500}")/gu);
  const isCommented = comments(text, /(?<!:)\/\//u);
  return [...calls]
    .filter(({ index }) => !isCommented(index))
    .flatMap(([, paths = ""]) => [...paths.matchAll(/"([^"\n]{1,500})"/gu)].map(([, path = ""]) => path))
    .filter((path) => /\.bib$/iu.test(path));
}
