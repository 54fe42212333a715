import * as l10n from "@vscode/l10n";
import type { Locator } from "../core/citation/locator.ts";
import type { Rich } from "../core/citation/rich.ts";
import { type Html, html } from "./html.ts";

/** A work that can be cited for a concept, as the page of its entry shows it. */
export interface CitableWork {
  /** The work's id: the key under which it is cited where a bibliography has no other. */
  readonly work: string;
  readonly reference: Rich;
  /** Where the paper cites it; undefined for the paper itself, and where that is not known. */
  readonly citedIn?: Locator;
  /** The paper itself, which is cited with the concept's own place. */
  readonly isPaper: boolean;
}

/**
 * Formatted references, each with its key and with links that cite it.
 *
 * @param link the address that runs a command
 */
export function citableWorks(
  works: readonly CitableWork[],
  concept: string,
  link: (command: string, argument: object) => string,
): readonly Html[] {
  const items = works.map(({ work, reference, citedIn, isPaper }) => {
    const cite = (label: string, argument: object): Html =>
      html` · <a href="${link("insertCitation", argument)}">${label}</a>`;
    const links = isPaper
      ? [cite(l10n.t("Cite…"), { concept })]
      : [
          cite(l10n.t("Cite it"), { concept, work }),
          ...(citedIn === undefined ? [] : [cite(l10n.t("Cite it as cited in the paper"), { concept, work, citedIn })]),
        ];
    return html`<li>${richHtml(reference)} <code>${work}</code>${links}</li>`;
  });
  return items.length === 0 ? [] : [html`<ul class="works">${items}</ul>`];
}

/** Without its links: the page leads to commands and nowhere else. */
function richHtml(text: Rich): Html {
  return text.reduce<Html>((made, { text: run, italic, superscript }) => {
    const raised = superscript ? html`<sup>${run}</sup>` : html`${run}`;
    return html`${made}${italic ? html`<i>${raised}</i>` : raised}`;
  }, html``);
}
