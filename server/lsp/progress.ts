import { type CancellationToken, WorkDoneProgressReporter } from "vscode-languageserver";
import type { Server } from "./feature.ts";

/** Tells how far a long work is. */
export type Report = (done: number, of: number) => void;

/** What is done sooner needs no progress (milliseconds). */
const NOTICEABLE = 400;
const EVERY = 100;

/**
 * Does a work that may take long. Progress goes to the one that the client gave with its request, else to one that the
 * server asks for once the work has lasted; it always ends. `token` is cancelled when the request is, or the progress.
 */
export async function withProgress<T>(
  { connection, initial }: Server,
  title: string,
  given: WorkDoneProgressReporter,
  token: CancellationToken,
  work: (report: Report, token: CancellationToken) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const mayAsk =
    WorkDoneProgressReporter.isNullInstance(given) && initial().capabilities.window?.workDoneProgress === true;
  let reporter = given;
  let cancelled = (): boolean => false;
  let asked = false;
  let last = started;
  const ask = async (): Promise<void> => {
    const own = await connection.window.createWorkDoneProgress();
    own.begin(title, 0, undefined, true);
    cancelled = () => own.token.isCancellationRequested;
    reporter = own;
  };
  given.begin(title, 0, undefined, true);
  let asking: Promise<void> | undefined;
  const report: Report = (done, of) => {
    const now = performance.now();
    if (now - last < EVERY) return;
    last = now;
    if (mayAsk && !asked && now - started > NOTICEABLE) {
      asked = true;
      // A client that gives no progress after all only shows none.
      asking = ask().catch(() => undefined);
    }
    reporter.report(of === 0 ? 0 : (100 * done) / of, `${done} / ${of}`);
  };
  const either: CancellationToken = {
    get isCancellationRequested() {
      return token.isCancellationRequested || cancelled();
    },
    onCancellationRequested: token.onCancellationRequested,
  };
  try {
    return await work(report, either);
  } finally {
    await asking;
    reporter.done();
  }
}
