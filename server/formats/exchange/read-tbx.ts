import * as l10n from "@vscode/l10n";
import type { Span } from "../../core/text/span.ts";
import type { Collector } from "../glossary/concepts.ts";
import type { OwnGlossary } from "../glossary/own-entry.ts";
import { Tally } from "./not-kept.ts";
import { TbxError, type TbxRoot, tbxEntries } from "./tbx-elements.ts";
import { readTbxEntry } from "./tbx-entry.ts";

/**
 * Reads a glossary from TBX: version 3 (ISO 30042:2019), core or basic, in both styles, and version 2 (`martif`).
 *
 * @param notKept counts what the file says beyond what Tifa keeps
 */
export function* readTbx(text: string, collector: Collector, notKept = new Tally()): Generator<void, OwnGlossary> {
  const { report } = collector;
  const root: TbxRoot = { name: "", language: "" };
  try {
    for (const element of tbxEntries(text, root)) {
      if (element === undefined) yield;
      else collector.add(readTbxEntry(element, { language: root.language, report, notKept }));
      if (collector.isFull()) break;
    }
    if (root.name !== "tbx" && root.name !== "martif") report(lineAt(text, 0), noTbx());
  } catch (error) {
    if (!(error instanceof TbxError)) throw error;
    report(lineAt(text, error.at), messageOf(error));
  }
  return collector.result();
}

function noTbx(): string {
  return l10n.t("This is no TBX file: its first element must be “tbx” or, in version 2, “martif”.");
}

function messageOf({ kind, message }: TbxError): string {
  switch (kind) {
    case "doctype":
      return l10n.t(
        "This file declares entities in its DOCTYPE, which Tifa does not read for safety. Delete the part in brackets, and write out what stood for it.",
      );
    case "large":
      return l10n.t(
        "An element here has too many attributes, too much in it, or is nested too deeply to be a glossary’s.",
      );
    case "xml":
      return l10n.t("The XML is damaged here ({0}); what stands behind it is not read.", message);
  }
}

/** The line on which an offset stands. */
function lineAt(text: string, offset: number): Span {
  const at = Math.max(0, Math.min(offset, text.length) - 1);
  const start = text.lastIndexOf("\n", Math.max(0, at - 1)) + 1;
  const end = text.indexOf("\n", at);
  return { start: Math.min(start, at), end: end === -1 ? text.length : end };
}
