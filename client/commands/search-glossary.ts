import * as vscode from "vscode";
import { activeEditor, selectedText } from "../selector.ts";
import type { Tools } from "../tools.ts";
import { findMentions } from "./find-mentions.ts";
import { citeClaim } from "./insert-citation.ts";
import { writeTerm } from "./insert-term.ts";
import { type ConceptAction, type ConceptItem, pickConcept } from "./pick-concept.ts";

/** *Tifa: Search Glossary*: one box over all concepts; Enter opens the entry, buttons do the rest. */
export async function searchGlossary(tools: Tools): Promise<void> {
  const editor = activeEditor();
  const picked = await pickConcept(tools.server, {
    title: vscode.l10n.t("Search the glossary"),
    value: selectedText(editor),
    actions: editor === undefined ? [] : ["insert", "gloss", "cite", "find"],
  });
  if (picked !== undefined) await perform(tools, editor, picked.item, picked.action);
}

async function perform(
  tools: Tools,
  editor: vscode.TextEditor | undefined,
  { hit }: ConceptItem,
  action: ConceptAction | undefined,
): Promise<void> {
  const { server, panel } = tools;
  if (action === undefined || editor === undefined) return panel.show(hit.concept);
  switch (action) {
    case "insert":
      return writeTerm(server, editor, hit.concept, false);
    case "gloss":
      return writeTerm(server, editor, hit.concept, true);
    case "cite":
      return citeClaim(tools, editor, hit.concept);
    case "find":
      return findMentions(server, hit.concept);
  }
}
