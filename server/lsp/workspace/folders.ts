import type { Server } from "../feature.ts";
import { pathOf } from "../paths.ts";
import type { Excludes } from "./files.ts";

/** A folder of the user's workspace. */
export interface WorkspaceFolder {
  readonly path: string;
  /** Undefined where the client has no such settings. */
  readonly excludes: Excludes | undefined;
}

/** The folders that the client has open, as it says at this moment. Folders that are not on this disk are left out. */
export async function workspaceFolders({ connection, initial }: Server): Promise<readonly WorkspaceFolder[]> {
  const { capabilities, workspaceFolders: given, rootUri } = initial();
  const asked = capabilities.workspace?.workspaceFolders === true;
  const open = (asked ? await connection.workspace.getWorkspaceFolders() : given) ?? [];
  const uris = open.map(({ uri }) => uri);
  const roots = uris.length > 0 || rootUri === null ? uris : [rootUri];
  const asksForSettings = capabilities.workspace?.configuration === true;
  return Promise.all(
    roots.flatMap((uri) => {
      const path = pathOf(uri);
      if (path === undefined) return [];
      return [asksForSettings ? withExcludes(connection, uri, path) : Promise.resolve({ path, excludes: undefined })];
    }),
  );
}

async function withExcludes(connection: Server["connection"], uri: string, path: string): Promise<WorkspaceFolder> {
  const sections: unknown[] = await connection.workspace.getConfiguration([
    { scopeUri: uri, section: "files.exclude" },
    { scopeUri: uri, section: "search.exclude" },
  ]);
  const known = sections.filter((section) => typeof section === "object" && section !== null);
  return { path, excludes: known.length === 0 ? undefined : Object.assign({}, ...known) };
}
