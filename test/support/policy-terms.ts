import type { Rendering } from "../../server/core/concept/concept.ts";
import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { englishForms } from "../../server/core/concept/inflection.ts";
import { rendering } from "./glossary.ts";
import { concept } from "./recognition.ts";

function english(text: string, more: Partial<Rendering> = {}): Rendering {
  return rendering(text, { forms: englishForms(text, true), status: "admitted", ...more });
}

function abbreviation(text: string): Rendering {
  return rendering(text, { forms: englishForms(text, true), exactCase: true, status: "abbreviation" });
}

function chinese(simplified: string, traditional: string): Rendering[] {
  return [rendering(simplified), rendering(traditional, { language: "zh-Hant" })];
}

const slogan = { kind: "slogan" } as const;

/** A glossary for drafts: small, so that a change of the built-in one changes no golden file. */
export const policyTerms = buildGlossary([
  concept(
    "new-style-national-team",
    [
      english("new-style national team", { status: "preferred" }),
      english("new national team"),
      english("new-style whole-of-nation system", { status: "literal", source: "standard" }),
      english("innovative nationwide mobilization system", { source: "standard" }),
      ...chinese("新型举国体制", "新型舉國體制"),
    ],
    { ...slogan, relations: [{ kind: "succeeds", id: "national-team" }] },
  ),
  concept(
    "national-team",
    [
      english("national team", { strength: "weak", status: "preferred" }),
      english("whole-of-nation system", { status: "literal" }),
      ...chinese("举国体制", "舉國體制"),
    ],
    slogan,
  ),
  concept("nsstf", [
    english("national strategic S&T force", { status: "preferred" }),
    abbreviation("NSS&TF"),
    ...chinese("国家战略科技力量", "國家戰略科技力量"),
  ]),
  concept(
    "slogan",
    [
      english("S&T self-sufficiency and self-empowerment", { status: "preferred" }),
      english("S&T self-reliance and self-improvement", { status: "official" }),
      ...chinese("科技自立自强", "科技自立自強"),
    ],
    slogan,
  ),
  concept("self-reliance", [english("self-reliance", { status: "preferred" }), ...chinese("自力更生", "自力更生")], {
    ...slogan,
    relations: [{ kind: "contrastsWith", id: "slogan" }],
  }),
  concept("core-technologies", [
    english("core technology", { status: "preferred" }),
    ...chinese("核心技术", "核心技術"),
  ]),
  concept("key-core-technologies", [
    english("key core technology", { status: "preferred" }),
    ...chinese("关键核心技术", "關鍵核心技術"),
  ]),
  concept("choke-points", [
    english("choke-point technology", { status: "preferred" }),
    english("stranglehold technology"),
    ...chinese("卡脖子技术", "卡脖子技術"),
  ]),
  concept("emerging-industries", [
    english("strategic emerging industry", { status: "preferred" }),
    ...chinese("战略性新兴产业", "戰略性新興產業"),
  ]),
  concept("industrial-policy", [
    english("industrial policy", { status: "preferred" }),
    english("industry politics", { status: "deprecated" }),
    ...chinese("产业政策", "產業政策"),
  ]),
  concept(
    "ndrc",
    [
      english("National Development and Reform Commission", { status: "preferred" }),
      english("State Development and Reform Commission"),
      abbreviation("NDRC"),
      ...chinese("国家发展和改革委员会", "國家發展和改革委員會"),
    ],
    { kind: "institution" },
  ),
]);
