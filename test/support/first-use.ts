import type { Concept, Relation, Rendering } from "../../server/core/concept/concept.ts";
import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { englishForms } from "../../server/core/concept/inflection.ts";
import { type Recognized, recognize } from "../../server/core/recognition/recognized.ts";
import { scriptOf } from "../../server/core/text/language.ts";
import { type DraftChange, type PlanOptions, planFirstUses, type Step } from "../../server/features/first-use/plan.ts";
import { rendering } from "./glossary.ts";
import { concept } from "./recognition.ts";

/** English wordings, the preferred one first; `~` before one that is weak, `=` before an abbreviation. */
function english(...wordings: readonly string[]): Rendering[] {
  return wordings.map((wording) => {
    const text = wording.replace(/^[~=]+/u, "");
    return rendering(text, {
      forms: englishForms(text, true),
      ...(wording.includes("~") ? { strength: "weak" } : {}),
      ...(wording.includes("=") ? { status: "abbreviation", exactCase: true } : {}),
    });
  });
}

/** Chinese in both scripts with its pinyin. */
function chinese(simplified: string, traditional: string, pinyin: string, weak = false): Rendering[] {
  const strength = weak ? "weak" : "strong";
  return [
    rendering(simplified, { pinyin, strength }),
    rendering(traditional, { language: "zh-Hant", pinyin, strength }),
  ];
}

function related(kind: Relation["kind"], id: string): Partial<Concept> {
  return { relations: [{ kind, id }] };
}

/** Terms with the hard cases of the built-in glossary, which others may change: these stay as they are. */
const glossary = buildGlossary([
  concept("new-style-national-team", [
    ...english("new-style national team", "new national team", "new-type national team"),
    rendering("xinxing juguo tizhi"),
    ...chinese("新型举国体制", "新型舉國體制", "xīn xíng jǔ guó tǐ zhì"),
  ]),
  concept(
    "national-team",
    [...english("~national team"), ...chinese("举国体制", "舉國體制", "jǔ guó tǐ zhì")],
    related("contrastsWith", "new-style-national-team"),
  ),
  concept("nsstf", [
    ...english("National Strategic S&T Force", "=NSS&TF"),
    ...chinese("国家战略科技力量", "國家戰略科技力量", "guó jiā zhàn lüè kē jì lì liàng"),
  ]),
  concept("most", [
    ...english("Ministry of Science and Technology", "~=MOST"),
    ...chinese("科技部", "科技部", "kē jì bù"),
  ]),
  concept("mlp", [
    ...english("~Medium and Long-Term Plan", "2006 Medium and Long-Term Plan", "~=MLP"),
    ...chinese("国家中长期规划（2006—2020年）", "國家中長期規劃（2006—2020年）", "guó jiā zhōng cháng qī guī huà"),
  ]),
  concept("core-technologies", [
    ...english("~core technologies"),
    ...chinese("核心技术", "核心技術", "hé xīn jì shù", true),
  ]),
  concept("key-core-technologies", [
    ...english("key core technologies"),
    ...chinese("关键核心技术", "關鍵核心技術", "guān jiàn hé xīn jì shù"),
  ]),
  concept("slogan", [
    ...english("S&T self-sufficiency and self-empowerment"),
    ...chinese("科技自立自强", "科技自立自強", "kē jì zì lì zì qiáng"),
  ]),
  concept("choke-point-technologies", [
    ...english("choke point technologies"),
    ...chinese("卡脖子技术", "卡脖子技術", "qiǎ bó zi jì shù"),
  ]),
  concept("centralizing-power", [
    ...english("centralizing power to do great things"),
    ...chinese("集中力量办大事", "集中力量辦大事", "jí zhōng lì liàng bàn dà shì"),
  ]),
  concept("short-boards", [...english("short boards"), ...chinese("短板", "短板", "duǎn bǎn")]),
  concept("long-boards", [
    ...english("long boards"),
    rendering("长板", { notAfter: "成", pinyin: "cháng bǎn" }),
    rendering("長板", { notAfter: "成", language: "zh-Hant", pinyin: "cháng bǎn" }),
  ]),
  concept("industrial-policy", [
    ...english("industrial policy"),
    ...chinese("产业政策", "產業政策", "chǎn yè zhèng cè"),
  ]),
  concept("indigenous-innovation", [
    ...english("indigenous innovation"),
    ...chinese("自主创新", "自主創新", "zì zhǔ chuàng xīn"),
  ]),
  concept("dual-circulation", [...english("dual circulation"), ...chinese("双循环", "雙循環", "shuāng xún huán")]),
  concept("new-development-pattern", [
    ...english("new development pattern"),
    rendering("xinfazhan geju"),
    rendering("xinxing fazhan geju"),
    ...chinese("新发展格局", "新發展格局", "xīn fā zhǎn gé jú"),
  ]),
  concept("disruptive-technologies", [
    ...english("disruptive technologies"),
    ...chinese("颠覆性技术", "顛覆性技術", "diān fù xìng jì shù"),
  ]),
  concept("strategic-emerging-industries", [
    ...english("strategic emerging industries"),
    ...chinese("战略性新兴产业", "戰略性新興產業", "zhàn lüè xìng xīn xīng chǎn yè"),
  ]),
  concept("national-laboratories", [
    ...english("national laboratories"),
    ...chinese("国家实验室", "國家實驗室", "guó jiā shí yàn shì"),
  ]),
  concept("passing-on-the-curve", [
    ...english("passing on the curve"),
    ...chinese("弯道超车", "彎道超車", "wān dào chāo chē"),
  ]),
  concept("s-and-t", [...english("=S&T"), ...chinese("科技", "科技", "kē jì")], { kind: "abbreviation" }),
]);

const TEMPLATES = { en: "{en} ({zh})", zh: "{zh}（{en}，{abbr}）" };

function optionsWith(templates: { readonly en: string; readonly zh: string }): PlanOptions {
  return {
    countWeak: false,
    glossOptions: ({ text, kind }) => ({ script: scriptOf(text), templates, proseKind: kind }),
  };
}

export const options: PlanOptions = optionsWith(TEMPLATES);

export function draft(text: string, kind = "markdown"): Recognized {
  return recognize(text, kind, glossary);
}

export function planOf(text: string, kind?: string): readonly Step[] {
  return planFirstUses([draft(text, kind)], options);
}

/** The text after these changes of it. */
export function applied(text: string, changes: readonly Pick<DraftChange, "span" | "newText">[]): string {
  return [...changes]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, newText }) => done.slice(0, span.start) + newText + done.slice(span.end), text);
}

/** The text with each concept glossed at its first use. */
export function glossed(text: string, kind?: string, templates = TEMPLATES): string {
  const steps = planFirstUses([draft(text, kind)], optionsWith(templates));
  return applied(
    text,
    steps.flatMap(({ changes }) => changes),
  );
}
