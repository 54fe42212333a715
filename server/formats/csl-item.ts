import type { LocatorLanguage } from "../core/citation/locator.ts";
import type { Rich } from "../core/citation/rich.ts";
import type { Name, Work } from "../core/citation/work.ts";

/** Stands for the authors that a work does not name: CSL has nothing for that. No text has this character. */
const OTHERS = "\u{F0E5E}";

/**
 * A work as CSL-JSON for a list in a language. In a Chinese list a Chinese work stands in characters, which is what Chinese
 * styles want. In any other it has its authors in pinyin, and as its title the pinyin with the translation behind it
 * (APA 7 and MLA 9 ask for that), or the characters where the pinyin is not known.
 */
export function cslItem(work: Work, language: LocatorLanguage): { readonly id: string } & Record<string, unknown> {
  const { custom, author, ...fields } = work;
  const isChinese = work.language?.startsWith("zh") === true || custom?.titleZh !== undefined;
  const names = [...(author ?? []), ...(custom?.andOthers ? [{ literal: OTHERS }] : [])];
  const shared = { ...fields, ...(names.length === 0 ? {} : { author: names }) };
  if (!isChinese) return shared;
  return { ...shared, ...(language === "zh" ? inCharacters(work, names) : inPinyin(work)) };
}

function inCharacters({ custom = {} }: Work, names: readonly Name[]): Record<string, unknown> {
  const { authorsZh, titleZh, containerZh, publisherZh } = custom;
  const author = names.map((name, index) => (authorsZh?.[index] ? { literal: authorsZh[index] } : name));
  return {
    language: "zh-CN",
    ...(author.length === 0 ? {} : { author }),
    ...(titleZh === undefined ? {} : { title: titleZh }),
    ...(containerZh === undefined ? {} : { "container-title": containerZh }),
    ...(publisherZh === undefined ? {} : { publisher: publisherZh }),
  };
}

/** As no language: styles would give English titles capitals, and names of Chinese works no comma. */
function inPinyin({ title, custom: { titleZh, titlePinyin } = {} }: Work): Record<string, unknown> {
  const original = titlePinyin ?? titleZh;
  const both =
    original === undefined || original === title || title === "" ? (original ?? title) : `${original} [${title}]`;
  return { language: "und", title: both };
}

/** Puts *et al.* where {@link cslItem} left its sign, and takes away the *and* before it. */
export function withOthers(text: Rich, language: LocatorLanguage): Rich {
  const words = language === "zh" ? "等" : " et al.";
  return text.map((run) =>
    run.text.includes(OTHERS)
      ? { ...run, text: run.text.replace(BEFORE_OTHERS, words).replace(/et al\.\./u, "et al.") }
      : run,
  );
}

const BEFORE_OTHERS = new RegExp(`[,，、]?\\s*(?:and|&|和|与|und|et|y)?\\s*${OTHERS}`, "gu");
