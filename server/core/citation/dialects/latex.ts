import type { Span } from "../../text/span.ts";
import {
  type Citation,
  type CitedKey,
  type Dialect,
  type DialectId,
  type InTextForm,
  type Joined,
  keySpanAround,
  type Standing,
} from "../dialect.ts";
import { describeLocator, leadingLocator } from "../locator.ts";
import { type CiteCommand, type CitedItem, commandAt, commandsIn, itemsOf, options } from "./latex-command.ts";

/** Which command a document uses for each form. */
export type Commands = Readonly<Record<InTextForm, string>>;

/** What a citation package of LaTeX has: its commands, and how it cites several works with a note for each. */
export interface Package {
  readonly id: Extract<DialectId, "biblatex" | "natbib" | "apacite" | "latex">;
  /** The commands where a document shows no habit of its own. */
  readonly commands: Commands;
  /** Commands of this package alone, by form: they show that a document uses it. */
  readonly own: Readonly<Record<InTextForm, readonly string[]>>;
  /** Several works, each with its notes, in place of `command`; undefined where the package cannot. */
  several(items: readonly CitedItem[], command: CiteCommand): string | undefined;
  /** Whether one note may stand for the last work of a list: in this document the list keeps its order. */
  readonly noteEndsList?: (text: string) => boolean;
  /** The notes of a citation as arguments, where they are not `[see][12]`. */
  readonly notes?: (pre: string, post: string) => string;
}

/** LaTeX's own `\cite`, which takes one note: several works with notes stand side by side. */
export const plainCite: Package = {
  id: "latex",
  commands: { parenthetical: "cite", narrative: "cite", suppressed: "cite", note: "cite" },
  own: { parenthetical: [], narrative: [], suppressed: [], note: [] },
  several: (items, { name, star, outer }) =>
    outer !== "" || items.some(({ pre }) => pre !== "")
      ? undefined
      : items.map(({ post, key }) => `\\${name}${star}${options("", post)}{${key}}`).join(", "),
};

/** LaTeX with a package and the commands that the document uses: `\autocite[sec.~4]{key}`, `\citep[sec.~4]{key}`. */
export function latexDialect(bundle: Package, commands: Commands): Dialect {
  return {
    id: bundle.id,
    write: (citation) => write(citation, commands, bundle),
    find,
    join: (text, offset, citation) => join(text, offset, citation, commands, bundle),
    cited,
    typing,
  };
}

