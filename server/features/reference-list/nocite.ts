import { frontMatterEnd } from "../../core/prose/front-matter.ts";
import type { Markup } from "./markup.ts";

/**
 * The keys that a document wants in its list without a citation, where they stand in no citation’s place: the `nocite` of
 * Pandoc’s front matter, and LaTeX’s `\nocite{*}`. `*` stands for all.
 */
export function nociteKeys(text: string, { id }: Markup): readonly string[] {
  if (id === "latex") return /^(?:[^%\n]|\\%){0,500}\\nocite\{\s*\*\s*\}/mu.test(text) ? ["*"] : [];
  return id === "markdown" || id === "pandoc" ? inFrontMatter(text) : [];
}

function inFrontMatter(text: string): readonly string[] {
  const front = text.slice(0, frontMatterEnd(text));
  const field = /^nocite:((?:[ \t]?.{0,500}\r?\n)(?:[ \t].{0,500}\r?\n){0,200})/mu.exec(front)?.[1] ?? "";
  return [
    ...field.matchAll(
      /@(?:\{([^}\s]{1,200})\}|(\*|[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]{0,200}[\p{L}\p{N}_])?))/gu,
    ),
  ].map(([, braced, bare]) => braced ?? bare ?? "");
}
