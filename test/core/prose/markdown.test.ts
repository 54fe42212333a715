import { describe, it } from "mocha";
import { checkerFor } from "../../support/recognition.ts";
import { terms } from "../../support/terms.ts";

const check = checkerFor(terms, "markdown");

describe("prose: Markdown", () => {
  it("skips code spans", () => check("`national team` ``a ` national team`` and ⟦national team⟧"));
  it("reads on after an unclosed backtick", () => check("a ` stray and a ⟦national team⟧"));
  it("skips fenced code, also unclosed", () =>
    check("⟦national team⟧\n\n```r\nnational team\n```\n⟦national team⟧\n\n~~~\nnational team"));
  it("keeps a fence open over a shorter one", () => check("````\n```\nnational team\n````\n⟦national team⟧"));
  it("skips indented code but not list paragraphs", () =>
    check("a\n\n    national team\n\n- b\n\n    ⟦national team⟧"));
  it("reads link texts, skips their targets", () =>
    check('[⟦national team⟧](http://x.org/national%20team "national team")'));
  it("skips URLs and addresses", () => check("http://a.b/S&T www.x.org/S&T S&T@most.gov <https://x.org/S&T> ⟦S&T⟧."));
  it("skips citation keys, reads their notes", () => check("[@S&T, on ⟦S&T⟧] @MOST 参见@MOST和⟦长板⟧"));
  it("skips mathematics, not prices", () => check("$S&T$ and $5 for ⟦S&T⟧ or $6"));
  it("skips attributes and shortcodes", () => check("# ⟦S&T⟧ {#S&T .S&T}\n\n{{< include S&T >}}"));
  it("goes through inline tags, stops at block tags", () =>
    check("<b>⟦industrial</b> policy⟧ <p>industrial</p> policy"));
  it("skips comments", () =>
    check("<!-- national team --> ⟦national team⟧\n\n<!--\nnational team\n-->\n⟦national team⟧"));
  it("skips front matter but its prose fields", () =>
    check(
      "---\ntitle: On the ⟦national team⟧\nbibliography: S&T.bib\nabstract: |\n  The ⟦S&T⟧ story\nkeywords: [⟦long boards⟧]\n---\n\n⟦S&T⟧",
    ));
  it("takes an unclosed front matter for text", () => check("---\ntitle: ⟦S&T⟧\n"));
  it("skips footnote labels, reads footnotes", () => check("x[^S&T]\n\n[^S&T]: On ⟦S&T⟧"));
  it("skips reference definitions", () => check("[S&T]: http://x.org\n\n[⟦S&T⟧][S&T]"));
});
