import * as l10n from "@vscode/l10n";
import { chooseDialect } from "../core/citation/choose-dialect.ts";
import type { Citation, Dialect, DialectId, InTextForm, TextChange } from "../core/citation/dialect.ts";
import { citedLocator, type Locator } from "../core/citation/locator.ts";
import { type ChicagoEdition, citeInText, referenceEntry } from "../core/citation/styles/chicago-author-date.ts";
import type { Work } from "../core/citation/work.ts";
import type { Concept } from "../core/concept/concept.ts";
import { preferred } from "../core/concept/glossary.ts";
import { languageAround } from "../core/text/language.ts";
import { isHan } from "../core/text/script.ts";
import { firstSentence } from "../core/text/sentence.ts";
import type { InterfaceLanguage } from "./labels.ts";
import { quoted } from "./quotation-marks.ts";

export type CiteForm = InTextForm | "reference" | "quotation" | "key";

/** What to cite, where, and how. */
export interface CiteRequest {
  readonly text: string;
  readonly proseKind: string;
  /** Where the citation goes; without it only the snippet is made. */
  readonly offset?: number;
  readonly work: Work;
  /** The concept that the work is cited for. */
  readonly concept?: Concept;
  readonly locator?: Locator;
  readonly form: CiteForm;
  readonly dialect: "auto" | DialectId;
  readonly edition: ChicagoEdition;
  readonly interfaceLanguage: InterfaceLanguage;
}

export interface CiteAnswer {
  readonly text: string;
  readonly change?: TextChange;
  readonly notes: readonly string[];
}

/** Makes the citation in the form that the document uses, and the change that puts it at `offset`. */
export function cite(request: CiteRequest): CiteAnswer {
  const { text, proseKind, work, form, interfaceLanguage } = request;
  const notes = work.custom?.note === undefined ? [] : [work.custom.note[interfaceLanguage]];
  if (form === "key") return placed(request, work.id, notes);
  if (form === "reference") return placed(request, referenceEntry(work), notes);
  const dialect = chooseDialect(text, proseKind, request.dialect);
  if (form === "quotation") return quotation(request, dialect, notes);
  const citation = citationOf(request, form);
  const joined = request.offset === undefined ? undefined : dialect?.join(text, clamp(request.offset, text), citation);
  if (joined !== undefined) {
    const lost = joined.locatorLost ? [l10n.t("The citation holds several works: add the locator by hand.")] : [];
    return { text: joined.change.newText, change: joined.change, notes: [...notes, ...lost] };
  }
  return placed(request, inText(request, dialect, citation), notes);
}

function citationOf({ work, locator }: CiteRequest, form: InTextForm): Citation {
  return { key: work.id, form, ...(locator === undefined ? {} : { locator: citedLocator(locator) }) };
}

function inText(request: CiteRequest, dialect: Dialect | undefined, citation: Citation): string {
  if (dialect !== undefined) return dialect.write(citation);
  const { text, offset = 0, work, edition } = request;
  return citeInText(work, citation.locator, citation.form === "narrative", edition, languageAround(text, offset));
}

/** A set phrase of the paper in quotation marks, or the definition as a paraphrase, with its citation. */
function quotation(request: CiteRequest, dialect: Dialect | undefined, notes: readonly string[]): CiteAnswer {
  const { concept, text, offset = 0, proseKind } = request;
  const language = languageAround(text, clamp(offset, text));
  if (concept === undefined)
    return placed(request, inText(request, dialect, citationOf(request, "parenthetical")), notes);
  const { quote } = concept;
  const citation = inText(
    request,
    dialect,
    citationOf({ ...request, ...(quote === undefined ? {} : { locator: quote.at }) }, "parenthetical"),
  );
  if (quote === undefined) {
    const meaning = firstSentence(concept.definition[language]);
    const stop = /[.。]$/u.exec(meaning)?.[0] ?? "";
    const paraphrase =
      meaning.slice(0, meaning.length - stop.length) + (language === "en" ? " " : "") + citation + stop;
    return placed(request, paraphrase, [
      ...notes,
      l10n.t("The wording is Tifa’s, not the paper’s: do not put it in quotation marks."),
    ]);
  }
  const chinese = quote.zh ?? preferred(concept, "zh-Hans")?.text;
  const phrase =
    language === "zh"
      ? quoted(chinese ?? quote.text, "zh", proseKind, text) + (chinese === undefined ? "" : `（${quote.text}）`)
      : quoted(quote.text, "en", proseKind, text) + (chinese === undefined ? "" : ` (${chinese})`);
  return placed(request, `${phrase}${language === "en" ? " " : ""}${citation}`, notes);
}

/** The snippet with the change that puts it into the text, spaced as the language around wants it. */
function placed({ text, offset }: CiteRequest, snippet: string, notes: readonly string[]): CiteAnswer {
  if (offset === undefined) return { text: snippet, notes };
  const at = clamp(offset, text);
  return {
    text: snippet,
    change: { span: { start: at, end: at }, newText: spaceBefore(text, at, snippet) + snippet },
    notes,
  };
}

/** English puts a space before a citation; Chinese puts none, but Pandoc's bare `@key` needs one after an ideograph. */
function spaceBefore(text: string, at: number, snippet: string): string {
  const before = text.charCodeAt(at - 1);
  if (at === 0 || /[\s([{（“‘「『~]/u.test(text[at - 1] ?? "")) return "";
  if (isHan(before) || /[。，、；：）》”」』]/u.test(text[at - 1] ?? "")) return snippet.startsWith("@") ? " " : "";
  return snippet.startsWith("\\foot") || snippet.startsWith("^[") || snippet.startsWith("（") ? "" : " ";
}

function clamp(offset: number, text: string): number {
  return Math.min(Math.max(0, offset), text.length);
}
