import { type Action, type LinkTo, plainLabel } from "../features/markdown.ts";
import type { ClientOptions } from "./client-options.ts";

/**
 * How Markdown links to Tifa's commands for this client. The arguments are ids, numbers and places only: no text of a document or glossary
 * gets into a command.
 */
export function linksFor({ commandLinks }: ClientOptions): LinkTo {
  return commandLinks ? commandLink : plainLabel;
}

function commandLink(label: string, action: Action): string {
  const { name, ...argument } = action;
  return `[${label}](command:tifa.${name}?${encodeURIComponent(JSON.stringify([argument]))})`;
}
