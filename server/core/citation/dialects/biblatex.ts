import type { Package } from "./latex.ts";
import { options } from "./latex-command.ts";

/** Commands with a list form: `\autocites[12]{a}[3]{b}` (biblatex manual §3.9.3). */
const WITH_LIST = /^(?:[Cc]|[Pp]arenc|footc|[Tt]extc|[Ss]martc|superc|[Aa]utoc)ites?$/u;

/** biblatex, and the styles built on it (biblatex-chicago, biblatex-apa). */
export const biblatex: Package = {
  id: "biblatex",
  commands: { parenthetical: "autocite", narrative: "textcite", suppressed: "autocite*", note: "footcite" },
  own: {
    parenthetical: [
      "autocite",
      "parencite",
      "footcite",
      "smartcite",
      "supercite",
      "Autocite",
      "Parencite",
      "autocites",
    ],
    narrative: ["textcite", "Textcite", "textcites"],
    suppressed: [],
    note: ["footcite"],
  },
  several: (items, { name, star, outer }) => {
    if (star !== "" || !WITH_LIST.test(name)) return undefined;
    const list = items.map(({ pre, post, key }) => `${options(pre, post)}{${key}}`).join("");
    return `\\${name.endsWith("s") ? name : `${name}s`}${outer}${list}`;
  },
};
