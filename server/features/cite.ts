import * as l10n from "@vscode/l10n";
import { chooseDialect, type ProjectFile } from "../core/citation/choose-dialect.ts";
import { CITED_IN, citedIn } from "../core/citation/cited-in.ts";
import type { Citation, Dialect, DialectId, InTextForm, Joined, TextChange } from "../core/citation/dialect.ts";
import { escapeLatex } from "../core/citation/dialects/latex.ts";
import { plainDialect } from "../core/citation/dialects/plain.ts";
import { citedLocator, type Locator } from "../core/citation/locator.ts";
import { citesInNotes, isInNote } from "../core/citation/note-habit.ts";
import { placeFor, spaced } from "../core/citation/placement.ts";
import { plainText } from "../core/citation/rich.ts";
import { chicagoAuthorDate } from "../core/citation/styles/chicago-author-date.ts";
import type { Style } from "../core/citation/styles/style.ts";
import type { Work } from "../core/citation/work.ts";
import type { Concept, SetPhrase } from "../core/concept/concept.ts";
import { inLanguage } from "../core/concept/glossary.ts";
import { languageAround, scriptOf } from "../core/text/language.ts";
import { firstSentence } from "../core/text/sentence.ts";
import { type NotedCitation, noteInPlainText } from "./cite-note.ts";
import type { InterfaceLanguage } from "./labels.ts";
import { quoted } from "./quotation-marks.ts";

export type CiteForm = InTextForm | "reference" | "quotation" | "key";

/** What to cite, where, and how. */
export interface CiteRequest {
  readonly text: string;
  /** What `proseKind` of `core/prose` says of the document. */
  readonly proseKind: string;
  /** Where the citation goes, as a UTF-16 offset (clamped to the text); without it only the snippet is made. */
  readonly offset?: number;
  /** The other files of the document's project, which tell how it cites where it does not itself. */
  readonly project?: readonly ProjectFile[];
  readonly work: Work;
  /** The concept that the work is cited for. */
  readonly concept?: Concept;
  readonly locator?: Locator;
  /** Words before the citation: *see*, *cf.*. */
  readonly prefix?: string;
  /** The language to cite in; without it that of the text around. */
  readonly language?: "en" | "zh";
  /** The work in which the other is cited, and where: both are cited. */
  readonly citedIn?: { readonly work: Work; readonly locator?: Locator };
  /** Where it is left out: in a note where the document cites in notes, else in brackets. */
  readonly form?: CiteForm;
  readonly dialect: "auto" | DialectId;
  /** The style of formatted citations and references in a document of a language; Chicago's author-date style by itself. */
  readonly styleFor?: (language: "en" | "zh") => Style;
  readonly interfaceLanguage: InterfaceLanguage;
  /** The keys of the document's bibliography, where the caller knows them: a key that is missing there is noted. */
  readonly bibliographyKeys?: ReadonlySet<string>;
}

export interface CiteAnswer {
  /** The snippet, ready for this document. */
  readonly text: string;
  /** Puts it there: at `offset`, or into the citation that stands there already. */
  readonly change?: TextChange;
  /** What else changes with it: the text of a numbered note. */
  readonly also?: readonly TextChange[];
  /** What a careful writer should know, in the language of the interface. */
  readonly notes: readonly string[];
}

/** A request with all that follows from it. */
interface Task extends CiteRequest {
  readonly form: CiteForm;
  /** `offset` as a place in the text. */
  readonly at: number;
  readonly language: "en" | "zh";
  readonly style: Style;
  readonly written: Dialect;
  readonly isLatex: boolean;
  readonly notes: readonly string[];
}

/** Whether a citation in this document names its work by a key of the document's bibliography. */
export function citesByKey({
  text,
  proseKind,
  dialect,
  form,
  project,
}: Pick<CiteRequest, "text" | "proseKind" | "dialect" | "form" | "project">): boolean {
  return form !== "reference" && chooseDialect(text, proseKind, dialect, project) !== undefined;
}
const LATEX_DIALECTS: ReadonlySet<DialectId> = new Set(["biblatex", "natbib", "apacite", "latex"]);

