import { findAddresses } from "./addresses.ts";
import { type Hole, holeList } from "./hole.ts";
import { isBlank, LEAST_BLOCK, lineEnd } from "./lines.ts";
import type { Block } from "./prose.ts";

/** Plain text: all of it is prose but its addresses. Blocks end at blank lines. */
export function plainBlock(text: string, start: number): Block {
  const end = plainBlockEnd(text, start);
  return { end, holes: addressHoles(text, start, end) };
}

function plainBlockEnd(text: string, start: number): number {
  for (let line = start; line < text.length; ) {
    const end = lineEnd(text, line);
    if (line - start >= LEAST_BLOCK && isBlank(text, line, end)) return Math.min(end + 1, text.length);
    line = end + 1;
  }
  return text.length;
}

function addressHoles(text: string, start: number, end: number): Hole[] {
  const list = holeList();
  for (const span of findAddresses(text, start, end)) list.opaque(span.start, span.end);
  return list.holes;
}
