import * as vscode from "vscode";
import type { FoundMention } from "../../server/protocol.ts";
import { toRange } from "../range.ts";

interface Wording {
  readonly rendering: string;
  readonly language: string;
  readonly files: readonly File[];
}

interface File {
  readonly uri: vscode.Uri;
  readonly mentions: readonly FoundMention[];
}

type Node = Wording | File | FoundMention;

/** What the built-in view *References* shows (vscode.references-view, `SymbolTreeInput`). */
interface ReferencesView {
  setInput(input: {
    readonly contextValue: string;
    readonly title: string;
    readonly location: vscode.Location;
    resolve(): { readonly message: string | undefined; readonly provider: vscode.TreeDataProvider<Node> };
    with(location: vscode.Location): unknown;
  }): void;
}

/** Shows mentions in the editor's own *References* view, by wording and document; as a peek where it is not there. */
export async function showMentions(title: string, message: string, mentions: readonly FoundMention[]): Promise<void> {
  const [first] = mentions;
  if (first === undefined) return;
  const location = toLocation(first);
  const extension = vscode.extensions.getExtension<ReferencesView>("vscode.references-view");
  if (extension === undefined) {
    const { uri, range } = location;
    await vscode.commands.executeCommand("editor.action.peekLocations", uri, range.start, mentions.map(toLocation));
    return;
  }
  const view = await extension.activate();
  const provider = new MentionsTree(mentions);
  const input = {
    contextValue: "tifa.mentions",
    title,
    location,
    resolve: () => ({ message, provider }),
    with: () => input,
  };
  view.setInput(input);
}

class MentionsTree implements vscode.TreeDataProvider<Node> {
  readonly #wordings: readonly Wording[];

  constructor(mentions: readonly FoundMention[]) {
    const byWording = groups(mentions, ({ rendering }) => rendering);
    this.#wordings = [...byWording].map(([rendering, of]) => ({
      rendering,
      language: of[0]?.language ?? "",
      files: [...groups(of, ({ uri }) => uri)].map(([uri, inFile]) => ({
        uri: vscode.Uri.parse(uri),
        mentions: inFile,
      })),
    }));
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return [...this.#wordings];
    if ("files" in node) return [...node.files];
    return "mentions" in node ? [...node.mentions] : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ("files" in node) return wordingItem(node);
    return "mentions" in node ? fileItem(node) : mentionItem(node);
  }
}

function groups<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const group = found.get(key(item));
    if (group === undefined) found.set(key(item), [item]);
    else group.push(item);
  }
  return found;
}

function wordingItem({ rendering, files }: Wording): vscode.TreeItem {
  const item = new vscode.TreeItem(rendering, vscode.TreeItemCollapsibleState.Expanded);
  const count = files.reduce((sum, { mentions }) => sum + mentions.length, 0);
  item.description = `${count}`;
  item.accessibilityInformation = { label: `${rendering}, ${vscode.l10n.t("mentions: {0}", count)}` };
  return item;
}

function fileItem({ uri, mentions }: File): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = true;
  item.iconPath = vscode.ThemeIcon.File;
  item.tooltip = `${vscode.workspace.asRelativePath(uri)}: ${mentions.length}`;
  return item;
}

function mentionItem(mention: FoundMention): vscode.TreeItem {
  const [before, text, after] = mention.line;
  const item = new vscode.TreeItem({
    label: before + text + after,
    highlights: [[before.length, before.length + text.length]],
  });
  const { uri, range } = toLocation(mention);
  item.command = {
    title: vscode.l10n.t("Go to the mention"),
    command: "vscode.open",
    arguments: [uri, { selection: range }],
  };
  return item;
}

function toLocation({ uri, range }: FoundMention): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), toRange(range));
}
