/** A line of a page, in reading order on its page. */
export interface PageLine {
  readonly text: string;
  readonly page?: number;
}

/** As many lines at the top and at the bottom of a page may be furniture. */
const MARGIN = 3;

/**
 * Lines without the furniture of their pages: running heads and feet (what stands at the same end of several pages, numbers
 * aside) and page numbers. Lines without a page are left alone.
 */
export function removeFurniture<T extends PageLine>(lines: readonly T[]): T[] {
  const edges = edgeLines(lines);
  if (edges.length === 0) return [...lines];
  const pages = new Set(lines.map(({ page }) => page)).size;
  const counts = new Map<string, Set<number>>();
  for (const { line, key } of edges) {
    const on = counts.get(key) ?? new Set();
    counts.set(key, on.add(line.page ?? 0));
  }
  const enough = Math.max(2, Math.min(4, Math.floor(pages / 3)));
  const furniture = new Set<T>();
  for (const { line, key } of edges) {
    const repeated = (counts.get(key)?.size ?? 0) >= enough && pages > 2 && key.length > 3;
    if (repeated || isPageNumber(line.text)) furniture.add(line);
  }
  return lines.filter((line) => !furniture.has(line));
}

/** Whether a line is nothing but a page number, in any of the forms that they are printed in. */
function isPageNumber(line: string): boolean {
  return PAGE_NUMBER.test(line.trim());
}

/** The number that a page number prints: `12`, `xii`; undefined where the line is none. */
export function printedNumber(line: string): string | undefined {
  const groups = PAGE_NUMBER.exec(line.trim())?.groups;
  return groups?.arabic ?? groups?.roman ?? groups?.chinese;
}

const PAGE_NUMBER =
  /^(?:[-–—·|\s]*(?:(?:page|p\.)\s*)?(?<arabic>\d{1,4})(?:\s*(?:\/|of)\s*\d{1,4})?[-–—·|\s]*|(?<roman>[ivxl]{1,7})|第\s*(?<chinese>\d{1,4})\s*[页頁](?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁])?)$/iu;

interface Edge<T> {
  readonly line: T;
  /** What is the same on other pages. */
  readonly key: string;
}

function edgeLines<T extends PageLine>(lines: readonly T[]): Edge<T>[] {
  const edges: Edge<T>[] = [];
  const byPage = new Map<number, T[]>();
  for (const line of lines) {
    if (line.page === undefined || line.text.trim() === "") continue;
    const page = byPage.get(line.page);
    if (page === undefined) byPage.set(line.page, [line]);
    else page.push(line);
  }
  for (const page of byPage.values()) {
    const top = page.slice(0, MARGIN);
    const bottom = page.slice(Math.max(MARGIN, page.length - MARGIN));
    for (const line of top) edges.push({ line, key: `top ${normal(line.text)}` });
    for (const line of bottom) edges.push({ line, key: `end ${normal(line.text)}` });
  }
  return edges;
}

function normal(text: string): string {
  return text
    .replace(/\d+|\b[ivxl]+\b/giu, "#")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}
