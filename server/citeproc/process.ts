import { Engine } from "citeproc";
import type { Job, Outcome } from "./job.ts";

/*
 * A process of its own: it runs citeproc-js, a file apart that we do not change (CPAL-1.0), on styles of the user's. A style
 * that never ends or takes all memory ends here, and takes nobody along.
 */

/** Building an engine takes seconds, and documents keep their style: the last one stays. */
let last: { readonly key: string; readonly engine: Engine } | undefined;
let items: ReadonlyMap<string, object> = new Map();

process.on("message", (job: Job) => {
  process.send?.(outcomeOf(job));
});
process.on("disconnect", () => process.exit());

function outcomeOf(job: Job): Outcome {
  items = new Map(job.items.map((item) => [item.id, item]));
  try {
    const engine = engineFor(job);
    engine.updateItems(job.items.map(({ id }) => id));
    const made = engine.makeBibliography();
    if (made === false) return { entries: "none" };
    const [{ entry_ids: ids }, entries] = made;
    return { entries: entries.map((html, index) => ({ id: ids[index]?.[0] ?? "", html })) };
  } catch (error) {
    // An engine that failed once is in no known state.
    last = undefined;
    const message = error instanceof Error ? error.message : String(error);
    return { error: message.replace(/^(?:(?:citeproc-js|CSL processor) error: )+/u, "") };
  }
}

function engineFor({ style, language, locales }: Job): Engine {
  const key = JSON.stringify([style, language, locales]);
  if (last?.key !== key) {
    const system = {
      retrieveLocale: (wanted: string) => locales[wanted] ?? standIn(wanted, locales),
      retrieveItem: (id: string) => items.get(id) ?? { id },
    };
    const engine = new Engine(system, style, language);
    engine.opt.development_extensions.wrap_url_and_doi = true;
    last = { key, engine };
  }
  // What another list left behind: items are registered by id.
  last.engine.updateItems([]);
  return last.engine;
}

/** For a variant of a language that is there nothing is added; any other language is English. */
function standIn(wanted: string, locales: Job["locales"]): string {
  const tag = wanted.replace(/[^\w-]/gu, "");
  const [primary = ""] = tag.split("-");
  const isVariant = Object.keys(locales).some((language) => language.startsWith(`${primary}-`));
  const none = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="${tag}"><terms/></locale>`;
  return isVariant ? none : (locales["en-US"] ?? none);
}
