import type { Term } from "../../core/recognition/mention.ts";
import { isHan } from "../../core/text/script.ts";
import type { Span } from "../../core/text/span.ts";
import { TRADITIONAL_PAIRS } from "../../core/text/traditional.ts";

export type Script = "simplified" | "traditional";

/** The script that each term of a text is written in; undefined where both have it, or it stands beside the other one. */
export function scriptsOf(text: string, terms: readonly Term[]): readonly (Script | undefined)[] {
  return terms.map((term, index) =>
    isPair(term, terms[index - 1]) || isPair(term, terms[index + 1]) ? undefined : scriptOf(text, term),
  );
}

/** Both scripts side by side on purpose: 新型举国体制／新型舉國體制. */
function isPair(term: Term, other: Term | undefined): boolean {
  if (other === undefined || other.concept !== term.concept) return false;
  return Math.max(term.start - other.end, other.start - term.end) <= 3 && other.rendering.language !== "en";
}

/** What some traditional characters fold to, but traditional texts write too. */
const IN_BOTH =
  "后面里干系发只台云几于丑冬松复当志曲板划范郁斗谷向回岩布借克制准并征御愿托才折挂采致舍表象游确欲注欣占凌凶佣佛余卷参岳卜吁了症团家合汇沈姜升吊同背胜术朱种杰秋累蒙尸弥恶据扑夸娘咨咽杯";

/** Not whatever folds: radicals and compatibility forms, as PDF files yield them, are of no script. */
const TRADITIONAL = pairTable(0);
/** Characters that are simplified only: what a traditional one folds to, unless it is written in both scripts. */
const SIMPLIFIED = pairTable(1);
for (const sign of IN_BOTH) SIMPLIFIED[sign.charCodeAt(0)] = 0;

function pairTable(side: 0 | 1): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let index = side; index < TRADITIONAL_PAIRS.length; index += 2) table[TRADITIONAL_PAIRS.charCodeAt(index)] = 1;
  return table;
}

function scriptOf(text: string, { start, end }: Span): Script | undefined {
  let simplified = false;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (!isHan(unit)) continue;
    if (TRADITIONAL[unit] === 1) return "traditional";
    if (SIMPLIFIED[unit] === 1) simplified = true;
  }
  return simplified ? "simplified" : undefined;
}
