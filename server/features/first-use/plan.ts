import type { Concept, Kind } from "../../core/concept/concept.ts";
import type { Recognized } from "../../core/recognition/recognized.ts";
import { languageAround } from "../../core/text/language.ts";
import { isWord } from "../../core/text/script.ts";
import type { Span } from "../../core/text/span.ts";
import { type GlossOptions, glossOf } from "../gloss.ts";
import { glossPoint } from "./gloss-point.ts";
import { type Use, usesIn } from "./uses.ts";

/** A change of one draft. */
export interface DraftChange {
  readonly draft: Recognized;
  readonly span: Span;
  readonly newText: string;
}

/** What has to be done for one concept to be glossed at its first use, and nowhere else. */
export interface Step {
  /** `foreign`: the first use has the gloss of another concept, which only the writer can put right. */
  readonly kind: "insert" | "move" | "remove" | "foreign";
  readonly concept: Concept;
  /** The uses that it is about: the first one, then the one whose gloss moves or goes. */
  readonly uses: readonly Use[];
  readonly changes: readonly DraftChange[];
}

export interface PlanOptions {
  /** How to write into each kind of document; the script is that of each draft. */
  readonly glossOptions: (draft: Recognized) => GlossOptions;
  /** Count weak wordings as they are, without anything that supports them. */
  readonly countWeak: boolean;
}

/** Places, common abbreviations and words like *local governments* need no gloss. */
const PLAIN_KINDS: ReadonlySet<Kind> = new Set<Kind>(["place", "abbreviation", "actor"]);

/**
 * What has to be done so that each concept has its gloss at its first use in running prose, counted through all the
 * drafts of a manuscript in their order, and only there. Done to a manuscript where it was done already, the plan holds
 * no changes.
 */
export function planFirstUses(drafts: readonly Recognized[], options: PlanOptions): readonly Step[] {
  const byConcept = new Map<Concept, Use[]>();
  for (const use of drafts.flatMap((draft) => usesIn(draft, options.countWeak))) {
    const { concept } = use.mention;
    if (!use.isInProse || PLAIN_KINDS.has(concept.kind)) continue;
    const uses = byConcept.get(concept);
    if (uses === undefined) byConcept.set(concept, [use]);
    else uses.push(use);
  }
  return [...byConcept.values()].flatMap((uses) => stepsFor(uses, options));
}

/** @param uses all of one concept, in order */
function stepsFor(uses: readonly Use[], options: PlanOptions): readonly Step[] {
  const [first, ...later] = uses;
  if (first === undefined) return [];
  const { concept } = first.mention;
  if (first.gloss?.kind === "foreign") return [{ kind: "foreign", concept, uses: [first], changes: [] }];
  const glossed = later.filter(({ gloss }) => gloss?.kind === "gloss" && gloss.isPlain);
  const steps: Step[] = [];
  const takeOut = (use: Use): DraftChange => removal(use, uses.slice(0, uses.indexOf(use)));
  if (lacksGloss(first)) {
    const changes = insertion(first, options);
    if (changes === undefined) return [];
    const late = glossed.shift();
    if (late === undefined) steps.push({ kind: "insert", concept, uses: [first], changes });
    else steps.push({ kind: "move", concept, uses: [first, late], changes: [...changes, takeOut(late)] });
  }
  for (const repeated of glossed)
    steps.push({ kind: "remove", concept, uses: [first, repeated], changes: [takeOut(repeated)] });
  return steps;
}

/** The changes that gloss this one use, wherever it stands; undefined where it has a gloss or there is none to give. */
export function glossHere(use: Use, options: PlanOptions): readonly DraftChange[] | undefined {
  return lacksGloss(use) ? insertion(use, options) : undefined;
}

function lacksGloss({ gloss }: Use): boolean {
  return gloss === undefined || gloss.kind === "abbreviation";
}

/** Puts a gloss in the house form behind a use, or into the brackets that hold its abbreviation. */
function insertion({ draft, mention, gloss }: Use, options: PlanOptions): readonly DraftChange[] | undefined {
  const { text, kind } = draft;
  const language = mention.rendering.language === "en" ? "en" : "zh";
  const wording = { text: mention.rendering.text, language } as const;
  const written = glossOf(mention.concept, wording, languageAround(text, mention.start), options.glossOptions(draft));
  if (written === undefined) return undefined;
  const insert = (at: number, newText: string): DraftChange => ({ draft, span: { start: at, end: at }, newText });
  if (gloss?.kind === "abbreviation") {
    const content = withoutBrackets(written.after, text.slice(gloss.inner.start, gloss.inner.end));
    return [insert(gloss.inner.start, content + (text[gloss.inner.start - 1] === "（" ? "，" : ", "))];
  }
  const after = insert(glossPoint(text, kind, mention), written.after);
  return written.before === "" ? [after] : [insert(mention.start, written.before), after];
}

/** Takes a gloss out; an abbreviation in it that the uses before do not have stays in its brackets, and words stay apart. */
function removal({ draft, mention, gloss }: Use, before: readonly Use[]): DraftChange {
  const { span = { start: mention.end, end: mention.end }, inner = span, members = [] } = gloss ?? {};
  const abbreviation = members.find(({ rendering }) => rendering.status === "abbreviation");
  const isKnown =
    abbreviation === undefined ||
    before.some((use) =>
      [use.mention, ...(use.gloss?.members ?? [])].some(({ rendering }) => rendering === abbreviation.rendering),
    );
  const kept = isKnown ? undefined : abbreviation;
  const { text } = draft;
  const newText =
    kept?.rendering.language === mention.rendering.language
      ? text.slice(span.start, inner.start) + text.slice(kept.start, kept.end) + text.slice(inner.end, span.end)
      : isWord(text.charCodeAt(span.start - 1)) && isWord(text.charCodeAt(span.end))
        ? " "
        : "";
  return { draft, span, newText };
}

/** A gloss without its brackets, and without the abbreviation that is in other brackets already. */
function withoutBrackets(gloss: string, abbreviation: string): string {
  const content = /^\s*[(（](.*)[)）]\s*$/su.exec(gloss)?.[1] ?? gloss.trim();
  return content.replace(abbreviation, "").replace(/[\s,，、;；]+$/u, "");
}
