import { decodeText } from "../decode-text.ts";
import { readHtmlText } from "./html-blocks.ts";
import type { ReadFile } from "./read-file.ts";

/** A page saved from a browser or a program. */
export function readHtml(bytes: Uint8Array): ReadFile {
  const { text, isSure } = decodeHtml(bytes);
  return { ...readHtmlText(text), problems: isSure ? [] : [{ kind: "undecoded" }] };
}

/** As much of the head may come before the encoding is named. */
const HEAD = 4096;

/** The encoding is that of the byte order mark, else what the page says, else what the bytes look like. */
function decodeHtml(bytes: Uint8Array): { readonly text: string; readonly isSure: boolean } {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
  const named = /^(?:<\?xml[^>]*encoding=|[\s\S]*?<meta[^>]*charset=)["']?\s*(?<name>[\w-]+)/iu.exec(head)?.groups
    ?.name;
  const isMarked =
    head.startsWith("\u00ef\u00bb\u00bf") || head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
  const decoder = named === undefined || isMarked ? undefined : decoderOf(named);
  if (decoder !== undefined) {
    const text = decoder.decode(bytes);
    // Pages are saved in another encoding than they once were served in.
    if (!text.slice(0, 200_000).includes("\ufffd")) return { text, isSure: true };
  }
  const { text, encoding } = decodeText(bytes);
  return { text, isSure: encoding !== "unknown" };
}

function decoderOf(name: string): { decode(bytes: Uint8Array): string } | undefined {
  try {
    return new TextDecoder(name);
  } catch {
    // A name that nobody knows.
    return undefined;
  }
}
