import { type CompletionItem, CompletionItemKind, type CompletionList, MarkupKind } from "vscode-languageserver";
import { shortNames } from "../../core/citation/styles/chicago-author-date.ts";
import { yearOf } from "../../core/citation/work.ts";
import { completeKeys } from "../../features/keys/complete-keys.ts";
import type { KnownWork } from "../../features/keys/known-work.ts";
import { escapeMarkdown } from "../../features/markdown.ts";
import { toRange } from "../convert.ts";
import type { Server } from "../feature.ts";
import type { OpenDocument } from "../open-document.ts";
import { typedKey } from "./document-keys.ts";
import { bibliographyOf, findableWorks } from "./known-works.ts";

/** The works that can be cited where a key is being typed; undefined where none is. */
export async function completeKey(
  server: Server,
  open: OpenDocument,
  offset: number,
): Promise<CompletionList | undefined> {
  const span = typedKey(server, open, offset);
  if (span === undefined) return undefined;
  const { version } = open;
  const works = await findableWorks(server, await bibliographyOf(server, open));
  // The document was typed on meanwhile: the editor asks again.
  if (open.version !== version) return { isIncomplete: true, items: [] };
  const typed = open.text.getText().slice(span.start, offset);
  const range = toRange(open.text, span);
  const filterText = open.text.getText(range);
  const found = completeKeys(typed, works);
  // Works are found by more than their keys, which the editor would not know: it asks again at each letter.
  return { isIncomplete: true, items: found.works.map((known, rank) => toItem(known, rank, range, filterText)) };
}

function toItem(
  { key, work, file }: KnownWork,
  rank: number,
  range: ReturnType<typeof toRange>,
  filterText: string,
): CompletionItem {
  const title = work.custom?.titleZh === undefined ? work.title : `${work.title} ${work.custom.titleZh}`;
  return {
    label: key,
    kind: CompletionItemKind.Reference,
    labelDetails: { description: `${shortNames(work, 17, "en")} ${yearOf(work)}` },
    detail: work.title,
    documentation: {
      kind: MarkupKind.Markdown,
      value: `${escapeMarkdown(title)}\n\n${escapeMarkdown(file ?? "Tifa")}`,
    },
    filterText,
    sortText: String(rank).padStart(3, "0"),
    textEdit: { range, newText: key },
  };
}
