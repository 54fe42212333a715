import { scriptOf } from "../core/text/language.ts";
import type { GlossOptions } from "../features/gloss.ts";
import type { Settings } from "./settings.ts";

/** How glosses are written into a document of this text and kind of prose. */
export function glossOptions(settings: Settings, text: string, proseKind: string): GlossOptions {
  return {
    script: settings.script === "auto" ? scriptOf(text) : settings.script,
    templates: { en: settings["gloss.template.en"], zh: settings["gloss.template.zh"] },
    proseKind,
  };
}
