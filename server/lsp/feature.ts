import type {
  CancellationToken,
  Connection,
  InitializeParams,
  ResponseError,
  ServerCapabilities,
} from "vscode-languageserver";
import type { Requests } from "../protocol.ts";
import type { Knowledge } from "./knowledge.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Settings } from "./settings.ts";

/** What the client can do beyond the standard, from its `initializationOptions`. */
export interface ClientOptions {
  /** The client runs Tifa's commands from links in Markdown. */
  readonly commandLinks: boolean;
  /** `zh` where the interface is Chinese, else `en`. */
  readonly interfaceLanguage: "en" | "zh";
}

/** What a feature may use. */
export interface Server {
  readonly connection: Connection;
  readonly knowledge: Knowledge;
  readonly settings: () => Settings;
  readonly client: () => ClientOptions;
  /** What the client said of itself when it connected. */
  readonly initial: () => InitializeParams;
  readonly documents: () => Iterable<OpenDocument>;
  readonly document: (uri: string) => OpenDocument | undefined;
  readonly answer: <T>(
    name: string,
    token: CancellationToken,
    work: () => T | Promise<T>,
  ) => Promise<T | ResponseError<void>>;
  /** Answers one of Tifa's own requests. */
  readonly handle: <Method extends keyof Requests>(
    method: Method,
    work: (params: Requests[Method]["params"]) => Requests[Method]["result"],
  ) => void;
}

/** One thing that the server offers: its capability beside its handler. */
export interface Feature {
  readonly capabilities?: ServerCapabilities;
  register(server: Server): void;
  /** A document was opened, edited or closed. */
  changed?(server: Server, uri: string): void;
  /** The settings may have changed. */
  configured?(server: Server): void;
}
