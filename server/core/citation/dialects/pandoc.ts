import { type Citation, type Dialect, type Joined, matchAround } from "../dialect.ts";
import { describeLocator, type Locator } from "../locator.ts";

/** Pandoc's citations, also of Quarto, R Markdown and MyST: `[@key, sec. 4]`, `@key [sec. 4]`. */
export const pandoc: Dialect = { id: "pandoc", write, join };

const GROUP = /\[[^[\]]*@[^[\]]*\]/gu;
const BARE = /@(\{[^}\s]+\}|[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)(\s\[[^\]\n]*\])?/gu;

function write({ key, locator, form }: Citation): string {
  const at = locatorText(locator);
  switch (form) {
    case "narrative":
      return at === "" ? `@${keyText(key)}` : `@${keyText(key)} [${at}]`;
    case "note":
      return `^[${item(key, at).replace(/^@/u, "@")}.]`;
    default:
      return `[${item(key, at)}]`;
  }
}

function join(text: string, offset: number, citation: Citation): Joined | undefined {
  const group = matchAround(GROUP, text, offset);
  if (group !== undefined) return joinGroup(group.match[0], group.start, citation);
  const bare = matchAround(BARE, text, offset);
  if (bare === undefined || /[\p{L}\p{N}]/u.test(text[bare.start - 1] ?? "")) return undefined;
  const [whole, key = ""] = bare.match;
  const end = bare.start + whole.length;
  const at = locatorText(citation.locator);
  if (key.replace(/^\{|\}$/gu, "") !== citation.key) {
    return {
      change: { span: { start: end, end }, newText: ` ${write({ ...citation, form: "parenthetical" })}` },
      locatorLost: false,
    };
  }
  return {
    change: { span: { start: bare.start, end }, newText: `@${key}${at === "" ? "" : ` [${at}]`}` },
    locatorLost: false,
  };
}

/** In a group the key joins at its end; where it is there already only its locator changes. */
function joinGroup(group: string, start: number, { key, locator }: Citation): Joined {
  const at = locatorText(locator);
  const inner = group.slice(1, -1);
  const items = inner.split(";");
  const same = items.findIndex((text) => citedKey(text) === key);
  if (same === -1) items.push(` ${item(key, at)}`);
  else items[same] = withLocator(items[same] ?? "", at);
  return {
    change: { span: { start, end: start + group.length }, newText: `[${items.join(";")}]` },
    locatorLost: false,
  };
}

function citedKey(text: string): string | undefined {
  const match = /@(?:\{([^}\s]+)\}|([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*))/u.exec(text);
  return match?.[1] ?? match?.[2]?.replace(/[:.#$%&+?<>~/-]+$/u, "");
}

/** Replaces what follows the key; a prefix and a suppressed author stay. */
function withLocator(text: string, at: string): string {
  const head = /^[^@]*@(?:\{[^}\s]+\}|[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)/u.exec(text)?.[0] ?? text;
  return at === "" ? head : `${head}, ${at}`;
}

function item(key: string, at: string): string {
  return at === "" ? `@${keyText(key)}` : `@${keyText(key)}, ${at}`;
}

/** Keys with other characters than Pandoc takes bare need braces (Pandoc manual, Citation syntax). */
function keyText(key: string): string {
  return /^[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*$/u.test(key) ? key : `{${key}}`;
}

/** A bracket or semicolon would end the citation. */
function locatorText(locator: Locator | undefined): string {
  return locator === undefined ? "" : describeLocator(locator, "en").replace(/[[\];@]/gu, "");
}
