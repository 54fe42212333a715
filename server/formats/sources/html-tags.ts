import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

/** What is done with the parts of a page, in order; names are in lower case. */
export interface TagHandlers {
  open(name: string, attributes: ReadonlyMap<string, string>, start: number): void;
  close(name: string, end: number): void;
  text(text: string): void;
}

/**
 * Goes through the tags of a page. No tree is built and no tag is matched with another: the parsers that do so need time in
 * the square of the tags that are left open.
 */
export function readTags(html: string, { open, close, text }: TagHandlers): void {
  let name = "";
  let start = 0;
  let attributes = new Map<string, string>();
  let attribute = "";
  let value = "";
  const opened = (): void => open(name, attributes, start);
  const callbacks: TokenizerCallbacks = {
    onopentagname(from, to) {
      name = html.slice(from, to).toLowerCase();
      start = from - 1;
      attributes = new Map();
    },
    onattribname(from, to) {
      attribute = html.slice(from, to).toLowerCase();
      value = "";
    },
    onattribdata(from, to) {
      value += html.slice(from, to);
    },
    onattribentity(code) {
      value += String.fromCodePoint(code);
    },
    onattribend() {
      if (!attributes.has(attribute)) attributes.set(attribute, value);
    },
    onopentagend: opened,
    onselfclosingtag(end) {
      opened();
      close(name, end + 1);
    },
    onclosetag(from, to) {
      close(html.slice(from, to).toLowerCase(), html.indexOf(">", to) + 1 || html.length);
    },
    ontext: (from, to) => text(html.slice(from, to)),
    ontextentity: (code) => text(String.fromCodePoint(code)),
    oncdata: (from, to) => text(html.slice(from, to)),
    oncomment: () => undefined,
    ondeclaration: () => undefined,
    onprocessinginstruction: () => undefined,
    onend: () => undefined,
  };
  const isXml = html.startsWith("<?xml");
  const tokenizer = new Tokenizer({ decodeEntities: true, recognizeSelfClosing: isXml }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
}
