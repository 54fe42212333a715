import type { Concept, Language, Rendering } from "../core/concept/concept.ts";
import { preferred } from "../core/concept/glossary.ts";

/** Which Chinese script to write: the document's own, where it shows one. */
export type Script = "simplified" | "traditional";

export interface GlossOptions {
  readonly script: Script;
  /** House forms: `{en} ({zh})` in English text, `{zh}（{en}）` in Chinese; `{pinyin}` and `{abbr}` are known too. */
  readonly templates: { readonly en: string; readonly zh: string };
}

/** The concept's name in the document's language, to be put into the text. */
export function termText(concept: Concept, language: "en" | "zh", script: Script): string | undefined {
  return renderingFor(concept, language, script)?.text;
}

/** The term with the other language in brackets; the term alone where there is no other. */
export function glossText(
  concept: Concept,
  language: "en" | "zh",
  { script, templates }: GlossOptions,
): string | undefined {
  const en = renderingFor(concept, "en", script);
  const zh = renderingFor(concept, "zh", script);
  if (en === undefined || zh === undefined) return (language === "en" ? (en ?? zh) : (zh ?? en))?.text;
  const abbreviation = concept.renderings.find(
    ({ status, language: of }) => status === "abbreviation" && of === "en",
  )?.text;
  const values: Readonly<Record<string, string>> = {
    en: en.text,
    zh: zh.text,
    pinyin: zh.pinyin ?? "",
    abbr: abbreviation ?? "",
  };
  return templates[language].replace(/\{(en|zh|pinyin|abbr)\}/gu, (_, key: string) => values[key] ?? "");
}

function renderingFor(concept: Concept, language: "en" | "zh", script: Script): Rendering | undefined {
  const of: Language = language === "en" ? "en" : script === "traditional" ? "zh-Hant" : "zh-Hans";
  return preferred(concept, of);
}
