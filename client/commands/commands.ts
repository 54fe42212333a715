import * as vscode from "vscode";
import { nameBibliographyHere } from "../bibliography/name-bibliography.ts";
import { addSource } from "../sources/add-source.ts";
import { searchSources } from "../sources/search-sources.ts";
import { openPassage, openSourceFile } from "../sources/source-document.ts";
import type { Tools } from "../tools.ts";
import { addTerm } from "./add-term.ts";
import { chooseStyle } from "./choose-style.ts";
import { deprecateTerm, editTerm } from "./edit-term.ts";
import { exportGlossary } from "./export-glossary.ts";
import { findMentions } from "./find-mentions.ts";
import { glossAtFirstUse } from "./gloss-at-first-use.ts";
import { ignoreAlways } from "./ignore-always.ts";
import { importGlossary } from "./import-glossary.ts";
import { insertCitation, insertQuotation } from "./insert-citation.ts";
import { insertTerm } from "./insert-term.ts";
import { openMention } from "./open-mention.ts";
import { copyFormatted, insertBibliography, insertReference } from "./references.ts";
import { searchGlossary } from "./search-glossary.ts";
import { showConcept, showConceptAsText } from "./show-concept.ts";
import { exportTrends, showTrends } from "./show-trends.ts";
import { toggleHighlight } from "./toggle-highlight.ts";

/** A concept by its id, as links in hovers and entries pass it. */
export interface ConceptArgument {
  readonly concept?: unknown;
  /** A work by its id, and the place in the paper that cites it. */
  readonly work?: unknown;
  readonly citedIn?: unknown;
  /** A passage of a source, by its number. */
  readonly passage?: unknown;
  /** Several, as links of the page of trends pass them, and whether another is to be picked besides. */
  readonly concepts?: unknown;
  readonly add?: unknown;
  /** What a quick fix asks never to mention again. */
  readonly ignore?: unknown;
  /** A term that a code action offers to add. */
  readonly term?: unknown;
}

/** Registers every command; one that fails says why, once. */
export function registerCommands(context: vscode.ExtensionContext, tools: Tools, log: vscode.LogOutputChannel): void {
  const { server } = tools;
  const register = (name: string, run: (argument?: ConceptArgument) => Promise<void>): void => {
    const guarded = async (argument?: ConceptArgument): Promise<void> => {
      try {
        await run(argument);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        log.error(`tifa.${name}: ${message}`);
        // Not awaited: the command has ended, whether the message is read or not.
        void vscode.window.showErrorMessage(`Tifa: ${message}`);
      }
    };
    context.subscriptions.push(vscode.commands.registerCommand(`tifa.${name}`, guarded));
  };
  register("searchGlossary", () => searchGlossary(tools));
  register("insertCitation", (argument) => insertCitation(tools, conceptOf(argument), { ...argument }));
  register("insertQuotation", (argument) => insertQuotation(tools, conceptOf(argument), argument?.passage));
  register("addSource", () => addSource(server));
  register("searchSources", () => searchSources(tools));
  register("openPassage", (argument) => openPassage(server, { ...argument }));
  register("openSourceFile", () => openSourceFile(server));
  register("indexSources", async () => void (await server.request("tifa/indexSources", {})));
  register("concordance", (argument) => tools.concordance.show({ ...argument }));
  register("exportConcordance", (argument) => tools.concordance.export({ ...argument }));
  register("insertReference", () => insertReference(tools));
  register("insertBibliography", () => insertBibliography(tools));
  register("nameBibliography", () => nameBibliographyHere(tools));
  register("chooseStyle", () => chooseStyle(context));
  register("copyFormatted", () => copyFormatted(tools));
  register("insertTerm", () => insertTerm(server));
  register("showConcept", (argument) => showConcept(tools, conceptOf(argument)));
  register("showConceptAsText", (argument) => showConceptAsText(server, conceptOf(argument)));
  register("glossAtFirstUse", () => glossAtFirstUse(server));
  register("addTerm", (argument) => addTerm(tools, typeof argument?.term === "string" ? argument.term : undefined));
  register("editTerm", (argument) => editTerm(tools, conceptOf(argument)));
  register("deprecateTerm", (argument) => deprecateTerm(tools, conceptOf(argument)));
  register("importGlossary", () => importGlossary(tools));
  register("exportGlossary", () => exportGlossary(tools));
  register("findMentions", (argument) => findMentions(server, conceptOf(argument)));
  register("ignoreAlways", (argument) => ignoreAlways(argument?.ignore));
  register("openMention", (argument) => openMention({ ...argument }));
  register("showTrends", (argument) => showTrends(tools, argument));
  register("exportTrends", (argument) => exportTrends(tools, argument));
  register("toggleHighlight", toggleHighlight);
  register("restartServer", () => server.restart());
  register("showLog", async () => log.show());
}

/** Arguments come from links: only a text is an id. */
function conceptOf(argument: ConceptArgument | undefined): string | undefined {
  return typeof argument?.concept === "string" ? argument.concept : undefined;
}
