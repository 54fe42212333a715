import type { Block } from "../block.ts";
import { printedNumber, removeFurniture } from "../furniture.ts";
import { countWords } from "../hyphenation.ts";
import { shownText } from "../shown-text.ts";
import { commonGutters } from "./columns.ts";
import { fragmentsOf } from "./fragments.ts";
import type { Fragment, Page } from "./item.ts";
import { blocksOfPage, type DocumentFacts } from "./page-blocks.ts";

/** What the layout of a document shows. */
export interface Layout {
  readonly blocks: readonly Block[];
  /** The numbers printed on its pages, where they are in order; by index. */
  readonly labels?: readonly string[];
  /** Pages without text, counted from 1. */
  readonly empty: readonly number[];
}

/** Reads pages as a reader does: lines, columns, paragraphs; running heads and page numbers are left out. */
export function readLayout(pages: readonly Page[]): Layout {
  const all = pages
    .flatMap((page, index) => fragmentsOf(page, index + 1))
    .map((one) => ({ ...one, text: shownText(one.text) }));
  const kept = removeFurniture(all);
  const byPage = groupByPage(kept);
  const facts: DocumentFacts = {
    bodySize: commonSize(kept),
    words: countWords(kept.map(({ text }) => text)),
    gutters: commonGutters(byPage.values()),
  };
  const isKept = new Set(kept);
  const furniture = all.filter((fragment) => !isKept.has(fragment));
  const labels = printedLabels(furniture, pages.length);
  return {
    blocks: [...byPage.values()].flatMap((fragments) => blocksOfPage(fragments, facts)),
    ...(labels === undefined ? {} : { labels }),
    empty: pages.flatMap((_, index) => (byPage.has(index + 1) ? [] : [index + 1])),
  };
}

function groupByPage(fragments: readonly Fragment[]): Map<number, Fragment[]> {
  const pages = new Map<number, Fragment[]>();
  for (const fragment of fragments) {
    const page = pages.get(fragment.page);
    if (page === undefined) pages.set(fragment.page, [fragment]);
    else page.push(fragment);
  }
  return pages;
}

/** The size of print that most letters have. */
function commonSize(fragments: readonly Fragment[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of fragments) {
    const key = Math.round(size * 4) / 4;
    letters.set(key, (letters.get(key) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] || 10;
}

/** The numbers in the furniture of pages, if most pages have one and they count up. */
function printedLabels(fragments: readonly Fragment[], pages: number): string[] | undefined {
  const offsets = new Map<number, number>();
  for (const [page, list] of groupByPage(fragments)) {
    const here = new Set(list.flatMap(({ text }) => edgeNumbers(text).map((number) => number - page)));
    for (const offset of here) offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
  }
  const [offset, count] = [...offsets].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  if (offset === 0 || count < 2 || count < pages * 0.6) return undefined;
  return Array.from({ length: pages }, (_, index) => String(Math.max(1, index + 1 + offset)));
}

/** A number alone, or at an end of a running head: `132 JOURNAL OF …`. */
function edgeNumbers(text: string): number[] {
  const alone = printedNumber(text);
  if (alone !== undefined) return [Number(alone)].filter((number) => !Number.isNaN(number));
  return [...text.matchAll(/^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$/gu)].map(([number]) => Number(number));
}
