import { htmlOf, plainText, type Rich } from "../../core/citation/rich.ts";

/** A list as plain text, an entry a paragraph. */
export function listAsText(entries: readonly Rich[]): string {
  return entries.map(plainText).join("\n");
}

/** A list as HTML that word processors take over with its indents. */
export function listAsHtml(entries: readonly Rich[]): string {
  const paragraph = '<p style="margin:0 0 0.5em 2em;text-indent:-2em">';
  return entries.map((entry) => `${paragraph}${htmlOf(entry)}</p>`).join("\n");
}
