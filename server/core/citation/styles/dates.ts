import type { WorkDate } from "../work.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const SHORT_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

export function partsOfDate(date: WorkDate | undefined): { year?: number; month?: number; day?: number } {
  const [year, month, day] = date?.["date-parts"][0] ?? [];
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined || MONTHS[month - 1] === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

/** `March 14`, `March`; empty where the month is not known. */
export function monthDay(date: WorkDate | undefined): string {
  const { month, day } = partsOfDate(date);
  const name = month === undefined ? undefined : MONTHS[month - 1];
  if (name === undefined) return "";
  return day === undefined ? name : `${name} ${day}`;
}

/** `March 14, 2020`, `March 2020`, `2020`. */
export function americanDate(date: WorkDate | undefined): string {
  const { year, day } = partsOfDate(date);
  const before = monthDay(date);
  if (year === undefined) return "";
  return before === "" ? String(year) : `${before}${day === undefined ? "" : ","} ${year}`;
}

/** `14 March`, with `short` `14 Mar.`. */
export function dayMonth(date: WorkDate | undefined, short = false): string {
  const { month, day } = partsOfDate(date);
  const name = month === undefined ? undefined : (short ? SHORT_MONTHS : MONTHS)[month - 1];
  if (name === undefined) return "";
  return day === undefined ? name : `${day} ${name}`;
}

/** `14 March 2020`. */
export function britishDate(date: WorkDate | undefined, short = false): string {
  const { year } = partsOfDate(date);
  return [dayMonth(date, short), year].filter((part) => part !== undefined && part !== "").join(" ");
}

/** `2020-03-14`. */
export function isoDate(date: WorkDate | undefined): string {
  const { year, month, day } = partsOfDate(date);
  const two = (part: number | undefined): string[] => (part === undefined ? [] : [String(part).padStart(2, "0")]);
  return year === undefined ? "" : [String(year), ...two(month), ...(month === undefined ? [] : two(day))].join("-");
}
