import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { charactersOf } from "../../server/core/citation/styles/chinese.ts";
import type { Work } from "../../server/core/citation/work.ts";

const folder = fileURLToPath(new URL("../../../shared/csl/", import.meta.url));

/** Whether the official styles are there; they do not belong to the project. */
export const hasOracle = existsSync(`${folder}README.md`);

interface Engine {
  updateItems(ids: readonly string[]): void;
  setOutputFormat(format: string): void;
  makeBibliography(): [unknown, string[]];
  rebuildProcessorState(
    citations: readonly object[],
    mode: string,
    uncited: readonly string[],
  ): [string, number, string][];
  makeCitationCluster(items: readonly object[]): string;
}
interface Processor {
  readonly Engine: new (system: object, style: string, language: string, force: boolean) => Engine;
}

const read = (name: string): string => readFileSync(`${folder}${name}`, "utf8");

/** What the official CSL style of that name makes of works, as HTML with `<i>` and `<sup>` alone. */
export interface Oracle {
  reference(id: string): string;
  /** In brackets, with pages 12 to 14 where `located`. */
  inText(id: string, located: boolean): string;
  note(id: string, form: "full" | "short"): string;
}

export function oracleFor(style: string, works: readonly Work[], language: string): Oracle {
  const processor = createRequire(import.meta.url)("citeproc") as Processor;
  const items = new Map(works.map((work) => [work.id, inCharacters(work)]));
  const system = {
    retrieveLocale: (tag: string) =>
      read(existsSync(`${folder}locales-${tag}.xml`) ? `locales-${tag}.xml` : "locales-en-US.xml"),
    retrieveItem: (id: string) => items.get(id),
  };
  const source = read(`${style}.csl`);
  const engine = (): Engine => {
    const made = new processor.Engine(system, source, language, true);
    made.setOutputFormat("html");
    return made;
  };
  const shared = engine();
  const pages = { locator: "12-14", label: "page" };
  let current = "";
  const ask = (id: string): void => {
    if (current !== id) shared.updateItems([id]);
    current = id;
  };
  let notes: ReadonlyMap<string, string> | undefined;
  return {
    reference(id) {
      ask(id);
      return clean(shared.makeBibliography()[1][0] ?? "");
    },
    inText(id, located) {
      ask(id);
      return clean(shared.makeCitationCluster([{ id, ...(located ? pages : {}) }]));
    },
    note(id, form) {
      notes ??= notesOf(engine(), works, pages);
      return notes.get(`${form} ${id}`) ?? "";
    },
  };
}

/** One document that cites all works in full, and then all again. */
function notesOf(engine: Engine, works: readonly Work[], place: object): Map<string, string> {
  const forms = ["full", "short"] as const;
  const citations = forms.flatMap((form) =>
    works.map(({ id }, index) => ({
      citationID: `${form} ${id}`,
      citationItems: [{ id, ...place }],
      properties: { noteIndex: 1 + index + (form === "full" ? 0 : works.length) },
    })),
  );
  const made = engine.rebuildProcessorState(citations, "html", []);
  return new Map(made.map(([id, , text]) => [id, clean(text)]));
}

/** CSL knows one language of a work: a Chinese work is given in characters. */
function inCharacters(work: Work): object {
  const { custom, ...item } = work;
  if (work.language !== "zh") return item;
  const names = (list: Work["author"], zh: readonly string[] | undefined): object[] =>
    charactersOf(list, zh).map((literal) => ({ literal }));
  return {
    ...item,
    language: "zh-CN",
    title: custom?.titleZh ?? item.title,
    ...(item.author === undefined ? {} : { author: names(item.author, custom?.authorsZh) }),
    ...(item.editor === undefined ? {} : { editor: names(item.editor, custom?.editorsZh) }),
    ...(item.translator === undefined ? {} : { translator: names(item.translator, custom?.translatorsZh) }),
    ...(custom?.containerZh === undefined ? {} : { "container-title": custom.containerZh }),
    ...(custom?.publisherZh === undefined ? {} : { publisher: custom.publisherZh }),
    ...(custom?.placeZh === undefined ? {} : { "publisher-place": custom.placeZh }),
  };
}

function clean(html: string): string {
  return html
    .replace(/<\/?(?:div|a|span)\b[^>]*>/gu, "")
    .replaceAll("&#38;", "&amp;")
    .replaceAll("&#60;", "&lt;")
    .trim();
}
