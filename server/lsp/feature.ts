import type {
  CancellationToken,
  Connection,
  InitializeParams,
  ResponseError,
  ServerCapabilities,
} from "vscode-languageserver";
import type { Requests } from "../protocol.ts";
import type { Bibliographies } from "./bibliographies.ts";
import type { ClientOptions } from "./client-options.ts";
import type { Glossaries } from "./glossaries/glossaries.ts";
import type { Knowledge } from "./knowledge.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Citeproc } from "./reference-list/citeproc.ts";
import type { Settings } from "./settings.ts";
import type { Sources } from "./sources/sources.ts";

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
  /** The bibliography files of documents. */
  readonly bibliographies: Bibliographies;
  /** The user's sources and their index. */
  readonly sources: Sources;
  /** Runs citation styles that are files. */
  readonly citeproc: Citeproc;
  /** Where citeproc and its locales are. */
  readonly citeprocFolder: string;
  /** The glossaries of documents: the built-in one, and the user's own over it. */
  readonly glossaries: Glossaries;
  readonly answer: <T>(
    name: string,
    token: CancellationToken,
    work: () => T | Promise<T>,
  ) => Promise<T | ResponseError<void>>;
  /** Answers one of Tifa's own requests. */
  readonly handle: <Method extends keyof Requests>(
    method: Method,
    work: (
      params: Requests[Method]["params"],
      token: CancellationToken,
    ) => Requests[Method]["result"] | Promise<Requests[Method]["result"]>,
  ) => void;
}

/** One thing that the server offers: its capability beside its handler. */
export interface Feature {
  readonly capabilities?: ServerCapabilities;
  /** What is announced only to clients that do not see to it themselves. */
  readonly withoutOwnViews?: ServerCapabilities;
  register(server: Server): void;
  /** The user's settings are others now, or the glossary of a document is. */
  settingsChanged?(server: Server): void;
  /** A document was opened, edited or closed. */
  changed?(server: Server, uri: string): void;
  /** A document was closed: what is kept of it can go. */
  closed?(uri: string): void;
}
