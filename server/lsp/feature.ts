import type { CancellationToken, Connection, ResponseError, ServerCapabilities } from "vscode-languageserver";
import type { Requests } from "../protocol.ts";
import type { Bibliographies } from "./bibliographies.ts";
import type { Knowledge } from "./knowledge.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Settings } from "./settings.ts";

/** What the client can do beyond the standard, from its `initializationOptions`. */
export interface ClientOptions {
  /** The client runs Tifa's commands from links in Markdown. */
  readonly commandLinks: boolean;
  /** `zh` where the interface is Chinese, else `en`. */
  readonly interfaceLanguage: "en" | "zh";
  /** Whether the user trusts the workspace; a client that does not know of trust has the user's. */
  readonly isTrusted: boolean;
  /** Paths of the folders that are open. */
  readonly workspaceFolders: readonly string[];
}

/** What a feature may use. */
export interface Server {
  readonly connection: Connection;
  readonly knowledge: Knowledge;
  readonly settings: () => Settings;
  readonly client: () => ClientOptions;
  readonly document: (uri: string) => OpenDocument | undefined;
  /** The bibliography files of documents. */
  readonly bibliographies: Bibliographies;
  readonly answer: <T>(
    name: string,
    token: CancellationToken,
    work: () => T | Promise<T>,
  ) => Promise<T | ResponseError<void>>;
  /** Answers one of Tifa's own requests. */
  readonly handle: <Method extends keyof Requests>(
    method: Method,
    work: (params: Requests[Method]["params"]) => Requests[Method]["result"] | Promise<Requests[Method]["result"]>,
  ) => void;
}

/** One thing that the server offers: its capability beside its handler. */
export interface Feature {
  readonly capabilities?: ServerCapabilities;
  register(server: Server): void;
}
