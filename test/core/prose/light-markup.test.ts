import { describe, it } from "mocha";
import { checkerFor } from "../../support/recognition.ts";
import { terms } from "../../support/terms.ts";

const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  typst: [
    "= ⟦Industrial policy⟧\n⟦industrial policy⟧ is prose.",
    "The ⟦industrial\npolicy⟧ and `industrial policy` and $industrial policy$.",
    "// industrial policy\nand ⟦industrial policy⟧ // industrial policy\nhttps://x.org/industrial-policy",
    "```typ\nindustrial policy\n\nindustrial policy\n```\n⟦industrial policy⟧",
    '#let x = "industrial policy"\n#emph[⟦industrial policy⟧] @industrial-policy[industrial policy]',
    "#figure(caption: [x])[⟦举国体制⟧]@xi2021[sec. 4]的⟦举国体制⟧ <举国体制x>",
  ],
  org: [
    "* ⟦Industrial policy⟧\n⟦industrial policy⟧",
    "#+TITLE: industrial policy\n# industrial policy\n⟦industrial policy⟧ =industrial policy= ~industrial policy~",
    "#+begin_src sh\nindustrial policy\n\nindustrial policy\n#+end_src\n⟦industrial policy⟧",
    ":PROPERTIES:\n:ID: industrial policy\n:END:\n⟦industrial policy⟧",
    "[[https://x.org/industrial policy][the ⟦industrial policy⟧]] [cite:see industrial policy @a] ⟦举国体制⟧",
  ],
  asciidoc: [
    "== ⟦Industrial policy⟧\n:keyword: industrial policy\n⟦industrial policy⟧ `industrial policy`",
    "----\nindustrial policy\n\nindustrial policy\n----\n⟦industrial policy⟧",
    "////\nindustrial policy\n////\n// industrial policy\n⟦industrial policy⟧ cite:[industrial policy]",
  ],
  restructuredtext: [
    "⟦Industrial policy⟧\n===================\n⟦industrial policy⟧ ``industrial policy`` :ref:`industrial policy`",
    "The ⟦industrial policy⟧::\n\n   industrial policy\n\n   industrial policy\n\n⟦industrial policy⟧",
    ".. code-block:: sh\n\n   industrial policy\n\n⟦industrial policy⟧",
    ".. note:: industrial policy\n\n   ⟦industrial policy⟧",
    ".. industrial policy\n   industrial policy\n\n⟦举国体制⟧\\ :cite:p:`industrial-policy`\\ 的⟦举国体制⟧",
  ],
};

for (const [kind, documents] of Object.entries(DOCUMENTS)) {
  describe(`recognition in ${kind}`, () => {
    const check = checkerFor(terms, kind);
    for (const marked of documents) it(JSON.stringify(marked), () => check(marked));
  });
}
