/** Files of one manuscript are named relative to the file that names them. */
const INPUT = /\\(?:input|include|subfile)\s*\{([^{}\n]{1,300})\}/gu;
const COMMENTS = /(?<!\\)%[^\n]*/gu;

/** The files that a LaTeX file takes in, in order, with their extension. */
export function latexInputs(text: string): readonly string[] {
  const body = text.replace(COMMENTS, "");
  return [...body.matchAll(INPUT)].map(([, path = ""]) => {
    const trimmed = path.trim();
    return /\.[A-Za-z]{2,4}$/u.test(trimmed) ? trimmed : `${trimmed}.tex`;
  });
}

/** The root file that a LaTeX file names in a magic comment or as its main file: `% !TEX root = ../main.tex`. */
export function latexRoot(text: string): string | undefined {
  const head = text.slice(0, 2000);
  const magic = /^[ \t]*%[ \t]*!T[eE]X[ \t]+root[ \t]*=[ \t]*([^\r\n]{1,300})/mu.exec(head)?.[1];
  return (magic ?? /\\documentclass\s*\[([^\]\n]{1,300})\]\s*\{subfiles\}/u.exec(head)?.[1])?.trim();
}

const CHAPTER =
  /^\s*(?:-\s+)?(?:(?:index|file|part|href):\s*|-\s+)?["']?([^"'#:\s][^"'#]*\.(?:qmd|md|rmd|ipynb))["']?\s*(?:#.*)?$/iu;

/**
 * The chapters of a Quarto book, in order, from the text of its `_quarto.yml`: what stands under `chapters` and
 * `appendices`, parts included. Empty where it is no book.
 */
export function quartoChapters(yaml: string): readonly string[] {
  const chapters: string[] = [];
  let listIndent = -1;
  for (const line of yaml.split(/\r?\n/u)) {
    if (/^\s*(?:#|$)/u.test(line)) continue;
    const indent = line.length - line.trimStart().length;
    const list = /^\s*(?:-\s+)?(?:chapters|appendices):\s*(?:\[([^\]]*)\])?/u.exec(line);
    if (list !== null) {
      if (listIndent === -1 || indent < listIndent) listIndent = indent;
      for (const item of list[1]?.split(",") ?? []) chapters.push(item.trim().replace(/^["']|["']$/gu, ""));
      continue;
    }
    if (listIndent === -1) continue;
    if (indent < listIndent || (indent === listIndent && !line.trimStart().startsWith("-"))) listIndent = -1;
    else {
      const file = CHAPTER.exec(line)?.[1];
      if (file !== undefined) chapters.push(file.trim());
    }
  }
  return [...new Set(chapters.filter((file) => !file.endsWith(".ipynb")))];
}
