/**
 * What kind of character a UTF-16 code unit is, by tables: recognition asks this for every character.
 */

/** Letters, combining marks and decimal digits of alphabetic scripts: what a Latin word may not touch at its edge. */
export const IS_WORD = wordTable();

/** Whether the unit is a Han ideograph (unified, extension A, compatibility, radical or 〇). Astral ideographs are not. */
export function isHan(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0x2e80 && unit <= 0x2fd5) ||
    unit === 0x3007
  );
}

/** Whether the unit belongs to a word of an alphabetic script. Superscript digits do not: they mark footnotes. */
export function isWord(unit: number): boolean {
  return IS_WORD[unit] === 1;
}

function wordTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const word = /[\p{L}\p{M}\p{Nd}]/u;
  const mark = (first: number, last: number): void => {
    for (let unit = first; unit <= last; unit++) if (word.test(String.fromCharCode(unit))) table[unit] = 1;
  };
  mark(0x30, 0x52f);
  mark(0x1e00, 0x1fff);
  mark(0xff10, 0xff5a);
  return table;
}
