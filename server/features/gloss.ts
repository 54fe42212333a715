import { escapeLatex } from "../core/citation/dialects/latex.ts";
import type { Concept, Language, Rendering } from "../core/concept/concept.ts";
import { preferred } from "../core/concept/glossary.ts";
import { isLatex } from "../core/prose/prose.ts";

/** Which Chinese script to write: the document's own, where it shows one. */
export type Script = "simplified" | "traditional";

export interface GlossOptions {
  readonly script: Script;
  /** House forms: `{en} ({zh})` in English text, `{zh}（{en}，{abbr}）` in Chinese; `{pinyin}` is known too. */
  readonly templates: { readonly en: string; readonly zh: string };
  /** The kind of prose that it is written into: LaTeX needs `S\&T`. */
  readonly proseKind: string;
}

/** What a gloss puts around a wording; with a house form like `{en} ({zh})` all of it comes after. */
export interface Gloss {
  readonly before: string;
  readonly after: string;
}

/** A concept's name in the document's language, to be put into the text. */
export function termText(
  concept: Concept,
  language: "en" | "zh",
  options: Pick<GlossOptions, "script" | "proseKind">,
): string | undefined {
  const text = renderingFor(concept, language, options.script)?.text;
  return text === undefined ? undefined : escaped(text, options.proseKind);
}

/** The term with the other language in brackets; the term alone where there is no other. */
export function glossText(concept: Concept, language: "en" | "zh", options: GlossOptions): string | undefined {
  const term = termText(concept, language, options);
  if (term === undefined) return termText(concept, language === "en" ? "zh" : "en", options);
  const gloss = glossOf(concept, { text: term, language }, language, options);
  return gloss === undefined ? term : gloss.before + term + gloss.after;
}

/**
 * The gloss of a wording that stands in a text, in the house form of the wording's language; its brackets are those of
 * the text around it. Undefined where the concept has no name in the other language.
 */
export function glossOf(
  concept: Concept,
  wording: { readonly text: string; readonly language: "en" | "zh" },
  around: "en" | "zh",
  { script, templates, proseKind }: GlossOptions,
): Gloss | undefined {
  const { language } = wording;
  const en = renderingFor(concept, "en", script);
  const zh = renderingFor(concept, "zh", script);
  if ((language === "en" ? zh : en) === undefined) return undefined;
  const abbreviation = abbreviationOf(concept)?.text;
  const values: Readonly<Record<string, string | undefined>> = {
    en: en?.text,
    zh: zh?.text,
    pinyin: zh?.pinyin,
    abbr: abbreviation === en?.text || abbreviation === wording.text ? undefined : abbreviation,
  };
  const head = `{${language}}`;
  const written = templates[language].includes(head) ? templates[language] : HOUSE_FORMS[language];
  const template = around === language ? written : around === "en" ? halfWidth(written) : fullWidth(written);
  const fill = (part: string): string =>
    filled(part, (key) => {
      const value = key === language ? wording.text : values[key];
      return value === undefined ? undefined : escaped(value, proseKind);
    });
  // The wording itself holds the place of its name while what is missing is taken out around it.
  const [before = "", ...rest] = fill(template.replace(head, HEAD)).split(HEAD);
  return { before, after: rest.join("") };
}

/** The concept's English abbreviation, where it has one. */
function abbreviationOf({ renderings }: Concept): Rendering | undefined {
  return renderings.find(({ status, language }) => status === "abbreviation" && language === "en");
}

/** The rendering to write in this language and script. */
export function renderingFor(concept: Concept, language: "en" | "zh", script: Script): Rendering | undefined {
  const of: Language = language === "en" ? "en" : script === "traditional" ? "zh-Hant" : "zh-Hans";
  return preferred(concept, of);
}

const HOUSE_FORMS = { en: "{en} ({zh})", zh: "{zh}（{en}，{abbr}）" } as const;
const HEAD = "\u0000";

/** Fills the places of a house form; one that has no value goes, with the separator that led to it. */
function filled(template: string, valueFor: (key: string) => string | undefined): string {
  return template
    .replace(/([\s,，、;；/]*)\{(en|zh|pinyin|abbr)\}/gu, (_, separator: string, key: string) => {
      const value = valueFor(key);
      return value === undefined ? "" : separator + value;
    })
    .replace(/([(（])[\s,，、;；/]+/gu, "$1")
    .replace(/\s*(?:\(\s*\)|（\s*）)/gu, "");
}

function halfWidth(template: string): string {
  return template
    .replace(/\s*（/gu, " (")
    .replace(/）/gu, ")")
    .replace(/[，、]\s*/gu, ", ")
    .replace(/；\s*/gu, "; ");
}

function fullWidth(template: string): string {
  return template.replace(/\s*\(/gu, "（").replace(/\)/gu, "）").replace(/,\s*/gu, "，").replace(/;\s*/gu, "；");
}

function escaped(text: string, proseKind: string): string {
  return isLatex(proseKind) ? escapeLatex(text) : text;
}
