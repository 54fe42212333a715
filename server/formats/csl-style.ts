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
const NAMESPACE = "http://purl.org/net/xbiblio/csl";

/** Reads a `.csl` file. Never throws. */
export function readCslStyle(text: string): { readonly style?: CslStyle; readonly problem?: CslProblem } {
  if (text.length > MOST_UNITS) return { problem: { kind: "too-large" } };
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  let problem: CslProblem | undefined;
  let title = "";
  let locale: string | undefined;
  let parent: string | undefined;
  let hasList = false;
  parser.on("error", () => {
    // What follows on a mistake says nothing new.
    problem ??= { kind: "no-xml", line: parser.line };
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const value = (name: string): string | undefined => attributes[name]?.value;
    if (path.length === 0) {
      problem ??= rootProblem(local, uri, value("version"));
      locale = value("default-locale");
    }
    path.push(local);
    const place = path.join("/");
    if (place === "style/info/link" && value("rel") === "independent-parent") parent = value("href");
    if (place === "style/bibliography/layout") hasList = true;
  });
  parser.on("text", (part) => {
    if (path.join("/") === "style/info/title") title += part;
  });
  parser.on("closetag", () => void path.pop());
  parser.write(text).close();
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
function rootProblem(name: string, uri: string, version: string | undefined): CslProblem | undefined {
  if (name !== "style" || uri !== NAMESPACE) return { kind: "no-style" };
  return version === undefined || Number.parseFloat(version) < 1 ? { kind: "old" } : undefined;
}
