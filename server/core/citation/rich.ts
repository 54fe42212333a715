import { escapeHtml } from "../text/escape-html.ts";

/** A piece of formatted text that looks the same throughout. */
export interface Run {
  readonly text: string;
  readonly italic?: true;
  readonly superscript?: true;
  /** The address that it leads to. */
  readonly link?: string;
}

/** A formatted text: its runs in order. */
export type Rich = readonly Run[];

/** What a formatted text is put together from; undefined and empty parts fall away. */
export type RichPart = string | Run | Rich | undefined;

/** One text of several parts; neighbours that look the same become one run. */
export function rich(...parts: readonly RichPart[]): Rich {
  const runs: Run[] = [];
  for (const run of parts.flatMap(runsOf)) {
    const last = runs.at(-1);
    if (run.text === "") continue;
    if (last !== undefined && looksLike(last, run)) runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

/** The parts that are there, with `separator` between them. */
export function joinRich(parts: readonly RichPart[], separator: string): Rich {
  const kept = parts.filter((part) => !isEmpty(part));
  return rich(...kept.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));
}

export function isEmpty(part: RichPart): boolean {
  return runsOf(part).every(({ text }) => text === "");
}

export function italic(text: string): Run {
  return { text, italic: true };
}

export function superscript(text: string): Run {
  return { text, superscript: true };
}

/** A text that leads to `url`, by itself the address. */
export function linked(url: string, text: string = url): Run {
  return { text, link: url };
}

/** The text without its looks. What is raised has raised signs where Unicode has them for all of it: `[1]¹²⁻¹⁴`. */
export function plainText(text: Rich): string {
  return text.map((run) => (run.superscript ? raised(run.text) : run.text)).join("");
}

/** The text as HTML, escaped. Addresses become links where they are web addresses. */
export function htmlOf(text: Rich): string {
  return text.map(htmlOfRun).join("");
}

function runsOf(part: RichPart): Rich {
  if (part === undefined) return [];
  if (typeof part === "string") return [{ text: part }];
  return Array.isArray(part) ? (part as Rich) : [part as Run];
}

function looksLike(one: Run, other: Run): boolean {
  return one.italic === other.italic && one.superscript === other.superscript && one.link === other.link;
}

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789-–+()n"].map((sign, index) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺⁽⁾ⁿ"][index] ?? ""]),
);

function raised(text: string): string {
  const signs = [...text].map((sign) => RAISED[sign]);
  return signs.includes(undefined) ? text : signs.join("");
}

function htmlOfRun({ text, italic: slanted, superscript: isRaised, link }: Run): string {
  let made = escapeHtml(text);
  if (isRaised) made = `<sup>${made}</sup>`;
  if (slanted) made = `<i>${made}</i>`;
  return link !== undefined && /^https?:/iu.test(link) ? `<a href="${escapeHtml(link)}">${made}</a>` : made;
}
