/** Where the line at `offset` ends: the offset of its `\n`, or of the text's end. A `\r` before it belongs to the line. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}

/** Whether nothing but blanks stands between `start` and `end`. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0d && unit !== 0x3000 && unit !== 0xa0) return false;
  }
  return true;
}

/** How many columns the line at `start` is indented; a tab goes to the next multiple of four (CommonMark 2.2). */
export function indentOf(text: string, start: number): number {
  let columns = 0;
  for (let index = start; ; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x20) columns += 1;
    else if (unit === 0x09) columns += 4 - (columns % 4);
    else return columns;
  }
}

/** Blocks shorter than this are joined: a block is the unit that an edit scans again, and each costs a little. */
export const LEAST_BLOCK = 1024;
