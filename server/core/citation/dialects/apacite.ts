import type { Package } from "./latex.ts";
import { options } from "./latex-command.ts";

/** apacite: words before a citation stand in angle brackets, `\\cite<see>[sec.~4]{key}` (apacite manual §4.1). */
export const apacite: Package = {
  id: "apacite",
  commands: { parenthetical: "cite", narrative: "citeA", suppressed: "citeyear", note: "citeA" },
  own: {
    parenthetical: ["citeNP"],
    narrative: ["citeA", "shortciteA", "fullciteA"],
    suppressed: [],
    note: ["citeA"],
  },
  notes: (pre, post) => `${pre === "" ? "" : `<${pre.replace(/[<>]/gu, "")}>`}${options("", post)}`,
  // One pair of notes for all works: a further work with its own stands beside.
  several: () => undefined,
};
