/** Words that keep their capital letters in every style, by the beginning. */
const PROPER =
  /^(?:China|Chinese|Sino|Beijing|Shanghai|Shenzhen|Zhangjiang|Hong|Kong|Taiwan|Asia|Europe|America|Japan|Russia|Korea|India|Mao|Deng|Xi|Jinping|CCP|CPC)/u;

/**
 * Puts braces around the words of a title that must keep their capitals where a style writes titles small: abbreviations,
 * names, and in a title that is written small otherwise every capital but the first.
 *
 * @param latex the title as the value of a field
 * @param title the title as text, which tells how it is written
 */
export function protectCapitals(latex: string, title: string): string {
  const words = title.match(/\p{L}{4,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  const isTitleCase = capitals * 2 > words.length;
  let isFirst = true;
  return latex.replace(/\{[^{}]*\}|[\p{L}\p{N}'’-]+|[.?!:]/gu, (word) => {
    const wasFirst = isFirst;
    isFirst = /^[.?!:]$/u.test(word);
    if (isFirst || word.startsWith("{")) return word;
    const inner = /.\p{Lu}/u.test(word.replace(/-\p{Lu}/gu, ""));
    const name = PROPER.test(word);
    const other = !isTitleCase && !wasFirst && /^\p{Lu}/u.test(word);
    return inner || name || other ? `{${word}}` : word;
  });
}