/** Escapes the signs that mean something to TeX; an en dash becomes `--`, which every engine and font knows. */
export function escapeLatex(text: string): string {
  return text.replace(/[\\{}$&#%_^~–]/gu, (sign) => ESCAPES[sign] ?? `\\${sign}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "–": "--",
};

const CITATION = /^(?:auto|foot|footfull|full|no|note|paren|pnote|smart|super|text)?cite[a-z]*$/iu;
/** Settings and definitions that are called like citations. */
const OTHER = /^(?:citestyle|citereset|citetracker\w*|citeindex\w*)$/u;
/** What names works but gives no citation that another could share: authors, titles, whole entries, natbib's brackets. */
const ALONE =
  /^(?:nocite|(?:foot)?fullcite|cite(?:author|title|year|yearpar|date|url|name|field|list|text|[tp]alias))s?$/iu;

function isCitation(name: string): boolean {
  return CITATION.test(name) && !OTHER.test(name);
}

function find(text: string, offset: number): Standing | undefined {
  const command = commandAt(text, offset, isCitation);
  if (command === undefined) return undefined;
  const parenthetical = !ALONE.test(command.name) && !/text|citet|citealt|citeA$|foot/iu.test(command.name);
  return { span: command.span, keys: itemsOf(command).map(({ key }) => key), parenthetical };
}

/** Keys of `\\nocite` too: a work that is listed must be there as well. */
function cited(text: string): CitedKey[] {
  return [...commandsIn(text, isCitation)].flatMap(({ span, groups }) =>
    groups.flatMap(({ list, listStart }) =>
      [...list.matchAll(/[^,]+/gu)].flatMap(({ index, 0: item }) => {
        const key = item.trim();
        const start = listStart + index + item.indexOf(key);
        const isKey = key !== "" && key !== "*" && /^[^\\{}#;]+$/u.test(key);
        return isKey ? [{ key, span: { start, end: start + key.length }, start: span.start, certain: true }] : [];
      }),
    ),
  );
}

/** How far before the cursor its command may begin. */
const REACH = 1000;
const TYPED =
  /\\([A-Za-z]{0,20}[cC]ite[A-Za-z]{0,20})\*?\s{0,3}(?:<[^<>]{0,300}>|\[[^\]]{0,300}\]|\([^()]{0,300}\)|\{[^{}]{0,500}\}){0,20}\{(?:[^{}]{0,800},)?\s*([^{},]{0,200})$/u;

function typing(text: string, offset: number): Span | undefined {
  const typed = TYPED.exec(text.slice(Math.max(0, offset - REACH), offset));
  if (typed === null || !isCitation(typed[1] ?? "")) return undefined;
  return keySpanAround(text, offset, typed[2]?.length ?? 0, /^[^\s{},\\%]*/u);
}

function write(
  { key, locator, prefix, form, language }: Citation,
  commands: Commands,
  { id, notes = options }: Package,
): string {
  const pre = prefix === undefined ? "" : escapeLatex(prefix);
  const post = postnote(locator, language);
  const command =
    id === "latex" && pre !== ""
      ? `${pre} \\${commands[form]}${options("", post)}{${key}}`
      : `\\${commands[form]}${notes(pre, post)}{${key}}`;
  return form === "note" && !commands.note.startsWith("foot") ? `\\footnote{${command}.}` : command;
}

function join(
  text: string,
  offset: number,
  citation: Citation,
  commands: Commands,
  bundle: Package,
): Joined | undefined {
  const command = commandAt(text, offset, isCitation);
  if (command === undefined || ALONE.test(command.name)) return undefined;
  const items = itemsOf(command);
  const same = items.findIndex(({ key }) => key === citation.key);
  return same === -1
    ? added(text, command, items, citation, commands, bundle)
    : relocated(text, command, items, same, citation, bundle);
}

/** The key at the end of the list; with notes of its own where the package can, else a citation beside it. */
function added(
  text: string,
  command: CiteCommand,
  items: readonly CitedItem[],
  citation: Citation,
  commands: Commands,
  bundle: Package,
): Joined {
  const { key, locator, prefix, language } = citation;
  const pre = prefix === undefined ? "" : escapeLatex(prefix);
  const item: CitedItem = { key, pre, post: postnote(locator, language) };
  const { span } = command;
  const isPlain = items.every(({ pre, post }, index) => post === "" && (pre === "" || index === 0)) && pre === "";
  const [group] = command.groups;
  if (isPlain && command.groups.length === 1 && group !== undefined) {
    const list = withKey(group.list, key);
    const joined = `\\${command.name}${command.star}${command.outer}${options(group.pre, item.post)}{${list}}`;
    if (item.post === "" || bundle.noteEndsList?.(text))
      return { change: { span, newText: joined }, locatorLost: false };
  }
  const several = bundle.several([...items, item], command);
  if (several !== undefined)
    return { change: { span, newText: terminated(several, text, span.end) }, locatorLost: false };
  const beside = ` ${write({ ...citation, form: "parenthetical" }, commands, bundle)}`;
  return { change: { span: { start: span.end, end: span.end }, newText: beside }, locatorLost: false };
}

/** The list with one more key, set apart as the others are. */
function withKey(list: string, key: string): string {
  const keys = list.trimEnd();
  const comma = /(?:^|,)$/u.test(keys) ? "" : /,\s/u.test(keys) ? ", " : ",";
  return `${keys}${comma}${key}${list.slice(keys.length)}`;
}

/** The same works, one of them with another locator. */
function relocated(
  text: string,
  command: CiteCommand,
  items: readonly CitedItem[],
  index: number,
  { locator, language }: Citation,
  bundle: Package,
): Joined {
  const { span, groups, outer, name, star } = command;
  const item = items[index];
  const note = postnote(locator, language);
  const unchanged = { change: { span, newText: text.slice(span.start, span.end) }, locatorLost: false };
  if (item === undefined || note === "") return unchanged;
  const old = leadingLocator(item.post);
  const rest = item.post.slice(old.length);
  const changed = items.with(index, { ...item, post: old === "" && rest !== "" ? `${note}, ${rest}` : note + rest });
  const [group] = groups;
  const several =
    groups.length === 1 && group !== undefined && index === items.length - 1
      ? `\\${name}${star}${outer}${options(group.pre, changed[index]?.post ?? "")}{${group.list}}`
      : bundle.several(changed, command);
  if (several === undefined) return { ...unchanged, locatorLost: true };
  const replaced = old === "" || old === note ? {} : { replaced: old.replaceAll("~", " ") };
  return { change: { span, newText: terminated(several, text, span.end) }, locatorLost: false, ...replaced };
}

/** A list command would take a bracket behind it for its own (biblatex manual §3.9.3). */
function terminated(command: string, text: string, end: number): string {
  const isList = /^\\[A-Za-z]+s[(*[{]/u.test(command);
  return isList && /^\s*[[{]/u.test(text.slice(end, end + 20)) ? `${command}\\relax` : command;
}

/** The locator as TeX: no line may break between a word and its number. */
function postnote(locator: Citation["locator"], language: Citation["language"] = "en"): string {
  if (locator === undefined) return "";
  return escapeLatex(describeLocator(locator, language))
    .replace(/\. /gu, ".~")
    .replace(/table /gu, "table~");
}
