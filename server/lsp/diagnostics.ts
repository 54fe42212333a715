import { setTimeout } from "node:timers/promises";
import * as l10n from "@vscode/l10n";
import {
  type CancellationToken,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  ResponseError,
} from "vscode-languageserver";
import type { Finding } from "../features/consistency/finding.ts";
import { toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import { findingsOf } from "./findings.ts";
import { unknownKeyDiagnostics } from "./keys/key-diagnostics.ts";
import type { OpenDocument } from "./open-document.ts";

/** So long nothing is said after a key: whoever is typing, or composing Chinese, is not to be disturbed (milliseconds). */
const IDLE = 300;
/** More marks than this help nobody; the last one says how many there are. */
const MOST = 200;

/**
 * What a careful writer would look at again. Clients that can ask for diagnostics ask; to the others they are sent. Either
 * way they are made when the typing rests, from one function.
 */
export const diagnostics: Feature = {
  // VS Code's client asks only for documents that it has seen in a tab, and misses edits made meanwhile: it is sent them.
  withoutOwnViews: {
    diagnosticProvider: { identifier: "tifa", interFileDependencies: false, workspaceDiagnostics: false },
  },

  register(server) {
    const { connection, answer, document } = server;
    connection.languages.diagnostics.on(async ({ textDocument }, token) => {
      const report = await answer("diagnostic", token, async () => {
        const open = document(textDocument.uri);
        if (open !== undefined) await rest(open, token);
        return open === undefined || token.isCancellationRequested ? [] : allDiagnostics(server, open);
      });
      // A client that is told nothing else asks again at once.
      if (report instanceof ResponseError)
        return new ResponseError(report.code, report.message, { retriggerRequest: false });
      return { kind: "full", items: report };
    });
  },

  changed(server, uri) {
    if (asks(server)) return;
    const open = server.document(uri);
    if (open === undefined) void server.connection.sendDiagnostics({ uri, diagnostics: [] });
    else void push(server, open);
  },

  settingsChanged(server) {
    if (!asks(server)) for (const open of server.documents()) void push(server, open);
    else if (server.initial().capabilities.workspace?.diagnostics?.refreshSupport === true)
      server.connection.languages.diagnostics.refresh();
  },
};

function asks({ initial, client }: Server): boolean {
  return !client().ownViews && initial().capabilities.textDocument?.diagnostic !== undefined;
}

/** Waits until the document has not changed for a while. */
async function rest(open: OpenDocument, token?: CancellationToken): Promise<void> {
  for (let version = -1; version !== open.version && token?.isCancellationRequested !== true; ) {
    version = open.version;
    await setTimeout(IDLE);
  }
}

const waiting = new WeakSet<OpenDocument>();

async function push(server: Server, open: OpenDocument): Promise<void> {
  if (waiting.has(open)) return;
  waiting.add(open);
  await rest(open);
  waiting.delete(open);
  if (server.document(open.uri) !== open) return;
  await server.answer("diagnostics", { isCancellationRequested: false } as CancellationToken, async () => {
    const { uri, version } = open;
    const diagnostics = await allDiagnostics(server, open);
    if (server.document(uri) === open) await server.connection.sendDiagnostics({ uri, version, diagnostics });
  });
}

async function allDiagnostics(server: Server, open: OpenDocument): Promise<Diagnostic[]> {
  const unknown = await unknownKeyDiagnostics(server, open);
  return [...unknown, ...diagnosticsOf(server, open)];
}

/** The findings of a document as diagnostics; where there are too many, the last one says so. */
function diagnosticsOf(server: Server, open: OpenDocument): Diagnostic[] {
  const findings = findingsOf(server, open);
  const shown = findings.length > MOST ? findings.slice(0, MOST - 1) : findings;
  const listed = shown.map((finding) => toDiagnostic(server, open, finding));
  const next = findings[shown.length];
  if (next === undefined) return listed;
  const more = { ...toDiagnostic(server, open, next), relatedInformation: [] };
  return [
    ...listed,
    { ...more, message: l10n.t("{0} more places like these are not shown.", findings.length - shown.length) },
  ];
}

export function toDiagnostic(server: Server, open: OpenDocument, finding: Finding): Diagnostic {
  const level = server.settings()["diagnostics.level"];
  return {
    range: toRange(open.text, finding.span),
    severity: level === "hint" ? DiagnosticSeverity.Hint : DiagnosticSeverity.Information,
    source: "Tifa",
    code: finding.rule,
    message: finding.message,
    ...(finding.rule === "deprecated" ? { tags: [DiagnosticTag.Deprecated] } : {}),
    relatedInformation: finding.related.map(({ span, message }) => ({
      location: { uri: open.uri, range: toRange(open.text, span) },
      message,
    })),
  };
}
