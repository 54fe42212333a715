import { FAILSAFE_SCHEMA, load } from "js-yaml";

/** As many values of a YAML file are looked at: aliases can make few lines look like very many. */
const MOST_VALUES = 1000;

/**
 * The bibliography files that YAML metadata names: `bibliography` as a text, a list, a list of maps or a map of names to
 * files. YAML that cannot be read (it is being typed) counts by its line `bibliography: file.bib`.
 */
export function bibliographyInYaml(yaml: string): string[] {
  try {
    const value: unknown = load(yaml, { schema: FAILSAFE_SCHEMA });
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, "bibliography")) return [];
    return texts((value as { readonly bibliography?: unknown }).bibliography);
  } catch {
    const line = /^bibliography:[ \t]+["']?([^\s"'[\]{}#]{1,500})["']?[ \t]*\r?$/mu.exec(yaml)?.[1];
    return line === undefined ? [] : [line];
  }
}

/** The bibliography of a MyST project: `bibliography` below `project` in `myst.yml`. */
export function bibliographyInMystYaml(yaml: string): string[] {
  return texts(valueAt(yaml, ["project", "bibliography"]));
}

/** The bibliography of a Jupyter Book: `bibtex_bibfiles` in `_config.yml`, also below `sphinx`. */
export function bibliographyInJupyterBook(yaml: string): string[] {
  const own = texts(valueAt(yaml, ["bibtex_bibfiles"]));
  return own.length > 0 ? own : texts(valueAt(yaml, ["sphinx", "config", "bibtex_bibfiles"]));
}

function valueAt(yaml: string, path: readonly string[]): unknown {
  try {
    let value: unknown = load(yaml, { schema: FAILSAFE_SCHEMA });
    for (const key of path) {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
      value = (value as Readonly<Record<string, unknown>>)[key];
    }
    return value;
  } catch {
    return undefined;
  }
}

/** Every text in a value, in order. */
function texts(value: unknown): string[] {
  const found: string[] = [];
  const waiting: unknown[] = [value];
  for (let count = 0; waiting.length > 0 && count < MOST_VALUES; count++) {
    const next = waiting.shift();
    if (typeof next === "string") {
      if (next.trim() !== "") found.push(next.trim());
    } else if (typeof next === "object" && next !== null) waiting.unshift(...Object.values(next).slice(0, MOST_VALUES));
  }
  return found;
}

/** `bibtex_bibfiles = ["refs.bib"]` of a Sphinx `conf.py`. */
export function bibliographyInConfPy(python: string): string[] {
  const list = /^bibtex_bibfiles[ \t]{0,20}=[ \t]{0,20}[[(]([^\])]{0,5000})[\])]/mu.exec(python)?.[1] ?? "";
  return [...list.matchAll(/(?<quote>["'])([^"'\n]{1,500})\k<quote>/gu)].map(([, , path = ""]) => path);
}
