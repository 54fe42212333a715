import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  MarkupKind,
  type Range,
} from "vscode-languageserver";
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

/**
 * The works that can be cited where a key is being typed; undefined where none is. The answer is for the text as it was when the
 * editor asked: it knows what was typed meanwhile, keeps what fits that, and asks again.
 */
export async function completeKey(
  server: Server,
  open: OpenDocument,
  offset: number,
): Promise<CompletionList | undefined> {
  const span = typedKey(server, open, offset);
  if (span === undefined) return undefined;
  const text = open.text.getText();
  const dialect = dialectOf(server, open);
  const range = toRange(open.text, span);
  const typed = text.slice(span.start, offset);
  const { works, complete } = await findableWorks(server, await bibliographyOf(server, open));
  let found = completeKeys(typed, works);
  if (found.works.length === 0) {
    // An empty list ends the asking, in VS Code at least: it must be sure.
    await complete;
    found = completeKeys(typed, works);
  }
  const put = (key: string): Put => {
    const change = dialect === undefined ? { span, newText: key } : typedKeyChange(dialect, key, text, span);
    return {
      newText: change.newText,
      range: widened(range, change.span.start - span.start, change.span.end - span.end),
      filterText: text.slice(change.span.start, change.span.end),
    };
  };
  // Works are found by more than their keys, which the editor would not know: it asks again at each letter.
  return { isIncomplete: true, items: found.works.map((known, rank) => toItem(known, rank, put(known.key))) };
}

/** A key and the signs around it stand on one line. */
function widened({ start, end }: Range, before: number, behind: number): Range {
  return {
    start: { line: start.line, character: start.character + before },
    end: { line: end.line, character: end.character + behind },
  };
}

/** What a completion writes, and what of the document it takes the place of: an item is kept while that begins with what is typed. */
interface Put {
  readonly range: Range;
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
