import { type CompletionItem, CompletionItemKind, type CompletionList, MarkupKind } from "vscode-languageserver";
import { typedKeyChange } from "../../core/citation/key-text.ts";
import { shortNames } from "../../core/citation/styles/chicago-author-date.ts";
import { yearOf } from "../../core/citation/work.ts";
import { completeKeys } from "../../features/keys/complete-keys.ts";
import type { KnownWork } from "../../features/keys/known-work.ts";
import { escapeMarkdown } from "../../features/markdown.ts";
import { toRange } from "../convert.ts";
import type { Server } from "../feature.ts";
import type { OpenDocument } from "../open-document.ts";
import { dialectOf, typedKey } from "./document-keys.ts";
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
  const dialect = dialectOf(server, open);
  const put = (key: string): Put => {
    const text = open.text.getText();
    const change = dialect === undefined ? { span, newText: key } : typedKeyChange(dialect, key, text, span);
    return {
      newText: change.newText,
      range: toRange(open.text, change.span),
      filterText: text.slice(change.span.start, change.span.end),
    };
  };
  const found = completeKeys(typed, works);
  // Works are found by more than their keys, which the editor would not know: it asks again at each letter.
  return { isIncomplete: true, items: found.works.map((known, rank) => toItem(known, rank, put(known.key))) };
}

/** What a completion writes, and what of the document it takes the place of: an item is kept while that begins with what is typed. */
interface Put {
  readonly range: ReturnType<typeof toRange>;
  readonly newText: string;
  readonly filterText: string;
}

function toItem({ key, work, file }: KnownWork, rank: number, { range, newText, filterText }: Put): CompletionItem {
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
    textEdit: { range, newText },
  };
}
