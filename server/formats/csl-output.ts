import { Parser } from "htmlparser2";
import { type Rich, type Run, rich } from "../core/citation/rich.ts";

/**
 * The HTML that citeproc makes of an entry, as formatted text. Italics, raised text and links stay; bold, small capitals and
 * the rest are none of our looks. The number before an entry is followed by a space, as in running text.
 *
 * @param options.number without it the number that the entry has in its list is left out
 */
export function readCslOutput(html: string, { number = true }: { readonly number?: boolean } = {}): Rich {
  const runs: Run[] = [];
  /** How many elements are open inside a number that is left out, with its own. */
  let leftOut = 0;
  /** The looks inside each open element. */
  const looks: Omit<Run, "text">[] = [{}];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        looks.push(within(name, attributes, looks.at(-1) ?? {}));
        if (leftOut > 0 || (!number && attributes.class === "csl-left-margin")) leftOut += 1;
        if (isBlock(attributes.class)) runs.push({ text: " " });
      },
      ontext(text) {
        if (leftOut === 0) runs.push({ ...looks.at(-1), text });
      },
      onclosetag(name) {
        if (looks.length > 1) looks.pop();
        leftOut = Math.max(0, leftOut - 1);
        if (name === "div") runs.push({ text: " " });
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return trimmed(runs);
}

function within(name: string, attributes: Readonly<Record<string, string>>, looks: Omit<Run, "text">): typeof looks {
  const { italic: _, ...upright } = looks;
  switch (name) {
    case "i":
    case "em":
      return { ...looks, italic: true };
    case "sup":
      return { ...looks, superscript: true };
    case "a":
      return attributes.href === undefined ? looks : { ...looks, link: attributes.href };
    default:
      return attributes.style === "font-style:normal;" ? upright : looks;
  }
}

function isBlock(name: string | undefined): boolean {
  return name === "csl-block" || name === "csl-indent";
}

/** One space wherever there are several, or line ends, and none at the ends. */
function trimmed(runs: readonly Run[]): Rich {
  const kept: Run[] = [];
  let isAfterSpace = true;
  for (const { text, ...looks } of runs) {
    const single = text.replace(/[ \t\r\n]+/gu, " ");
    const own: string = isAfterSpace ? single.replace(/^ /u, "") : single;
    if (own === "") continue;
    isAfterSpace = own.endsWith(" ");
    kept.push({ text: own, ...looks });
  }
  const last = kept.at(-1);
  if (last !== undefined) kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
  return rich(...kept);
}
