import { stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import { type CslProblem, type CslStyle, readCslStyle } from "../../formats/csl-style.ts";
import type { Server } from "../feature.ts";
import { expanded, isInside, pathOf } from "../paths.ts";
import { readTextFile } from "../text-file.ts";
import { UserError } from "../user-error.ts";
import { namesIn } from "../workspace/files.ts";

/** A `.csl` file that can be run. */
export interface StyleFile {
  /** For messages: `apa.csl`. */
  readonly name: string;
  readonly folder: string;
  readonly text: string;
  readonly style: CslStyle;
}

/** A file that is larger is no style: those of the official repository have 200 KB at most. */
const MOST_BYTES = 4_000_000;

/**
 * Reads the style that the setting names, for a document. A style that is only another name of one is that one, if it lies
 * beside it. Throws what the user should know.
 */
export async function readStyleFile(server: Server, choice: string, uri: string): Promise<StyleFile> {
  if (!server.client().isTrusted)
    throw new UserError(
      l10n.t(
        "In Restricted Mode “{0}” is not read. Trust the workspace, or choose a style by its name.",
        choice.trim(),
      ),
    );
  const path = pathOfStyle(server, choice.trim(), uri);
  const file = await load(path);
  const { parent } = file.style;
  if (parent === undefined) return file;
  const wanted = `${parent.split("/").at(-1)}.csl`;
  const beside = await loadIfThere(join(file.folder, wanted));
  if (beside?.style.parent === undefined && beside !== undefined)
    return { ...beside, style: merged(beside.style, file.style) };
  throw new UserError(
    l10n.t("{0} has no rules of its own: it is another name of “{1}”. Put {1} beside it.", file.name, wanted),
  );
}

/** A dependent style may say the language of its journal. */
function merged(parent: CslStyle, { title, locale }: CslStyle): CslStyle {
  return { ...parent, title, ...(locale === undefined ? {} : { locale }) };
}

function pathOfStyle({ client }: Server, choice: string, uri: string): string {
  const name = choice.replace(/^\$\{workspaceFolder\}[\\/]/u, "");
  const path = expanded(name);
  if (isAbsolute(path)) return path;
  const own = pathOf(uri);
  const folders = client().workspaceFolders;
  const isAround = (folder: string): boolean => own !== undefined && isInside(own, folder);
  const folder = folders.find(isAround) ?? folders[0] ?? (own === undefined ? undefined : dirname(own));
  if (folder === undefined)
    throw new UserError(l10n.t("“{0}” is relative to a folder, and none is open. Write the whole path.", choice));
  return resolve(folder, name);
}

async function loadIfThere(path: string): Promise<StyleFile | undefined> {
  try {
    return await load(path);
  } catch {
    // Missing or damaged: either way it cannot stand in for the style that was asked for.
    return undefined;
  }
}

async function load(path: string): Promise<StyleFile> {
  const name = basename(path);
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  const file = size > MOST_BYTES ? undefined : await readTextFile(path);
  if (size > MOST_BYTES) throw new UserError(messageFor({ kind: "too-large" }, name));
  if (file === undefined)
    throw new UserError(
      l10n.t("The citation style {0} is not there or cannot be read: change the setting tifa.citation.style.", path),
    );
  const { style, problem } = readCslStyle(file.text);
  if (style === undefined) throw new UserError(messageFor(problem ?? { kind: "no-style" }, name));
  return { name, folder: dirname(path), text: file.text, style };
}

function messageFor({ kind, line }: CslProblem, name: string): string {
  switch (kind) {
    case "no-xml":
      return l10n.t("{0} is damaged: line {1} is no XML. Fetch the style again.", name, line ?? 1);
    case "no-style":
      return l10n.t("{0} is no citation style in the Citation Style Language (CSL).", name);
    case "old":
      return l10n.t(
        "{0} is written in an old version of CSL. Fetch the style again; version 1.0 or later is needed.",
        name,
      );
    case "no-list":
      return l10n.t("{0} has no reference list: it only says how citations in the text or in notes look.", name);
    case "too-large":
      return l10n.t("{0} is too large to be a citation style.", name);
  }
}

/**
 * The locales for a style: Tifa’s own, and in their place those that lie beside the style or in a folder `locales` there.
 *
 * @param languages those that the style may write in: `de-DE`
 * @param own the folder with Tifa’s
 */
export async function localesFor(
  { folder }: StyleFile,
  languages: readonly string[],
  own: string,
): Promise<Readonly<Record<string, string>>> {
  const primary = new Set(["en", "zh", ...languages.map((language) => language.split("-")[0] ?? "")]);
  const locales: Record<string, string> = {};
  for (const place of [own, join(folder, "locales"), folder]) {
    for (const name of await namesIn(place)) {
      const language = /^locales-(([a-z]{2,3})(?:-[A-Za-z]{2,4})?)\.xml$/u.exec(name);
      if (language === null || !primary.has(language[2] ?? "")) continue;
      const file = await readTextFile(join(place, name));
      if (file !== undefined && file.text.length < MOST_BYTES) locales[language[1] ?? ""] = file.text;
    }
  }
  return locales;
}
