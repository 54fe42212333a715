import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Concept } from "../../server/core/concept/concept.ts";
import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { entryPage } from "../../server/features/entry-page.ts";
import { html } from "../../server/features/html.ts";
import { rendering } from "../support/glossary.ts";
import { concept } from "../support/recognition.ts";

/** Text that would be active in any place of a page. */
const EVIL = `"'><img src=x onerror=alert(1)><script>alert(2)</script>&lt;`;
const both = { en: EVIL, zh: EVIL };

const evil: Concept = {
  ...concept(EVIL, [
    rendering(EVIL, { note: both, pinyin: EVIL }),
    rendering(`汉${EVIL}`, { pinyin: EVIL, at: { section: EVIL } }),
  ]),
  definition: both,
  note: both,
  at: { section: EVIL },
  phases: [{ phase: 1, text: both }],
  history: [{ date: EVIL, text: both, at: { section: EVIL } }],
  quote: { text: EVIL, at: { section: EVIL } },
  relations: [{ kind: "broader", id: "other" }],
  works: ["w"],
};
const other = concept("other", [rendering(`other ${EVIL}`)]);

const documents = [
  { name: `${EVIL}.md`, uri: `file:///${EVIL}`, count: 2, first: { line: 1, character: 0 } },
  { name: "b.md", uri: "file:///b.md", count: 5, first: { line: 0, character: 3 } },
];

describe("the page of an entry", () => {
  const page = entryPage(evil, buildGlossary([evil, other]), {
    facts: [{ concept: EVIL, table: 2, text: both }],
    works: [
      { work: EVIL, reference: [{ text: EVIL, italic: true, link: "https://a.org" }], citedIn: {}, isPaper: false },
    ],
    language: "en",
    documents,
  });

  it("has no element, attribute or address that a text brought in", () => {
    const elements = /<\/?(?!script|img)[a-z0-9]+(?:\s[a-zA-Z0-9-]+="[^"<>]*")*\s*\/?>/gu;
    assert.ok((page.match(elements)?.length ?? 0) > 50);
    assert.doesNotMatch(page.replace(elements, ""), /[<>"]/u);
    const attributes = new Set(
      page.match(elements)?.flatMap((tag) => tag.replace(/"[^"]*"/gu, "").match(/[\w-]+(?==)/gu) ?? []),
    );
    for (const name of attributes)
      assert.match(name, /^(?:href|class|lang|scope|role|aria-label|viewBox|tabindex|rx|[xy][12]?|width|height)$/u);
    for (const [, target = ""] of page.matchAll(/href="([^"]*)"/gu)) assert.match(target, /^command:tifa\.\w+\?/u);
  });

  it("links by ids and places that can be read back", () => {
    const arguments_ = [...page.matchAll(/href="command:tifa\.(\w+)\?([^"]*)"/gu)].map(([, name, query = ""]) => [
      name,
      JSON.parse(decodeURIComponent(query.replaceAll("&#39;", "'"))),
    ]);
    assert.ok(arguments_.some(([name, [{ concept: id }]]) => name === "showConcept" && id === "other"));
    assert.deepEqual(
      arguments_.filter(([name]) => name === "openMention").map(([, [{ uri }]]) => uri),
      ["file:///b.md", `file:///${EVIL}`],
    );
  });

  it("cites its works by their ids", () => {
    const works = entryPage(other, buildGlossary([other]), {
      facts: [],
      works: [
        { work: "paper", reference: [{ text: "Paper" }], isPaper: true },
        {
          work: "bai2021",
          reference: [{ text: "Bai. " }, { text: "Qiushi", italic: true }],
          citedIn: { section: "5" },
          isPaper: false,
        },
      ],
      language: "en",
      documents: [],
    });
    assert.match(works, /Bai\. <i>Qiushi<\/i> <code>bai2021<\/code>/u);
    const cited = [...works.matchAll(/href="command:tifa\.insertCitation\?([^"]*)">Cite/gu)].map(([, query = ""]) =>
      JSON.parse(decodeURIComponent(query)),
    );
    assert.deepEqual(cited, [
      [{ concept: "other" }],
      [{ concept: "other", work: "bai2021" }],
      [{ concept: "other", work: "bai2021", citedIn: { section: "5" } }],
    ]);
  });

  it("has a table beside the picture, and says what it counts", () => {
    assert.match(page, /<svg role="img" aria-label="/u);
    assert.match(page, /7 mentions in 2 documents/u);
    const waiting = entryPage(other, buildGlossary([other]), {
      facts: [],
      works: [],
      language: "zh",
      documents: undefined,
    });
    assert.match(waiting, /Counting…/u);
    assert.doesNotMatch(waiting, /<svg/u);
  });

  it("escapes text and keeps what is HTML already", () =>
    assert.equal(
      `${html`<b title="${'"'}">${html`<i>${"<"}</i>`}${["a"].map((text) => html`${text}`)}</b>`}`,
      '<b title="&quot;"><i>&lt;</i>a</b>',
    ));
});
