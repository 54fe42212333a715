import type { Citation, Dialect, DialectId, InTextForm } from "./dialect.ts";
import type { LocatorLanguage } from "./locator.ts";
import { spaced } from "./placement.ts";
import type { Style } from "./styles/style.ts";

/** Chicago 17 §15.56; in Chinese as GB/T 7714 users have it. */
const CITED_IN: Readonly<Record<LocatorLanguage, string>> = { en: "cited in", zh: "转引自" };

/** The words between a work and the one that cites it: of the style where that is known, as it is for formatted citations. */
export function citedInWords(language: LocatorLanguage, style?: Style): string {
  return language === "en" ? (style?.citedIn ?? CITED_IN.en) : CITED_IN[language];
}

/**
 * A secondary citation: a work as another one cites it, `[@xi2021a; cited in @naughton2023trajectory, sec. 5]`. Each dialect
 * has the form that its processor keeps: a comma in place of Pandoc's semicolon loses the first work without a word, and
 * biblatex's `\textcites` puts the words before the year. Where one pair of brackets cannot hold both, two citations stand
 * side by side with the words between them.
 *
 * @param formatted the dialect for the other work, where it is not the same, and the style: formatted citations know one work only
 */
export function citedIn(
  dialect: Dialect,
  first: Citation,
  source: Citation,
  { dialect: ofSource, style }: { readonly dialect: Dialect; readonly style?: Style } = { dialect },
): string {
  const { form, language = "en" } = first;
  const written = dialect.write(first);
  const prefixed = { ...source, prefix: citedInWords(language, style) };
  if (dialect.id === "plain") return oneBracket(written, ofSource.write(prefixed), language);
  if (dialect.id === "apacite" && form === "parenthetical") return bareInBrackets(dialect, first, prefixed);
  if (SHARES[dialect.id]?.includes(form)) {
    const joined = dialect.join(written, written.indexOf(first.key), prefixed)?.change;
    if (joined !== undefined)
      return written.slice(0, joined.span.start) + joined.newText + written.slice(joined.span.end);
  }
  const note = /^(#footnote\[)[\s\S]*(\.\])$/u.exec(written);
  if (note === null) return sideBySide(dialect, first, source);
  const inside = (citation: Citation): Citation => ({ ...citation, form: "parenthetical" });
  return `${note[1]}${sideBySide(dialect, inside(first), inside(source))}${note[2]}`;
}

/** In which forms a second work with words before it shares the citation of the first. */
const SHARES: Readonly<Partial<Record<DialectId, readonly InTextForm[]>>> = {
  pandoc: ["parenthetical", "narrative", "suppressed", "note"],
  org: ["parenthetical", "narrative", "suppressed", "note"],
  biblatex: ["parenthetical", "note"],
  natbib: ["parenthetical", "narrative", "note"],
  apacite: ["narrative", "note"],
  latex: ["note"],
};

function sideBySide(dialect: Dialect, first: Citation, source: Citation): string {
  const { language = "en" } = first;
  const before = `${dialect.write(first)}${language === "zh" ? "，" : ", "}${citedInWords(language)}`;
  return before + spaced(before, before.length, dialect.write(source));
}

/** apacite has no command for works with a note each: their bare forms stand in brackets of the text's own. */
function bareInBrackets(dialect: Dialect, first: Citation, source: Citation): string {
  const bare = (citation: Citation): string => dialect.write(citation).replace(/^\\cite/u, "\\citeNP");
  return `(${bare(first)}; ${bare(source)})`;
}

/** `(Xi 2021, cited in Naughton, Xiao, and Xu 2023, sec. 5)`. */
function oneBracket(first: string, source: string, language: LocatorLanguage): string {
  const comma = language === "zh" ? "，" : ", ";
  const both = /^[(（][\s\S]*[)）]$/u;
  return both.test(first) && both.test(source)
    ? `${first.slice(0, -1)}${comma}${source.slice(1)}`
    : `${first}${comma}${source}`;
}
