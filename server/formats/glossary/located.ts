import * as l10n from "@vscode/l10n";
import type { Span } from "../../core/text/span.ts";
import type { Report } from "./problem.ts";

/** A value of a file with the span that it has there. Every scalar is a text. */
export type Located = Span & (LocatedText | LocatedList | LocatedFields);

interface LocatedText {
  readonly kind: "text";
  readonly text: string;
}

interface LocatedList {
  readonly kind: "list";
  readonly items: readonly Located[];
}

interface LocatedFields {
  readonly kind: "fields";
  /** A map, so that `__proto__` and its kin are nothing special. */
  readonly fields: ReadonlyMap<string, Field>;
}

export interface Field {
  readonly key: Span;
  readonly value: Located;
}

const NONE: readonly never[] = [];

/** Reads the fields of one value, as loosely as it can be understood; what it cannot be, it reports at its place. */
export class FieldReader {
  readonly #value: Located;
  readonly #report: Report;

  constructor(value: Located, report: Report) {
    this.#value = value;
    this.#report = report;
  }

  get span(): Span {
    return { start: this.#value.start, end: this.#value.end };
  }

  /** The value of a field; undefined where it is missing or empty. */
  value(key: string): Located | undefined {
    const value = this.#value.kind === "fields" ? this.#value.fields.get(key)?.value : undefined;
    return value?.kind === "text" && value.text.trim() === "" ? undefined : value;
  }

  /** The text of a field. */
  text(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (value.kind === "text") return value.text.trim();
    this.#report(value, l10n.t("“{0}” must be a text.", key), "warning");
    return undefined;
  }

  /** The texts of a field that is a text or a list of texts. */
  texts(key: string): readonly string[] {
    const values = this.values(key);
    if (values.length === 0) return NONE;
    return values.flatMap((item) => {
      if (item.kind === "text") return item.text.trim();
      this.#report(item, l10n.t("“{0}” must be a text or a list of texts.", key), "warning");
      return [];
    });
  }

  /** The values of a field that may be one or a list. */
  values(key: string): readonly Located[] {
    const value = this.value(key);
    if (value === undefined) return NONE;
    const items = value.kind === "list" ? value.items : [value];
    return items.filter((item) => item.kind !== "text" || item.text.trim() !== "");
  }

  oneOf<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const text = this.text(key);
    const found = choices.find((choice) => choice === text);
    if (text !== undefined && found === undefined)
      this.#report(
        this.value(key) ?? this.span,
        l10n.t("“{0}” must be one of: {1}.", key, choices.join(", ")),
        "warning",
      );
    return found;
  }

  /** Tells of every field that nothing reads: a misspelt one must not be lost in silence. */
  only(known: ReadonlySet<string>): void {
    if (this.#value.kind !== "fields") return;
    for (const name of this.#value.fields.keys()) {
      if (known.has(name)) continue;
      const key = this.#value.fields.get(name)?.key ?? this.span;
      const message = l10n.t(
        "“{0}” is no field here, and is not read. Known are: {1}.",
        name.slice(0, 100),
        [...known].join(", "),
      );
      this.#report(key, message, "warning");
    }
  }
}
