import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";

/** A program of Tifa's in a process of its own: what it is given may take its time, its memory or its life, and nobody else's. */
export interface Child<Question extends object, Answer extends object> {
  /**
   * Starts the process if need be. One question at a time, in the order asked; never rejects: an end without an answer is a
   * result too, and the next question has a new process.
   *
   * @param patience how long to wait, in milliseconds
   */
  ask(question: Question, patience: number, token?: Cancellation): Promise<Answer | Ended>;
  /** Ends the process. It is started again when something is asked. */
  close(): void;
}

/** How a process ended that did not answer. */
export interface Ended {
  readonly ended: "out-of-time" | "out-of-memory" | "died" | "cancelled";
  /** The last that it wrote, for the log. */
  readonly trace: string;
}

/** What the protocol's tokens have. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  readonly onCancellationRequested: (listener: (event: unknown) => unknown) => { dispose(): void };
}

export interface ChildOptions {
  /** The built program. */
  readonly module: string;
  /** Its heap, in megabytes. */
  readonly heap: number;
  /** A process that has nothing to do for so many milliseconds is ended. */
  readonly idle: number;
}

export function createChild<Question extends object, Answer extends object>({
  module,
  heap,
  idle,
}: ChildOptions): Child<Question, Answer> {
  let child: ChildProcess | undefined;
  let sleep: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const close = (): void => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  const askNow = async (question: Question, patience: number, token?: Cancellation): Promise<Answer | Ended> => {
    if (token?.isCancellationRequested === true) return { ended: "cancelled", trace: "" };
    clearTimeout(sleep);
    if (child?.connected !== true) child = start(module, heap);
    const answer = await answerOf<Answer>(child, question, patience, token);
    if ("ended" in answer) close();
    else sleep = setTimeout(close, idle).unref();
    return answer;
  };
  process.once("exit", close);
  return {
    ask(question, patience, token) {
      const asked = last.then(() => askNow(question, patience, token));
      last = asked;
      return asked;
    },
    close,
  };
}

/** With no part in our input and output, which are the protocol's; and it keeps nobody alive. */
function start(module: string, heap: number): ChildProcess {
  const child = fork(module, [], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: [`--max-old-space-size=${heap}`],
  });
  child.unref();
  child.channel?.unref();
  child.stderr?.setEncoding("utf8");
  (child.stderr as Socket | null)?.unref();
  return child;
}

function answerOf<Answer extends object>(
  child: ChildProcess,
  question: object,
  patience: number,
  token: Cancellation | undefined,
): Promise<Answer | Ended> {
  return new Promise((resolve) => {
    let trace = "";
    const listen = (part: string): void => {
      trace = (trace + part).slice(-2000);
    };
    const settle = (answer: Answer | Ended): void => {
      clearTimeout(timer);
      cancellation?.dispose();
      child.stderr?.off("data", listen);
      child.off("message", answered).off("close", closed).off("error", failed);
      resolve(answer);
    };
    const answered = (answer: unknown): void => settle(answer as Answer);
    const closed = (code: number | null, signal: NodeJS.Signals | null): void =>
      settle({ ended: whyClosed(code, signal), trace });
    const failed = (): void => settle({ ended: "died", trace });
    const timer = setTimeout(() => settle({ ended: "out-of-time", trace }), patience);
    const cancellation = token?.onCancellationRequested(() => settle({ ended: "cancelled", trace }));
    child.stderr?.on("data", listen);
    child.on("message", answered).on("close", closed).on("error", failed);
    // A process that is gone cannot be sent to: that is how its end is noticed where it came between two questions.
    child.send(question, (error) => {
      if (error !== null) failed();
    });
  });
}

/** The heap's limit aborts a process; its own watch over all its memory, or the system's, kills it. */
function whyClosed(code: number | null, signal: NodeJS.Signals | null): Ended["ended"] {
  return signal === "SIGKILL" || signal === "SIGABRT" || code === 134 ? "out-of-memory" : "died";
}
