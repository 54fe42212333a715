import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { describeSourceProblem } from "../../features/sources/problem-text.ts";
import type { Feature, Server } from "../feature.ts";
import { concordance } from "./concordance.ts";
import { sourcePlace, sourceText } from "./places.ts";
import { quote } from "./quote.ts";
import { searchSources } from "./search-sources.ts";
import { tellSourceProblems } from "./source-problems.ts";
import { toState } from "./state.ts";

/** The user's own sources: search, places, quotations, concordances. */
export const sources: Feature = {
  register(server) {
    const { handle } = server;
    handle("tifa/searchSources", (params, token) => searchSources(server, params, token));
    handle("tifa/sourcePlace", (params) => sourcePlace(server, params));
    handle("tifa/sourceText", (params) => sourceText(server, params));
    handle("tifa/sources", () => listSources(server));
    handle("tifa/indexSources", async () => {
      await server.sources.resume();
      return toState(server.sources.state);
    });
    tellSourceProblems(server);
    quote.register(server);
    concordance.register(server);
  },

  settingsChanged(server) {
    server.sources.changed();
  },
};

async function listSources({ sources: own }: Server) {
  await own.refresh();
  const known = await own.sources();
  return {
    sources: known.map(({ path, title, passages, problems }) => ({
      uri: pathToFileURL(path).href,
      name: basename(path),
      title: title ?? basename(path),
      passages,
      problems: problems.map(describeSourceProblem),
    })),
    missing: [...own.files.missing, ...own.files.outside],
    state: toState(own.state),
  };
}
