import * as l10n from "@vscode/l10n";
import { Counter } from "../features/count.ts";
import type { CountResult, Requests } from "../protocol.ts";
import { conceptById } from "./concept.ts";
import type { Feature, Server } from "./feature.ts";
import { withProgress } from "./progress.ts";
import { type ScanOptions, type ScanReport, scanWorkspace } from "./workspace/scan.ts";

type CountParams = Requests["tifa/count"]["params"];

/** How often concepts are mentioned, by document, by year or in all. */
export const count: Feature = {
  register(server) {
    server.handle("tifa/count", (params, token) => {
      const { workDoneToken } = params;
      const window = server.connection.window;
      const given = window.attachWorkDoneProgress(workDoneToken);
      return withProgress(server, l10n.t("Counting terms"), given, token, (progress, either) =>
        countMentions(server, params, { token: either, progress }),
      );
    });
  },
};

/** Counts as the request asks; throws a user error where it names a concept that there is not. */
async function countMentions(
  server: Server,
  { concepts, by, files }: CountParams,
  options: Pick<ScanOptions, "token" | "progress">,
): Promise<CountResult> {
  const wanted = concepts?.map((id) => conceptById(server, id).concept);
  const counter = new Counter(by);
  const report: ScanReport = { searched: 0, skipped: [] };
  const scan = {
    ...options,
    ...(wanted === undefined ? {} : { concepts: wanted }),
    ...(files === undefined ? {} : { uris: files }),
  };
  for await (const { text, mentions } of scanWorkspace(server, scan, report))
    counter.add(text.uri, text.getText(), mentions);
  return { rows: counter.rows(), documents: report.searched };
}
