import { type Html, html } from "../html.ts";

/** A line of the chart; undefined where there is nothing to measure, which breaks the line. */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

const WIDTH = 760;
const HEIGHT = 300;
const EDGE = { left: 48, right: 16, top: 12, bottom: 34 };
/** So many lines differ by their dashes and marks too, not by colour alone. */
const STYLES = 6;
const TICKS = 4;
/** Room for a year below the axis. */
const YEAR_WIDTH = 44;

/** Lines over years as a picture; the table beside it says the same. */
export function trendChart(label: string, years: readonly string[], lines: readonly ChartLine[]): Html {
  const top = niceMaximum(Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const inner = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };
  const x = (at: number): number =>
    round(EDGE.left + (years.length < 2 ? inner.width / 2 : (at * inner.width) / (years.length - 1)));
  const y = (value: number): number => round(EDGE.top + inner.height - (value * inner.height) / top);
  const step = Math.max(1, Math.ceil((years.length * YEAR_WIDTH) / inner.width));
  const ticks = Array.from({ length: TICKS + 1 }, (_, at) => (top * at) / TICKS);
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}" class="trends">
${ticks.map((tick) => html`<line class="grid" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(tick)}" y2="${y(tick)}"/><text class="tick" x="${EDGE.left - 6}" y="${y(tick) + 4}">${round(tick)}</text>`)}
${years.map((year, at) => (at % step === 0 ? html`<text class="year" x="${x(at)}" y="${HEIGHT - 12}">${year}</text>` : html``))}
${lines.map((line, at) => drawn(line, at % STYLES, x, y))}
</svg>`;
}

type Scale = (value: number) => number;

function drawn({ name, values }: ChartLine, style: number, x: Scale, y: Scale): Html {
  const points = values.map((value, at) => (value === undefined ? undefined : { x: x(at), y: y(value) }));
  const path = points
    .map((point, at) => (point === undefined ? "" : `${points[at - 1] === undefined ? "M" : "L"}${point.x} ${point.y}`))
    .join("");
  const marks = points.flatMap((point) => (point === undefined ? [] : [mark(style, point)]));
  return html`<g class="line line-${style}"><title>${name}</title><path d="${path}"/>${marks}</g>`;
}

/** The key beside the chart: the mark of a line. */
export function lineMark(at: number): Html {
  const style = at % STYLES;
  return html`<svg aria-hidden="true" viewBox="0 0 34 12" class="trends key"><g class="line line-${style}"><path d="M0 6L34 6"/>${mark(style, { x: 17, y: 6 })}</g></svg>`;
}

/** A circle, square, triangle, diamond, and the first two hollow. */
function mark(style: number, { x, y }: { readonly x: number; readonly y: number }): Html {
  switch (style) {
    case 1:
    case 5:
      return html`<rect x="${x - 3}" y="${y - 3}" width="6" height="6"/>`;
    case 2:
      return html`<path class="mark" d="M${x} ${y - 4}L${x + 4} ${y + 3}L${x - 4} ${y + 3}Z"/>`;
    case 3:
      return html`<path class="mark" d="M${x} ${y - 4}L${x + 4} ${y}L${x} ${y + 4}L${x - 4} ${y}Z"/>`;
    default:
      return html`<circle cx="${x}" cy="${y}" r="3"/>`;
  }
}

/** 1, 2, 4 or 8 times a power of ten that is no less than `value`, so that the ticks are round. */
function niceMaximum(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 8, 10].map((factor) => factor * power).find((candidate) => candidate >= value) ?? 10 * power;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
