import * as l10n from "@vscode/l10n";
import { describeLocator, type LocatorLanguage } from "../../core/citation/locator.ts";
import type { Passage } from "../../core/source/passage.ts";
import type { Span } from "../../core/text/span.ts";

/** A source as a text to read, where its own file is none. */
export interface SourceDocument {
  readonly text: string;
  /** Where each passage stands, in their order. */
  readonly spans: readonly Span[];
}

/** All passages of a source, one below the other; a line tells where a page begins. */
export function sourceDocument(title: string, passages: readonly Passage[], language: LocatorLanguage): SourceDocument {
  const spans: Span[] = [];
  let text = `${title}\n`;
  let page: string | undefined;
  for (const passage of passages) {
    const { locator } = passage;
    // A passage over several pages stands on the first of them.
    const own = locator.page?.split("–")[0];
    if (own !== undefined && own !== page) {
      page = own;
      text += `\n──── ${describeLocator({ page }, language)} ────\n`;
    }
    text += "\n";
    const mark = markOf(passage);
    text += mark;
    spans.push({ start: text.length, end: text.length + passage.text.length });
    text += `${passage.text}\n`;
  }
  return { text, spans };
}

function markOf({ role, locator }: Passage): string {
  if (role === "note" && locator.note !== undefined) return `[${l10n.t("Note {0}", locator.note)}] `;
  return "";
}

/** A part of a passage. */
export interface SelectedPart {
  /** Which passage, by its index. */
  readonly index: number;
  /** Offsets in the passage's text. */
  readonly span: Span;
}

/** The parts of passages that a selection of the document covers. */
export function selectedParts({ spans }: SourceDocument, selection: Span): readonly SelectedPart[] {
  return spans.flatMap((span, index) => {
    const start = Math.max(span.start, selection.start);
    const end = Math.min(span.end, selection.end);
    return start < end ? [{ index, span: { start: start - span.start, end: end - span.start } }] : [];
  });
}
