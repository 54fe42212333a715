import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { attachedFiles, pathsIn } from "../../../server/core/bibliography/attached-files.ts";
import { readBibliography } from "../../../server/core/bibliography/bibliography.ts";
import { bibtex } from "../../../server/core/bibliography/bibtex.ts";

/** As the programs write them. */
const FIELDS: readonly (readonly [of: string, value: string, paths: readonly string[]])[] = [
  ["Zotero", "Full Text PDF:files/12/Bai - 2021.pdf:application/pdf", ["files/12/Bai - 2021.pdf"]],
  [
    "Zotero, two",
    "Snapshot:files/1/a.html:text/html;PDF:files/2/b.pdf:application/pdf",
    ["files/1/a.html", "files/2/b.pdf"],
  ],
  ["Zotero, escapes", "A\\: b:files/C\\:x\\;y.pdf:application/pdf", ["files/C:x;y.pdf"]],
  ["Zotero, Windows", "PDF:C\\:\\\\Users\\\\me\\\\a.pdf:application/pdf", ["C:\\Users\\me\\a.pdf"]],
  ["Better BibTeX", "/home/me/Zotero/storage/ABCD/a.pdf", ["/home/me/Zotero/storage/ABCD/a.pdf"]],
  ["Better BibTeX, Windows", "C:/Users/me/a.pdf", ["C:/Users/me/a.pdf"]],
  ["Better BibTeX, two", "/a/b.pdf;/c/d.html", ["/a/b.pdf", "/c/d.html"]],
  ["JabRef", ":papers/a.pdf:PDF", ["papers/a.pdf"]],
  ["JabRef, described", "Draft:papers/a.pdf:PDF", ["papers/a.pdf"]],
  ["Mendeley", ":home/me/docs/a\\_b.pdf:pdf", ["home/me/docs/a_b.pdf"]],
  ["Mendeley, Windows", ":C$\\backslash$:/Users/me/a.pdf:pdf", ["C:/Users/me/a.pdf"]],
  ["characters", "全文:文献/白春礼 2021.pdf:application/pdf", ["文献/白春礼 2021.pdf"]],
  ["nothing", "", []],
  ["nothing but signs", ";;:", []],
];

describe("files that entries name", () => {
  for (const [of, value, paths] of FIELDS) it(`as written by ${of}`, () => assert.deepEqual(pathsIn(value), paths));

  it("of all entries that have one, whatever else is wrong", () => {
    const text =
      "@book{a, file={x.pdf}}\n@book{b, title={profile = y}}\n@article{c,\n File = {T:z.pdf:PDF}\n}\n@book{broken, file={";
    const steps = readBibliography(bibtex, text);
    let read = steps.next();
    while (read.done !== true) read = steps.next();
    const files = attachedFiles(read.value);
    let found = files.next();
    while (found.done !== true) found = files.next();
    assert.deepEqual(
      found.value.filter(({ key }) => key !== "broken"),
      [
        { key: "a", path: "x.pdf" },
        { key: "c", path: "z.pdf" },
      ],
    );
  });
});
