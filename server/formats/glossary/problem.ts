import type { Span } from "../../core/text/span.ts";

/** Something wrong in a glossary of the user's: where in its text, and what to do about it. */
export interface GlossaryProblem extends Span {
  /** `error`: an entry, a wording or the file is left out. `warning`: something of it is. */
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** Notes a problem. */
export type Report = (span: Span, message: string, severity?: GlossaryProblem["severity"]) => void;
