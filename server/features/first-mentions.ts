import type { Concept } from "../core/concept/concept.ts";
import { frontMatterEnd } from "../core/prose/front-matter.ts";
import { isQuoted } from "../core/prose/quotation.ts";
import type { Mention } from "../core/recognition/mention.ts";

/** So many mentions are looked at for one in running text; a concept that is only quoted has its very first. */
const MOST_TRIES = 20;

/**
 * The first counted mention of each concept, in the order of the text: the first in running text, which front matter,
 * headings and quotations are not, else the very first. A quick look around each, for what is shown after every edit;
 * what is written at a first use takes the whole document into account (`first-use/`).
 */
export function firstMentions(text: string, mentions: readonly Mention[]): ReadonlyMap<Concept, Mention> {
  const body = frontMatterEnd(text);
  const first = new Map<Concept, Mention>();
  const tries = new Map<Concept, number>();
  for (const mention of mentions) {
    const { concept } = mention;
    const tried = tries.get(concept) ?? 0;
    if (!mention.counted || tried >= MOST_TRIES) continue;
    const isRunning = mention.start >= body && !isHeading(text, mention.start) && !isQuoted(text, mention);
    tries.set(concept, isRunning ? MOST_TRIES : tried + 1);
    if (isRunning || tried === 0) first.set(concept, mention);
  }
  return first;
}

const LONGEST_HEADING = 300;
const HEADING = /^ {0,3}#{1,6}\s|^\s*\\(?:(?:sub){0,2}section|(?:sub)?paragraph|chapter|part|title|caption)\b/u;

/** Whether a line begins as a heading or a caption before `offset`. */
function isHeading(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - LONGEST_HEADING), offset);
  const line = before.lastIndexOf("\n") + 1;
  return (line > 0 || offset <= LONGEST_HEADING) && HEADING.test(before.slice(line));
}
