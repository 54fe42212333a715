import * as l10n from "@vscode/l10n";
import type { Concept } from "../../../core/concept/concept.ts";
import { nameOf, preferred } from "../../../core/concept/glossary.ts";
import { isHan } from "../../../core/text/script.ts";
import { reword } from "../../rename.ts";
import type { Finding, Fix } from "../finding.ts";
import { type Gloss, type Survey, type Use, usesOf } from "../survey.ts";

/** *A new kind of national team* may have a name that nobody listed. */
const KIND_OF = /\b(?:kind|type|style|sort|form|version|variety)s? of[\s*_]*$/iu;
/** What may stand before a term that begins its phrase: otherwise a longer name may be meant that nobody listed. */
const PHRASE_START =
  /(?:^|[\n(（“‘"'「，。；：、,;:.!?—–]|\b(?:an?|the|this|that|these|those|its|their|his|her|our|of|in|on|for|to|by|as|and|or|with|from|under|into|about|than|is|are|was|were|be|been|called|china['’]s))[\s*_]*$/iu;
const CHINESE_PHRASE_START = /[的是把对以在为即和与及从于称建健完善动强发挥展行用立成]$/u;

/** A gloss that names another concept: *national team (新型举国体制)*. */
export function wrongGloss(survey: Survey): readonly Finding[] {
  const { text, glossary } = survey;
  return usesOf(survey, (_, { bracketed, discussed }) => bracketed !== undefined && !discussed).flatMap((use) => {
    const { gloss } = use;
    if (gloss === undefined || !gloss.alone || !mayConfuse(text, use, gloss)) return [];
    // A wording that is weak for one concept may well be the other's too.
    const shared =
      glossary.kin.get(gloss.of.concept.id)?.has(use.concept.id) === true && gloss.of.rendering.strength === "weak";
    return shared && !contrasts(gloss.of.concept, use.concept) ? [] : [finding(survey, use, gloss)];
  });
}

function mayConfuse(text: string, { start, end, concept, rendering }: Use, { of }: Gloss): boolean {
  const crosses = (rendering.language === "en") !== (of.rendering.language === "en");
  if (!crosses || concept === of.concept || !of.counted || rendering.status === "abbreviation") return false;
  if (isName(concept) && names(text.slice(start, end), of.concept)) return false;
  const before = text.slice(Math.max(0, of.start - 24), of.start);
  if (of.rendering.language === "en") return PHRASE_START.test(before) && !KIND_OF.test(before);
  return !isHan(before.charCodeAt(before.length - 1)) || CHINESE_PHRASE_START.test(before);
}

function isName({ kind }: Concept): boolean {
  return kind === "institution" || kind === "person" || kind === "policy-document" || kind === "event";
}

/** Whether a gloss names the body that it glosses and a part of it. */
function names(gloss: string, { renderings }: Concept): boolean {
  return renderings.some(({ text }) => gloss.includes(text));
}

function contrasts(a: Concept, b: Concept): boolean {
  const says = ({ relations }: Concept, { id }: Concept): boolean =>
    relations.some(
      (relation) => relation.id === id && (relation.kind === "contrastsWith" || relation.kind === "succeeds"),
    );
  return says(a, b) || says(b, a);
}

function finding(survey: Survey, use: Use, { of }: Gloss): Finding {
  const { text } = survey;
  const own = preferred(of.concept, use.rendering.language);
  const other = preferred(use.concept, of.rendering.language);
  const wording = text.slice(use.start, use.end);
  const term = text.slice(of.start, of.end);
  return {
    span: { start: use.start, end: use.end },
    rule: "wrong-gloss",
    concept: use.concept.id,
    message: l10n.t(
      "“{0}” is another concept ({1}): “{2}” is {3}.",
      wording,
      other?.text ?? nameOf(use.concept, "en", "zh-Hans"),
      term,
      own?.text ?? nameOf(of.concept, "zh-Hans", "en"),
    ),
    related: [{ span: { start: of.start, end: of.end }, message: l10n.t("The term that it glosses") }],
    fixes: () => [
      ...fix(l10n.t("Change the gloss to “{0}”", own?.text ?? ""), own && reword(survey, use, own.text)),
      ...fix(l10n.t("Change the term to “{0}”", other?.text ?? ""), other && reword(survey, of, other.text)),
    ],
  };
}

function fix(title: string, edit: Fix["edits"][number] | undefined): readonly Fix[] {
  return edit === undefined ? [] : [{ scope: "here", title, edits: [edit] }];
}
