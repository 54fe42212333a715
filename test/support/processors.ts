import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Makes a document and its `refs.bib` into plain text, as the real program prints it. */
export type Processor = (document: string, bibliography: string) => string;

/** Pandoc's own citation processor with its default style. */
export const pandoc =
  (from: string): Processor =>
  (document, bibliography) =>
    inFolder({ "main.txt": document, "refs.bib": bibliography }, (folder) =>
      run(folder, "pandoc", [
        "--from",
        from,
        "--to",
        "plain",
        "--wrap=none",
        "--citeproc",
        "--bibliography=refs.bib",
        "main.txt",
      ]),
    );

/** XeLaTeX with biber or BibTeX, on paper so wide that no line is broken. */
export const latex =
  (backend: "biber" | "bibtex"): Processor =>
  (document, bibliography) =>
    inFolder({ "main.tex": document, "refs.bib": bibliography }, (folder) => {
      const typeset = (): string => run(folder, "xelatex", ["-interaction=nonstopmode", "-halt-on-error", "main.tex"]);
      typeset();
      run(folder, backend, ["main"]);
      typeset();
      typeset();
      return run(folder, "pdftotext", ["-layout", "-nopgbrk", "main.pdf", "-"]);
    });

/** Typst, from its npm package in the folder that `TIFA_TYPST` names. */
export const typst: Processor = (document, bibliography) =>
  inFolder({ "main.typ": document, "refs.bib": bibliography }, (folder) => {
    const { TIFA_TYPST = "." } = process.env;
    const { NodeCompiler } = createRequire(resolve(TIFA_TYPST, "x.js"))("@myriaddreamin/typst-ts-node-compiler") as {
      NodeCompiler: { create(options: object): { pdf(options: object): Buffer } };
    };
    const compiler = NodeCompiler.create({ workspace: folder });
    writeFileSync(join(folder, "main.pdf"), compiler.pdf({ mainFilePath: join(folder, "main.typ") }));
    return run(folder, "pdftotext", ["-layout", "-nopgbrk", "main.pdf", "-"]);
  });

function inFolder<T>(files: Readonly<Record<string, string>>, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "tifa-processor-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(cwd: string, program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8", timeout: 120_000 });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}\n${stdout.slice(-2000)}`);
  return stdout;
}
