import * as l10n from "@vscode/l10n";
import type { Mention } from "../../../core/recognition/mention.ts";
import { foldText } from "../../../core/text/fold.ts";
import { isHan } from "../../../core/text/script.ts";
import { TRADITIONAL_PAIRS } from "../../../core/text/traditional.ts";
import type { Edit, Finding } from "../finding.ts";
import type { Survey, Use } from "../survey.ts";

type Script = "simplified" | "traditional";

/** A document is written in one script where so many of its terms are, and so many times as many as in the other. */
const LEAST = 4;
const TIMES = 4;

/** Terms in simplified characters in a document of traditional ones, or the other way round. */
export function mixedScripts({ text, uses }: Survey): readonly Finding[] {
  const written = { simplified: [] as Use[], traditional: [] as Use[] };
  uses.forEach((use, index) => {
    const script = scriptOf(text, use);
    if (script !== undefined && !isPair(use, uses[index - 1]) && !isPair(use, uses[index + 1]))
      written[script].push(use);
  });
  const { simplified, traditional } = written;
  if (clearlyMore(simplified, traditional)) return findings(text, traditional, "simplified", simplified.length);
  if (clearlyMore(traditional, simplified)) return findings(text, simplified, "traditional", traditional.length);
  return [];
}

function clearlyMore(many: readonly Use[], few: readonly Use[]): boolean {
  return few.length > 0 && many.length >= LEAST && many.length >= TIMES * few.length;
}

/** Both scripts side by side on purpose: 新型举国体制／新型舉國體制. */
function isPair(use: Use, other: Use | undefined): boolean {
  if (other === undefined || other.concept !== use.concept) return false;
  return Math.max(use.start - other.end, other.start - use.end) <= 3 && other.rendering.language !== "en";
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

function scriptOf(text: string, { start, end }: Mention): Script | undefined {
  let simplified = false;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (!isHan(unit)) continue;
    if (TRADITIONAL[unit] === 1) return "traditional";
    if (SIMPLIFIED[unit] === 1) simplified = true;
  }
  return simplified ? "simplified" : undefined;
}

function findings(text: string, uses: readonly Use[], wanted: Script, count: number): readonly Finding[] {
  return uses.map((use) => {
    const { start, end, concept } = use;
    const edit = rewritten(text, use, wanted);
    const message =
      wanted === "simplified"
        ? l10n.t(
            "“{0}” is in traditional characters; {1} terms of this document are in simplified ones.",
            text.slice(start, end),
            count,
          )
        : l10n.t(
            "“{0}” is in simplified characters; {1} terms of this document are in traditional ones.",
            text.slice(start, end),
            count,
          );
    return {
      span: { start, end },
      rule: "mixed-scripts",
      concept: concept.id,
      message,
      related: [],
      fixes: () => {
        if (edit === undefined) return [];
        const all = uses.flatMap((other) => rewritten(text, other, wanted) ?? []);
        return [
          { scope: "here", title: l10n.t("Change to “{0}”", edit.newText), edits: [edit] },
          {
            scope: "document",
            title: l10n.t("Change the script of all {0} terms in this document", all.length),
            edits: all,
          },
        ];
      },
    };
  });
}

/** The same wording in the other script, as the glossary has it. */
function rewritten(text: string, { start, end, concept }: Use, wanted: Script): Edit | undefined {
  const language = wanted === "simplified" ? "zh-Hans" : "zh-Hant";
  const folded = foldText(text.slice(start, end));
  const twin = concept.renderings.find((other) => other.language === language && foldText(other.text) === folded);
  return twin === undefined ? undefined : { span: { start, end }, newText: twin.text };
}
