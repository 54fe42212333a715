import type { Name, Work } from "../work.ts";
import { isChinese } from "./chinese.ts";

/** A name in its parts; a body and a name in characters have `whole` alone. */
export interface NameParts {
  readonly whole?: string;
  readonly family: string;
  /** `van der`. */
  readonly particle: string;
  readonly given: string;
  readonly suffix: string;
}

const PARTICLE = /^((?:\p{Ll}[\p{L}’']*\.?\s+)+)(?=\p{Lu})/u;
const SUFFIX = /^(.*), ((?:Jr|Sr)\.?|[IVX]{1,4})$/u;

/** The parts of a name, also where the data has particle and suffix in the family and given name, as `.bib` files do. */
export function partsOf(name: Name): NameParts {
  const { family = "", given = "", literal } = name;
  if (literal !== undefined || family === "" || given === "") {
    const whole = literal ?? joined(given, family);
    return { whole, family: whole, particle: "", given: "", suffix: "" };
  }
  const own = PARTICLE.exec(family)?.[1] ?? "";
  const [, first = given, last] = SUFFIX.exec(given) ?? [];
  return {
    family: family.slice(own.length),
    particle: name["non-dropping-particle"] ?? name["dropping-particle"] ?? own.trim(),
    given: first,
    suffix: name.suffix ?? last ?? "",
  };
}

/** `Pieter van der Berg`, `Martin L. King Jr.` */
export function inOrder(name: Name): string {
  const { whole, family, particle, given, suffix } = partsOf(name);
  return whole ?? joined(given, particle, family, suffix);
}

/** `van der Berg`: the name in a sentence. */
export function familyName(name: Name): string {
  const { whole, family, particle } = partsOf(name);
  return whole ?? joined(particle, family);
}

/** `Berg, Pieter van der`, with the particle in front `van der Berg, Pieter`. */
export function inverted(name: Name, particleFirst = false): string {
  const { whole, family, particle, given, suffix } = partsOf(name);
  if (whole !== undefined) return whole;
  const names = particleFirst ? [joined(particle, family), given] : [family, joined(given, particle)];
  return [...names, suffix].filter(Boolean).join(", ");
}

/** `Q., J.-P.`: letters of given names, each with `dot`, parted by `gap`. What a hyphen joins keeps it if it is capital. */
export function initials(given: string, dot: string, gap: string): string {
  const words = given.split(/[\s.]+/u).filter(Boolean);
  const letters = words.map((word) =>
    word
      .split("-")
      .filter((part, index) => index === 0 || /^\p{Lu}/u.test(part))
      .map((part) => `${[...part][0] ?? ""}${dot}`)
      .join(dot === "" ? " " : "-"),
  );
  return letters.join(gap);
}

/** `Berg, P. van der` is not wanted anywhere: `van der Berg, P.`, `King, M. L., Jr.` */
export function withInitials(name: Name, gap: string): string {
  const { whole, family, particle, given, suffix } = partsOf(name);
  if (whole !== undefined) return whole;
  return [joined(particle, family), initials(given, ".", gap), suffix].filter(Boolean).join(", ");
}

/** The same with the letters first: `P. van der Berg`. */
export function initialsFirst(name: Name, gap: string): string {
  const { whole, family, particle, given, suffix } = partsOf(name);
  return whole ?? joined(initials(given, ".", gap), particle, family, suffix);
}

/** Whom a work is listed under: its authors, else the editors of a whole; none for what only its title names. */
export interface Creators {
  readonly names: readonly Name[];
  readonly role: "author" | "editor";
  /** There are more than `names`. */
  readonly andOthers: boolean;
  /** In characters, in the order of `names`; an empty text where unknown. */
  readonly characters: readonly string[];
}

export function creatorsOf({ author = [], editor = [], custom, "container-title": container }: Work): Creators {
  if (author.length === 0 && editor.length > 0 && container === undefined)
    return { names: editor, role: "editor", andOthers: false, characters: custom?.editorsZh ?? [] };
  return {
    names: author,
    role: "author",
    andOthers: custom?.andOthers === true,
    characters: custom?.authorsZh ?? [],
  };
}

/** Names of Chinese works stand as in Chinese, the family first and no comma: `Wang Jia`. */
export function familyFirst(name: Name, work: Work): string | undefined {
  const { whole, family, given } = partsOf(name);
  return isChinese(work) && whole === undefined ? joined(family, given) : undefined;
}

/** `A`, `A and B`, `A, B, and C`; `serial` is the comma before the last of three. */
export function listed(names: readonly string[], and: string, serial = ","): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")}${names.length > 2 ? serial : ""} ${and} ${names.at(-1)}`;
}

/** The texts that are there, with a blank between them. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" ");
}
