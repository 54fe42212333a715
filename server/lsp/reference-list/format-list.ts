import * as l10n from "@vscode/l10n";
import type { CancellationToken } from "vscode-languageserver";
import type { Rich } from "../../core/citation/rich.ts";
import type { Work } from "../../core/citation/work.ts";
import { cslItem, withOthers } from "../../formats/csl-item.ts";
import type { Server } from "../feature.ts";
import { isStyleFile } from "../settings.ts";
import { styleFor } from "../style-for.ts";
import { UserError } from "../user-error.ts";
import { localesFor, readStyleFile, type StyleFile } from "./style-file.ts";

/** What a list is made for. */
export interface ListRequest {
  /** In the order in which the document cites them; their ids are different. */
  readonly works: readonly Work[];
  readonly language: "en" | "zh";
  /** One work alone stands without the number that it would have in a list. */
  readonly isSingle: boolean;
  /** The document, for a style that is a file of its workspace. */
  readonly uri: string;
}

export interface FormattedList {
  /** In the order of the style. */
  readonly entries: readonly Rich[];
  /** The name of the style, and who runs it. */
  readonly style: string;
  readonly notes: readonly string[];
}

/** Formats works in the style of the setting: one of Tifa’s own at once, that of a file by citeproc. */
export async function formatList(
  server: Server,
  request: ListRequest,
  token: CancellationToken,
): Promise<FormattedList> {
  const choice = server.settings()["citation.style"];
  if (isStyleFile(choice)) return byFile(server, choice, request, token);
  const { works, language, isSingle } = request;
  const style = styleFor(server)(language);
  const entries = isSingle ? works.map((work) => style.reference(work, language)) : style.bibliography(works, language);
  return { entries, style: style.id, notes: [] };
}

async function byFile(
  server: Server,
  choice: string,
  { works, language, isSingle, uri }: ListRequest,
  token: CancellationToken,
): Promise<FormattedList> {
  const file = await readStyleFile(server, choice, uri);
  const { locale, title } = file.style;
  const written = locale ?? (language === "zh" ? "zh-CN" : "en-US");
  const script = /^zh\b/u.test(written) ? "zh" : "en";
  const locales = await localesFor(file, [written], server.citeprocFolder);
  const items = works.map((work) => cslItem(work, script));
  const outcome = await server.citeproc.run({ style: styleText(file), language: written, locales, items }, token);
  if ("ended" in outcome || "error" in outcome || outcome.entries === "none")
    throw new UserError(failure(server, file.name, outcome));
  // With its library a file of its own, which few need.
  const { readCslOutput } = await import("../../formats/csl-output.ts");
  const printed = outcome.entries.filter(({ html }) => !html.includes(NOTHING));
  const missing = items.filter(({ id }) => !printed.some((entry) => entry.id === id)).map(({ id }) => id);
  return {
    entries: printed.map(({ html }) => withOthers(readCslOutput(html, { number: !isSingle }), script)),
    style: `${title} (${file.name}, citeproc-js)`,
    notes: [...notesOn(written, locales), ...missingNotes(missing)],
  };
}

/** What citeproc prints for a work of which the style prints nothing. */
const NOTHING = "[CSL STYLE ERROR";

function missingNotes(keys: readonly string[]): readonly string[] {
  return keys.length === 0 ? [] : [l10n.t("The style prints nothing of: {0}.", keys.join(", "))];
}

/** The style, in the language of the style that depends on it. */
function styleText({ text, style: { locale } }: StyleFile): string {
  if (locale === undefined) return text;
  return text.replace(/<style\b[^>]*>/u, (tag) =>
    /\bdefault-locale=/u.test(tag) ? tag : tag.replace(/>$/u, ` default-locale="${locale.replace(/[^\w-]/gu, "")}">`),
  );
}

function notesOn(language: string, locales: Readonly<Record<string, string>>): readonly string[] {
  const primary = language.split("-")[0] ?? "";
  if (Object.keys(locales).some((name) => name.split("-")[0] === primary)) return [];
  return [
    l10n.t(
      "The style writes in “{0}”, whose words Tifa does not have; they are English. Put locales-{0}.xml beside the style.",
      language,
    ),
  ];
}

type Failure = Exclude<Awaited<ReturnType<Server["citeproc"]["run"]>>, { readonly entries: readonly object[] }>;

function failure({ connection }: Server, name: string, outcome: Failure): string {
  if ("entries" in outcome) return l10n.t("{0} has no reference list.", name);
  if ("error" in outcome)
    return l10n.t(
      "The style {0} cannot be run: {1} Fetch the style again, or choose another one.",
      name,
      `${outcome.error}.`,
    );
  if (outcome.trace !== "") connection.console.error(`citeproc: ${outcome.trace}`);
  switch (outcome.ended) {
    case "cancelled":
      return l10n.t("Cancelled.");
    case "out-of-time":
      return l10n.t("The style {0} did not come to an end within a minute, and was stopped. Choose another one.", name);
    case "out-of-memory":
    case "died":
      return l10n.t("The program that runs the style {0} ended. Try again, or choose another style.", name);
  }
}
