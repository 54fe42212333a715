import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { englishForms } from "../../server/core/concept/inflection.ts";
import { rendering } from "./glossary.ts";
import { concept } from "./recognition.ts";

function english(text: string, more: Parameters<typeof rendering>[1] = {}): ReturnType<typeof rendering> {
  return rendering(text, { forms: englishForms(text, true), ...more });
}

/** A small glossary with the hard cases of the real one. */
export const terms = buildGlossary([
  concept("new-style-national-team", [
    english("new-style national team"),
    rendering("新型举国体制"),
    rendering("新型舉國體制", { language: "zh-Hant" }),
  ]),
  concept(
    "national-team",
    [
      english("national team", { strength: "weak" }),
      english("traditional national team"),
      rendering("举国体制"),
      rendering("舉國體制", { language: "zh-Hant" }),
    ],
    { relations: [{ kind: "contrastsWith", id: "new-style-national-team" }] },
  ),
  concept("nsstf", [
    english("national strategic S&T force"),
    rendering("NSS&TF", { exactCase: true, status: "abbreviation" }),
  ]),
  concept("s-and-t", [english("S&T")]),
  concept("self-sufficiency", [english("S&T self-sufficiency")]),
  concept("slogan", [english("S&T self-sufficiency and self-empowerment"), rendering("科技自立自强")]),
  concept("long-boards", [english("long board"), rendering("长板", { notAfter: "成" })]),
  concept("industrial-policy", [english("industrial policy")]),
  concept("most", [
    rendering("MOST", { exactCase: true, strength: "weak", status: "abbreviation" }),
    rendering("Ministry of Science and Technology"),
  ]),
  concept("mlp", [
    rendering("Medium and Long-Term Plan"),
    rendering("MLP", { exactCase: true, strength: "weak", status: "abbreviation" }),
  ]),
  concept("assassins-mace", [english("assassin's mace")]),
  concept("mic", [rendering("中国制造2025"), rendering("Made in China 2025")]),
  concept("core-technologies", [english("core technology"), rendering("核心技术")]),
  concept("key-core-technologies", [english("key core technology"), rendering("关键核心技术")]),
]);
