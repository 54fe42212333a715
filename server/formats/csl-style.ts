import { SaxesParser } from "saxes";

/** What is to be known of a style in the Citation Style Language before it is run. */
export interface CslStyle {
  readonly title: string;
  /** The language that it writes in, whatever the document’s: `zh-CN`. */
  readonly locale?: string;
  /** The address of the style that it is another name of: `http://www.zotero.org/styles/apa`. */
  readonly parent?: string;
}

/** Why a text is no style that can be run. */
export interface CslProblem {
  readonly kind: "no-xml" | "no-style" | "old" | "no-list" | "too-large";
  /** Where, from 1. */
  readonly line?: number;
}

/** The largest style of the official repository has 200 KB. */
const MOST_UNITS = 2_000_000;
/** `style/info/title`, `style/bibliography/layout`. */
const DEEPEST = 3;
/** No style is nested deeper, and parsers get slow. */
const MOST_DEPTH = 500;
const NAMESPACE = "http://purl.org/net/xbiblio/csl";

/** Reads a `.csl` file. Never throws. */
export function readCslStyle(text: string): { readonly style?: CslStyle; readonly problem?: CslProblem } {
  if (text.length > MOST_UNITS) return { problem: { kind: "too-large" } };
  const parser = new SaxesParser();
  /** The names of the open elements; what lies deeper than we look has none. */
  const path: string[] = [];
  let depth = 0;
  let problem: CslProblem | undefined;
  let title = "";
  let locale: string | undefined;
  let parent: string | undefined;
  let hasList = false;
  const stop = (found: CslProblem): never => {
    problem = found;
    throw new Error(found.kind);
  };
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) return depth > MOST_DEPTH ? stop({ kind: "no-style" }) : undefined;
    if (depth === 1) {
      const found = rootProblem(name, attributes);
      if (found !== undefined) stop(found);
      locale = attributes["default-locale"];
    }
    path.push(name);
    const place = path.join("/");
    if (place === "style/info/link" && attributes.rel === "independent-parent") parent = attributes.href;
    if (place === "style/bibliography/layout") hasList = true;
  });
  parser.on("text", (part) => {
    if (depth <= DEEPEST && path.join("/") === "style/info/title") title += part;
  });
  parser.on("closetag", () => {
    if (depth <= DEEPEST) path.pop();
    depth -= 1;
  });
  try {
    parser.write(text).close();
  } catch {
    // Without a listener the parser throws at the first mistake; what follows on it would say nothing new.
    problem ??= { kind: "no-xml", line: parser.line };
  }
  if (problem !== undefined) return { problem };
  if (parent === undefined && !hasList) return { problem: { kind: "no-list" } };
  return {
    style: {
      title: title.trim(),
      ...(locale === undefined ? {} : { locale }),
      ...(parent === undefined ? {} : { parent }),
    },
  };
}

/** Styles before version 1.0 (2010) are written otherwise. */
function rootProblem(name: string, attributes: Readonly<Record<string, string>>): CslProblem | undefined {
  if (name !== "style" || attributes.xmlns !== NAMESPACE) return { kind: "no-style" };
  const { version } = attributes;
  return version === undefined || Number.parseFloat(version) < 1 ? { kind: "old" } : undefined;
}
