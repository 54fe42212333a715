import { type Hover, MarkupKind } from "vscode-languageserver";
import { languageAround } from "../../core/text/language.ts";
import { conceptsOn, keyHover } from "../../features/keys/hover-key.ts";
import { markdownOf } from "../../features/markdown.ts";
import { toRange } from "../convert.ts";
import type { Server } from "../feature.ts";
import { linksFor } from "../links.ts";
import type { OpenDocument } from "../open-document.ts";
import { styleFor } from "../style-for.ts";
import { keyAt } from "./document-keys.ts";
import { bibliographyOf, workOfKey } from "./known-works.ts";

/** The formatted reference of the key at an offset, and the concepts that rest on it. */
export async function hoverKey(server: Server, open: OpenDocument, offset: number): Promise<Hover | undefined> {
  const cited = keyAt(server, open, offset);
  if (cited === undefined) return undefined;
  const range = toRange(open.text, cited.span);
  const known = workOfKey(server, await bibliographyOf(server, open), cited.key);
  if (known === undefined) return undefined;
  const { interfaceLanguage: language } = server.client();
  const written = languageAround(open.text.getText(), offset);
  const reference = styleFor(server)(written).reference(known.work, written);
  const concepts = conceptsOn(known.work.id, server.glossaries.of(open.uri).concepts);
  const value = keyHover(known, markdownOf(reference), concepts, {
    language,
    link: linksFor(server.client()),
  });
  return { contents: { kind: MarkupKind.Markdown, value }, range };
}
