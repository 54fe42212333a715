/** A text at a place of a page: points from the lower left corner. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

export interface PdfOptions {
  /** Page labels by index, as the file gives them. */
  readonly labels?: string;
  readonly title?: string;
  /** Entries of the trailer: `/Encrypt 9 0 R`. */
  readonly trailer?: string;
  /** Further objects, from number 5 on. */
  readonly objects?: readonly string[];
}

/** How wide a text is in the one font of these files: half a size a letter, a size an ideograph. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1), 0) * size;
}

/** A minimal PDF whose codes are those of Unicode; pages are 600 by 800 points. */
export function makePdf(
  pages: readonly (readonly PdfText[])[],
  { labels, title, trailer = "", objects: more = [] }: PdfOptions = {},
): Uint8Array {
  const first = 5 + more.length;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`);
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${labels === undefined ? "" : `/PageLabels<</Nums[${labels}]>>`}>>`,
    `<</Type/Pages/Kids[${kids.join(" ")}]/Count ${pages.length}>>`,
    "<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[0 8191 500]/FontDescriptor<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>]>>",
    stream(
      "/CIDInit/ProcSet findresource begin begincmap/CMapName/T def 1 begincodespacerange<0000><ffff>endcodespacerange 1 beginbfrange<0000><ffff><0000>endbfrange endcmap end",
    ),
    ...more,
    ...pages.flatMap((texts, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents ${first + 2 * index + 1} 0 R>>`,
      stream(texts.map(draw).join("\n")),
    ]),
  ];
  const info = title === undefined ? "" : `/Info<</Title(${title})>>`;
  return assemble(objects, info + trailer);
}

function draw({ x, y, size, text }: PdfText): string {
  const codes = [...text].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join("");
  return `BT /F ${size} Tf ${x} ${y} Td <${codes}> Tj ET`;
}

function stream(content: string): string {
  return `<</Length ${content.length}>>stream\n${content}\nendstream`;
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
