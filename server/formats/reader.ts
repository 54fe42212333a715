import type { Problem } from "./problem.ts";

/**
 * Reads the fields of one entry of a parsed file, and notes what is wrong with them under the entry's name. A scalar in
 * place of an object stands for its `text`.
 */
export class Reader {
  readonly #value: unknown;
  readonly #where: string;
  readonly #problems: Problem[];

  constructor(value: unknown, where: string, problems: Problem[]) {
    this.#value = value;
    this.#where = where;
    this.#problems = problems;
  }

  problem(key: string, message: string): void {
    this.#problems.push({ where: key === "" ? this.#where : `${this.#where}.${key}`, message });
  }

  /** The raw value of a field; own fields only, so `__proto__` and its kin are nothing special. */
  value(key: string): unknown {
    const value = this.#value;
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[key];
  }

  /** The entry's own text, or its `text` field. */
  text(): string | undefined {
    return typeof this.#value === "string" ? this.#value : this.string("text");
  }

  string(key: string): string | undefined {
    const value = this.optionalString(key);
    if (value === undefined || value.trim() === "") this.problem(key, "is missing");
    return value;
  }

  optionalString(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined || value === null) return undefined;
    if (typeof value === "string") return value;
    this.problem(key, "expected a text");
    return undefined;
  }

  strings(key: string): string[] {
    const value = this.value(key);
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every((item): item is string => typeof item === "string")) return value;
    this.problem(key, "expected a list of texts");
    return [];
  }

  list(key: string): Reader[] {
    const value = this.value(key);
    if (value === undefined || value === null) return [];
    if (Array.isArray(value))
      return value.map((item, index) => new Reader(item, `${this.#where}.${key}[${index}]`, this.#problems));
    this.problem(key, "expected a list");
    return [];
  }

  object(key: string): Reader | undefined {
    const reader = this.optionalObject(key);
    if (reader === undefined) this.problem(key, "is missing");
    return reader;
  }

  optionalObject(key: string): Reader | undefined {
    const value = this.value(key);
    if (value === undefined || value === null) return undefined;
    if (typeof value === "object" && !Array.isArray(value))
      return new Reader(value, `${this.#where}.${key}`, this.#problems);
    this.problem(key, "expected fields");
    return undefined;
  }

  oneOf<T extends string>(key: string, values: readonly T[], otherwise?: T): T | undefined {
    const value = this.value(key);
    if (value === undefined && otherwise !== undefined) return otherwise;
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) this.problem(key, `expected one of ${values.join(", ")}`);
    return found;
  }

  /** Notes every field that is not among the known ones: a misspelt field must not be lost in silence. */
  only(fields: string): void {
    if (typeof this.#value !== "object" || this.#value === null) return;
    const known = fields.split(" ");
    for (const key of Object.keys(this.#value)) if (!known.includes(key)) this.problem(key, "is not a field here");
  }
}
