import * as l10n from "@vscode/l10n";
import { chooseDialect } from "../core/citation/choose-dialect.ts";
import { citedIn, citedInWords } from "../core/citation/cited-in.ts";
import type { InTextForm, Joined, TextChange } from "../core/citation/dialect.ts";
import { escapeLatex } from "../core/citation/dialects/latex.ts";
import { plainDialect } from "../core/citation/dialects/plain.ts";
import { plainText } from "../core/citation/rich.ts";
import { quotation } from "./cite-quotation.ts";
import {
  answer,
  type CiteAnswer,
  type CiteRequest,
  citationOf,
  notedAt,
  notesOnNumbers,
  placed,
  type Task,
  taskOf,
} from "./cite-task.ts";

export type { CiteAnswer, CiteForm, CiteRequest } from "./cite-task.ts";

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
/** Makes the citation in the form that the document uses, and the change that puts it at `offset`. */
export function cite(request: CiteRequest): CiteAnswer {
  const task = taskOf(request);
  switch (task.form) {
    case "key":
      return answer(task, task.work.id, { start: task.at, end: task.at }, task.work.id);
    case "reference":
      return placed(task, reference(task));
    case "quotation":
      return task.concept === undefined ? citation(task, "parenthetical") : quotation(task, task.concept);
    default:
      return numberedNote(task) ?? citation(task, task.form);
  }
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
    const joined = written.join(text, at, {
      ...source,
      prefix: citedInWords(task.language, written.id === "plain" ? style : undefined),
    });
    if (joined !== undefined) return { text: whole(task, at, joined.change), change: joined.change, notes: task.notes };
  }
  const first = citationOf(unlocated, form);
  return placed(
    task,
    written.id === "plain"
      ? citedIn(written, first, source, { dialect: plainDialect(style, work, text), style })
      : citedIn(written, first, source),
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

/** An entry of the reference list. TeX wants its own signs escaped, and addresses that may break. */
function reference({ work, style, language, isLatex }: Task): string {
  const entry = plainText(style.reference(work, language));
  if (!isLatex) return entry;
  return entry
    .split(/(https?:\/\/[^\s，。]*[^\s，。.])/u)
    .map((part, index) => (index % 2 === 1 ? `\\url{${part}}` : escapeLatex(part)))
    .join("");
}
