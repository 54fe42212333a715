import * as l10n from "@vscode/l10n";
import { chooseDialect, type ProjectFile } from "../core/citation/choose-dialect.ts";
import type { Citation, Dialect, DialectId, InTextForm, TextChange } from "../core/citation/dialect.ts";
import { plainDialect } from "../core/citation/dialects/plain.ts";
import { citedLocator, type Locator } from "../core/citation/locator.ts";
import { citesInNotes, isInNote } from "../core/citation/note-habit.ts";
import { placeFor, spaced } from "../core/citation/placement.ts";
import { chicagoAuthorDate } from "../core/citation/styles/chicago-author-date.ts";
import type { Style } from "../core/citation/styles/style.ts";
import type { Work } from "../core/citation/work.ts";
import type { Concept } from "../core/concept/concept.ts";
import { languageAround } from "../core/text/language.ts";
import { type NotedCitation, noteInPlainText } from "./cite-note.ts";
import type { InterfaceLanguage } from "./labels.ts";

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
export interface Task extends CiteRequest {
  readonly form: CiteForm;
  /** `offset` as a place in the text. */
  readonly at: number;
  readonly language: "en" | "zh";
  readonly style: Style;
  readonly written: Dialect;
  readonly isLatex: boolean;
  readonly notes: readonly string[];
}

const LATEX_DIALECTS: ReadonlySet<DialectId> = new Set(["biblatex", "natbib", "apacite", "latex"]);

/** Completes a request. */
export function taskOf(request: CiteRequest): Task {
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

export function citationOf({ work, locator, prefix, language }: Task, form: InTextForm): Citation {
  const cited = locator === undefined ? undefined : citedLocator(locator);
  return {
    key: work.id,
    form,
    language,
    ...(cited === undefined ? {} : { locator: cited }),
    ...(prefix === undefined || prefix.trim() === "" ? {} : { prefix: prefix.trim() }),
  };
}

/** The snippet and the change that puts it into the text, but never into a citation: then behind it. */
export function placed(task: Task, snippet: string): CiteAnswer {
  const { text, written } = task;
  const standing = written.find(text, task.at);
  const at = standing !== undefined && task.at > standing.span.start ? standing.span.end : task.at;
  return answer(task, snippet, { start: at, end: at }, spaced(text, at, snippet));
}

export function answer({ offset, notes }: Task, text: string, span: TextChange["span"], newText: string): CiteAnswer {
  return offset === undefined ? { text, notes } : { text, change: { span, newText }, notes };
}

/** The citation as a numbered note, in plain text and a style of notes, where the text has some. */
export function notedAt(task: Task, at: number): NotedCitation | undefined {
  const { written, style, text, language, work, locator, prefix, citedIn: source } = task;
  if (written.id !== "plain" || style.system !== "notes") return undefined;
  const own = {
    work,
    ...(locator === undefined || source !== undefined ? {} : { locator }),
    ...(prefix === undefined ? {} : { prefix }),
  };
  return noteInPlainText({ text, at, style, language, works: source === undefined ? [own] : [own, source] });
}

export function notesOnNumbers({ isRenumbered }: NotedCitation): string[] {
  return isRenumbered ? [l10n.t("The notes behind it have new numbers: check what refers to them in words.")] : [];
}
