import * as vscode from "vscode";
import type { ConceptRow, GlossaryGroup } from "../../server/protocol.ts";
import type { ServerClient } from "../server-client.ts";

/** That a group has more concepts than are listed. */
interface MoreRow {
  readonly more: number;
}

type Node = { readonly of: readonly GlossaryGroup[]; readonly label: string } | GlossaryGroup | ConceptRow | MoreRow;

/** The whole glossary, by theme and by phase: the view *Glossary*. It is asked for when it is first looked at. */
export class GlossaryView implements vscode.TreeDataProvider<Node> {
  readonly #server: ServerClient;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(server: ServerClient) {
    this.#server = server;
    this.onDidChangeTreeData = server.onGlossaryChanged;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) {
      const { groups } = await this.#server.request("tifa/glossary", {});
      const of = (kind: GlossaryGroup["kind"]): readonly GlossaryGroup[] =>
        groups.filter((group) => group.kind === kind);
      return [
        { label: vscode.l10n.t("By theme"), of: of("theme") },
        { label: vscode.l10n.t("By phase"), of: of("phase") },
      ];
    }
    if ("of" in node) return [...node.of];
    if (!("concepts" in node)) return [];
    const more = node.count - node.concepts.length;
    return more > 0 ? [...node.concepts, { more }] : [...node.concepts];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ("of" in node) return new vscode.TreeItem(node.label, vscode.TreeItemCollapsibleState.Expanded);
    if ("concepts" in node) return groupItem(node);
    if ("more" in node) return moreItem(node);
    return conceptItem(node);
  }
}

function groupItem({ label, count }: GlossaryGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = `${count}`;
  item.accessibilityInformation = { label: vscode.l10n.t("{0}, {1} concepts", label, count) };
  return item;
}

/** A click opens the search, which finds the others. */
function moreItem({ more }: MoreRow): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t("{0} more: search the glossary…", more));
  item.iconPath = new vscode.ThemeIcon("search");
  item.command = { title: vscode.l10n.t("Search the glossary"), command: "tifa.searchGlossary" };
  return item;
}

/** A click opens the entry. */
function conceptItem(row: ConceptRow): vscode.TreeItem {
  const { concept, en, zh } = row;
  const chinese = vscode.env.language.startsWith("zh") && zh !== "";
  const item = new vscode.TreeItem(chinese ? zh : en);
  const other = chinese ? en : zh;
  if (other !== "" && other !== item.label) item.description = other;
  item.contextValue = "concept";
  item.accessibilityInformation = { label: `${en} ${zh}`.trim() };
  item.command = { title: vscode.l10n.t("Open the entry"), command: "tifa.showConcept", arguments: [{ concept }] };
  return item;
}
