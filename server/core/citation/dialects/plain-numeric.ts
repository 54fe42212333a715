import type { Span } from "../../text/span.ts";
import { bracketPairs, type Citation, type Dialect, type Joined, neighbourhood } from "../dialect.ts";
import { plainText } from "../rich.ts";
import type { Style } from "../styles/style.ts";
import type { Work } from "../work.ts";

/** Numbered citations of `work` in plain text: `[3]`, with its number in the document's list, else the next that is free. */
export function plainNumeric(style: Style, work: Work, text: string): Dialect {
  const number = numberIn(text, work);
  return {
    id: "plain",
    write: ({ form, locator, prefix, language = "en" }) =>
      plainText(
        style.inText({
          work,
          number,
          language,
          narrative: form === "narrative",
          ...(locator === undefined ? {} : { locator }),
          ...(prefix === undefined ? {} : { prefix }),
        }),
      ),
    find: (within, offset) => {
      const span = numbersAt(within, offset);
      return span === undefined ? undefined : { span, keys: [], parenthetical: true };
    },
    join: (within, offset, citation) => join(within, offset, citation, number),
    cited: () => [],
    typing: () => undefined,
  };
}

const ENTRY = /^[ \t]*\[(\d{1,4})\][ \t]*(.+)$/gmu;
const NUMBERS = /\[(\d{1,4}(?:[ \t]*[,，–-][ \t]*\d{1,4}){0,20})\]/gu;

/** The number of the entry that has the work's title, address or DOI; where none has, one more than the highest. */
function numberIn(text: string, { title, custom, URL, DOI }: Work): number {
  const marks = [title, custom?.titleZh, custom?.titlePinyin, URL, DOI].flatMap((mark) => mark?.toLowerCase() ?? []);
  for (const [, number, entry = ""] of text.matchAll(ENTRY))
    if (marks.some((mark) => entry.toLowerCase().includes(mark))) return Number(number);
  const used = [...text.matchAll(NUMBERS)].flatMap(([, numbers = ""]) => numbers.match(/\d+/gu) ?? []);
  return used.reduce((highest, number) => Math.max(highest, Number(number)), 0) + 1;
}

function numbersAt(text: string, offset: number): Span | undefined {
  return bracketPairs(text, neighbourhood(text, offset), "[", "]").find(
    ({ start, end }) =>
      start <= offset && offset <= end && new RegExp(`^${NUMBERS.source}$`, "u").test(text.slice(start, end)),
  );
}

/** The number takes its place among the others; what is there already stays as it is. */
function join(text: string, offset: number, { locator }: Citation, number: number): Joined | undefined {
  const span = numbersAt(text, offset);
  if (span === undefined) return undefined;
  const inner = text.slice(span.start + 1, span.end - 1);
  const parts = inner.split(/[,，]/u).map((part) => part.trim());
  const isThere = parts.some((part) => {
    const [from = 0, to = from] = part.split(/[–-]/u).map(Number);
    return from <= number && number <= to;
  });
  const mark = inner.includes("，") ? "，" : ",";
  const at = parts.findIndex((part) => Number.parseInt(part, 10) > number);
  const joined = isThere ? inner : parts.toSpliced(at === -1 ? parts.length : at, 0, String(number)).join(mark);
  return {
    change: { span: { start: span.start + 1, end: span.end - 1 }, newText: joined },
    locatorLost: locator !== undefined && Object.keys(locator).length > 0,
  };
}
