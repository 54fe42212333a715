import * as l10n from "@vscode/l10n";
import { escapeLatex } from "../core/citation/dialects/latex.ts";
import { spaced } from "../core/citation/placement.ts";
import type { Concept, SetPhrase } from "../core/concept/concept.ts";
import { inLanguage } from "../core/concept/glossary.ts";
import { scriptOf } from "../core/text/language.ts";
import { firstSentence } from "../core/text/sentence.ts";
import { type CiteAnswer, citationOf, notedAt, notesOnNumbers, placed, type Task } from "./cite-task.ts";
import { quoted } from "./quotation-marks.ts";

/** A set phrase of the paper in quotation marks, or the definition as a paraphrase, with its citation. */
export function quotation(task: Task, concept: Concept): CiteAnswer {
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
