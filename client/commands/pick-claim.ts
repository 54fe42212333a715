import * as vscode from "vscode";
import type { ClaimItem, ClaimsResult } from "../../server/protocol.ts";

interface ClaimRow extends vscode.QuickPickItem {
  readonly cite?: ClaimItem["cite"];
  /** Why there is nothing to cite. */
  readonly gap?: string;
}

/**
 * Asks what is to be cited; the first row is what Enter takes, and asks nothing where there is no choice.
 *
 * @returns what to ask the server for; undefined where the user left
 */
export async function pickClaim({ items, gaps }: ClaimsResult): Promise<ClaimItem["cite"] | undefined> {
  if (items.length + gaps.length < 2) return items[0]?.cite;
  const picked = await vscode.window.showQuickPick(rowsOf(items, gaps), {
    title: vscode.l10n.t("Cite for this claim"),
    placeHolder: vscode.l10n.t("What is claimed, and what would be inserted"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.gap !== undefined) void vscode.window.showInformationMessage(`Tifa: ${picked.gap}`);
  return picked?.cite;
}

function rowsOf(items: readonly ClaimItem[], gaps: ClaimsResult["gaps"]): ClaimRow[] {
  const titles: Readonly<Record<ClaimItem["group"], string>> = {
    paper: vscode.l10n.t("The paper"),
    source: vscode.l10n.t("What the paper rests on"),
    citedIn: vscode.l10n.t("The same, as cited in the paper"),
  };
  const rows = Object.entries(titles).flatMap(([group, title]) => {
    const own = items.filter((item) => item.group === group);
    return own.length === 0 ? [] : [separator(title), ...own.map(rowOf)];
  });
  const missing = gaps.map(({ label, text }): ClaimRow => ({ label: `$(warning) ${label}`, detail: text, gap: text }));
  return missing.length === 0 ? rows : [...rows, separator(vscode.l10n.t("Missing entries")), ...missing];
}

function rowOf({ label, description, text, cite }: ClaimItem): ClaimRow {
  return { label, description, detail: text, cite };
}

function separator(label: string): ClaimRow {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
