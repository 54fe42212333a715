import * as l10n from "@vscode/l10n";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { BibliographyProblem, ProblemKind } from "../core/bibliography/bibliography.ts";
import { toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import { inSlices } from "./slices.ts";

/** How long after the last key a document is looked through, in milliseconds. */
const QUIET = 300;

/** Tells what is wrong with the entries of open `.bib` documents. */
export const bibliographyProblems: Feature = {
  register(server) {
    const waiting = new Map<string, NodeJS.Timeout>();
    server.bibliographies.onChange((uri) => {
      // The other side of a comparison is no document of the user's.
      if (uri.startsWith("git:")) return;
      clearTimeout(waiting.get(uri));
      const timer = setTimeout(() => {
        waiting.delete(uri);
        publish(server, uri).catch((error: unknown) => server.connection.console.error(`${uri}: ${String(error)}`));
      }, QUIET);
      waiting.set(uri, timer);
    });
  },
};

async function publish({ connection, bibliographies }: Server, uri: string): Promise<void> {
  const opened = await bibliographies.opened(uri);
  if (opened === undefined) return connection.sendDiagnostics({ uri, diagnostics: [] });
  const { document, bibliography } = opened;
  const version = document.version;
  const problems = await inSlices(all(bibliography.problems()));
  // A later change has its own turn.
  if (document.version !== version || document.getText() !== bibliography.text) return;
  await connection.sendDiagnostics({
    uri,
    version,
    diagnostics: problems.map((found) => toDiagnostic(document, found)),
  });
}

function* all<T>(lists: Iterable<readonly T[]>): Generator<void, T[]> {
  const items: T[] = [];
  for (const list of lists) {
    items.push(...list);
    yield;
  }
  return items;
}

function toDiagnostic(document: TextDocument, { span, kind, key }: BibliographyProblem): Diagnostic {
  const isFatal = kind === "unclosed" || kind === "no-bracket" || kind === "no-end";
  return {
    range: toRange(document, span),
    severity: isFatal ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: "Tifa",
    code: kind,
    message: MESSAGES[kind](key),
  };
}

const MESSAGES: Readonly<Record<ProblemKind, (key: string) => string>> = {
  unclosed: () => l10n.t("This entry is never closed."),
  "no-bracket": () => l10n.t("An entry needs a brace behind its type."),
  "no-key": () => l10n.t("This entry has no key, so nothing can cite it."),
  "no-comma": () => l10n.t("A comma is missing here."),
  "no-equals": () => l10n.t("Expected a field: name = {value}."),
  "no-value": () => l10n.t("This field has no value."),
  "no-end": () => l10n.t("This value is never closed."),
  duplicate: (key) => l10n.t("Another entry has the key “{0}” already.", key),
  unreadable: () => l10n.t("This entry cannot be read."),
};
