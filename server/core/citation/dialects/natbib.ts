import type { Package } from "./latex.ts";
import type { CitedItem } from "./latex-command.ts";
import { options } from "./latex-command.ts";

/** natbib, and the classes that load it. */
export const natbib: Package = {
  id: "natbib",
  commands: { parenthetical: "citep", narrative: "citet", suppressed: "citeyearpar", note: "citet" },
  own: {
    parenthetical: ["citep", "citealp", "Citep"],
    narrative: ["citet", "Citet", "citealt"],
    suppressed: ["citeyearpar"],
    note: ["citet"],
  },
  noteEndsList: (text) => !/\\usepackage\s*\[[^\]]{0,300}\bsort[^\]]{0,300}\]\s*\{natbib\}/u.test(text),
  // One note for all works of a list: with a note each, they stand bare in brackets of their own (natbib manual §2.5).
  several: (items, { name, star }) => {
    if (name === "citep") return `\\citetext{${bare(items, `citealp${star}`)}}`;
    return name === "citealp" ? bare(items, `citealp${star}`) : undefined;
  },
};

function bare(items: readonly CitedItem[], command: string): string {
  return items.map(({ pre, post, key }) => `\\${command}${options(pre, post)}{${key}}`).join("; ");
}
