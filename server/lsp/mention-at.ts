import type { Position, TextDocumentIdentifier } from "vscode-languageserver";
import type { Mention } from "../core/recognition/mention.ts";
import { mentionAt, type Recognized } from "../core/recognition/recognized.ts";
import type { Server } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";

/** A mention with the document that it stands in. */
export interface Found {
  readonly open: OpenDocument;
  readonly recognized: Recognized;
  readonly mention: Mention;
}

/** The mention at a position of an open document. */
export function findMention(
  { document, glossaries, settings }: Server,
  { uri }: TextDocumentIdentifier,
  position: Position,
): Found | undefined {
  const open = document(uri);
  if (open === undefined) return undefined;
  const recognized = open.recognized(glossaries.of(open.uri));
  const mention = mentionAt(recognized, open.text.offsetAt(position));
  if (mention === undefined) return undefined;
  const counted = mention.counted || settings()["recognition.weakTerms"] === "full";
  return { open, recognized, mention: { ...mention, counted } };
}
