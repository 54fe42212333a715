import { dump } from "js-yaml";
import type { PlainEntry } from "../plain-entry.ts";

/** An entry as a term of a Contextive glossary: a name, aliases and a definition. */
export function contextiveTerm({ terms, definition, examples = [] }: PlainEntry, indent: string): string {
  const [name = "", ...aliases] = terms.flatMap(({ text, hant }) => (hant === undefined ? [text] : [text, hant]));
  const texts = [definition?.en, definition?.zh].filter((text) => text !== undefined && text !== "");
  const fields = {
    name,
    ...(texts.length === 0 ? {} : { definition: texts.join("\n\n") }),
    ...(examples.length === 0 ? {} : { examples }),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
  const lines = dump([fields], { lineWidth: 100, noRefs: true }).trimEnd().split("\n");
  return `${lines.map((line) => indent + line).join("\n")}\n`;
}
