import * as vscode from "vscode";
import type { KnownTerm, Requests } from "../../server/protocol.ts";
import { changeOf, report } from "../glossary/added.ts";
import { changeFile } from "../glossary/change-file.ts";
import { pickGlossary } from "../glossary/pick-glossary.ts";
import { activeEditor, ofActiveDocument, selectedText } from "../selector.ts";
import type { Tools } from "../tools.ts";
import { editKnown, overrideTerm } from "./edit-term.ts";

type NewTerm = Requests["tifa/newEntry"]["params"]["term"];

/** Longer texts are no terms. */
const LONGEST = 200;

/** *Tifa: Add Term*: the selected text, or what the user types, with its other language, to a glossary of their own. */
export async function addTerm(tools: Tools, given: string | undefined): Promise<void> {
  const text = await termToAdd(given ?? selectedText(activeEditor()));
  if (text === undefined || !(await isToBeAdded(tools, text))) return;
  const other = await askOther(text);
  if (other === undefined) return;
  const definition = await askDefinition(text);
  if (definition === undefined) return;
  const wordings = other === "" ? [text] : [text, ...other.split(/\s*[;；]\s*/u).filter((part) => part !== "")];
  while (!(await isAdded(tools, text, { wordings, ...(definition === "" ? {} : { definition }) })));
}

/** Asks where the term goes; false where it cannot go there, for what was typed is not to be lost. */
async function isAdded(tools: Tools, text: string, term: NewTerm): Promise<boolean> {
  const uri = await pickGlossary(tools.glossaries, vscode.l10n.t("Add “{0}”", text));
  if (uri === undefined) return true;
  try {
    await addTo(tools, uri, text, term);
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(`Tifa: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function addTo(tools: Tools, uri: vscode.Uri, text: string, term: NewTerm): Promise<void> {
  let lost: readonly string[] = [];
  const changed = await changeFile(uri, async (name, before) => {
    const added = await tools.server.request("tifa/newEntry", { name, text: before, term });
    lost = added?.lost ?? [];
    return changeOf(added, name);
  });
  if (changed !== undefined) report(text, changed, lost);
}

async function termToAdd(selected: string): Promise<string | undefined> {
  const text = selected.replace(/\s+/gu, " ").trim();
  if (text !== "" && text.length <= LONGEST) return text;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Add a term"),
    prompt: vscode.l10n.t("The term, in Chinese or English"),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim().length > LONGEST ? vscode.l10n.t("This is too long for a term.") : undefined,
  });
  return typed === undefined || typed.trim() === "" ? undefined : typed.trim();
}

/** Where a glossary has the term already, the user says what is to be done; false where nothing is to be added. */
async function isToBeAdded(tools: Tools, text: string): Promise<boolean> {
  const { known } = await tools.server.request("tifa/knownTerms", { text, ...ofActiveDocument() });
  if (known.length === 0) return true;
  const items = known.flatMap((term) => itemsFor(term));
  const another = { label: `$(add) ${vscode.l10n.t("Add “{0}” as another concept", text)}` };
  const picked = await vscode.window.showQuickPick<KnownItem>([...items, another], {
    title: vscode.l10n.t("A glossary has “{0}” already", text),
  });
  if (picked?.known === undefined) return picked !== undefined;
  if (picked.known.place === undefined) await overrideTerm(tools, picked.known);
  else await editKnown(picked.known.place);
  return false;
}

interface KnownItem extends vscode.QuickPickItem {
  readonly known?: KnownTerm;
}

function itemsFor(known: KnownTerm): KnownItem[] {
  const description = [known.en, known.zh].filter((name) => name !== "").join(" · ");
  if (known.place !== undefined)
    return [{ label: `$(edit) ${vscode.l10n.t("Edit it in {0}", known.place.name)}`, description, known }];
  return [
    {
      label: `$(edit) ${vscode.l10n.t("Write your own entry for it, which goes before the built-in one")}`,
      description,
      known,
    },
  ];
}

async function askOther(text: string): Promise<string | undefined> {
  const isChinese = /\p{Script=Han}/u.test(text);
  const other = await vscode.window.showInputBox({
    title: vscode.l10n.t("Add “{0}”", text),
    prompt: isChinese
      ? vscode.l10n.t("The term in English; several with semicolons. It may stay empty.")
      : vscode.l10n.t("The term in Chinese; several with semicolons. It may stay empty."),
    ignoreFocusOut: true,
  });
  return other?.trim();
}

async function askDefinition(text: string): Promise<string | undefined> {
  const definition = await vscode.window.showInputBox({
    title: vscode.l10n.t("Add “{0}”", text),
    prompt: vscode.l10n.t("What it means, in either language. It may stay empty."),
    ignoreFocusOut: true,
  });
  return definition?.trim();
}
