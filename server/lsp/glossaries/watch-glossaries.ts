import { basename, dirname, isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import picomatch from "picomatch";
import { DidChangeWatchedFilesNotification, type Disposable, type FileSystemWatcher } from "vscode-languageserver";
import type { Server } from "../feature.ts";
import { expanded } from "../paths.ts";
import { GLOSSARY_PATTERN, type Places } from "./find-glossaries.ts";

let registered: Promise<Disposable> | undefined;

/** Has the client tell when a glossary changes: in the workspace, in the user's folders, and where the setting says. */
export async function watchGlossaries({ connection, initial }: Server, places: Places): Promise<void> {
  const { dynamicRegistration, relativePatternSupport } = initial().capabilities.workspace?.didChangeWatchedFiles ?? {};
  if (dynamicRegistration !== true) return;
  const outside = relativePatternSupport === true ? [...places.userFolders.map(inFolder), ...ofSetting(places)] : [];
  const watchers: FileSystemWatcher[] = [{ globPattern: `**/${GLOSSARY_PATTERN}` }, ...outside];
  (await registered)?.dispose();
  registered = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  await registered;
}

function inFolder(folder: string): FileSystemWatcher {
  return { globPattern: { baseUri: pathToFileURL(folder).href, pattern: GLOSSARY_PATTERN } };
}

function ofSetting({ setting, workspaceFolders, isTrusted }: Places): FileSystemWatcher[] {
  return setting.flatMap((name) => {
    const home = expanded(name);
    if (isAbsolute(home)) return isTrusted ? [watcherOf(home)] : [];
    return workspaceFolders.map((folder) => watcherOf(join(folder, home)));
  });
}

function watcherOf(path: string): FileSystemWatcher {
  const { base, glob } = picomatch.scan(path.replaceAll("\\", "/"));
  const [folder, pattern] = glob === "" ? [dirname(path), basename(path)] : [base, glob];
  return { globPattern: { baseUri: pathToFileURL(folder).href, pattern } };
}