/** Makes the citation in the form that the document uses, and the change that puts it at `offset`. */
export function cite(request: CiteRequest): CiteAnswer {
  const task = taskOf(request);
  switch (task.form) {
    case "key":
      return answer(task, task.work.id, { start: task.at, end: task.at }, task.work.id);
    case "reference":
      return placed(task, reference(task));
    case "quotation":
      return quotation(task);
    default:
      return numberedNote(task) ?? citation(task, task.form);
  }
}

function taskOf(request: CiteRequest): Task {
  const { text, proseKind, work, offset = 0, dialect, project, styleFor } = request;
  const at = placeFor(text, offset);
  const language = request.language ?? languageAround(text, at);
  const style = styleFor?.(language) ?? chicagoAuthorDate(17);
  const written = chooseDialect(text, proseKind, dialect, project) ?? plainDialect(style, work, text);
  const isLatex = LATEX_DIALECTS.has(written.id) || /^(?:latex|tex|rsweave)/u.test(proseKind);
  const form = formIn(request, at, written);
  return {
    ...request,
    form,
    at,
    written,
    isLatex,
    language,
    style,
    notes: notesOn(request, written),
  };
}

/** A note has no other inside: there the work stands in the sentence. */
function formIn({ text, form, offset }: CiteRequest, at: number, written: Dialect): CiteForm {
  const isNote = form === "note" || (form === undefined && citesInNotes(text, written));
  if (!isNote) return form ?? "parenthetical";
  return offset !== undefined && isInNote(text, at, written) ? "narrative" : "note";
}

function notesOn({ work, form, interfaceLanguage, bibliographyKeys, text }: CiteRequest, { id }: Dialect): string[] {
  const note = work.custom?.note?.[interfaceLanguage];
  const unknown = id !== "plain" && form !== "reference" && bibliographyKeys?.has(work.id) === false;
  return [
    ...(note === undefined ? [] : [note]),
    ...(unknown ? [l10n.t("The document’s bibliography has no “{0}” yet.", work.id)] : []),
    ...(id !== "plain" && breaksOnAddress(text, work)
      ? [
          l10n.t(
            "Load the package url or hyperref: without it, LaTeX stops at the signs in the address of “{0}”.",
            work.id,
          ),
        ]
      : []),
  ];
}

/** BibTeX's styles set an address with `\texttt` where no package defines `\url`; classes that define it are none of these. */
function breaksOnAddress(text: string, { URL }: Work): boolean {
  return (
    URL !== undefined &&
    /[_%#&~^]/u.test(URL) &&
    /\\documentclass(?:\[[^\]]{0,200}\])?\{(?:article|report|book|ctexart|ctexrep|ctexbook)\}/u.test(text) &&
    !/\\(?:usepackage|RequirePackage)(?:\s*\[[^\]]{0,1000}\])?\s*\{[^}]{0,200}(?:url|hyperref|biblatex)[^}]{0,200}\}/u.test(
      text,
    )
  );
}

/** Into the citation at the place, or the one a space behind it; else on its own. */
function citation(task: Task, form: InTextForm): CiteAnswer {
  const { written, text, at, offset } = task;
  if (task.citedIn !== undefined) return secondary(task, form, task.citedIn);
  const wanted = citationOf(task, form);
  const snippet = written.write(wanted);
  if (offset === undefined) return { text: snippet, notes: task.notes };
  const place = written.join(text, at, wanted) === undefined ? nextCitation(task, form) : at;
  const joined = place === undefined ? undefined : written.join(text, place, wanted);
  if (place === undefined || joined === undefined) return placed(task, snippet);
  const { change } = joined;
  return { text: whole(task, place, change), change, notes: [...task.notes, ...notesOf(joined)] };
}

/**
 * The work as another cites it. It joins a citation of itself alone: among others a style that sorts its works would part the
 * two.
 */
