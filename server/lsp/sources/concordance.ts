import * as l10n from "@vscode/l10n";
import type { CancellationToken } from "vscode-languageserver";
import { describeLocator } from "../../core/citation/locator.ts";
import { nameOf } from "../../core/concept/glossary.ts";
import { bothNames } from "../../features/labels.ts";
import {
  type ConcordanceRow,
  concordancePage,
  concordanceTable,
  orderedRows,
} from "../../features/sources/concordance.ts";
import { writeTable } from "../../formats/table.ts";
import type { Requests } from "../../protocol.ts";
import { conceptById } from "../concept.ts";
import type { Feature, Server } from "../feature.ts";
import { withProgress } from "../progress.ts";
import { SourceNames } from "./described.ts";

type Params = Requests["tifa/concordance"]["params"];

/** A concept's uses in context: as a page, and as a table for other programs. */
export const concordance: Pick<Feature, "register"> = {
  register(server) {
    server.handle("tifa/concordance", async (params, token) => {
      const { concept } = conceptById(server, params.concept);
      const { rows, more } = await rowsOf(server, params, token);
      const name = bothNames(concept);
      const { order = "best" } = params;
      const title = l10n.t("Concordance: {0}", nameOf(concept, "en", "zh-Hans"));
      return { title, body: concordancePage({ concept: concept.id, name, rows, order, more }) };
    });
    server.handle("tifa/concordanceCsv", async (params, token) => {
      const { concept } = conceptById(server, params.concept);
      const { rows } = await rowsOf(server, params, token);
      const csv = writeTable(concordanceTable(orderedRows(rows, params.order ?? "best")));
      return { name: `${concept.id}-concordance.csv`, csv };
    });
  },
};

function rowsOf(
  server: Server,
  { concept, textDocument, workDoneToken }: Params,
  token: CancellationToken,
): Promise<{ rows: readonly ConcordanceRow[]; more: boolean }> {
  const given = server.connection.window.attachWorkDoneProgress(workDoneToken);
  return withProgress(server, l10n.t("Making the concordance"), given, token, async (_, either) => {
    const most = Math.max(1, server.settings()["find.limit"]);
    const { uses, sources, more } = await server.sources.concordance(concept, most, either);
    const names = new SourceNames(server, textDocument === undefined ? undefined : server.document(textDocument.uri));
    const byId = new Map(
      await Promise.all(sources.map(async (source) => [source.id, await names.get(source)] as const)),
    );
    const language = server.client().interfaceLanguage;
    const rows = uses.flatMap(({ source, locator, ...use }) => {
      const named = byId.get(source);
      if (named === undefined) return [];
      const { label, title, year } = named;
      return [{ ...use, source: label, title, year, locator: describeLocator(locator, language) }];
    });
    return { rows, more };
  });
}
