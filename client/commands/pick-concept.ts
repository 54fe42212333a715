import * as vscode from "vscode";
import type { SearchHit } from "../../server/protocol.ts";
import { pickTyped } from "../pick-typed.ts";
import { ofActiveDocument } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";

/** What a button of a row does with the concept. */
export type ConceptAction = "insert" | "gloss" | "cite" | "find";

export interface ConceptItem extends vscode.QuickPickItem {
  readonly hit: SearchHit;
}

interface ActionButton extends vscode.QuickInputButton {
  readonly action: ConceptAction;
}

export interface PickOptions {
  readonly title: string;
  /** The query to begin with. */
  readonly value: string;
  readonly actions: readonly ConceptAction[];
}

/** More rows make the picker slow, and nobody reads them. */
const ROWS = 60;
/** While a large glossary is being prepared (milliseconds). */
const ASK_AGAIN = 500;

/**
 * Asks for a concept, in the order of the server.
 *
 * @returns the row and the button pressed on it, or undefined where the user left.
 */
export async function pickConcept(
  server: ServerClient,
  { title, value, actions }: PickOptions,
): Promise<{ item: ConceptItem; action: ConceptAction | undefined } | undefined> {
  const buttons = buttonsFor(actions);
  const document = ofActiveDocument();
  const picked = await pickTyped<ConceptItem>({
    title,
    value,
    placeholder: vscode.l10n.t("Chinese, English, pinyin or initials: 举国体制, whole nation, juguo, xxjgtz"),
    async load(query, token, picker) {
      for (;;) {
        const found = await server.request("tifa/search", { query, limit: ROWS, ...document }, token);
        const items = found.hits.map((hit) => toItem(hit, buttons));
        if (found.preparing !== true || token.isCancellationRequested) return items;
        // What is found already is shown; the picker stays busy until all is.
        picker.items = items;
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
      }
    },
  });
  if (picked === undefined) return undefined;
  return { item: picked.item, action: buttons.find((button) => button === picked.button)?.action };
}

/** The first words say what the row is, for readers and for screen readers; then the other language, then the meaning. */
function toItem(hit: SearchHit, buttons: readonly ActionButton[]): ConceptItem {
  const chinese = hit.zh === "" ? "" : `${hit.zh}  ${hit.pinyin}`;
  return {
    hit,
    label: hit.en,
    description: chinese,
    detail: [hit.file, hit.locator, hit.summary].filter((part) => part !== undefined && part !== "").join(" · "),
    alwaysShow: true,
    buttons: [...buttons],
  };
}

function buttonsFor(actions: readonly ConceptAction[]): ActionButton[] {
  const all: readonly ActionButton[] = [
    { action: "insert", iconPath: new vscode.ThemeIcon("insert"), tooltip: vscode.l10n.t("Insert the term") },
    {
      action: "gloss",
      iconPath: new vscode.ThemeIcon("symbol-string"),
      tooltip: vscode.l10n.t("Insert the term with its gloss"),
    },
    { action: "cite", iconPath: new vscode.ThemeIcon("quote"), tooltip: vscode.l10n.t("Insert a citation") },
    {
      action: "find",
      iconPath: new vscode.ThemeIcon("search"),
      tooltip: vscode.l10n.t("Find its mentions"),
    },
  ];
  return all.filter(({ action }) => actions.includes(action));
}
