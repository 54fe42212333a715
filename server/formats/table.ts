import Papa from "papaparse";

/** Signs at the start of a cell by which a spreadsheet takes it for a formula, full-width ones among them. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/**
 * Rows as CSV (RFC 4180) that spreadsheets open as it is: with a byte order mark, for they take it for another encoding without,
 * and an apostrophe before what they would calculate.
 */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => [...row]);
  return `\ufeff${Papa.unparse(cells, { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
}
