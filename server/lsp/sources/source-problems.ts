import { pathToFileURL } from "node:url";
import * as l10n from "@vscode/l10n";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { describeSourceProblem } from "../../features/sources/problem-text.ts";
import type { IndexedSource } from "../../index/messages.ts";
import type { Server } from "../feature.ts";

/** A library of scans is no list that anybody reads: the last one says how many there are. */
const MOST = 100;
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Tells in the list of problems which sources could not be read, or not all of them, whenever reading has come to its end. */
export function tellSourceProblems(server: Server): void {
  const { connection, sources } = server;
  let told = new Map<string, string>();
  const tell = async (): Promise<void> => {
    const found = problemsByUri(await sources.troubled());
    const texts = new Map([...found].map(([uri, diagnostics]) => [uri, JSON.stringify(diagnostics)]));
    for (const uri of told.keys()) if (!texts.has(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
    for (const [uri, diagnostics] of found)
      if (told.get(uri) !== texts.get(uri)) void connection.sendDiagnostics({ uri, diagnostics });
    told = texts;
  };
  sources.onRead(() => {
    tell().catch((error: unknown) => connection.console.error(`sources: ${String(error)}`));
  });
}

function problemsByUri(troubled: readonly IndexedSource[]): Map<string, Diagnostic[]> {
  const shown = troubled.slice(0, MOST);
  const byUri = new Map(
    shown.map((source) => [pathToFileURL(source.path).href, source.problems.map(toDiagnostic(source))]),
  );
  const rest = troubled.length - shown.length;
  if (rest > 0)
    [...byUri.values()].at(-1)?.push(diagnostic(l10n.t("{0} more sources with problems are not shown.", rest)));
  return byUri;
}

/** What gives no passage at all is a warning, what was read in part a remark. */
function toDiagnostic({ passages }: IndexedSource): (problem: IndexedSource["problems"][number]) => Diagnostic {
  return (problem) =>
    diagnostic(
      describeSourceProblem(problem),
      passages === 0 ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information,
    );
}

function diagnostic(message: string, severity: DiagnosticSeverity = DiagnosticSeverity.Information): Diagnostic {
  return { range: WHOLE, severity, source: "Tifa", message };
}
