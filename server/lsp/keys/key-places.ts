import * as l10n from "@vscode/l10n";
import type { CancellationToken, Location, Position, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { chooseDialect } from "../../core/citation/choose-dialect.ts";
import { proseKind } from "../../core/prose/prose.ts";
import type { Span } from "../../core/text/span.ts";
import { positionIn, toRange } from "../convert.ts";
import type { Server } from "../feature.ts";
import { UserError } from "../user-error.ts";
import { textsWith, type WorkspaceText } from "../workspace/texts.ts";
import { keyAt, keysIn } from "./document-keys.ts";
import { bibliographyOf, entryOfKey } from "./known-works.ts";

/** The key at a position, with its range; undefined where none stands. */
export function keyAtPosition(
  server: Server,
  uri: string,
  position: Position,
): { readonly key: string; readonly range: Range } | undefined {
  const open = server.document(uri);
  const cited = open === undefined ? undefined : keyAt(server, open, open.text.offsetAt(position));
  return open === undefined || cited === undefined
    ? undefined
    : { key: cited.key, range: toRange(open.text, cited.span) };
}

/** The entry of the key at a position, in the document's bibliography. */
export async function entryOfKeyAt(server: Server, uri: string, position: Position): Promise<Location | undefined> {
  const found = keyAtPosition(server, uri, position);
  return found === undefined ? undefined : entryLocation(server, uri, found.key);
}

/** Every citation of a key in the workspace, and its entry. */
export async function referencesOfKey(
  server: Server,
  uri: string,
  key: string,
  token: CancellationToken,
): Promise<Location[]> {
  const entry = await entryLocation(server, uri, key);
  const locations = entry === undefined ? [] : [entry];
  for await (const document of textsWith(server, key, token)) {
    const { text } = document;
    locations.push(...spansOf(server, document, key).map((span) => ({ uri: text.uri, range: toRange(text, span) })));
  }
  return locations;
}

/** Gives a work another key, in all documents of the workspace and in its bibliography file. */
export async function renameKey(
  server: Server,
  uri: string,
  key: string,
  newKey: string,
  token: CancellationToken,
): Promise<WorkspaceEdit> {
  const wanted = newKey.trim();
  if (!/^[^\s{}(),%#~\\"'@=]+$/u.test(wanted)) throw new UserError(l10n.t("“{0}” cannot be a citation key.", wanted));
  const open = server.document(uri);
  const bibliography = open === undefined ? undefined : await bibliographyOf(server, open);
  if (bibliography === undefined) return { changes: {} };
  if (wanted !== key && entryOfKey(bibliography, wanted) !== undefined)
    throw new UserError(l10n.t("Another entry has the key “{0}” already.", wanted));
  const changes: Record<string, TextEdit[]> = {};
  const entry = await entryLocation(server, uri, key);
  if (entry !== undefined) changes[entry.uri] = [{ range: entry.range, newText: wanted }];
  for await (const document of textsWith(server, key, token)) {
    if (!document.isUtf8) continue;
    const edits = spansOf(server, document, key).map((span) => ({
      range: toRange(document.text, span),
      newText: wanted,
    }));
    if (edits.length > 0) changes[document.text.uri] = edits;
  }
  // Half a renaming is none.
  return token.isCancellationRequested ? { changes: {} } : { changes };
}

function spansOf({ settings }: Server, { text }: WorkspaceText, key: string): Span[] {
  const content = text.getText();
  const dialect = chooseDialect(content, proseKind(text.languageId, text.uri), settings()["citation.dialect"]);
  if (dialect === undefined) return [];
  return keysIn(content, text.languageId, text.uri, dialect)
    .filter((cited) => cited.key === key)
    .map(({ span }) => span);
}

async function entryLocation(server: Server, uri: string, key: string): Promise<Location | undefined> {
  const open = server.document(uri);
  const found = open === undefined ? undefined : entryOfKey(await bibliographyOf(server, open), key);
  if (found === undefined) return undefined;
  const { file, entry } = found;
  const { text } = file.bibliography;
  const start = positionIn(text, entry.keySpan.start);
  const end = positionIn(text, entry.keySpan.end);
  return { uri: file.uri, range: { start, end } };
}
