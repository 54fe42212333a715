import type { HoleList } from "./hole.ts";
import { lineEnd } from "./lines.ts";

/** Fields of the front matter whose values are prose. */
const PROSE_FIELDS = new Set(["title", "subtitle", "abstract", "keywords", "description", "summary"]);

/** Where the YAML front matter ends, after its closing line; 0 where there is none or it is never closed. */
export function frontMatterEnd(text: string): number {
  const start = text.startsWith("\ufeff") ? 1 : 0;
  if (!/^---[ \t]*\r?\n/u.test(text.slice(start, start + 40))) return 0;
  for (let line = lineEnd(text, start) + 1; line < text.length; ) {
    const end = lineEnd(text, line);
    if (/^(?:---|\.\.\.)\s*$/u.test(text.slice(line, Math.min(end, line + 40)))) return Math.min(end + 1, text.length);
    line = end + 1;
  }
  return 0;
}

/** Everything is a hole but the values of prose fields; each line ends its text unless it goes on indented. */
export function frontMatterHoles(text: string, end: number, list: HoleList): void {
  let inProse = false;
  for (let line = 0; line < end; ) {
    const next = Math.min(lineEnd(text, line) + 1, end);
    const key = /^([A-Za-z][\w-]*):[ \t]*[|>]?[-+]?/u.exec(text.slice(line, Math.min(next, line + 80)));
    if (key !== null) {
      inProse = PROSE_FIELDS.has(key[1]?.toLowerCase() ?? "");
      list.opaque(line, inProse ? line + key[0].length : next);
    } else if (!inProse || !/^[ \t]/u.test(text.slice(line, line + 1))) {
      inProse = false;
      list.opaque(line, next);
    }
    line = next;
  }
}
