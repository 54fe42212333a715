import * as l10n from "@vscode/l10n";
import type { GlossaryFile } from "../../core/concept/concept.ts";
import { CAPS } from "./caps.ts";
import type { OwnEntry, OwnTerm } from "./own-entry.ts";
import type { Report } from "./problem.ts";

/** The wordings of an entry that can be used, each once and with single spaces; tells why the others cannot. */
export function usableTerms(entry: OwnEntry, { name }: GlossaryFile, report: Report): readonly OwnTerm[] {
  if (entry.terms.length === 0) report(entry, noWording(name));
  if (entry.terms.length > CAPS.wordings)
    report(entry, l10n.t("An entry may have {0} wordings; the others are not read.", CAPS.wordings), "warning");
  const [only] = entry.terms;
  if (only !== undefined && entry.terms.length === 1)
    return isWording(clean(only.text), only, report) ? [cleaned(only)] : [];
  const usable: OwnTerm[] = [];
  for (const raw of entry.terms.slice(0, CAPS.wordings)) {
    const term = cleaned(raw);
    const isKnown = usable.some(({ text, language }) => text === term.text && language === term.language);
    if (!isKnown && isWording(term.text, term, report)) usable.push(term);
  }
  return usable;
}

/** As the file's format has wordings. */
function noWording(name: string): string {
  if (/\.[ct]sv$/iu.test(name))
    return l10n.t("This row has no term and is not read: fill in its cell for English or for Chinese.");
  if (/\.tbx$/iu.test(name))
    return l10n.t("This entry has no term and is not read: it needs a <term> in a section of a language.");
  return l10n.t("This entry has no wording. Give it one: “en: …” or “zh: …”.");
}

function cleaned(term: OwnTerm): OwnTerm {
  const text = clean(term.text);
  return text === term.text ? term : { ...term, text };
}

/** One space between words, none around them. */
function clean(text: string): string {
  return /^\s|\s$|\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, " ").trim() : text;
}

function isWording(text: string, term: OwnTerm, report: Report): boolean {
  if (text.length > CAPS.wording) {
    report(
      term,
      l10n.t(
        "A wording may have {0} characters; this one has {1}. Put explanations under “definition”.",
        CAPS.wording,
        text.length,
      ),
    );
    return false;
  }
  if (/[\p{L}\p{N}]/u.test(text)) return true;
  report(term, l10n.t("“{0}” has no letter or character, so nothing can be found by it.", text.slice(0, 40)));
  return false;
}
