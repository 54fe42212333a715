import * as l10n from "@vscode/l10n";
import type { CancellationToken } from "vscode-languageserver";
import type { Concept } from "../core/concept/concept.ts";
import { nameOf } from "../core/concept/glossary.ts";
import { TrendCounter, type Trends } from "../features/trends/trends.ts";
import { trendRows, trendsPage } from "../features/trends/trends-page.ts";
import { yearOf } from "../features/year-of.ts";
import { writeTable } from "../formats/table.ts";
import { conceptById } from "./concept.ts";
import type { Feature, Server } from "./feature.ts";
import { pathOf } from "./paths.ts";
import { type Report, withProgress } from "./progress.ts";
import { type ScanReport, scanWorkspace } from "./workspace/scan.ts";

/** How often concepts are mentioned in the workspace, year by year. */
export const trends: Feature = {
  register(server) {
    server.handle("tifa/trends", async ({ concepts: ids, workDoneToken }, token) => {
      const concepts = [...new Set(ids)].map((id) => conceptById(server, id).concept);
      const given = server.connection.window.attachWorkDoneProgress(workDoneToken);
      const report: ScanReport = { searched: 0, skipped: [] };
      const counted = await withProgress(server, l10n.t("Counting terms"), given, token, (progress, either) =>
        countByYear(server, concepts, { progress, token: either }, report),
      );
      const name = (id: string): string => names.get(id) ?? id;
      const languages =
        server.client().interfaceLanguage === "zh" ? (["zh-Hans", "en"] as const) : (["en", "zh-Hans"] as const);
      const names = new Map(concepts.map((concept) => [concept.id, nameOf(concept, ...languages)]));
      const skipped = report.skipped.map((uri) => pathOf(uri) ?? uri);
      return {
        title: l10n.t("Trends"),
        body: trendsPage(counted, { name, skipped }),
        csv: writeTable(trendRows(counted, name)),
      };
    });
  },
};

interface Run {
  readonly progress: Report;
  readonly token: CancellationToken;
}

async function countByYear(
  server: Server,
  concepts: readonly Concept[],
  run: Run,
  report: ScanReport,
): Promise<Trends> {
  const counter = new TrendCounter(concepts.map(({ id }) => id));
  const years = new Map<string, string | undefined>();
  const seen = (uri: string, text: string): void => {
    const year = yearOf(uri, text);
    years.set(uri, year);
    counter.addDocument(year, text.length);
  };
  for await (const { text, mentions } of scanWorkspace(server, { ...run, concepts, seen }, report)) {
    counter.addMentions(
      years.get(text.uri),
      mentions.map(({ concept }) => concept.id),
    );
  }
  return counter.result();
}
