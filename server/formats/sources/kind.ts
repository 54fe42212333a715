import type { SourceKind } from "../../core/source/passage.ts";

const BY_NAME: Readonly<Record<string, SourceKind>> = {
  pdf: "pdf",
  docx: "docx",
  docm: "docx",
  epub: "epub",
  html: "html",
  htm: "html",
  xhtml: "html",
  md: "markdown",
  markdown: "markdown",
  qmd: "markdown",
  rmd: "markdown",
  txt: "text",
  text: "text",
};

/** Whether the file's name is that of a kind that can be read: for lists of folders. */
export function isSourceName(fileName: string): boolean {
  return BY_NAME[extension(fileName)] !== undefined;
}

/** What a file is by its first bytes, else by its name; an Office file with a password is one that is `encrypted`. */
export function kindOfFile(bytes: Uint8Array, fileName: string): SourceKind | "encrypted" | undefined {
  const named = BY_NAME[extension(fileName)];
  const head = latin1(bytes.subarray(0, 1024));
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) return zipKind(head, named);
  // An OLE file: Word's old format, or what it puts around a file with a password.
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) return isEncryptedOffice(bytes) ? "encrypted" : undefined;
  if (named === "docx" || named === "epub" || named === "pdf") return named;
  if (/^[\s\ufeff\u00ef\u00bb\u00bf]*<(?:!doctype html|html)[\s>]/iu.test(head)) return "html";
  return named;
}

function zipKind(head: string, named: SourceKind | undefined): SourceKind | undefined {
  if (head.includes("mimetypeapplication/epub+zip")) return "epub";
  return named === "docx" || named === "epub" ? named : undefined;
}

function isEncryptedOffice(bytes: Uint8Array): boolean {
  const name = [..."EncryptedPackage"].map((letter) => `${letter}\u0000`).join("");
  for (let at = 0; at < bytes.length; at += 500_000)
    if (latin1(bytes.subarray(at, at + 500_100)).includes(name)) return true;
  return false;
}

function extension(fileName: string): string {
  return /\.([a-z]+)$/iu.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
