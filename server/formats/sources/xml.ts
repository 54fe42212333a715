import { SaxesParser, type SaxesTagPlain } from "saxes";

/** What is done with the parts of an XML file; names are without their prefix. */
export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Elements may stand in one another so deep. */
const MOST_DEPTH = 2000;
/** As much is parsed at a time. */
const PART = 65_536;

/**
 * Goes through an XML file. Returns whether it could be read to its end: a file that is cut off or that is too deep has given
 * its first part to the handlers. Entities of its own are not expanded, no file or address is opened.
 */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandlers): boolean {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > MOST_DEPTH) throw new Error("too deep");
    open?.(localName(name), localAttributes(attributes));
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    close?.(localName(name));
  });
  parser.on("text", (content) => text?.(content));
  parser.on("cdata", (content) => text?.(content));
  const source = decodeXml(bytes);
  try {
    for (let at = 0; at < source.length; at += PART) parser.write(source.slice(at, at + PART));
    parser.close();
    return true;
  } catch {
    // The parser throws at the first error: what came before has been handled.
    return false;
  }
}

function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}
