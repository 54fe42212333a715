import { frontMatterEnd } from "../../core/prose/front-matter.ts";
import { languageOf } from "../../core/text/language.ts";

const DECLARED: readonly RegExp[] = [
  /^lang:[ \t]{0,9}["']?([a-z]{2})/imu,
  /#set[ \t]{1,9}text\([^)]{0,500}\blang:[ \t]{0,9}"([a-z]{2})"/iu,
  /^#\+language:[ \t]{0,9}([a-z]{2})/imu,
  /^:lang:[ \t]{0,9}([a-z]{2})/imu,
];
const CHINESE_LATEX = /\\documentclass(?:\[[^\]]{0,500}\])?\{ctex|\\usepackage(?:\[[^\]]{0,500}\])?\{ctex\}/u;
const SAMPLE = 20_000;

/** The language of a whole document: what it declares, else what its text is written in. */
export function documentLanguage(text: string): "en" | "zh" {
  const sample = text.slice(0, SAMPLE);
  for (const pattern of DECLARED) {
    const declared = pattern.exec(sample)?.[1];
    if (declared !== undefined) return declared.toLowerCase() === "zh" ? "zh" : "en";
  }
  if (CHINESE_LATEX.test(sample)) return "zh";
  const body = sample.indexOf("\\begin{document}");
  const prose = sample
    .slice(Math.max(frontMatterEnd(sample), body))
    // Commands, keys and addresses are Latin in every language.
    .replace(
      /\\[A-Za-z@]{1,40}|https?:\/\/[^\s，。]{1,500}|@[\w:.-]{1,100}|\{[\w:, .-]{1,200}\}|<[\w:.-]{1,100}>/gu,
      " ",
    );
  return languageOf(prose);
}
