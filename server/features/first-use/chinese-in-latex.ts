/** Packages and classes that print Chinese, or that a document sets up itself with a font for it. */
const PRINTS_CHINESE =
  /\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]{0,1000}\])?\s*\{[^{}]{0,500}\b(?:ctex|xeCJK|CJK|CJKutf8|CJKspace|xeCJKfntef|luatexja|luatexja-fontspec|luatexja-preset|zhspacing|kotex|bxcjkjatype)\b|\\documentclass\s*(?:\[[^\]]{0,1000}\])?\s*\{(?:ctex\w*|ltj\w+|\w*thesis-?zh\w*|thuthesis|ustcthesis|sjtuthesis|pkuthss|fduthesis|hithesis)\}|\\set(?:main|sans)font\b[^\n]{0,200}(?:CJK|Song|Hei|Ming|Kai|Han)|\\babelprovide\b[^\n]{0,200}chinese|\\(?:setmainlanguage|setotherlanguage|setdefaultlanguage)\b[^\n]{0,100}\{chinese/u;

/**
 * Whether a LaTeX document can print Chinese characters, as far as its preamble tells. Undefined where the text has no
 * preamble, being part of a document whose root is not known.
 *
 * @param root the text of the document's root file
 */
export function printsChinese(root: string): boolean | undefined {
  if (!/\\documentclass\b/u.test(root)) return undefined;
  const end = root.indexOf("\\begin{document}");
  const preamble = (end === -1 ? root : root.slice(0, end)).replace(/(?<!\\)%[^\n]*/gu, "");
  return PRINTS_CHINESE.test(preamble);
}
