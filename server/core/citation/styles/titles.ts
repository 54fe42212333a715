import { italic, plainText, type Rich, type RichPart, rich } from "../rich.ts";
import type { Work } from "../work.ts";
import { joined } from "./people.ts";

/** Whether a work stands in another, or on a site, so that most styles put its title into quotation marks. */
export function isPart({ type }: Work): boolean {
  return type.startsWith("article") || PARTS.has(type);
}

const PARTS = new Set(["chapter", "paper-conference", "webpage", "post", "post-weblog", "entry-encyclopedia"]);

/** The title of a Chinese work in an English text: pinyin where it is known, else characters; and the translation. */
export function originalTitle({ title, custom }: Work): { readonly own: string; readonly translation?: string } {
  const own = custom?.titlePinyin ?? custom?.titleZh;
  return own === undefined || own === title ? { own: title } : { own, translation: title };
}

/** Quotation marks inside quotation marks are single (CMOS 17 §13.30, MLA 9 §6.55). */
export function nested(text: string): string {
  return text.replaceAll("“", "‘").replaceAll("”", "’");
}

/**
 * A title in quotation marks with the mark behind it inside, as American styles have it; a question mark stays, and only a
 * comma joins it.
 */
export function quoted(title: string, mark: "" | "." | "," = ""): string {
  const text = nested(title);
  if (mark === "." && /[.?!][’”]*$/u.test(text)) return `“${text}”`;
  const inner = mark !== "" && text.endsWith("’") && text.includes("‘") ? `${text.slice(0, -1)}${mark}’` : text + mark;
  return `“${inner}”`;
}

/** A title that stands alone, in italics, with the mark behind it upright. */
export function slanted(title: string, mark: "" | "." | "," = ""): Rich {
  return mark === "." && /[.?!]$/u.test(title) ? [italic(title)] : rich(italic(title), mark);
}

/** The part of a title before its colon, without its article: what a later note calls the work. */
export function shortTitle({ title, "title-short": short }: Work): string {
  return short ?? (title.split(/[:：]/u)[0] ?? title).replace(/^(?:the|an?) /iu, "");
}

/** A sentence of an entry: with its stop, if it does not end in one. */
export function stopped(part: RichPart): Rich {
  const text = rich(part);
  const end = plainText(text);
  if (end === "" || /[.?!。][”’]*$/u.test(end)) return text;
  return rich(text, ".");
}

/** Sentences one after the other. */
export function sentences(parts: readonly RichPart[]): Rich {
  return parts
    .map(stopped)
    .filter((part) => part.length > 0)
    .reduce<Rich>((made, part) => (made.length === 0 ? part : rich(made, " ", part)), []);
}

/** `Qiushi 求是`. */
export function withCharacters(text: string | undefined, characters: string | undefined): string | undefined {
  return text === undefined && characters === undefined
    ? undefined
    : joined(text, characters === text ? "" : characters);
}
