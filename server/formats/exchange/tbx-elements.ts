import { SaxesParser } from "saxes";
import type { Span } from "../../core/text/span.ts";

/** An element of a TBX file with what is in it. */
export interface TbxElement extends Span {
  /** Without prefix. */
  readonly name: string;
  /** Its data category, in either style: `<descrip type="definition">` and `<basic:definition>` are `definition`. */
  readonly category: string;
  readonly language: string;
  readonly id: string;
  readonly target: string;
  /** The text directly in it, and in mark-up such as `hi`. */
  text: string;
  readonly children: TbxElement[];
}

/** What stops the reading of a file, and where. */
export class TbxError extends Error {
  readonly at: number;
  readonly kind: "xml" | "doctype" | "large";

  constructor(kind: TbxError["kind"], at: number, message: string) {
    super(message);
    this.kind = kind;
    this.at = at;
  }
}

/** Elements that say their category in `type`; the others are named for it. */
const TYPED = new Set([
  "descrip",
  "admin",
  "adminNote",
  "termNote",
  "transac",
  "transacNote",
  "ref",
  "xref",
  "descripNote",
]);
/** Elements within a text: what is in them belongs to it. */
const INLINE = new Set(["hi", "foreign", "bpt", "ept", "ph", "it", "sc", "ec", "p"]);
const ENTRIES = new Set(["conceptEntry", "termEntry"]);
/** No real file has more: what has is not read. */
const MOST_ATTRIBUTES = 50;
const MOST_DEPTH = 60;
const MOST_IN_ENTRY = 20_000;
/** So many characters are read in one step. */
const STEP = 50_000;

/** What a TBX file is besides its entries. */
export interface TbxRoot {
  /** `tbx`, `martif`, or what else the first element is called. */
  name: string;
  language: string;
}

/**
 * The entries of a TBX file, one after the other, in steps: `undefined` where a step ends. Nothing outside of the file is
 * ever read, and a file that declares entities is refused.
 *
 * @throws TbxError where reading cannot go on; the entries before it are good
 */
export function* tbxEntries(text: string, root: TbxRoot): Generator<TbxElement | undefined> {
  const ready: TbxElement[] = [];
  const parser = openParser(root, ready);
  for (let from = 0; from < text.length; from += STEP) {
    const damage = attempt(() => parser.write(text.slice(from, from + STEP)));
    yield* ready.splice(0);
    if (damage !== undefined) throw damage;
    yield undefined;
  }
  parser.close();
}

/** What stops the work, so that the entries before it can be given first. */
function attempt(work: () => void): TbxError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof TbxError) return error;
    throw error;
  }
}

function openParser(root: TbxRoot, ready: TbxElement[]): SaxesParser<{ xmlns: false }> {
  const parser = new SaxesParser({ xmlns: false } as const);
  const stack: TbxElement[] = [];
  let depth = 0;
  let attributes = 0;
  let size = 0;
  let tagStart = 0;
  parser.on("error", (error) => {
    throw new TbxError("xml", parser.position, plain(error.message));
  });
  parser.on("doctype", (doctype) => {
    // `<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">` only names a file, which is not read; real files have it.
    if (/\[|<!/u.test(doctype)) throw new TbxError("doctype", parser.position, "");
  });
  parser.on("opentagstart", ({ name }) => {
    attributes = 0;
    tagStart = parser.position - name.length - 2;
  });
  parser.on("attribute", () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) throw new TbxError("large", parser.position, "");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    const name = localName(tag.name);
    if (depth === 1) Object.assign(root, { name, language: tag.attributes["xml:lang"] ?? "" });
    if (depth > MOST_DEPTH || size > MOST_IN_ENTRY) throw new TbxError("large", parser.position, "");
    if (stack.length === 0 && !ENTRIES.has(name)) return;
    const element = elementOf(name, tag.attributes, tagStart);
    stack.at(-1)?.children.push(element);
    stack.push(element);
    size += 1;
  });
  const addText = (added: string): void => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += added;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    depth -= 1;
    const element = stack.pop();
    if (element === undefined) return;
    const parent = stack.at(-1);
    Object.assign(element, { end: parser.position });
    if (parent !== undefined && INLINE.has(element.name)) {
      parent.text += element.text;
      parent.children.pop();
    }
    if (parent !== undefined) return;
    size = 0;
    ready.push(element);
  });
  return parser;
}

function elementOf(name: string, attributes: Readonly<Record<string, string>>, start: number): TbxElement {
  const value = (key: string): string => (Object.hasOwn(attributes, key) ? (attributes[key] ?? "") : "");
  return {
    name,
    category: TYPED.has(name) ? value("type").replace(/^.*[:/]/u, "") : name,
    language: value("xml:lang") || value("lang"),
    id: value("id"),
    target: value("target"),
    text: "",
    children: [],
    start,
    end: start,
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The parser's message without its own place. */
function plain(message: string): string {
  return message.replace(/^(?:[^:\s]*:)?\d+:\d+:\s*/u, "");
}
