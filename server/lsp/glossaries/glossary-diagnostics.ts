import { basename } from "node:path";
import * as l10n from "@vscode/l10n";
import { type Connection, type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { pathOf } from "../paths.ts";
import { GLOSSARY_NAME } from "./find-glossaries.ts";
import { type LoadedGlossary, loadGlossary, problemsIn } from "./load-glossary.ts";

/** How long after the last key an open glossary is looked through, in milliseconds. */
const QUIET = 300;

/** Whether a document is a glossary of the user's. */
export function isGlossary(uri: string): boolean {
  return GLOSSARY_NAME.test(pathOf(uri) ?? uri);
}

/**
 * Tells what is wrong with glossaries: those that the editor has open as they are there, the others as they were read. What
 * is not saved yet is checked, but counts in no document.
 */
export class GlossaryDiagnostics {
  readonly #connection: Connection;
  readonly #open = new Map<string, TextDocument>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** What was found on disk, by path. */
  readonly #read = new Map<string, readonly Diagnostic[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  open(uri: string, version: number, text: string): void {
    this.#open.set(idOf(uri), TextDocument.create(uri, "", version, text));
    this.#schedule(idOf(uri));
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.#open.get(idOf(uri));
    if (document === undefined) return;
    TextDocument.update(document, [...changes], version);
    this.#schedule(idOf(uri));
  }

  close(uri: string): void {
    const id = idOf(uri);
    if (!this.#open.delete(id)) return;
    clearTimeout(this.#timers.get(id));
    this.#send(uri, this.#read.get(id) ?? []);
  }

  /** A file was read from disk. */
  read({ file, diagnostics }: LoadedGlossary): void {
    const id = idOf(file.uri);
    const before = this.#read.get(id)?.length ?? 0;
    this.#read.set(id, diagnostics);
    if (this.#open.get(id)?.getText().includes(NO_CHARACTER) === true) this.#schedule(id);
    if (!this.#open.has(id) && before + diagnostics.length > 0) this.#send(file.uri, diagnostics);
  }

  /** A file is not there any more. */
  gone(uri: string): void {
    const found = this.#read.get(idOf(uri));
    this.#read.delete(idOf(uri));
    if (found !== undefined && found.length > 0 && !this.#open.has(idOf(uri))) this.#send(uri, []);
  }

  #schedule(id: string): void {
    clearTimeout(this.#timers.get(id));
    const check = (): void => {
      this.#check(id).catch((error: unknown) => this.#connection.console.error(`${id}: ${String(error)}`));
    };
    this.#timers.set(id, setTimeout(check, QUIET));
  }

  async #check(id: string): Promise<void> {
    const document = this.#open.get(id);
    if (document === undefined) return;
    const { uri, version } = document;
    const text = document.getText();
    const file = { layer: "folder", name: basename(id), uri } as const;
    const diagnostics = text.includes(NO_CHARACTER)
      ? [wrongEncoding(), ...(this.#read.get(id) ?? (await loadGlossary(id, file, undefined))?.diagnostics ?? [])]
      : await problemsIn(text, file);
    // A later change has its own turn.
    if (this.#open.get(id) !== document || document.version !== version) return;
    this.#send(uri, diagnostics, version);
  }

  #send(uri: string, diagnostics: readonly Diagnostic[], version?: number): void {
    const versioned = version === undefined ? {} : { version };
    void this.#connection.sendDiagnostics({ uri, ...versioned, diagnostics: [...diagnostics] });
  }
}

/** What an editor shows for bytes that mean nothing in the encoding in which it reads a file. */
const NO_CHARACTER = "\ufffd";

/** What is wrong is then said of the file, whose encoding we find out ourselves. */
function wrongEncoding(): Diagnostic {
  const start = { line: 0, character: 0 };
  const message = l10n.t(
    "The editor does not read this file in its encoding. Tifa does; to see or change it, use Reopen with Encoding (GB 18030, Big5, UTF-16).",
  );
  return { range: { start, end: start }, severity: DiagnosticSeverity.Information, source: "Tifa", message };
}

/** By path where there is one: an editor and we may write one address in two ways. */
function idOf(uri: string): string {
  return pathOf(uri) ?? uri;
}
