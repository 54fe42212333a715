import type { LocatorLanguage } from "../locator.ts";
import { isEmpty, type Rich, rich } from "../rich.ts";
import type { Work } from "../work.ts";
import type { StyledCitation } from "./style.ts";

/** The brackets of a citation, of the language of its text. */
export function bracketed(content: Rich, language: LocatorLanguage): Rich {
  return isEmpty(content) ? [] : language === "zh" ? rich("（", content, "）") : rich("(", content, ")");
}

/** Words before a citation, with the blank that English has behind them. */
export function prefixed({ prefix, language }: StyledCitation): string {
  return prefix === undefined || prefix === "" ? "" : `${prefix}${language === "zh" ? "" : " "}`;
}

/**
 * A citation in the text: all in brackets, or the names in the sentence and what else there is in brackets behind them.
 *
 * @param bare what stands in the brackets where the names do
 * @param behind what stands in them where the sentence has the names
 */
export function authorDateInText(
  bare: (citation: StyledCitation) => Rich,
  names: (work: Work, language: LocatorLanguage) => Rich,
  behind: (citation: StyledCitation) => Rich,
): (citation: StyledCitation) => Rich {
  return (citation) => {
    const { work, language, narrative } = citation;
    if (!narrative) return bracketed(bare(citation), language);
    const rest = bracketed(behind(citation), language);
    const gap = language === "zh" || isEmpty(rest) ? "" : " ";
    return rich(prefixed(citation), names(work, language), gap, rest);
  };
}
