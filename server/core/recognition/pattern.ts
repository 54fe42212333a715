import { foldText } from "../text/fold.ts";

const HAN = String.raw`[\u2e80-\u2fd5\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]`;
const SPACE_AFTER_HAN = new RegExp(`(${HAN}) (?=[^\\s\\u2e80-\\u9fff])`, "gu");
const SPACE_BEFORE_HAN = new RegExp(`([a-z0-9&]) (?=${HAN})`, "gu");
/** Words with single spaces, as nearly all English forms are: nothing to drop. */
const PLAIN = /^[a-z0-9-]+(?: [a-z0-9-]+)*$/u;

/**
 * Folds a form to the symbols that the automaton looks for. Spaces between an ideograph and a Latin letter are dropped:
 * recognition takes 中国制造 2025 and 中国制造2025 alike.
 */
export function foldPattern(form: string): string {
  const folded = foldText(form);
  if (PLAIN.test(folded) || !/\s/u.test(folded)) return folded;
  return folded.replace(/\s+/gu, " ").trim().replace(SPACE_AFTER_HAN, "$1").replace(SPACE_BEFORE_HAN, "$1");
}
