// The page of references: copies the list with its looks and as plain text at once, when a button is pressed.
const vscode = acquireVsCodeApi();
const list = document.getElementById("list");
const done = document.getElementById("done");

document.addEventListener("copy", (event) => {
  const { activeElement } = document;
  // What the reader selects is copied as everywhere.
  if (!(activeElement instanceof HTMLButtonElement)) return;
  const paragraphs = [...list.querySelectorAll("p")];
  // The page has its indents from its style sheet, which stays here.
  const hanging = '<p style="margin:0 0 0.5em 2em;text-indent:-2em">';
  event.clipboardData.setData("text/html", paragraphs.map((entry) => `${hanging}${entry.innerHTML}</p>`).join("\n"));
  event.clipboardData.setData("text/plain", paragraphs.map(({ textContent }) => textContent).join("\n"));
  event.preventDefault();
});

document.getElementById("rich").addEventListener("click", (event) => {
  event.target.focus();
  say(document.execCommand("copy"));
});
for (const wanted of ["text", "html"])
  document.getElementById(wanted).addEventListener("click", () => {
    vscode.postMessage(wanted);
    say(true);
  });

function say(isDone) {
  done.textContent = isDone ? done.dataset.copied : "";
}
document.getElementById("rich").focus();
