import * as l10n from "@vscode/l10n";
import type { Rendering } from "../../../core/concept/concept.ts";
import type { Span } from "../../../core/text/span.ts";
import type { Edit, Finding } from "../finding.ts";
import { grouped } from "../grouped.ts";
import { lookAtUses, type Survey, type Use, usesOf } from "../survey.ts";

/** Where an abbreviation is spelled out: *National Strategic S&T Forces (NSS&TF)*. */
interface Introduction {
  /** From the spelt-out name to behind the bracket. */
  readonly span: Span;
  readonly abbreviation: Use;
  /** The brackets hold the abbreviation alone, so the whole can be put elsewhere. */
  readonly movable: boolean;
}

/**
 * An abbreviation that is used before the document spells it out, or spelled out twice. One that is never spelled out is
 * the author's choice, and an abstract is a text of its own.
 */
export function abbreviation(survey: Survey): readonly Finding[] {
  const { text } = survey;
  const isAbbreviation = ({ status, language }: Rendering): boolean => status === "abbreviation" && language === "en";
  const bracketed = new Set<Rendering>();
  lookAtUses(survey, ({ rendering }, term) => {
    if (term.bracketed !== undefined && isAbbreviation(rendering)) bracketed.add(rendering);
  });
  const abbreviations = usesOf(survey, ({ rendering }) => bracketed.has(rendering)).filter(
    ({ section }) => section === "body",
  );
  const groups = grouped(abbreviations, ({ rendering }) => rendering);
  return [...groups.values()].flatMap((group) => {
    const introductions = group.flatMap((use) => introductionOf(use) ?? []);
    const [first, ...more] = introductions;
    if (first === undefined) return [];
    return [...early(text, group, first), ...more.map((other) => again(text, other, first))];
  });
}

function introductionOf(use: Use): Introduction | undefined {
  const { gloss, concept } = use;
  if (gloss === undefined || gloss.of.concept !== concept || !gloss.whole) return undefined;
  const { status, language } = gloss.of.rendering;
  if (status === "abbreviation" || language !== "en") return undefined;
  return { span: { start: gloss.of.start, end: gloss.end }, abbreviation: use, movable: gloss.alone };
}

function early(text: string, uses: readonly Use[], introduction: Introduction): readonly Finding[] {
  const [first] = uses;
  if (first === undefined || first.start >= introduction.span.start || first.gloss !== undefined) return [];
  const { span, movable, abbreviation: introduced } = introduction;
  const name = text.slice(first.start, first.end);
  const edits: readonly Edit[] = [
    { span: { start: first.start, end: first.end }, newText: text.slice(span.start, span.end) },
    { span, newText: text.slice(introduced.start, introduced.end) },
  ];
  const finding: Finding = {
    span: { start: first.start, end: first.end },
    rule: "abbreviation",
    concept: first.concept.id,
    message: l10n.t("“{0}” is used here before it is spelled out.", name),
    related: [{ span, message: l10n.t("“{0}” is spelled out here", name) }],
    fixes: () => (movable ? [{ scope: "here", title: l10n.t("Spell “{0}” out here instead", name), edits }] : []),
  };
  return [finding];
}

function again(text: string, { span, movable, abbreviation: use }: Introduction, first: Introduction): Finding {
  const name = text.slice(use.start, use.end);
  return {
    span,
    rule: "abbreviation",
    concept: use.concept.id,
    message: l10n.t("“{0}” has been spelled out before.", name),
    related: [{ span: first.span, message: l10n.t("“{0}” is spelled out here", name) }],
    fixes: () =>
      movable
        ? [{ scope: "here", title: l10n.t("Leave “{0}” alone here", name), edits: [{ span, newText: name }] }]
        : [],
  };
}
