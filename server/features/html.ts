import { escapeHtml } from "../core/text/escape-html.ts";

/** A piece of HTML that is safe to show: made by {@link html} and by nothing else. */
export class Html {
  readonly #source: string;

  constructor(parts: TemplateStringsArray, values: readonly HtmlValue[]) {
    this.#source = parts.reduce((made, part, index) => made + render(values[index - 1] ?? "") + part);
  }

  toString(): string {
    return this.#source;
  }
}

export type HtmlValue = string | number | Html | readonly Html[];

/** Makes HTML of a template: every text in it is escaped, for elements and for quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts, values);
}

function render(value: HtmlValue): string {
  if (value instanceof Html) return value.toString();
  if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
  return value.join("\n");
}
