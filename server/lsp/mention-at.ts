import type { Position, TextDocumentIdentifier } from "vscode-languageserver";
import type { Mention } from "../core/recognition/mention.ts";
import { mentionAt, mentionsOf, type Recognized } from "../core/recognition/recognized.ts";
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
  { document, knowledge }: Server,
  { uri }: TextDocumentIdentifier,
  position: Position,
): Found | undefined {
  const open = document(uri);
  if (open === undefined) return undefined;
  const recognized = open.recognized(knowledge.glossary);
  const mention = mentionAt(recognized, open.text.offsetAt(position));
  return mention === undefined ? undefined : { open, recognized, mention };
}

/** All mentions of the same concept in the document; those that do not count only where the one found does not. */
export function mentionsLike({ recognized, mention }: Found, countWeak: boolean): readonly Mention[] {
  return mentionsOf(recognized).filter(
    ({ concept, counted }) => concept === mention.concept && (counted || countWeak || !mention.counted),
  );
}
