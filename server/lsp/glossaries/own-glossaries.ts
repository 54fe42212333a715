import { homedir } from "node:os";
import { join } from "node:path";
import * as l10n from "@vscode/l10n";
import type { Server } from "../feature.ts";
import { say } from "../say.ts";
import type { Excludes } from "../workspace/files.ts";
import { workspaceFolders } from "../workspace/folders.ts";
import { MOST_FILES, type Places, type SettingTrouble } from "./find-glossaries.ts";
import { Glossaries } from "./glossaries.ts";
import type { GlossaryDiagnostics } from "./glossary-diagnostics.ts";

/** The folder of the user's that every editor shares. */
function sharedFolder(): string {
  const { XDG_CONFIG_HOME: config } = process.env;
  return join(config === undefined || config === "" ? join(homedir(), ".config") : config, "tifa", "glossaries");
}

/** Where the glossaries of this server's documents are looked for, as the settings are at this moment. */
export function placesOf(server: Server): Places {
  const { glossaryFolder, isTrusted, workspaceFolders: folders } = server.client();
  let known: Promise<ReadonlyMap<string, Excludes | undefined>> | undefined;
  const excludes = async (): Promise<ReadonlyMap<string, Excludes | undefined>> =>
    new Map((await workspaceFolders(server)).map(({ path, excludes: globs }) => [path, globs]));
  return {
    userFolders: [...(glossaryFolder === undefined ? [] : [glossaryFolder]), sharedFolder()],
    workspaceFolders: folders,
    isTrusted,
    setting: server.settings().glossaries,
    async excludes(folder) {
      known ??= excludes();
      return (await known).get(folder);
    },
  };
}

/** The glossaries of a server: what is wrong with them is told, and when they change everything is asked for again. */
export function createGlossaries(
  server: () => Server,
  diagnostics: GlossaryDiagnostics,
  changed: () => void,
  log: (message: string) => void,
): Glossaries {
  const told = new Set<string>();
  return new Glossaries({
    places: () => placesOf(server()),
    builtIn: () => server().knowledge,
    changed,
    read: (file) => diagnostics.read(file),
    gone: (uri) => diagnostics.gone(uri),
    troubles(troubles) {
      for (const trouble of troubles) {
        const message = messageFor(trouble);
        if (!told.has(message)) say(server(), message);
        told.add(message);
      }
    },
    log,
  });
}

function messageFor({ kind, name }: SettingTrouble): string {
  switch (kind) {
    case "outside":
      return l10n.t(
        "The setting tifa.glossaries names “{0}”, outside of the workspace: it is not read, since the workspace is not trusted.",
        name,
      );
    case "many":
      return l10n.t(
        "“{0}” in the setting tifa.glossaries names more than {1} files: only so many are read.",
        name,
        MOST_FILES,
      );
    default:
      return l10n.t(
        "The setting tifa.glossaries names “{0}”, but there is no glossary: YAML, JSON, CSV, TSV or TBX.",
        name,
      );
  }
}
