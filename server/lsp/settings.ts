import type { DialectId } from "../core/citation/dialect.ts";
import { STYLE_CHOICES } from "../core/citation/styles/styles.ts";

/** What the user can set, in the server's own terms; `package.json` has the same keys, defaults and descriptions. */
export interface Settings {
  readonly highlight: "off" | "firstUse" | "all";
  readonly inlayHints: "off" | "gloss" | "pinyin" | "both";
  readonly "find.limit": number;
  readonly "hover.detail": "short" | "full";
  readonly "recognition.weakTerms": "off" | "hover" | "full";
  readonly "citation.dialect": "auto" | DialectId;
  /** One of `STYLE_CHOICES`. */
  readonly "citation.style": string;
  readonly "citation.chicagoEdition": 17 | 18;
  readonly glossaries: readonly string[];
  readonly "bibliography.files": readonly string[];
  readonly "bibliography.keyTemplate": string;
  /** Files, folders, globs, and `.bib` files for the files that they name. */
  readonly sources: readonly string[];
  readonly "gloss.template.en": string;
  readonly "gloss.template.zh": string;
  readonly "completion.enabled": boolean;
  readonly "completion.pinyin": boolean;
  readonly "diagnostics.level": "off" | "hint" | "information";
  /** Rules that are switched off, by id; the others are on. */
  readonly "diagnostics.rules": Readonly<Record<string, boolean>>;
  /** Rules and concepts of which nothing is to be said: `two-renderings new-style-national-team`. */
  readonly "diagnostics.ignore": readonly string[];
  readonly script: "auto" | "simplified" | "traditional";
}

export const DEFAULTS: Settings = {
  highlight: "firstUse",
  inlayHints: "off",
  "find.limit": 50_000,
  "hover.detail": "short",
  "recognition.weakTerms": "hover",
  "citation.dialect": "auto",
  "citation.style": "auto",
  "citation.chicagoEdition": 17,
  glossaries: [],
  "bibliography.files": [],
  "bibliography.keyTemplate": "",
  sources: [],
  "gloss.template.en": "{en} ({zh})",
  "gloss.template.zh": "{zh}（{en}，{abbr}）",
  "completion.enabled": true,
  "completion.pinyin": false,
  "diagnostics.level": "hint",
  "diagnostics.rules": {},
  "diagnostics.ignore": [],
  script: "auto",
};

const CHOICES: Readonly<Partial<Record<keyof Settings, readonly unknown[]>>> = {
  highlight: ["off", "firstUse", "all"],
  inlayHints: ["off", "gloss", "pinyin", "both"],
  "hover.detail": ["short", "full"],
  "recognition.weakTerms": ["off", "hover", "full"],
  "citation.dialect": [
    "auto",
    "pandoc",
    "myst",
    "biblatex",
    "natbib",
    "apacite",
    "latex",
    "typst",
    "org",
    "asciidoc",
    "rst",
    "plain",
  ],
  "citation.style": STYLE_CHOICES,
  "citation.chicagoEdition": [17, 18],
  "diagnostics.level": ["off", "hint", "information"],
  script: ["auto", "simplified", "traditional"],
};

/** Reads the `tifa` section of the client's configuration; what is missing or wrong has its default. */
export function readSettings(section: unknown): Settings {
  const entries = Object.entries(DEFAULTS).map(([key, otherwise]) => {
    const value = valueAt(section, key);
    const choices = CHOICES[key as keyof Settings];
    const isFile = key === "citation.style" && typeof value === "string" && isStyleFile(value);
    const good = choices === undefined ? isLike(value, otherwise) : isFile || choices.includes(value);
    return [key, good ? value : otherwise];
  });
  return Object.fromEntries(entries) as Settings;
}

/** Whether `citation.style` names a file in the Citation Style Language rather than a style of Tifa’s own. */
export function isStyleFile(choice: string): boolean {
  return /\.csl$/iu.test(choice.trim());
}

/** Whether a value has the shape of the default: a text, a number, a list of texts, an object. */
function isLike(value: unknown, otherwise: unknown): boolean {
  if (Array.isArray(otherwise)) return Array.isArray(value) && value.every((item) => typeof item === "string");
  return typeof value === typeof otherwise && value !== null && !Array.isArray(value);
}

/** `hover.detail` as a nested object, which is how clients send it, or as one key, which is how people write it. */
function valueAt(section: unknown, key: string): unknown {
  if (typeof section !== "object" || section === null) return undefined;
  if (Object.hasOwn(section, key)) return (section as Readonly<Record<string, unknown>>)[key];
  const [first = "", ...rest] = key.split(".");
  if (rest.length === 0 || !Object.hasOwn(section, first)) return undefined;
  return valueAt((section as Readonly<Record<string, unknown>>)[first], rest.join("."));
}
