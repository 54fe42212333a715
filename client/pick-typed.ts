import * as vscode from "vscode";

/** A picker that somebody else fills: it matches nothing on its own, so rows are `alwaysShow`. */
export interface TypedPick<Item extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  /** What is typed already. */
  readonly value?: string;
  /** The rows for what is typed, in the order in which they are shown. */
  readonly load: (
    value: string,
    token: vscode.CancellationToken,
    picker: vscode.QuickPick<Item>,
  ) => Promise<readonly Item[]>;
  /** A row that only says something is not taken. */
  readonly isChoice?: (item: Item) => boolean;
}

export interface Picked<Item> {
  readonly item: Item;
  /** The button of the row that was pressed. */
  readonly button: vscode.QuickInputButton | undefined;
}

/** Asks for one of what fits the words typed. Undefined where the user left; rejects where the rows cannot be loaded. */
export function pickTyped<Item extends vscode.QuickPickItem>({
  title,
  placeholder,
  value = "",
  load,
  isChoice = () => true,
}: TypedPick<Item>): Promise<Picked<Item> | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  Object.assign(picker, { title, placeholder, value });
  return new Promise((resolve, reject) => {
    const take = (item: Item | undefined, button: vscode.QuickInputButton | undefined): void => {
      if (item === undefined || !isChoice(item)) return;
      resolve({ item, button });
      picker.hide();
    };
    answerTyping(picker, load, reject);
    picker.onDidAccept(() => take(picker.selectedItems[0], undefined));
    picker.onDidTriggerItemButton(({ item, button }) => take(item, button));
    picker.onDidHide(() => {
      picker.dispose();
      resolve(undefined);
    });
    picker.show();
  });
}

/** The picker answers while an input method composes: each keystroke waits this long for the next one (milliseconds). */
const PAUSE = 30;

/** Loads rows now and after every keystroke. An answer that comes after the next keystroke is dropped; a failure hides the picker. */
function answerTyping<Item extends vscode.QuickPickItem>(
  picker: vscode.QuickPick<Item>,
  load: TypedPick<Item>["load"],
  fail: (error: unknown) => void,
): void {
  let source = new vscode.CancellationTokenSource();
  const refresh = async (token: vscode.CancellationToken): Promise<void> => {
    picker.busy = true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (token.isCancellationRequested) return;
    const items = await load(picker.value, token, picker);
    if (token.isCancellationRequested) return;
    picker.items = items;
    picker.busy = false;
  };
  const update = (): void => {
    source.cancel();
    source = new vscode.CancellationTokenSource();
    const { token } = source;
    refresh(token).catch((error: unknown) => {
      // Nobody waits for this answer any more: however the server says so, it is no failure.
      if (token.isCancellationRequested || error instanceof vscode.CancellationError) return;
      fail(error);
      picker.hide();
    });
  };
  picker.onDidChangeValue(update);
  picker.onDidHide(() => source.cancel());
  update();
}
