import * as l10n from "@vscode/l10n";
import type { Concept } from "../../core/concept/concept.ts";
import { nameOf, preferred } from "../../core/concept/glossary.ts";
import { madeInSteps } from "../../core/text/steps.ts";
import { conceptsWith } from "../../features/known-terms.ts";
import { decodeText } from "../../formats/decode-text.ts";
import { addEntry } from "../../formats/exchange/edit/add-entry.ts";
import { deprecate } from "../../formats/exchange/edit/deprecate.ts";
import { formatOf, type GlossaryFormat } from "../../formats/exchange/edit/glossary-text.ts";
import { TableLimit } from "../../formats/exchange/edit/table-edit.ts";
import { exportingGlossary, isExportFormat } from "../../formats/exchange/export.ts";
import { planningImport } from "../../formats/exchange/import.ts";
import { addTerm } from "../../formats/exchange/new-entry.ts";
import { plainOf } from "../../formats/exchange/plain-of-concept.ts";
import type { ImportPlanDto, KnownTerm, Requests } from "../../protocol.ts";
import type { Feature, Server } from "../feature.ts";
import { inSlices } from "../slices.ts";
import { UserError } from "../user-error.ts";

type Params<Method extends keyof Requests> = Requests[Method]["params"];

/** What is larger is no glossary: bytes of a file to import. */
const MOST_BYTES = 64_000_000;

/** Writing of own glossaries, import and export. Every text comes from the client and goes back to it. */
export const exchange: Feature = {
  register(server) {
    const { handle } = server;
    handle("tifa/knownTerms", async ({ text, textDocument }) => ({
      known: conceptsWith(await server.glossaries.ready(textDocument?.uri), text).map(toKnown),
    }));
    handle("tifa/termPlace", async ({ concept: id, textDocument }) => {
      await server.glossaries.ready(textDocument?.uri);
      const found = server.glossaries.concept(id, textDocument?.uri);
      return found === undefined ? null : toKnown(found.concept);
    });
    handle("tifa/newEntry", ({ name, text, term }) => addTerm(text, formatNamed(name), term) ?? null);
    handle("tifa/ownEntry", ({ name, text, concept: id, deprecated }) => {
      const concept = server.glossaries.concept(id)?.concept;
      return concept === undefined ? null : (addEntry(text, formatNamed(name), ownOf(concept, deprecated)) ?? null);
    });
    handle("tifa/deprecateTerm", deprecateTerm);
    handle("tifa/importGlossary", importGlossary);
    handle("tifa/exportGlossary", (params) => exported(server, params));
  },
};

function formatNamed(name: string): GlossaryFormat {
  const format = formatOf(name);
  if (format === undefined)
    throw new UserError(l10n.t("{0} is no glossary: its name must end in .yaml, .json, .csv, .tsv or .tbx.", name));
  return format;
}

function toKnown(concept: Concept): KnownTerm {
  const { id, origin, renderings } = concept;
  return {
    concept: id,
    en: nameOf(concept, "en", "zh-Hans"),
    zh: preferred(concept, "zh-Hans")?.text ?? "",
    wordings: [...new Set(renderings.filter(({ status }) => status !== "deprecated").map(({ text }) => text))],
    ...(origin === undefined
      ? {}
      : { place: { uri: origin.file.uri, name: origin.file.name, start: origin.start, end: origin.end } }),
  };
}

/** An entry of the user's own for a concept that Tifa brings: what they most likely want to change. */
function ownOf(concept: Concept, deprecated?: string): ReturnType<typeof plainOf> {
  const { id, definition } = concept;
  const bare = { ...concept, kind: "concept", evidence: [], relations: [], works: [], keys: [], examples: [] } as const;
  if (deprecated !== undefined) {
    const { language, text } = concept.renderings.find((rendering) => rendering.text === deprecated) ?? {
      text: deprecated,
    };
    return { id, terms: [{ text, language, status: "deprecated" }] };
  }
  const firsts = (["en", "zh-Hans", "zh-Hant"] as const).map((language) =>
    concept.renderings.find((rendering) => rendering.language === language),
  );
  const { terms } = plainOf({ ...bare, renderings: firsts.filter((rendering) => rendering !== undefined) });
  return { id, terms: terms.map(({ text, language, hant, pinyin }) => ({ text, language, hant, pinyin })), definition };
}

function deprecateTerm({ name, text, offset, wording }: Params<"tifa/deprecateTerm">) {
  try {
    return deprecate(text, formatNamed(name), offset, wording) ?? null;
  } catch (error) {
    if (error instanceof TableLimit) throw new UserError(error.message);
    throw error;
  }
}

async function importGlossary({ name, bytes, target }: Params<"tifa/importGlossary">): Promise<ImportPlanDto> {
  const format = formatNamed(name);
  const content = Buffer.from(bytes, "base64");
  if (content.length > MOST_BYTES)
    throw new UserError(l10n.t("{0} is larger than 64 MB: too large for a glossary.", name));
  const { text, encoding } = decodeText(content);
  const { change, ...plan } = await inSlices(planningImport(text, format, target));
  return { ...plan, encoding, ...(change === undefined ? {} : { change }) };
}

async function exported(server: Server, { what, format, title, textDocument }: Params<"tifa/exportGlossary">) {
  if (!isExportFormat(format)) throw new UserError(l10n.t("Tifa does not write {0}.", format));
  const all = what === "built-in" ? server.knowledge.glossary : await server.glossaries.ready(textDocument?.uri);
  const concepts = what === "own" ? (await inSlices(madeInSteps(all.concepts, ownPart))).flat() : all.concepts;
  return { ...(await inSlices(exportingGlossary(concepts, format, title))), entries: concepts.length };
}

/** What the user's own glossaries say of a concept; of one that Tifa brings too, not what Tifa says. */
function ownPart(concept: Concept): Concept[] {
  if (concept.origin === undefined) return [];
  const renderings = concept.renderings.filter(({ file }) => file !== undefined);
  return [{ ...concept, renderings, phases: [], history: [] }];
}
