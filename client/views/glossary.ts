import * as vscode from "vscode";
import type { ConceptRow, GlossaryGroup } from "../../server/protocol.ts";
import type { ServerClient } from "../server-client.ts";

type Node = { readonly of: readonly GlossaryGroup[]; readonly label: string } | GlossaryGroup | ConceptRow;

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
    return "concepts" in node ? [...node.concepts] : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ("of" in node) return new vscode.TreeItem(node.label, vscode.TreeItemCollapsibleState.Expanded);
    if ("concepts" in node) return groupItem(node);
    return conceptItem(node);
  }
}

function groupItem({ label, concepts }: GlossaryGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = `${concepts.length}`;
  item.accessibilityInformation = { label: vscode.l10n.t("{0}, {1} concepts", label, concepts.length) };
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
