import * as l10n from "@vscode/l10n";
import type { Concept, FartherDefinition, Layer, Note } from "../core/concept/concept.ts";
import { inLanguage } from "../core/concept/glossary.ts";
import type { InterfaceLanguage } from "./labels.ts";

/** Where an own concept comes from, and whom the user credits; undefined for a built-in one. */
export function ownSource({ origin, credit }: Concept): string | undefined {
  if (origin === undefined) return undefined;
  const { name, layer } = origin.file;
  const place = l10n.t("{0}: {1}", layerLabel(layer), name);
  return credit === undefined ? place : l10n.t("{0} (source: {1})", place, credit);
}

function layerLabel(layer: Layer): string {
  switch (layer) {
    case "user":
      return l10n.t("Your glossary");
    case "workspace":
      return l10n.t("Glossary of the workspace");
    case "folder":
      return l10n.t("Glossary of the folder");
  }
}

/** What a farther layer says that the concept is, with the layer's name. */
export function fartherDefinition({ text, file }: FartherDefinition, language: InterfaceLanguage): string {
  const name = file === undefined ? l10n.t("Tifa’s own glossary") : file.name;
  return l10n.t("{0}: {1}", name, inLanguage(text, language));
}

/** The definition in the interface's language, then in the other; what is not told is left out. */
export function definitionTexts({ definition: { en, zh } }: Concept, language: InterfaceLanguage): readonly string[] {
  return (language === "zh" ? [zh, en] : [en, zh]).filter((text) => text !== "");
}

/** A note for its reader: those that Tifa brings are cautions. */
export function noteText(note: Note, language: InterfaceLanguage): string {
  return `${note.isOwn === true ? "" : "⚠ "}${inLanguage(note, language)}`;
}
