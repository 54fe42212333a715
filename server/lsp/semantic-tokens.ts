import { SemanticTokensBuilder } from "vscode-languageserver";
import type { Span } from "../core/text/span.ts";
import { highlightsIn } from "../features/highlights.ts";
import { toRange } from "./convert.ts";
import { countedMentions } from "./counted.ts";
import type { Feature, Server } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";

const LEGEND = { tokenTypes: ["term"], tokenModifiers: ["firstUse", "weak"] };
const FIRST_USE = 1;
const WEAK = 2;

/** For differences to the tokens that the client has, one for each document. */
const builders = new Map<string, SemanticTokensBuilder>();

/**
 * Terms marked in the text: as semantic tokens for editors at large; as ranges for a client that draws them itself,
 * because an editor shows the semantic tokens of one extension only, and a theme may show none.
 */
export const semanticTokens: Feature = {
  withoutOwnViews: {
    semanticTokensProvider: { legend: LEGEND, range: true, full: { delta: true } },
  },

  register(server) {
    const { connection, answer, document, handle } = server;
    const tokens = connection.languages.semanticTokens;
    tokens.on(({ textDocument }, token) =>
      answer("semanticTokens", token, () => {
        const open = document(textDocument.uri);
        if (open === undefined) return { data: [] };
        const builder = new SemanticTokensBuilder();
        builders.set(open.uri, builder);
        pushAll(server, open, builder);
        return builder.build();
      }),
    );
    tokens.onDelta(({ textDocument, previousResultId }, token) =>
      answer("semanticTokens/delta", token, () => {
        const open = document(textDocument.uri);
        if (open === undefined) return { data: [] };
        const builder = builders.get(open.uri) ?? new SemanticTokensBuilder();
        builders.set(open.uri, builder);
        builder.previousResult(previousResultId);
        pushAll(server, open, builder);
        return builder.buildEdits();
      }),
    );
    tokens.onRange(({ textDocument, range }, token) =>
      answer("semanticTokens/range", token, () => {
        const open = document(textDocument.uri);
        if (open === undefined) return { data: [] };
        const builder = new SemanticTokensBuilder();
        push(server, open, builder, { start: open.text.offsetAt(range.start), end: open.text.offsetAt(range.end) });
        return builder.build();
      }),
    );
    handle("tifa/highlights", ({ textDocument, ranges }) => {
      const open = document(textDocument.uri);
      if (open === undefined) return null;
      const highlights = ranges.flatMap((range) => {
        const span = { start: open.text.offsetAt(range.start), end: open.text.offsetAt(range.end) };
        return shown(server, open, span).map(({ firstUse, weak, ...at }) => ({
          range: toRange(open.text, at),
          firstUse,
          weak,
        }));
      });
      return { version: open.version, highlights };
    });
  },

  settingsChanged({ connection, initial, client }) {
    if (client().ownViews || initial().capabilities.workspace?.semanticTokens?.refreshSupport !== true) return;
    // A client that cannot refresh now asks again when the user goes on.
    Promise.resolve(connection.languages.semanticTokens.refresh()).catch(() => undefined);
  },

  closed: (uri) => void builders.delete(uri),
};

function shown(server: Server, open: OpenDocument, span: Span): ReturnType<typeof highlightsIn> {
  const { highlight, "recognition.weakTerms": weakTerms } = server.settings();
  const recognized = open.recognized(server.glossaries.of(open.uri));
  const all = highlightsIn(recognized, countedMentions(server, recognized), highlight, span);
  return weakTerms === "off" ? all.filter(({ weak }) => !weak) : all;
}

function pushAll(server: Server, open: OpenDocument, builder: SemanticTokensBuilder): void {
  push(server, open, builder, { start: 0, end: open.text.getText().length });
}

/** A token may not go over a line's end (LSP 3.17, `multilineTokenSupport`): a term that does is several. */
function push(server: Server, open: OpenDocument, builder: SemanticTokensBuilder, span: Span): void {
  const text = open.text.getText();
  for (const { start, end, firstUse, weak } of shown(server, open, span)) {
    const modifiers = (firstUse ? FIRST_USE : 0) | (weak ? WEAK : 0);
    let from = start;
    for (const line of text.slice(start, end).split("\n")) {
      const indent = line.length - line.trimStart().length;
      const length = line.trim().length;
      const { line: at, character } = open.text.positionAt(from + indent);
      if (length > 0) builder.push(at, character, length, 0, modifiers);
      from += line.length + 1;
    }
  }
}
