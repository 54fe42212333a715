/** Signs of real Chinese text: the commonest characters of each script. The wrong decoder makes rare ones. */
const COMMON = new Set(
  "的一是在不了有和人这中大为上个国我以要他这发展来到会时地出就这對國為這個來會時發說們們與經濟業",
);

/** How much text tells the encoding. */
const SAMPLE = 20_000;

/** A file's text and the encoding that it has: `utf-8`, `utf-16le`, `gb18030`, …, or `unknown`. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/**
 * The text of a file that says nothing of its encoding: UTF-8 or UTF-16 by their marks, UTF-8 where the bytes are,
 * else GB 18030 or Big5, whichever makes more of the common characters of Chinese. A byte order mark is no part of the
 * text. Never throws: what nothing can decode has U+FFFD in it.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
  if (marked !== "") return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const utf8 = decodeStrictly(bytes, "utf-8");
  if (utf8 !== undefined) return utf8;
  const [best] = ["gb18030", "big5"]
    .map((encoding) => decodeStrictly(bytes, encoding))
    .filter((decoded) => decoded !== undefined)
    .sort((a, b) => commonIn(b.text) - commonIn(a.text));
  return best ?? { text: new TextDecoder().decode(bytes), encoding: "unknown" };
}

function decodeStrictly(bytes: Uint8Array, encoding: string): Decoded | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    // Not this encoding: that is what the attempt was to find out.
    return undefined;
  }
}

function commonIn(text: string): number {
  let count = 0;
  for (const character of text.slice(0, SAMPLE)) if (COMMON.has(character)) count += 1;
  return count;
}