function secondary(task: Task, form: InTextForm, { work, locator }: NonNullable<CiteRequest["citedIn"]>): CiteAnswer {
  const { locator: _, ...unlocated } = task;
  const { written, text, at, offset, style } = task;
  const source = citationOf({ ...unlocated, work, ...(locator === undefined ? {} : { locator }) }, form);
  const standing = offset === undefined ? undefined : written.find(text, at);
  if (standing?.keys.length === 1 && standing.keys[0] === task.work.id) {
    const joined = written.join(text, at, { ...source, prefix: CITED_IN[task.language] });
    if (joined !== undefined) return { text: whole(task, at, joined.change), change: joined.change, notes: task.notes };
  }
  const first = citationOf(unlocated, form);
  return placed(
    task,
    citedIn(written, first, source, written.id === "plain" ? plainDialect(style, work, text) : written),
  );
}

/** In plain text and a style of notes, where the text has numbered notes: the mark, and the note. */
function numberedNote(task: Task): CiteAnswer | undefined {
  const { offset, form, text, at, language } = task;
  if (offset === undefined || (form !== "parenthetical" && form !== "note")) return undefined;
  // In English the number stands behind the signs of the sentence.
  const signs = language === "en" ? (/^[.,;:!?]?[”’"']?/u.exec(text.slice(at, at + 2))?.[0].length ?? 0) : 0;
  const noted = notedAt(task, at + signs);
  if (noted === undefined) return undefined;
  const [first, ...also] = [...(noted.mark === undefined ? [] : [noted.mark]), ...noted.others];
  if (first === undefined) return undefined;
  return { text: noted.text, change: first, also, notes: [...task.notes, ...notesOnNumbers(noted)] };
}

function notedAt(task: Task, at: number): NotedCitation | undefined {
  const { written, style, text, language, work, locator, prefix, citedIn: source } = task;
  if (written.id !== "plain" || style.system !== "notes") return undefined;
  const own = {
    work,
    ...(locator === undefined || source !== undefined ? {} : { locator }),
    ...(prefix === undefined ? {} : { prefix }),
  };
  return noteInPlainText({ text, at, style, language, works: source === undefined ? [own] : [own, source] });
}

function notesOnNumbers({ isRenumbered }: NotedCitation): string[] {
  return isRenumbered ? [l10n.t("The notes behind it have new numbers: check what refers to them in words.")] : [];
}

/** A term is often cited already: `term [@other]`. The new work shares the brackets. */
function nextCitation({ written, text, at }: Task, form: InTextForm): number | undefined {
  if (form !== "parenthetical" || !/[ \t~\u00a0]/u.test(text[at] ?? "")) return undefined;
  const next = written.find(text, at + 1);
  return next?.parenthetical && next.span.start === at + 1 ? at + 1 : undefined;
}

/** The citation at `place` as it is after the change. */
function whole({ written, text }: Task, place: number, { span, newText }: TextChange): string {
  const { start, end } = written.find(text, place)?.span ?? span;
  return (text.slice(start, span.start) + newText + text.slice(span.end, end)).trim();
}

function notesOf({ locatorLost, replaced }: Joined): string[] {
  return [
    ...(locatorLost ? [l10n.t("The citation holds several works: add the locator by hand.")] : []),
    ...(replaced === undefined ? [] : [l10n.t("Was “{0}” before.", replaced)]),
  ];
}

function citationOf({ work, locator, prefix, language }: Task, form: InTextForm): Citation {
  const cited = locator === undefined ? undefined : citedLocator(locator);
  return {
    key: work.id,
    form,
    language,
    ...(cited === undefined ? {} : { locator: cited }),
    ...(prefix === undefined || prefix.trim() === "" ? {} : { prefix: prefix.trim() }),
  };
}

/** An entry of the reference list. TeX wants its own signs escaped, and addresses that may break. */
function reference({ work, style, language, isLatex }: Task): string {
  const entry = plainText(style.reference(work, language));
  if (!isLatex) return entry;
  return entry
    .split(/(https?:\/\/[^\s，。]*[^\s，。.])/u)
    .map((part, index) => (index % 2 === 1 ? `\\url{${part}}` : escapeLatex(part)))
    .join("");
}

/** A set phrase of the paper in quotation marks, or the definition as a paraphrase, with its citation. */
function quotation(task: Task): CiteAnswer {
  const { concept } = task;
  if (concept === undefined) return citation(task, "parenthetical");
  const { quote } = concept;
  if (quote === undefined) return paraphrase(task, concept);
  const phrase = quotedPhrase(task, quote, concept);
  const noted = withNote({ ...task, locator: quote.at }, phrase);
  if (noted !== undefined) return noted;
  const source = task.written.write(citationOf({ ...task, locator: quote.at }, "parenthetical"));
  return placed(task, task.language === "en" ? `${phrase} ${source}` : `${phrase}${source}`);
}

/** Words with the mark of a numbered note behind them. */
function withNote(task: Task, words: string): CiteAnswer | undefined {
  const { offset, at, text, notes } = task;
  const noted = offset === undefined ? undefined : notedAt(task, at);
  if (noted?.mark === undefined) return undefined;
  const change = { span: { start: at, end: at }, newText: spaced(text, at, words + noted.mark.newText) };
  const answer = { text: words + noted.mark.newText, change, also: noted.others };
  return { ...answer, notes: [...notes, ...notesOnNumbers(noted)] };
}

function quotedPhrase({ language, proseKind, text, isLatex }: Task, quote: SetPhrase, concept: Concept): string {
  const marked = (phrase: string): string => quoted(phrase, language, proseKind, text);
  const escaped = (phrase: string): string => (isLatex ? escapeLatex(phrase) : phrase);
  const chinese = chinesePhrase(quote, concept, text);
  if (language === "zh")
    return chinese === undefined ? marked(quote.text) : `${marked(chinese)}（${escaped(quote.text)}）`;
  return chinese === undefined ? marked(quote.text) : `${marked(quote.text)} (${escaped(chinese)})`;
}

/** The Chinese of a set phrase, in the document's script where the concept has it in both. */
function chinesePhrase({ zh }: SetPhrase, { renderings }: Concept, text: string): string | undefined {
  if (zh === undefined || scriptOf(text) === "simplified") return zh;
  const index = renderings.findIndex((rendering) => rendering.text === zh);
  const next = renderings[index + 1];
  return index !== -1 && next?.language === "zh-Hant" ? next.text : zh;
}

/** The first sentence of the definition, with the citation before its stop. */
function paraphrase(task: Task, { definition }: Concept): CiteAnswer {
  const { language, written, isLatex, notes } = task;
  const meaning = firstSentence(inLanguage(definition, language));
  const stop = /[.。]$/u.exec(meaning)?.[0] ?? "";
  const words = meaning.slice(0, meaning.length - stop.length);
  const warning = l10n.t("The wording is Tifa’s, not the paper’s: do not put it in quotation marks.");
  const noted = withNote({ ...task, notes: [...notes, warning] }, meaning);
  if (noted !== undefined) return noted;
  const source = written.write(citationOf(task, "parenthetical"));
  const sentence = `${isLatex ? escapeLatex(words) : words}${language === "en" ? " " : ""}${source}${stop}`;
  return placed({ ...task, notes: [...notes, warning] }, sentence);
}

/** The snippet and the change that puts it into the text, but never into a citation: then behind it. */
function placed(task: Task, snippet: string): CiteAnswer {
  const { text, written } = task;
  const standing = written.find(text, task.at);
  const at = standing !== undefined && task.at > standing.span.start ? standing.span.end : task.at;
  return answer(task, snippet, { start: at, end: at }, spaced(text, at, snippet));
}

function answer({ offset, notes }: Task, text: string, span: TextChange["span"], newText: string): CiteAnswer {
  return offset === undefined ? { text, notes } : { text, change: { span, newText }, notes };
}
