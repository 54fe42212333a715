import { setImmediate } from "node:timers/promises";
import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { UserError } from "./user-error.ts";

/** Writes to the log that the user can open. */
export type Log = (message: string) => void;

/**
 * Answers one request: yields so that a cancellation that is under way is seen, works, and turns a failure into an error
 * that names the request. A failure is never an empty result: the user must be able to tell "nothing" from "broken".
 */
export async function answer<T>(
  name: string,
  token: CancellationToken,
  log: Log,
  work: () => T | Promise<T>,
): Promise<T | ResponseError<void>> {
  await setImmediate();
  if (token.isCancellationRequested) return cancelled(name);
  try {
    const result = await work();
    return token.isCancellationRequested ? cancelled(name) : result;
  } catch (error) {
    if (error instanceof UserError) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    log(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    return new ResponseError(LSPErrorCodes.RequestFailed, `${name} failed; see the log`);
  }
}

function cancelled(name: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
}
