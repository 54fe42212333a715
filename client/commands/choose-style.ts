import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import * as vscode from "vscode";

interface StyleItem extends vscode.QuickPickItem {
  /** The value of the setting; without one a file is asked for. */
  readonly id?: string;
}

/** The part of the extension's manifest that declares the styles, in the language of the interface. */
interface Declared {
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<
        Record<
          string,
          { readonly anyOf?: readonly { readonly enum?: string[]; readonly enumDescriptions?: string[] }[] }
        >
      >;
    }[];
  };
}

/** *Tifa: Choose Citation Style*: one of Tifa’s, or a `.csl` file; for the workspace where one is open. */
export async function chooseStyle({ extension }: vscode.ExtensionContext): Promise<void> {
  const settings = vscode.workspace.getConfiguration("tifa");
  const current = settings.get<string>("citation.style", "auto");
  const file: StyleItem = {
    label: `$(folder-opened) ${vscode.l10n.t("From a CSL file…")}`,
    detail: vscode.l10n.t("Any style of the Citation Style Language, as Zotero has them."),
  };
  const items = [...declaredStyles(extension.packageJSON as Declared, current), file];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Citation style"),
    placeHolder: vscode.l10n.t("Now: {0}", current),
    matchOnDetail: true,
  });
  const chosen = picked === undefined ? undefined : (picked.id ?? (await pickFile()));
  if (chosen === undefined) return;
  const hasWorkspace = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  const target = hasWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update("citation.style", chosen, target);
}

function declaredStyles({ contributes }: Declared, current: string): StyleItem[] {
  const declared = contributes.configuration.map(({ properties }) => properties["tifa.citation.style"]);
  const names = declared.flatMap((setting) => setting?.anyOf ?? []).find((choice) => choice.enum !== undefined);
  return (names?.enum ?? []).map((id, index) => ({
    id,
    label: id === current ? `${id} $(check)` : id,
    detail: names?.enumDescriptions?.[index] ?? "",
  }));
}

/** The path of a style, relative to the workspace where it lies in it. */
async function pickFile(): Promise<string | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const zotero = join(homedir(), "Zotero", "styles");
  const start = existsSync(zotero) ? vscode.Uri.file(zotero) : folder?.uri;
  const [picked] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Citation style"),
      filters: { CSL: ["csl"] },
      ...(start === undefined ? {} : { defaultUri: start }),
    })) ?? [];
  if (picked === undefined) return undefined;
  const inside = folder === undefined ? undefined : relative(folder.uri.fsPath, picked.fsPath);
  return inside === undefined || inside.startsWith("..") ? picked.fsPath : inside.replaceAll("\\", "/");
}
