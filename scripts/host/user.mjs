// What a person does in the window, and sees. Times are milliseconds.
const PATIENCE = 30_000;
const BETWEEN_TRIES = 600;

/** Waits until an editor shows a text, be it over the end of a wrapped line. */
export async function untilShown(page, text) {
  await page.waitForFunction(isShown, text, { timeout: PATIENCE });
}

/**
 * Holds the mouse over a word until the hover says what is expected. One that opened before the server was up stays as it
 * is: the mouse goes away, and comes again.
 *
 * @returns the hover's text
 */
export async function hoverOver(page, word, expected) {
  const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: expected });
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const { x, y } = await place(page, word);
    await page.mouse.move(x, y);
    const shown = await hover.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (shown) return hover.innerText();
    await page.mouse.move(x, y + 300);
    await page.waitForTimeout(BETWEEN_TRIES);
  }
  throw new Error(`no hover on ${word} that says ${expected}`);
}

/** Takes the mouse from the text, so that the hover closes. */
export async function leave(page) {
  await page.mouse.move(700, 10);
  await page.locator(".monaco-hover:not(.hidden)").first().waitFor({ state: "hidden", timeout: PATIENCE });
}

/** Puts the cursor into a word, by a click. */
export async function clickInto(page, word) {
  const { x, y } = await place(page, word);
  await page.mouse.click(x, y);
}

/** Opens a file of the folder by typing its name. */
export async function openFile(page, name) {
  await page.keyboard.press("Control+P");
  await fillBox(page, name, name);
  await page.keyboard.press("Enter");
  await page.locator(".tab.active", { hasText: name }).first().waitFor({ timeout: PATIENCE });
}

/** Runs a command by its name in the palette. */
export async function runCommand(page, name) {
  await page.keyboard.press("F1");
  await fillBox(page, `>${name}`, name);
  await page.keyboard.press("Enter");
}

/** Types into the box on top of the window, and waits until the first row below is the one that is expected. */
export async function fillBox(page, text, expected) {
  const box = page.locator(".quick-input-widget input").first();
  await box.waitFor({ timeout: PATIENCE });
  await box.fill(text);
  await firstRow(page, expected).waitFor({ timeout: PATIENCE });
}

/** The first row below the box, once it has a text: what the Enter key takes. */
export function firstRow(page, text) {
  return page.locator('.quick-input-list .monaco-list-row[data-index="0"]', { hasText: text });
}

async function place(page, word) {
  const handle = await page.waitForFunction(placeOf, word, { timeout: PATIENCE });
  return handle.jsonValue();
}

/** Runs in the page, so it stands alone. The lines stand in the page in the order in which they were drawn. */
function isShown(text) {
  const editors = [...document.querySelectorAll(".view-lines")];
  return editors.some((editor) =>
    [...editor.querySelectorAll(".view-line")]
      .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
      .map((line) => line.textContent.replaceAll("\u00a0", " "))
      .join("")
      .includes(text),
  );
}

/** The middle of a text's first occurrence in one line on the screen; runs in the page, so it stands alone. */
function placeOf(text) {
  for (const line of document.querySelectorAll(".view-line")) {
    const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const parts = [];
    while (nodes.nextNode()) parts.push(nodes.currentNode);
    const start = parts
      .map((node) => node.data)
      .join("")
      .replaceAll("\u00a0", " ")
      .indexOf(text);
    if (start === -1) continue;
    let offset = start + Math.floor(text.length / 2);
    const node = parts.find(({ data }) => {
      if (offset < data.length) return true;
      offset -= data.length;
      return false;
    });
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }
  return undefined;
}

/** Waits until a page beside the documents shows a text; returns all that it shows. */
export async function inWebview(page, text) {
  const body = page
    .frameLocator("iframe.webview.ready")
    .frameLocator("iframe#active-frame")
    .locator("body", { hasText: text });
  await body.waitFor({ timeout: PATIENCE });
  return body.innerText();
}
