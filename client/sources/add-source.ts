import { homedir } from "node:os";
import { relative, sep } from "node:path";
import * as vscode from "vscode";
import type { ServerClient } from "../server-client.ts";
import { draft } from "./draft.ts";

interface Kind extends vscode.QuickPickItem {
  readonly options: vscode.OpenDialogOptions;
}

const READ = ["pdf", "docx", "html", "htm", "epub", "md", "qmd", "txt"];

/** *Tifa: Add Source*: files, a folder, or what a `.bib` names, written into the setting `tifa.sources`. */
export async function addSource(server: ServerClient): Promise<void> {
  const kind = await vscode.window.showQuickPick(kinds(), {
    title: vscode.l10n.t("Add a source"),
    placeHolder: vscode.l10n.t("Sources stay where they are; nothing leaves your computer"),
  });
  const uris = kind === undefined ? undefined : await vscode.window.showOpenDialog(kind.options);
  if (uris === undefined || uris.length === 0) return;
  await addToSetting(uris);
  await sayWhatCame(server);
}

function kinds(): Kind[] {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const start = folder === undefined ? {} : { defaultUri: folder };
  const openLabel = vscode.l10n.t("Add");
  return [
    {
      label: `$(file) ${vscode.l10n.t("Files…")}`,
      description: vscode.l10n.t("PDF, Word, HTML, EPUB, Markdown, plain text"),
      options: { ...start, openLabel, canSelectMany: true, filters: { [vscode.l10n.t("Sources")]: READ } },
    },
    {
      label: `$(folder) ${vscode.l10n.t("A folder…")}`,
      description: vscode.l10n.t("with all that can be read in it"),
      options: { ...start, openLabel, canSelectFolders: true, canSelectFiles: false },
    },
    {
      label: `$(references) ${vscode.l10n.t("The files that a .bib names…")}`,
      description: vscode.l10n.t("as Zotero, JabRef and Mendeley write them"),
      options: { ...start, openLabel, canSelectMany: true, filters: { BibTeX: ["bib"] } },
    },
  ];
}

/** For the folder that the user works in; for the user where none is open. */
async function addToSetting(uris: readonly vscode.Uri[]): Promise<void> {
  const document = draft();
  const folder =
    (document === undefined ? undefined : vscode.workspace.getWorkspaceFolder(document.uri)) ??
    vscode.workspace.workspaceFolders?.[0];
  const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const target =
    folder === undefined
      ? vscode.ConfigurationTarget.Global
      : several
        ? vscode.ConfigurationTarget.WorkspaceFolder
        : vscode.ConfigurationTarget.Workspace;
  const settings = vscode.workspace.getConfiguration("tifa", folder?.uri);
  const known = settings.inspect<string[]>("sources");
  const written =
    target === vscode.ConfigurationTarget.Global
      ? known?.globalValue
      : target === vscode.ConfigurationTarget.Workspace
        ? (known?.workspaceValue ?? known?.globalValue)
        : (known?.workspaceFolderValue ?? known?.workspaceValue ?? known?.globalValue);
  const names = uris.map((uri) => nameFor(uri.fsPath, folder?.uri.fsPath));
  await settings.update("sources", [...new Set([...(written ?? []), ...names])], target);
}

/** Relative to the folder, so that it holds on another computer; with `~` in the user's own. */
function nameFor(path: string, folder: string | undefined): string {
  const way = folder === undefined ? ".." : relative(folder, path);
  if (way !== ".." && !way.startsWith(`..${sep}`) && way !== "" && !/^[a-z]:/iu.test(way))
    return way.split(sep).join("/");
  const home = homedir();
  return path.startsWith(home + sep)
    ? `~/${path
        .slice(home.length + 1)
        .split(sep)
        .join("/")}`
    : path;
}

/** How long reading is waited for before the user is told (milliseconds): a few files are read by then. */
const PATIENCE = 8_000;
/** With so many files the message says what is wrong; the list of problems has all. */
const SAID = 2;

async function sayWhatCame(server: ServerClient): Promise<void> {
  let answer = await server.request("tifa/sources", {});
  for (const end = Date.now() + PATIENCE; answer.state.isWorking && Date.now() < end; ) {
    await new Promise((done) => setTimeout(done, 300));
    answer = await server.request("tifa/sources", {});
  }
  const { sources, missing, state } = answer;
  const troubled = sources.filter(({ problems }) => problems.length > 0);
  const passages = sources.reduce((sum, { passages: count }) => sum + count, 0);
  const said = state.isWorking
    ? vscode.l10n.t("Reading {0} files; they can be searched as they come in.", state.of)
    : vscode.l10n.t(
        "Sources that can be searched: {0}, with {1} passages.",
        sources.length - troubled.filter((source) => source.passages === 0).length,
        passages,
      );
  const search = vscode.l10n.t("Search Sources");
  const list = vscode.l10n.t("Show Problems");
  const rest = troubled.length - SAID;
  const troubles = [
    ...troubled.slice(0, SAID).map(({ name, problems }) => `${name}: ${problems.join(" ")}`),
    ...(rest > 0 ? [vscode.l10n.t("{0} more files have problems.", rest)] : []),
    ...(missing.length > 0 ? [vscode.l10n.t("Not found: {0}", missing.slice(0, 5).join(", "))] : []),
  ];
  const show = troubles.length === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  // Not awaited: the command has ended, whether the message is read or not.
  void show([said, ...troubles].join(" "), search, ...(troubled.length > 0 ? [list] : [])).then((picked) => {
    if (picked === search) void vscode.commands.executeCommand("tifa.searchSources");
    if (picked === list) void vscode.commands.executeCommand("workbench.actions.view.problems");
  });
}
