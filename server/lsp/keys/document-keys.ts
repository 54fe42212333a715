import { chooseDialect } from "../../core/citation/choose-dialect.ts";
import { type CitedKey, type Dialect, neighbourhood } from "../../core/citation/dialect.ts";
import type { Hole } from "../../core/prose/hole.ts";
import { blockReader, proseKind } from "../../core/prose/prose.ts";
import { holesAround } from "../../core/recognition/recognized.ts";
import type { Span } from "../../core/text/span.ts";
import type { Server } from "../feature.ts";
import type { OpenDocument } from "../open-document.ts";

/** Of the version that was looked at last: what a whole document is written in shows only in all of it. */
const dialects = new WeakMap<OpenDocument, { readonly version: number; readonly setting: string; dialect?: Dialect }>();

/** How a document cites; undefined where its citations are formatted text. */
export function dialectOf({ settings }: Pick<Server, "settings">, open: OpenDocument): Dialect | undefined {
  const setting = settings()["citation.dialect"];
  const known = dialects.get(open);
  if (known?.version === open.version && known.setting === setting) return known.dialect;
  const dialect = chooseDialect(open.text.getText(), proseKind(open.languageId, open.uri), setting);
  dialects.set(open, { version: open.version, setting, ...(dialect === undefined ? {} : { dialect }) });
  return dialect;
}

/** The citation key at an offset of a document; the caret may stand at either end. Only the paragraph is read. */
export function keyAt(server: Server, open: OpenDocument, offset: number): CitedKey | undefined {
  const text = open.text.getText();
  const window = neighbourhood(text, offset);
  const part = text.slice(window.start, window.end);
  // Most hovers are over words: the dialect need not be known for that.
  if (!/@|cite/iu.test(part)) return undefined;
  const found = dialectOf(server, open)
    ?.cited(part)
    .map((cited) => moved(cited, window.start))
    .find(({ span }) => span.start <= offset && offset <= span.end);
  if (found === undefined) return undefined;
  const holes = holesAround(open.recognized(server.glossaries.of(open.uri)), found.start);
  return isInCode(found.start, holes) ? undefined : found;
}

/** Where a key is being typed at an offset: what a completion takes the place of. */
export function typedKey(server: Server, open: OpenDocument, offset: number): Span | undefined {
  const text = open.text.getText();
  if (!/@|cite/iu.test(text.slice(Math.max(0, offset - REACH), offset))) return undefined;
  const span = dialectOf(server, open)?.typing(text, offset);
  if (span === undefined) return undefined;
  const holes = holesAround(open.recognized(server.glossaries.of(open.uri)), span.start);
  const around = holes.find(({ start, end, transparent }) => !transparent && start < span.start && span.start < end);
  return around !== undefined && CODE.test(text.slice(around.start, around.start + 8)) ? undefined : span;
}

/** How far before the caret a citation may begin. */
const REACH = 1000;
/** How code, mathematics, comments and tags begin; other holes are citations. */
const CODE = /^(?:[`~%$<\s]|\\verb|\\begin|\/\/|\/\*|#\+)/u;

/** All keys of a document, without those in code and comments. */
export function keysIn(text: string, languageId: string, uri: string, dialect: Dialect): CitedKey[] {
  const cited = dialect.cited(text);
  if (cited.length === 0) return [];
  const read = blockReader(proseKind(languageId, uri));
  const kept: CitedKey[] = [];
  let holes: readonly Hole[] = [];
  let end = 0;
  for (const key of cited) {
    while (end <= key.start && end < text.length) ({ end, holes } = read(text, end));
    if (!isInCode(key.start, holes)) kept.push(key);
  }
  return kept;
}

/** A citation is a hole itself; one that begins before it is code, a comment or an address. */
function isInCode(start: number, holes: readonly Hole[]): boolean {
  return holes.some((hole) => !hole.transparent && hole.start < start && start < hole.end);
}

function moved({ span, start, ...rest }: CitedKey, by: number): CitedKey {
  return { ...rest, start: start + by, span: { start: span.start + by, end: span.end + by } };
}
