import type { Rendering } from "../../core/concept/concept.ts";
import { articleFor, reworded } from "../../core/concept/rewording.ts";
import type { Mention } from "../../core/recognition/mention.ts";
import type { Edit } from "./finding.ts";

const ARTICLE = /(?<![\p{L}\p{N}’'-])(an?)(\s)$/iu;

/**
 * The edit that puts another rendering in the place of a mention, with the capitals and the number of what it replaces
 * and *a* or *an* before it put right; a possessive after it stays. Undefined where mark-up stands inside.
 */
export function replaceMention(text: string, mention: Mention, { text: wording }: Rendering): Edit | undefined {
  const { start, end, rendering } = mention;
  const matched = text.slice(start, end);
  const newText = reworded(matched, rendering, wording);
  if (newText === undefined || newText === matched) return undefined;
  const [whole = "", article = "", space = ""] = ARTICLE.exec(text.slice(Math.max(0, start - 4), start)) ?? [];
  const wanted = articleFor(newText);
  if (whole === "" || article.toLowerCase() === wanted || !/^\p{Script=Latin}/u.test(newText))
    return { span: { start, end }, newText };
  const cased = /^A/u.test(article) ? `A${wanted.slice(1)}` : wanted;
  return { span: { start: start - whole.length, end }, newText: `${cased}${space}${newText}` };
}

/** {@link replaceMention} for many, leaving out those that cannot be edited. */
export function replaceMentions(text: string, mentions: readonly Mention[], by: Rendering): readonly Edit[] {
  return mentions.flatMap((mention) => replaceMention(text, mention, by) ?? []);
}
