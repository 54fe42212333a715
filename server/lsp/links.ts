import { type Action, type LinkTo, plainLabel } from "../features/markdown.ts";
import type { ClientOptions } from "./feature.ts";

/**
 * How Markdown links to Tifa's commands for this client. The arguments are ids only: no text of a document or glossary
 * gets into a command.
 */
export function linksFor({ commandLinks }: ClientOptions): LinkTo {
  return commandLinks ? commandLink : plainLabel;
}

function commandLink(label: string, action: Action): string {
  const argument = encodeURIComponent(JSON.stringify([{ concept: action.concept }]));
  return `[${label}](command:tifa.${action.name}?${argument})`;
}
