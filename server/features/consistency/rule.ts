import type { Finding } from "./finding.ts";
import type { Survey } from "./survey.ts";

/** One thing to look for. A rule sees a document's terms, never its characters outside of them. */
export type Rule = (survey: Survey) => readonly Finding[];
