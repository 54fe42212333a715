import * as l10n from "@vscode/l10n";
import type { SourceProblem } from "../../core/source/passage.ts";

/** What is wrong with a source and what the user can do, in their language: one or two sentences. */
export function describeSourceProblem({ kind, detail = "" }: SourceProblem): string {
  return WORDS[kind](detail);
}

const WORDS: Readonly<Record<SourceProblem["kind"], (detail: string) => string>> = {
  "unknown-kind": () =>
    l10n.t("This kind of file cannot be read. PDF, DOCX, HTML, EPUB, Markdown and plain text can be."),
  encrypted: () => l10n.t("The file is protected by a password. Save a copy without one and add that."),
  scan: (detail) =>
    detail === ""
      ? l10n.t("The file has pictures of pages and no text. Recognize its text (OCR) and add the result.")
      : l10n.t("Pages without text, perhaps pictures: {0}.", detail),
  damaged: () => l10n.t("The file is damaged and cannot be read. Fetch or export it again."),
  "part-damaged": (detail) => l10n.t("A part of the file is damaged and was left out: {0}.", detail),
  "too-large": (detail) =>
    l10n.t("The file is too large: at most {0} can be read. Divide it into several files.", detail),
  "too-many": (detail) => l10n.t("The file was read as far as the limit: {0}.", detail),
  grows: () =>
    l10n.t(
      "The file grows beyond all measure when it is unpacked, and was not read. Save it anew in its program, or as PDF.",
    ),
  undecoded: () => l10n.t("The encoding of the file is not known; some characters may be wrong. Save it as UTF-8."),
  empty: () => l10n.t("The file has no text."),
  unreadable: (detail) => l10n.t("The file cannot be opened: {0}.", detail),
  slow: (detail) =>
    l10n.t("Reading the file was given up after {0} seconds. Save it anew, or divide it into several files.", detail),
  memory: () => l10n.t("Reading the file took too much memory and was given up. Divide it into several files."),
  crashed: () => l10n.t("The program that reads sources ended while it read this file, which was left out."),
};
