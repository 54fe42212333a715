import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Glossary } from "../core/concept/glossary.ts";
import { proseKind } from "../core/prose/prose.ts";
import { type Recognized, recognize, updateRecognized } from "../core/recognition/recognized.ts";

/** More changes at once than this are cheaper to read afresh. */
const MANY_CHANGES = 20;

/** A document that the client has open, with its mentions. The text is the client's: the server only follows it. */
export class OpenDocument {
  readonly #document: TextDocument;
  #recognized: Recognized | undefined;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.#document = TextDocument.create(uri, languageId, version, text);
  }

  get uri(): string {
    return this.#document.uri;
  }

  get languageId(): string {
    return this.#document.languageId;
  }

  get version(): number {
    return this.#document.version;
  }

  /** For positions; its text and version change in place. */
  get text(): TextDocument {
    return this.#document;
  }

  /** The mentions of the current version with this glossary; the whole text is read only the first time. */
  recognized(glossary: Glossary): Recognized {
    if (this.#recognized?.glossary !== glossary) {
      this.#recognized = recognize(this.#document.getText(), proseKind(this.languageId, this.uri), glossary);
    }
    return this.#recognized;
  }

  /** Applies the client's changes, in order; each costs the paragraph that it touches. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    if (changes.length > MANY_CHANGES) {
      TextDocument.update(this.#document, [...changes], version);
      this.#recognized = undefined;
      return;
    }
    for (const change of changes) this.#apply(change, version);
  }

  #apply(change: TextDocumentContentChangeEvent, version: number): void {
    const document = this.#document;
    if (!("range" in change)) {
      TextDocument.update(document, [change], version);
      this.#recognized = undefined;
      return;
    }
    const a = document.offsetAt(change.range.start);
    const b = document.offsetAt(change.range.end);
    const start = Math.min(a, b);
    TextDocument.update(document, [change], version);
    if (this.#recognized === undefined) return;
    this.#recognized = updateRecognized(this.#recognized, document.getText(), {
      start,
      end: Math.max(a, b),
      newEnd: start + change.text.length,
    });
  }
}
