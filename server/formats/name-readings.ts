import { pinyin } from "pinyin-pro";

// Readings without tones. What has several may be wrong: they are for searching and are never shown.

const HAN = /\p{Script=Han}/u;

/** `xijinping xi jin ping jinping xjp`, for each reading of the surname; empty where there are no Han characters. */
export function readingsOfName(name: string): string {
  if (!HAN.test(name)) return "";
  // 仇 is Qiu as a surname, and people type chou all the same.
  const all = [syllables(name, "head"), syllables(name, "off")].flatMap(withU);
  return [
    ...new Set(all.flatMap((read) => [read.join(""), read.join(" "), read.slice(1).join(""), initials(read)])),
  ].join(" ");
}

/** `xin xing ju guo`, apart, joined and as initials. */
export function readingsOfTitle(title: string): string {
  if (!HAN.test(title)) return "";
  const read = syllables(title, "off");
  return `${read.join(" ")} ${read.join("")} ${initials(read)}`;
}

/** `xin xing ju guo`: the usual reading of a term, which nobody has checked. */
export function readingOfTerm(term: string): string {
  return syllables(term, "off")
    .map((syllable) => syllable.replace("v", "u"))
    .join(" ");
}

function syllables(text: string, surname: "head" | "off"): string[] {
  return pinyin(text, { surname, toneType: "none", type: "array", nonZh: "removed", v: true });
}

/** `lv` and `lu`: both are typed for ü. */
function withU(read: readonly string[]): (readonly string[])[] {
  return read.some((syllable) => syllable.includes("v"))
    ? [read, read.map((syllable) => syllable.replace("v", "u"))]
    : [read];
}

function initials(read: readonly string[]): string {
  return read.map((syllable) => syllable[0] ?? "").join("");
}
