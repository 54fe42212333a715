import * as l10n from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver";
import { conceptsWith } from "../../features/known-terms.ts";
import type { CodeActionProvider } from "../code-action-provider.ts";

const KIND = `${CodeActionKind.Refactor}.tifa.term`;

/** Longer selections are no terms. */
const LONGEST = 60;

/** Offers to add what is selected to a glossary of the user's own, where no glossary has it. */
export const addTermActions: CodeActionProvider = {
  kinds: [KIND],
  actions(server, open, { start, end }) {
    if (!server.client().commandLinks || end - start > LONGEST) return [];
    const term = open.text.getText().slice(start, end).trim();
    if (!isTerm(term) || conceptsWith(server.glossaries.of(open.uri), term).length > 0) return [];
    const title = l10n.t("Add “{0}” to a glossary…", term);
    return [{ title, kind: KIND, command: { title, command: "tifa.addTerm", arguments: [{ term }] } }];
  },
};

/** Two letters or more, on one line, and not a sentence. */
function isTerm(text: string): boolean {
  if (/[\r\n]|[.。！？!?;；]\s*$/u.test(text)) return false;
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) > 1 && text.split(/\s+/u).length <= 8;
}
