import * as vscode from "vscode";
import type { SourceHit, SourceSearchResult } from "../../server/protocol.ts";
import { pickTyped } from "../pick-typed.ts";
import { selectedText } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";
import type { Tools } from "../tools.ts";
import { draft } from "./draft.ts";
import { quotePassage } from "./quote.ts";
import { openPassage } from "./source-document.ts";

type Row =
  | (vscode.QuickPickItem & { readonly hit: SourceHit })
  | (vscode.QuickPickItem & { readonly command?: string });

/** The row that was taken, and how much of its passage is to be quoted, if that was wanted. */
interface Picked {
  readonly row: Row;
  readonly quoted: "sentence" | "passage" | undefined;
}

const ROWS = 50;

/** *Tifa: Search Sources*: one box over all passages; Enter opens the passage, a button quotes it. */
export async function searchSources(tools: Tools): Promise<void> {
  const picked = await pickPassage(tools.server, selectedText(vscode.window.activeTextEditor));
  if (picked === undefined) return;
  if ("hit" in picked.row) {
    const { passage } = picked.row.hit;
    if (picked.quoted === undefined) await openPassage(tools.server, { passage });
    else await quotePassage(tools, passage, picked.quoted === "sentence" ? picked.row.hit.hit : undefined);
  } else if (picked.row.command !== undefined) await vscode.commands.executeCommand(picked.row.command);
}

async function pickPassage(server: ServerClient, value: string): Promise<Picked | undefined> {
  const title = vscode.l10n.t("Search your sources");
  const sentence: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("quote"),
    tooltip: vscode.l10n.t("Quote the sentence"),
  };
  const whole: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("list-selection"),
    tooltip: vscode.l10n.t("Quote the passage"),
  };
  const picked = await pickTyped<Row>({
    title,
    value,
    placeholder: vscode.l10n.t("A term in any language, words, “a phrase”, one NEAR other"),
    async load(query, token, picker) {
      const found = await request(server, query, token);
      if (!token.isCancellationRequested) picker.title = [title, ...found.concepts, ...progressOf(found)].join(" – ");
      return rowsOf(found, [sentence, whole]);
    },
    isChoice: (row) => "hit" in row || row.command !== undefined,
  });
  if (picked === undefined) return undefined;
  const quoted = picked.button === undefined ? undefined : picked.button === sentence ? "sentence" : "passage";
  return { row: picked.item, quoted };
}

function request(server: ServerClient, query: string, token: vscode.CancellationToken): Promise<SourceSearchResult> {
  const document = draft();
  const textDocument = document === undefined ? {} : { textDocument: { uri: document.uri.toString() } };
  return server.request("tifa/searchSources", { query, limit: ROWS, ...textDocument }, token);
}

function progressOf({ state: { isWorking, done, of } }: SourceSearchResult): string[] {
  return isWorking ? [vscode.l10n.t("still reading: {0} of {1}", done, of)] : [];
}

function rowsOf({ hits, note, state }: SourceSearchResult, buttons: vscode.QuickInputButton[]): Row[] {
  const rows: Row[] = hits.map((hit) => toRow(hit, buttons));
  if (state.of === 0)
    rows.push({ label: `$(add) ${vscode.l10n.t("Add a source…")}`, alwaysShow: true, command: "tifa.addSource" });
  if (note !== undefined) rows.push({ label: `$(info) ${note}`, alwaysShow: true });
  if (state.stopped !== undefined)
    rows.push({
      label: `$(debug-continue) ${vscode.l10n.t("Go on reading: {0} of {1} are read", state.done, state.of)}`,
      detail: state.stopped,
      alwaysShow: true,
      command: "tifa.indexSources",
    });
  return rows;
}

/** The passage, with the hit between marks; below it where it stands. */
function toRow(hit: SourceHit, buttons: vscode.QuickInputButton[]): Row {
  const [before, found, after] = hit.line;
  const place = [hit.source, hit.locator].filter((part) => part !== "").join(", ");
  const title = hit.title === hit.source ? "" : `  ${hit.title}`;
  return {
    hit,
    label: (before + marked(found) + after).replaceAll("$(", "$ ("),
    detail: `${place}${title}`.replaceAll("$(", "$ ("),
    alwaysShow: true,
    buttons,
  };
}

/** A row has no bold type of its own. */
function marked(text: string): string {
  if (text === "") return "";
  return /\p{Script=Han}/u.test(text) ? `【${text}】` : `«${text}»`;
}
