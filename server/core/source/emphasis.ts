/** Text without the asterisks or underscores of emphasis: `*words*`, `**words**`, `_words_`. */
export function withoutEmphasis(text: string): string {
  if (!/[*_]/u.test(text)) return text;
  return text
    .replace(/(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\1(?![\w*])/gu, "$2")
    .replace(/(?<![\p{L}\d_])(_{1,2})(?=[^\s_])([^_\n]{1,400}?)(?<=[^\s_])\1(?![\p{L}\d_])/gu, "$2");
}
