import type { Locator } from "../../server/core/citation/locator.ts";
import { chicagoAuthorDate } from "../../server/core/citation/styles/chicago-author-date.ts";
import { type CiteForm, cite } from "../../server/features/cite.ts";
import { parseMarked } from "./marked.ts";
import { paper } from "./works.ts";

/** A kind of document with what a real one has around its text. */
export interface MatrixDialect {
  readonly name: string;
  readonly proseKind: string;
  readonly head: string;
  readonly tail: string;
  /** A citation of another work, `‸` where the cursor stands in it. */
  readonly other: string;
}

/** The key of the other work that documents of the matrix cite. */
export const OTHER_KEY = "bai2021";

const latex = (packages: string): Pick<MatrixDialect, "proseKind" | "head"> => ({
  proseKind: "latex",
  head: `\\documentclass{article}\n${packages}\n\\begin{document}\n\n`,
});
const LATEX_END = "\n\\end{document}\n";

export const DIALECTS: readonly MatrixDialect[] = [
  {
    name: "pandoc",
    proseKind: "markdown",
    head: "---\nbibliography: refs.bib\n---\n\n",
    tail: "",
    other: `[@${OTHER_KEY}‸]`,
  },
  { name: "myst", proseKind: "markdown", head: "{cite:p}`a`\n\n", tail: "", other: `{cite:p}\`${OTHER_KEY}‸\`` },
  {
    name: "biblatex",
    ...latex("\\usepackage[style=authoryear,maxcitenames=3]{biblatex}\n\\addbibresource{refs.bib}"),
    tail: `\n\\printbibliography${LATEX_END}`,
    other: `\\autocite{${OTHER_KEY}‸}`,
  },
  {
    name: "natbib",
    ...latex("\\usepackage{natbib,url}\n\\bibliographystyle{plainnat}"),
    tail: `\n\\bibliography{refs}${LATEX_END}`,
    other: `\\citep{${OTHER_KEY}‸}`,
  },
  {
    name: "apacite",
    ...latex("\\usepackage{apacite,url}\n\\bibliographystyle{apacite}"),
    tail: `\n\\bibliography{refs}${LATEX_END}`,
    other: `\\cite{${OTHER_KEY}‸}`,
  },
  {
    name: "latex",
    ...latex("\\usepackage{url}\n\\bibliographystyle{plain}"),
    tail: `\n\\bibliography{refs}${LATEX_END}`,
    other: `\\cite{${OTHER_KEY}‸}`,
  },
  {
    name: "typst",
    proseKind: "typst",
    head: "#set page(height: auto)\n\n",
    tail: '\n#bibliography("refs.bib", style: "chicago-author-date")\n',
    other: `@${OTHER_KEY}‸`,
  },
  {
    name: "org",
    proseKind: "org",
    head: "#+bibliography: refs.bib\n\n",
    tail: "\n#+print_bibliography:\n",
    other: `[cite:@${OTHER_KEY}‸]`,
  },
  {
    name: "asciidoc",
    proseKind: "asciidoc",
    head: ":bibtex-file: refs.bib\n:bibtex-style: chicago-author-date\n\n",
    tail: "",
    other: `cite:[${OTHER_KEY}‸]`,
  },
  {
    name: "asciidoc-ieee",
    proseKind: "asciidoc",
    head: ":bibtex-file: refs.bib\n\n",
    tail: "",
    other: `cite:[${OTHER_KEY}‸]`,
  },
  { name: "rst", proseKind: "restructuredtext", head: "", tail: "", other: `:cite:p:\`${OTHER_KEY}‸\`` },
  { name: "plain", proseKind: "plaintext", head: "", tail: "", other: "(Bai 2021‸)" },
];

const FORMS = ["parenthetical", "narrative", "suppressed", "note"] as const satisfies readonly CiteForm[];

const LOCATORS: Readonly<Record<string, Locator>> = {
  none: {},
  section: { section: "4" },
  "section and note": { section: "4", note: 20 },
  paragraph: { paragraph: 3 },
  note: { note: 20 },
  table: { table: 2 },
  figure: { figure: 1 },
  page: { page: "12" },
  pages: { page: "12-14" },
  abstract: { abstract: true },
};

/** Sentences in both languages, `‸` where the citation goes. */
const SENTENCES = {
  en: "The national team‸ is new.",
  zh: "新型举国体制‸是新的提法，意思是集中力量办大事。",
} as const;
const JOINED = {
  en: (other: string) => `The national team ${other} is new.`,
  zh: (other: string) => `新型举国体制 ${other} 是新的提法，意思是集中力量办大事。`,
} as const;

/** One line of the matrix: what was asked for, and the sentence with the citation in it. */
export interface MatrixRow {
  readonly title: string;
  readonly sentence: string;
  readonly language: "en" | "zh";
  readonly form: (typeof FORMS)[number];
  readonly locator: Locator;
}

/** Every form and locator in both languages for a kind of document, then what joins a citation that stands there. */
export function rowsOf(dialect: MatrixDialect): MatrixRow[] {
  const languages = ["en", "zh"] as const;
  const alone = languages.flatMap((language) =>
    FORMS.flatMap((form) =>
      Object.entries(LOCATORS).map(([name, locator]) =>
        row(dialect, `${language} | ${form} | ${name}`, SENTENCES[language], { language, form, locator }),
      ),
    ),
  );
  const joining = languages.flatMap((language) =>
    Object.entries(LOCATORS).map(([name, locator]) =>
      row(dialect, `${language} | joins another | ${name}`, JOINED[language](dialect.other), {
        language,
        form: "parenthetical",
        locator,
      }),
    ),
  );
  return [...alone, ...joining];
}

type Asked = Pick<MatrixRow, "language" | "form" | "locator">;

function row({ proseKind, head, tail }: MatrixDialect, title: string, marked: string, asked: Asked): MatrixRow {
  const { text, caret = 0 } = parseMarked(marked);
  const { change } = cite({
    text: head + text + tail,
    proseKind,
    offset: head.length + caret,
    work: paper,
    dialect: "auto",
    styleFor: () => chicagoAuthorDate(17),
    interfaceLanguage: "en",
    form: asked.form,
    locator: asked.locator,
  });
  if (change === undefined) throw new Error(`${title}: no change`);
  const [start, end] = [change.span.start - head.length, change.span.end - head.length];
  return { title, sentence: text.slice(0, start) + change.newText + text.slice(end), ...asked };
}
