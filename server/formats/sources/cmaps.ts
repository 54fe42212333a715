/**
 * How the codes of Chinese fonts become text where a PDF only names one of Adobe's tables. The tables take megabytes; for text
 * it is enough to know that the codes of these are Unicode, GBK or Big5. Codes go to numbers of our own, which stand above
 * those of Adobe's collections, so that fonts with true ones get no wrong text.
 */

/** Ranges of Unicode, and the numbers of their first characters. Letters have Adobe's own numbers, by which widths are looked up. */
const RANGES: readonly (readonly [first: number, last: number, number: number])[] = [
  [0x20, 0x7e, 1],
  [0x4e00, 0x9fff, 0x8000],
  [0x3000, 0x33ff, 0xd200],
  [0xff00, 0xffef, 0xd600],
  [0xa0, 0x4ff, 0xd700],
  [0x2000, 0x2fff, 0xdc00],
  [0x3400, 0x47ff, 0xec00],
];

/** The table of that name as a PDF would have it in itself; undefined for others than Chinese ones. */
export function chineseCMap(name: string): string | undefined {
  if (/^Adobe-(?:GB1|CNS1)-UCS2$/u.test(name)) return wrapped(unicodeOfNumbers());
  if (/^Uni(?:GB|CNS)-(?:UCS2|UTF16)-[HV]$/u.test(name)) return wrapped(numbersOfUnicode());
  if (/^(?:GBK?p?c?-EUC|GBK2K)-[HV]$/u.test(name)) return wrapped(numbersOf("gbk"));
  if (/^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/u.test(name)) return wrapped(numbersOf("big5"));
  return undefined;
}

function wrapped(content: string): string {
  return `/CIDInit /ProcSet findresource begin begincmap\n${content}endcmap\n`;
}

function unicodeOfNumbers(): string {
  const lines = RANGES.map(
    ([first, last, number]) => `<${hex(number)}> <${hex(number + last - first)}> <${hex(first)}>\n`,
  );
  return `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${lines.length} beginbfrange\n${lines.join("")}endbfrange\n`;
}

function numbersOfUnicode(): string {
  const lines = RANGES.map(([first, last, number]) => `<${hex(first)}> <${hex(last)}> ${number}\n`);
  const space = "3 begincodespacerange\n<0000> <d7ff>\n<d800dc00> <dbffdfff>\n<e000> <ffff>\nendcodespacerange\n";
  return `${space}${lines.length} begincidrange\n${lines.join("")}endcidrange\n`;
}

/** One byte is a letter; of two, the first is 81 or more. */
function numbersOf(encoding: "gbk" | "big5"): string {
  const decoder = new TextDecoder(encoding);
  const lines: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const number = numberOf(decoder.decode(Uint8Array.of(lead, trail)));
      if (number !== undefined) lines.push(`<${hex((lead << 8) | trail)}> ${number}\n`);
    }
  const space =
    "2 begincodespacerange\n<00> <80>\n<8140> <fefe>\nendcodespacerange\n1 begincidrange\n<20> <7e> 1\nendcidrange\n";
  return `${space}${lines.length} begincidchar\n${lines.join("")}endcidchar\n`;
}

function numberOf(text: string): number | undefined {
  const unit = text.charCodeAt(0);
  const range = text.length === 1 ? RANGES.find(([first, last]) => unit >= first && unit <= last) : undefined;
  return range === undefined ? undefined : range[2] + unit - range[0];
}

function hex(number: number): string {
  return number.toString(16).padStart(4, "0");
}
