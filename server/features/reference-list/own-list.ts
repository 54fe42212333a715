import { frontMatterEnd } from "../../core/prose/front-matter.ts";
import type { Markup } from "./markup.ts";

const COMMANDS: Readonly<Partial<Record<Markup["id"], RegExp>>> = {
  latex: /^[^%\n]{0,500}(\\printbibliography|\\bibliography(?=\{))/mu,
  typst: /^(?!\s*\/\/).{0,500}(#bibliography)(?=\()/mu,
  org: /^[ \t]{0,20}(#\+print_bibliography:)/imu,
  asciidoc: /^(bibliography::\[\])/mu,
  rst: /^[ \t]{0,20}(\.\. bibliography::)/mu,
};

/**
 * What makes the document’s processor print a list of its own when it renders the document, so that a second one would stand
 * beside it: a command, or the front matter of Pandoc; undefined where nothing does.
 */
export function ownList(text: string, { id }: Markup): string | undefined {
  if (id !== "markdown" && id !== "pandoc") return COMMANDS[id]?.exec(text)?.[1];
  const front = text.slice(0, frontMatterEnd(text));
  if (/^suppress-bibliography:[ \t]{0,9}true/imu.test(front)) return undefined;
  return /^(?:bibliography|references):/mu.test(front) || id === "pandoc" ? "suppress-bibliography: true" : undefined;
}
