import type { Hole } from "./hole.ts";
import { latexBlock } from "./latex.ts";
import { asciidocBlock, orgBlock, rstBlock, typstBlock } from "./light-markup.ts";
import { markdownBlock } from "./markdown.ts";
import { plainBlock } from "./plain.ts";

/**
 * A stretch of a document that can be read without what stands before it: it begins at offset 0 or after a blank line
 * outside of code, and no term crosses its end.
 */
export interface Block {
  readonly end: number;
  /** What in it is not prose, sorted, with offsets of the whole text. */
  readonly holes: readonly Hole[];
}

/** Reads the block that begins at `start`; `start` is 0 or the end of another block. Never throws, always advances. */
export type BlockReader = (text: string, start: number) => Block;

const READERS: Readonly<Record<string, BlockReader>> = {
  markdown: markdownBlock,
  quarto: markdownBlock,
  rmd: markdownBlock,
  rmarkdown: markdownBlock,
  myst: markdownBlock,
  latex: latexBlock,
  tex: latexBlock,
  "latex-expl3": latexBlock,
  rsweave: latexBlock,
  typst: typstBlock,
  org: orgBlock,
  asciidoc: asciidocBlock,
  restructuredtext: rstBlock,
};

const BY_EXTENSION: Readonly<Record<string, string>> = {
  md: "markdown",
  markdown: "markdown",
  qmd: "quarto",
  rmd: "rmd",
  tex: "latex",
  ltx: "latex",
  sty: "latex",
  rnw: "rsweave",
  typ: "typst",
  org: "org",
  adoc: "asciidoc",
  asciidoc: "asciidoc",
  asc: "asciidoc",
  rst: "restructuredtext",
};

/**
 * The kind of prose of a document: its language id where we know it, else by extension (a `.qmd` without the Quarto
 * extension is plain text to the editor), else `plaintext`.
 */
export function proseKind(languageId: string, path: string): string {
  if (Object.hasOwn(READERS, languageId)) return languageId;
  const extension = /\.([^./\\]+)$/u.exec(path)?.[1]?.toLowerCase() ?? "";
  return BY_EXTENSION[extension] ?? "plaintext";
}

/** The reader for a kind of prose; every kind that we have no reader for is read as plain text. */
export function blockReader(kind: string): BlockReader {
  return Object.hasOwn(READERS, kind) ? (READERS[kind] ?? plainBlock) : plainBlock;
}

/** Whether documents of this kind are read as LaTeX: `S\\&T` is S&T there. */
export function isLatex(kind: string): boolean {
  return blockReader(kind) === latexBlock;
}

/** Whether documents of this kind are read as Markdown. */
export function isMarkdown(kind: string): boolean {
  return blockReader(kind) === markdownBlock;
}
