import { readFile, stat } from "node:fs/promises";
import * as l10n from "@vscode/l10n";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Concept, GlossaryFile } from "../../core/concept/concept.ts";
import { decodeText } from "../../formats/decode-text.ts";
import { CAPS } from "../../formats/glossary/caps.ts";
import type { OwnGlossary } from "../../formats/glossary/own-entry.ts";
import { glossaryReader } from "../../formats/glossary/read.ts";
import { toRange } from "../convert.ts";
import { inSlices } from "../slices.ts";

/** What has been read of a glossary file. */
export interface LoadedGlossary {
  readonly file: GlossaryFile;
  /** Another stamp is another text. */
  readonly stamp: string;
  readonly concepts: readonly Concept[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file in slices, unless it still has the stamp of `known`. Undefined where there is no such file. */
export async function loadGlossary(
  path: string,
  file: GlossaryFile,
  known: LoadedGlossary | undefined,
): Promise<LoadedGlossary | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    const stamp = `${file.layer} ${file.name} ${mtimeMs} ${size} ${ino}`;
    if (known?.stamp === stamp) return known;
    if (size > CAPS.file) return { file, stamp, concepts: [], diagnostics: [tooLarge()] };
    const { text } = decodeText(await readFile(path));
    const { concepts, problems } = await readInSlices(text, file);
    return { file, stamp, concepts, diagnostics: toDiagnostics(text, problems) };
  } catch {
    // Gone meanwhile, or not ours to read: the next reading sees.
    return undefined;
  }
}

/** What is wrong with a glossary as the editor has it. */
export async function problemsIn(text: string, file: GlossaryFile): Promise<readonly Diagnostic[]> {
  return toDiagnostics(text, (await readInSlices(text, file)).problems);
}

function readInSlices(text: string, file: GlossaryFile): Promise<OwnGlossary> {
  const steps = glossaryReader(file.name)?.(text, file);
  return steps === undefined ? Promise.resolve({ concepts: [], problems: [] }) : inSlices(steps);
}

function tooLarge(): Diagnostic {
  const start = { line: 0, character: 0 };
  const message = l10n.t(
    "A glossary file may have {0} MB: this one is not read. Divide it into several files.",
    CAPS.file / 1e6,
  );
  return { range: { start, end: start }, severity: DiagnosticSeverity.Error, source: "Tifa", message };
}

function toDiagnostics(text: string, problems: OwnGlossary["problems"]): readonly Diagnostic[] {
  if (problems.length === 0) return [];
  const document = TextDocument.create("", "", 0, text);
  return problems.map(({ severity, message, ...span }) => ({
    range: toRange(document, span),
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: "Tifa",
    message,
  }));
}
