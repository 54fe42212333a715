import type { LocatorLanguage } from "../locator.ts";
import { isEmpty, joinRich, plainText, type Rich, type RichPart, rich } from "../rich.ts";
import { type Work, yearOf } from "../work.ts";
import { chicagoLocator, namesInText } from "./chicago-author-date.ts";
import {
  addressOf,
  type ChicagoEdition,
  chicagoTitle,
  containerTitle,
  editionOf,
  notedNames,
  numberedGenre,
  peopleInOrder,
  publisherOf,
  seriesOf,
} from "./chicago-parts.ts";
import { chicagoReference, containerAsAuthor, isPeriodical, siteOrTitle } from "./chicago-reference.ts";
import { chineseEntry, inTitle, isInCharacters } from "./chinese.ts";
import { americanDate } from "./dates.ts";
import { bracketed, prefixed } from "./in-text.ts";
import { sorted, unlettered } from "./list-order.ts";
import { pageRange } from "./pages.ts";
import type { Style, StyledCitation } from "./style.ts";
import { isPart, originalTitle, quoted, shortTitle, slanted } from "./titles.ts";

/** Chicago's notes and bibliography: full notes, short notes, and a bibliography without letters or numbers. */
export function chicagoNotes(edition: ChicagoEdition): Style {
  const reference: Style["reference"] = (work, language) => chicagoReference(work, edition, language, "notes");
  const short = (citation: StyledCitation): Rich => rich(prefixed(citation), shortNote(citation, edition));
  return {
    id: `chicago-notes-${edition}`,
    system: "notes",
    inText: (citation) => inText(citation, edition),
    bare: short,
    note: (citation, form) =>
      ended(
        form === "short" ? short(citation) : rich(prefixed(citation), fullNote(citation, edition)),
        citation.language,
      ),
    reference,
    bibliography: (works, language) => sorted(unlettered(works)).map((work) => reference(work, language)),
  };
}

/** In a text without notes, the short note in brackets; where the sentence names the authors, the title alone. */
function inText(citation: StyledCitation, edition: ChicagoEdition): Rich {
  const { work, language, narrative } = citation;
  if (!narrative) return bracketed(rich(prefixed(citation), shortNote(citation, edition)), language);
  const names = namesInText(work, edition, language);
  const rest = bracketed(shortNote({ ...citation, suppressed: true }, edition), language);
  return rich(prefixed(citation), names, language === "zh" ? "" : " ", rest);
}

function ended(note: Rich, language: LocatorLanguage): Rich {
  if (/[.。]$/u.test(plainText(note))) return note;
  return rich(note, language === "zh" && /\p{Script=Han}[^a-z]*$/u.test(plainText(note)) ? "。" : ".");
}

/** `Naughton, Xiao, and Xu, “Trajectory,” sec. 4`. */
function shortNote({ work, locator, language, suppressed }: StyledCitation, edition: ChicagoEdition): Rich {
  const at = locator === undefined ? "" : chicagoLocator(locator, language);
  const { volume } = work;
  const place = volume !== undefined && locator?.page !== undefined && isWhole(work) ? `${volume}:${at}` : at;
  const hasNames = (work.author ?? work.editor) !== undefined || containerAsAuthor(work) !== undefined;
  const names = suppressed || !hasNames ? undefined : namesInText(work, edition, language);
  if (language === "zh" && isInCharacters(work))
    return joinRich([names, `《${inTitle(work.custom?.titleZh ?? work.title)}》`, place], "，");
  const own = originalTitle(work);
  const title = own.translation === undefined ? shortTitle(work) : own.own;
  const mark = place === "" ? "" : ",";
  const shown = isPart(work) || work.type === "thesis" ? rich(quoted(title, mark)) : slanted(title, mark);
  return joinRich([joinRich([names, shown], ", "), place], " ");
}

function isWhole({ type }: Work): boolean {
  return type === "book";
}

