import { escapeLatex } from "../core/citation/dialects/latex.ts";
import type { Rendering } from "../core/concept/concept.ts";
import { articleFor, reworded } from "../core/concept/rewording.ts";
import { isLatex } from "../core/prose/prose.ts";
import { isQuoted } from "../core/prose/quotation.ts";
import type { Mention } from "../core/recognition/mention.ts";
import type { Recognized } from "../core/recognition/recognized.ts";
import type { Span } from "../core/text/span.ts";

/** A replacement in a document. */
export interface Rewording {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The edits that put another wording in the place of a rendering throughout a document, each in the shape of what it
 * replaces, with *a* or *an* before it put right. Quotations and titles keep their words, and so does what has mark-up
 * inside or does not count.
 */
export function renameRendering(
  document: Pick<Recognized, "text" | "kind">,
  mentions: readonly Mention[],
  rendering: Rendering,
  wording: string,
): readonly Rewording[] {
  return mentions
    .filter((mention) => mention.counted && mention.rendering === rendering && !isQuoted(document.text, mention))
    .flatMap((mention) => reword(document, mention, wording) ?? []);
}

const ARTICLE = /(?<![\p{L}\p{N}’'-])(an?)(\s)$/iu;

/**
 * The edit that puts another wording in the place of one mention, with *a* or *an* before it put right; undefined where
 * nothing would change, or mark-up stands inside.
 */
export function reword(
  { text, kind }: Pick<Recognized, "text" | "kind">,
  mention: Mention,
  wording: string,
): Rewording | undefined {
  const matched = text.slice(mention.start, mention.end);
  const isTex = isLatex(kind);
  const plain = reworded(isTex ? matched.replaceAll("\\&", "&") : matched, mention.rendering, wording);
  const newText = isTex && plain !== undefined ? escapeLatex(plain) : plain;
  if (newText === undefined || newText === matched) return undefined;
  const before = ARTICLE.exec(text.slice(Math.max(0, mention.start - 4), mention.start));
  const [whole = "", article = "", space = ""] = before ?? [];
  const wanted = articleFor(newText);
  if (whole === "" || article.toLowerCase() === wanted || !/^\p{Script=Latin}/u.test(newText))
    return { span: { start: mention.start, end: mention.end }, newText };
  const cased = /^A/u.test(article) ? `A${wanted.slice(1)}` : wanted;
  return { span: { start: mention.start - whole.length, end: mention.end }, newText: `${cased}${space}${newText}` };
}
