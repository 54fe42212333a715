import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import type { Requests } from "../../server/protocol.ts";

const SERVER = fileURLToPath(new URL("../../dist/server.js", import.meta.url));

export interface SessionOptions {
  readonly server?: string;
  readonly locale?: string;
  readonly initializationOptions?: object;
  readonly capabilities?: object;
  /** The URI of the folder that is open. */
  readonly root?: string;
}

/** The built server over the real wire. */
export interface Session {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  /** What the server wrote to its log. */
  readonly log: readonly string[];
  open(uri: string, languageId: string, text: string): Promise<void>;
  change(uri: string, version: number, contentChanges: readonly object[]): Promise<void>;
  ask<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]["params"],
  ): Promise<Requests[Method]["result"]>;
  close(): Promise<void>;
}

/** Starts `dist/server.js --stdio`, which `npm run build` makes, and initializes it. */
export async function startSession({
  server = SERVER,
  locale = "en",
  initializationOptions = {},
  capabilities = {},
  root,
}: SessionOptions = {}): Promise<Session> {
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const log: string[] = [];
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => void log.push(message));
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: root ?? null,
    capabilities,
    locale,
    initializationOptions,
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    process: child,
    log,
    open: (uri, languageId, text) =>
      connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, contentChanges) =>
      connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges }),
    ask: (method, params) => connection.sendRequest(method, params),
    async close() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
      child.kill();
    },
  };
}
