import type { Locator } from "../../core/citation/locator.ts";

/** A locator in the compact form that `parseLocator` reads: `S4¶1 fn20`. A page has no such form. */
export function locatorText({ section, paragraph, note, table, figure, abstract }: Locator): string {
  const words = [
    section === undefined ? "" : `S${section}${paragraph === undefined ? "" : `¶${paragraph}`}`,
    note === undefined ? "" : `fn${note}`,
    table === undefined ? "" : `T${table}`,
    figure === undefined ? "" : `Fig${figure}`,
    abstract === true ? "Abs" : "",
  ];
  return words.filter((word) => word !== "").join(" ");
}
