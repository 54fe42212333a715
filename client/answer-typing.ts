import * as vscode from "vscode";

/** The picker answers while an input method composes: each keystroke waits this long for the next one (milliseconds). */
const PAUSE = 30;

/**
 * Fills a picker with what fits the words typed into it, now and after every keystroke. An answer that comes after the next
 * keystroke is dropped; a failure hides the picker.
 *
 * @param load the rows for what is typed, in the order in which they are shown
 */
export function answerTyping<Item extends vscode.QuickPickItem>(
  picker: vscode.QuickPick<Item>,
  load: (value: string, token: vscode.CancellationToken) => Promise<readonly Item[]>,
  fail: (error: unknown) => void,
): void {
  let source = new vscode.CancellationTokenSource();
  const refresh = async (token: vscode.CancellationToken): Promise<void> => {
    picker.busy = true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (token.isCancellationRequested) return;
    const items = await load(picker.value, token);
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
      picker.hide();
      fail(error);
    });
  };
  picker.onDidChangeValue(update);
  picker.onDidHide(() => source.cancel());
  update();
}
