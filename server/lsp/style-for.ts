import * as l10n from "@vscode/l10n";
import type { LocatorLanguage } from "../core/citation/locator.ts";
import type { Style } from "../core/citation/styles/style.ts";
import { chosenStyle, STYLE_CHOICES, styleById } from "../core/citation/styles/styles.ts";
import type { Server } from "./feature.ts";
import { UserError } from "./user-error.ts";

/**
 * The style of formatted citations in a document of a language: the one asked for, else the one that is set.
 *
 * @throws UserError where Tifa has no style of the id asked for
 */
export function styleFor({ settings }: Server, asked?: string): (language: LocatorLanguage) => Style {
  const { "citation.style": set, "citation.chicagoEdition": edition } = settings();
  if (asked !== undefined && asked !== "auto" && styleById(asked, edition) === undefined)
    throw new UserError(
      l10n.t("Tifa has no citation style “{0}”. It has: {1}.", asked, STYLE_CHOICES.slice(1).join(", ")),
    );
  return (language) => chosenStyle(asked ?? set, edition, language);
}