function fullNote({ work, locator, language }: StyledCitation, edition: ChicagoEdition): Rich {
  const at = locator === undefined ? undefined : chicagoLocator(locator, language);
  if (language === "zh" && isInCharacters(work)) return chineseEntry(work, false, at === "" ? undefined : at);
  const place = at === "" ? undefined : at;
  const isPage = locator?.page !== undefined;
  const names = notedNames(work, edition);
  return joinRich([names, bodyOf(work, edition, place, isPage), addressOf(work)], ", ");
}

/** Title and publication, with the place cited, or the pages of the whole part where none is. */
function bodyOf(work: Work, edition: ChicagoEdition, place: string | undefined, isPage: boolean): Rich {
  const { type, volume, issue, page } = work;
  const pages = page === undefined ? undefined : pageRange(page, "chicago");
  if (type === "article-journal") {
    const number = issue === undefined ? "" : `, no. ${issue}`;
    const head = rich(containerTitle(work), volume === undefined ? "" : ` ${volume}`, `${number} (${yearOf(work)})`);
    const cited = place === undefined || isPage ? (place ?? pages) : undefined;
    const journal = joinRich([cited === undefined ? head : rich(head, `: ${cited}`), isPage ? undefined : place], ", ");
    return rich(chicagoTitle(work, ","), " ", journal);
  }
  if (type === "paper-conference")
    return rich(chicagoTitle(work, ","), " ", joinRich([containerTitle(work), yearOf(work), place ?? pages], ", "));
  if (type === "chapter" || type === "entry-encyclopedia") {
    const whole = rich("in ", containerTitle(work));
    const editors = by("ed.", peopleInOrder(work.editor, work, work.custom?.editorsZh));
    const stands = joinRich([whole, volume === undefined ? undefined : `vol. ${volume}`, editors], ", ");
    const cited = place ?? (edition === 17 ? pages : undefined);
    return rich(chicagoTitle(work, ","), " ", joinRich([rich(stands, ` ${publication(work, edition)}`), cited], ", "));
  }
  if (isPart(work)) return datedNote(work, place);
  return wholeNote(work, edition, place, isPage);
}

function datedNote(work: Work, place: string | undefined): Rich {
  const container = siteOrTitle(work, !isPeriodical(work));
  const accessed =
    work.issued === undefined && work.accessed !== undefined ? `accessed ${americanDate(work.accessed)}` : undefined;
  return rich(chicagoTitle(work, ","), " ", joinRich([container, americanDate(work.issued), place, accessed], ", "));
}

function wholeNote(work: Work, edition: ChicagoEdition, place: string | undefined, isPage: boolean): Rich {
  const { volume, type, genre } = work;
  const middle =
    type === "thesis"
      ? []
      : [
          by("trans.", peopleInOrder(work.translator, work, work.custom?.translatorsZh)),
          work.author === undefined ? undefined : by("ed.", peopleInOrder(work.editor, work, work.custom?.editorsZh)),
          editionOf(work),
          volume === undefined || isPage ? undefined : `vol. ${volume}`,
          seriesOf(work),
          numberedGenre(work, "no."),
        ];
  const between = joinRich(middle, ", ");
  const head = rich(chicagoTitle(work, isEmpty(between) ? "" : ","), isEmpty(between) ? "" : " ", between);
  const cited = volume !== undefined && isPage ? `${volume}:${place}` : place;
  return joinRich([rich(head, ` ${publication(work, edition, type === "thesis" ? genre : undefined)}`), cited], ", ");
}

/** `(London: Meridian, 2018)`. */
function publication(work: Work, edition: ChicagoEdition, kind?: string): string {
  return `(${[kind, publisherOf(work, edition), yearOf(work)].filter(Boolean).join(", ")})`;
}

function by(role: string, names: string): RichPart {
  return names === "" ? undefined : `${role} ${names}`;
}
