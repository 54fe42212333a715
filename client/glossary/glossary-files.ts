import * as vscode from "vscode";
import { activeEditor, GLOSSARIES } from "../selector.ts";
import { nameOf } from "./change-file.ts";

/** A glossary of the user's own. */
export interface OwnFile {
  readonly uri: vscode.Uri;
  /** With its folder in the workspace. */
  readonly name: string;
  /** Where it counts, for people. */
  readonly layer: string;
}

/** Where a new glossary may be made. */
export interface NewPlace {
  readonly uri: vscode.Uri;
  readonly label: string;
  readonly path: string;
  /** There is a glossary of this name. */
  readonly isTaken: boolean;
}

/** The user's glossaries, the one that was written last first. */
export interface GlossaryFiles {
  list(): Promise<{ readonly existing: readonly OwnFile[]; readonly places: readonly NewPlace[] }>;
  remember(uri: vscode.Uri): Promise<void>;
}

/** A workspace with more glossaries than this is asked for the file itself. */
const MOST = 200;
/** A new glossary is called so. */
const NEW_NAME = "terms.glossary.yaml";
const LAST = "tifa.lastGlossary";

/** @param userFolder where the glossaries for all workspaces are */
export function createGlossaryFiles(context: vscode.ExtensionContext, userFolder: vscode.Uri): GlossaryFiles {
  return {
    async list() {
      const last = context.workspaceState.get<string>(LAST);
      const found = [
        ...(await vscode.workspace.findFiles(GLOSSARIES, undefined, MOST)),
        ...(await inFolder(userFolder)),
      ];
      const unique = [...new Map(found.map((uri) => [uri.toString(), uri])).values()];
      const isLast = (uri: vscode.Uri): boolean => uri.toString() === last;
      const sorted = [...unique.filter(isLast), ...unique.filter((uri) => !isLast(uri))];
      return { existing: sorted.map(describe), places: newPlaces(userFolder, new Set(unique.map(String))) };
    },
    async remember(uri) {
      await context.workspaceState.update(LAST, uri.toString());
    },
  };
}

async function inFolder(folder: vscode.Uri): Promise<vscode.Uri[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .filter(([name]) => /\.glossary\.(?:ya?ml|json|csv|tsv|tbx)$/iu.test(name))
      .map(([name]) => vscode.Uri.joinPath(folder, name));
  } catch {
    // Nobody has made it yet.
    return [];
  }
}

function describe(uri: vscode.Uri): OwnFile {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return { uri, name: nameOf(uri), layer: vscode.l10n.t("for all your work") };
  const name = vscode.workspace.asRelativePath(uri, false);
  return { uri, name, layer: name.includes("/") ? vscode.l10n.t("for its folder") : folder.name };
}

function newPlaces(userFolder: vscode.Uri, taken: ReadonlySet<string>): NewPlace[] {
  const document = activeEditor()?.document.uri;
  const root = (document && vscode.workspace.getWorkspaceFolder(document)) ?? vscode.workspace.workspaceFolders?.[0];
  const places: NewPlace[] = [];
  const add = (folder: vscode.Uri, label: string, isShown = true): void => {
    const uri = vscode.Uri.joinPath(folder, NEW_NAME);
    if (places.some((place) => place.uri.toString() === uri.toString())) return;
    const path = isShown ? vscode.workspace.asRelativePath(uri) : NEW_NAME;
    places.push({ uri, label, path, isTaken: taken.has(uri.toString()) });
  };
  if (root !== undefined) add(root.uri, vscode.l10n.t("New glossary for this workspace"));
  if (document !== undefined && root !== undefined && vscode.workspace.getWorkspaceFolder(document) !== undefined)
    add(vscode.Uri.joinPath(document, ".."), vscode.l10n.t("New glossary for this document’s folder"));
  // The path into the editor's profile tells nobody anything.
  add(userFolder, vscode.l10n.t("New glossary for all your work"), false);
  return places;
}
