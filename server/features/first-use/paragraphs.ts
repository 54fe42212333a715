import { isBlank, lineEnd } from "../../core/prose/lines.ts";
import type { Span } from "../../core/text/span.ts";

/** Runs of lines that are not blank, in text order. */
export function* paragraphs(text: string, from = 0): Generator<Span> {
  let start = -1;
  for (let line = from; line < text.length; ) {
    const end = lineEnd(text, line);
    if (!isBlank(text, line, end)) {
      if (start === -1) start = line;
    } else if (start !== -1) {
      yield { start, end: line };
      start = -1;
    }
    line = end + 1;
  }
  if (start !== -1) yield { start, end: text.length };
}

const NUMBER = /^(?:[\d.]{1,8}\s{1,3})?/u.source;
const ABSTRACT = new RegExp(`${NUMBER}(?:abstract|摘\\s?要|内容提要|內容提要)$`, "iu");
const WORKS = new RegExp(
  `${NUMBER}(?:references|bibliography|works cited|literature|参考文献|參考文獻|引用文献|引用文獻)$`,
  "iu",
);

/** Whether a heading stands over what is no running prose: an abstract, or the list of works, which ends a document. */
export function titleApart(title: string): "abstract" | "works" | undefined {
  const plain = title.replace(/\{[^{}]*\}\s*$|[*_#:：]/gu, "").trim();
  if (plain.length > 40) return undefined;
  if (ABSTRACT.test(plain)) return "abstract";
  return WORKS.test(plain) ? "works" : undefined;
}

/** Beginnings of paragraphs that are captions, notes, abstracts or keywords, whatever the kind of document. */
const PARAGRAPH_APART =
  /^\s{0,3}[*_]{0,3}(?:[⁰¹²³⁴-⁹]{1,3}\s?\S|(?:figure|fig\.|table|box|图|圖|表)\s?\d{1,3}(?:[.-]\d{1,3})?[*_]{0,3}(?:[.:：|]|\s{2}|\u3000)|(?:abstract|keywords?|key words|摘\s?要|关键词|關鍵詞|关键字)[*_]{0,3}\s?[:：.—【】*_])/iu;

/** Whether a paragraph that begins so is a caption, a note, an abstract or a list of keywords. */
export function isParagraphApart(beginning: string): boolean {
  return PARAGRAPH_APART.test(beginning.slice(0, 60));
}
