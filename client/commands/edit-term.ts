import * as vscode from "vscode";
import type { KnownTerm } from "../../server/protocol.ts";
import { changeOf, report } from "../glossary/added.ts";
import { changeFile } from "../glossary/change-file.ts";
import { pickGlossary } from "../glossary/pick-glossary.ts";
import { activeEditor, ofActiveDocument, selectedText } from "../selector.ts";
import type { Tools } from "../tools.ts";
import { mentionAt } from "./concept-at-cursor.ts";
import { pickConcept } from "./pick-concept.ts";

/** *Tifa: Edit Term*: opens the entry in its file; for a built-in one offers an own entry that goes before it. */
export async function editTerm(tools: Tools, concept: string | undefined): Promise<void> {
  const known = await knownTerm(tools, concept, vscode.l10n.t("Edit which term?"));
  if (known === undefined) return;
  if (known.place !== undefined) return editKnown(known.place);
  const write = vscode.l10n.t("Write an entry");
  const question = vscode.l10n.t(
    "“{0}” is built in. Write your own entry for it, which goes before the built-in one?",
    known.en || known.zh,
  );
  if ((await vscode.window.showInformationMessage(question, { modal: true }, write)) === write)
    await overrideTerm(tools, known);
}

/** *Tifa: Deprecate Term*: marks a wording as one not to use, where its file has it. */
export async function deprecateTerm(tools: Tools, concept: string | undefined): Promise<void> {
  const { server } = tools;
  const known = await knownTerm(tools, concept, vscode.l10n.t("Deprecate a wording of which term?"));
  if (known === undefined) return;
  const wording = await pickWording(known);
  if (wording === undefined) return;
  const { place } = known;
  const uri =
    place === undefined
      ? await pickGlossary(tools.glossaries, vscode.l10n.t("Deprecate “{0}”", wording))
      : vscode.Uri.parse(place.uri);
  if (uri === undefined) return;
  const changed = await changeFile(uri, async (name, text) => {
    if (place === undefined) {
      const entry = { name, text, concept: known.concept, deprecated: wording };
      return changeOf(await server.request("tifa/ownEntry", entry), name);
    }
    const change = await server.request("tifa/deprecateTerm", { name, text, offset: place.start, wording });
    if (change !== null) return change;
    await editKnown(place);
    throw new Error(vscode.l10n.t("“{0}” cannot be marked here: write “status: deprecated” beside it.", wording));
  });
  if (changed !== undefined) report(wording, changed, []);
}

/** Opens an entry in its file. */
export async function editKnown({ uri, start, end }: NonNullable<KnownTerm["place"]>): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const editor = await vscode.window.showTextDocument(document);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Writes an own entry with the id of a built-in one, and opens it. */
export async function overrideTerm(tools: Tools, known: KnownTerm): Promise<void> {
  const name = known.en || known.zh;
  const uri = await pickGlossary(tools.glossaries, vscode.l10n.t("Your own entry for “{0}”", name));
  if (uri === undefined) return;
  const changed = await changeFile(uri, async (file, text) =>
    changeOf(await tools.server.request("tifa/ownEntry", { name: file, text, concept: known.concept }), file),
  );
  if (changed === undefined) return;
  await vscode.window.showTextDocument(changed.uri, { selection: new vscode.Range(changed.at, changed.at) });
}

async function knownTerm(tools: Tools, concept: string | undefined, title: string): Promise<KnownTerm | undefined> {
  const { server } = tools;
  const editor = activeEditor();
  const atCursor = editor === undefined ? undefined : await mentionAt(server, editor.document, editor.selection.active);
  const id =
    concept ??
    atCursor?.concept ??
    (await pickConcept(server, { title, value: selectedText(editor), actions: [] }))?.item.hit.concept;
  return id === undefined
    ? undefined
    : ((await server.request("tifa/termPlace", { concept: id, ...ofActiveDocument() })) ?? undefined);
}

async function pickWording({ wordings, en, zh }: KnownTerm): Promise<string | undefined> {
  if (wordings.length === 1) return wordings[0];
  return vscode.window.showQuickPick([...wordings], {
    title: vscode.l10n.t("Deprecate which wording?"),
    placeHolder: [en, zh].filter((name) => name !== "").join(" · "),
  });
}
