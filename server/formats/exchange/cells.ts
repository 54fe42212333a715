/** What makes a spreadsheet take a cell for a formula, in either width. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** The text of a cell that no spreadsheet runs: with an apostrophe before it where it must be. */
export function guardCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that {@link guardCell} was given. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** The texts of a cell: `a; b` and `a | b` are two. A backslash before such a sign makes it a part of the text. */
export function splitCell(cell: string): string[] {
  const parts = [""];
  for (const [sign] of cell.matchAll(/\\[\\|;；]|[|;；\r\n]|[^\\|;；\r\n]+|\\/gu)) {
    if (/^[|;；\r\n]$/u.test(sign)) parts.push("");
    else parts[parts.length - 1] += sign.length === 2 && /^\\[\\|;；]$/u.test(sign) ? sign.slice(1) : sign;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** One cell for several texts. */
export function joinCell(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\|;；]/gu, "\\$&")).join("; ");
}
