/** How the second number of a range is shortened: not, as Chicago has it (CMOS 17 §9.61), or to two figures (MLA 9 §2.139). */
export type PageRanges = "full" | "chicago" | "mla";

/** `123–145`, `123–45`; a dash between pages whatever the data has there. */
export function pageRange(pages: string, ranges: PageRanges, dash = "–"): string {
  return pages
    .replace(/(\d+)\s*[-–—]+\s*(\d+)/gu, (_, from: string, to: string) => `${from}${dash}${lastPage(from, to, ranges)}`)
    .replace(/(?<=\w)\s*--+\s*(?=\w)/gu, dash);
}

export function isSeveralPages(pages: string): boolean {
  return /[-–—,&]/u.test(pages);
}

function lastPage(from: string, to: string, ranges: PageRanges): string {
  if (ranges === "full" || from.length !== to.length || from.length < 3) return to;
  const common = [...from].findIndex((figure, index) => figure !== to[index]);
  if (common === -1) return to;
  const number = Number(from);
  if (ranges === "mla") return to.slice(Math.min(common, to.length - 2));
  if (number % 100 === 0) return to;
  // 101–8 but 121–28, 1496–500: only what changes, two figures at least above the first nine of a hundred.
  return number % 100 < 10 ? to.slice(common) : to.slice(Math.min(common, to.length - 2));
}
