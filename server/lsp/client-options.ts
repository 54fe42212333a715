import type { InitializeParams } from "vscode-languageserver";
import { pathOf } from "./paths.ts";

/** What the client can do beyond the standard, from its `initializationOptions`. */
export interface ClientOptions {
  /** The client runs Tifa's commands from links in Markdown. */
  readonly commandLinks: boolean;
  /** `zh` where the interface is Chinese, else `en`. */
  readonly interfaceLanguage: "en" | "zh";
  /** The scheme of the documents in which the client shows entries; without it there is nowhere to go to. */
  readonly entryScheme?: string;
  /** The scheme of the read-only documents in which the client shows sources that are no text files. */
  readonly sourceScheme?: string;
  /** The folder where the client keeps the user's glossaries. */
  readonly glossaryFolder?: string;
  /** The folder where the client keeps what Tifa makes for itself: indexes. */
  readonly storage?: string;
  /**
   * The client marks terms and lists a document's concepts itself. As semantic tokens and document symbols they would
   * take the place of those of the document's language, or stand between its headings. It is sent diagnostics.
   */
  readonly ownViews: boolean;
  /** Whether the user trusts the workspace; a client that does not know of trust has the user's. */
  readonly isTrusted: boolean;
  /** Paths of the folders that are open. */
  readonly workspaceFolders: readonly string[];
}

/** The client's `initializationOptions`, whatever they are. */
export function optionsOf(params: InitializeParams): Readonly<Record<string, unknown>> {
  const options: unknown = params.initializationOptions;
  return typeof options === "object" && options !== null ? (options as Readonly<Record<string, unknown>>) : {};
}

/** What the client says of itself when it connects. */
export function clientOptions(params: InitializeParams): ClientOptions {
  const { commandLinks, entryScheme, sourceScheme, ownViews, glossaryFolder, storage, isTrusted } = optionsOf(params);
  return {
    commandLinks: commandLinks === true,
    ownViews: ownViews === true,
    ...(typeof entryScheme === "string" ? { entryScheme } : {}),
    ...(typeof sourceScheme === "string" ? { sourceScheme } : {}),
    ...(typeof glossaryFolder === "string" ? { glossaryFolder } : {}),
    ...(typeof storage === "string" ? { storage } : {}),
    interfaceLanguage: params.locale?.toLowerCase().startsWith("zh") === true ? "zh" : "en",
    isTrusted: isTrusted !== false,
    workspaceFolders: foldersOf(params),
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === "string" ? [rootUri] : []);
  return uris.map(pathOf).filter((path) => path !== undefined);
}
