import type { BibliographyEntry, BibliographyProblem, EntryReader } from "../core/bibliography/bibliography.ts";
import type { Block } from "../core/bibliography/block.ts";
import { readWorks, type Work } from "../core/citation/work.ts";

/** Reads the entries of a file that holds CSL data; `parse` gives an entry's value, and throws where it is not readable. */
export function cslReader(parse: (block: Block) => unknown): EntryReader {
  return {
    read(block) {
      const nothing: Work = { id: block.form.key, type: "document", title: "" };
      try {
        return { work: toWork(parse(block)) ?? nothing, isAlone: true };
      } catch {
        // What is wrong with the entry is among the problems; here it is a key without a work.
        return { work: nothing, isAlone: true };
      }
    },
    problems(block): readonly BibliographyProblem[] {
      const { start, form } = block;
      const span: BibliographyEntry["span"] = { start, end: start + Math.min(form.length, 80) };
      const key = form.key;
      if (form.problem !== undefined) return [{ span, kind: form.problem, key }];
      try {
        parse(block);
        return key === "" ? [{ span, kind: "no-key", key }] : [];
      } catch {
        return [{ span, kind: "unreadable", key }];
      }
    },
  };
}

/**
 * The value of an entry as a work. `original-title` is CSL's own field for a title in characters; dates may also be what
 * Pandoc writes in YAML: a text, or a list of years, months and days.
 */
function toWork(value: unknown): Work | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const fields = { title: "", ...(value as Readonly<Record<string, unknown>>) };
  const issued = "issued" in fields ? dateParts(fields.issued) : undefined;
  const [work] = readWorks([
    { ...fields, title: fields.title || "?", ...(issued === undefined ? {} : { issued }) },
  ]).works;
  if (work === undefined) return undefined;
  const original = "original-title" in fields ? fields["original-title"] : undefined;
  const titled = fields.title === "" ? { ...work, title: "" } : work;
  if (typeof original !== "string" || !/\p{Script=Han}/u.test(original) || work.custom?.titleZh !== undefined)
    return titled;
  return { ...titled, custom: { ...work.custom, titleZh: original } };
}

function dateParts(issued: unknown): unknown {
  if (typeof issued === "string") {
    const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u
      .exec(issued)
      ?.slice(1)
      .filter((part) => part !== undefined);
    return parts === undefined ? undefined : { "date-parts": [parts] };
  }
  const first: unknown = Array.isArray(issued) ? issued[0] : undefined;
  if (typeof first !== "object" || first === null) return undefined;
  const { year, month, day } = first as Readonly<Record<string, unknown>>;
  return { "date-parts": [[year, month, day].filter((part) => part !== undefined)] };
}

/**
 * A work as CSL data. What CSL has no field for stands in `custom`, which CSL-JSON 1.0.2 has for that; the title in
 * characters also in `original-title`, which styles can print. Our remark on the work is ours, and stays here.
 */
export function toCsl(work: Work): Readonly<Record<string, unknown>> {
  const { custom, ...fields } = work;
  if (custom === undefined) return fields;
  const { note: _, ...extras } = custom;
  return {
    ...fields,
    ...(extras.titleZh === undefined ? {} : { "original-title": extras.titleZh }),
    ...(Object.keys(extras).length === 0 ? {} : { custom: extras }),
  };
}
