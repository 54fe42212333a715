/** What a caption numbers. */
export interface Caption {
  readonly table?: number;
  readonly figure?: number;
}

/**
 * A caption of a table or figure: `Table 3: …`, `Figure 1. …`, `表2 …`. "Figure 1 shows" is running text, and so is what
 * goes on for longer than a caption does.
 */
export function readCaption(text: string): Caption | undefined {
  if (text.length > 400) return undefined;
  const english = /^(?<kind>Table|Tab\.|Figure|Fig\.)\s?(?<number>\d{1,3})(?:\s*[:：.—–|]|\s*$)/iu.exec(text);
  const chinese = /^(?<kind>表|图|圖)\s?(?<number>\d{1,3})(?:\s*[:：.．]|\s+|$)(?![^\n]*。)/u.exec(text);
  const { kind = "", number = "" } = (english ?? chinese)?.groups ?? {};
  if (number === "") return undefined;
  return /^(?:tab|表)/iu.test(kind) ? { table: Number(number) } : { figure: Number(number) };
}
