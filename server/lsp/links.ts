import { commandLink } from "../features/command-link.ts";
import { type Action, type LinkTo, plainLabel } from "../features/markdown.ts";
import type { ClientOptions } from "./client-options.ts";

/**
 * How Markdown links to Tifa's commands for this client.
 */
export function linksFor({ commandLinks }: ClientOptions): LinkTo {
  return commandLinks ? linkTo : plainLabel;
}

function linkTo(label: string, action: Action): string {
  const { name, ...argument } = action;
  return `[${label}](${commandLink(name, argument)})`;
}
