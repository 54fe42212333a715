import { onPage } from "./page.ts";

/** Takes the first row of the box that a command opens, once it says what is expected, and waits for the command. */
export async function taken(expected: string, command: Thenable<unknown>): Promise<void> {
  await onPage(`await user.firstRow(page, ${JSON.stringify(expected)}).waitFor(); await page.keyboard.press("Enter");`);
  await command;
}
