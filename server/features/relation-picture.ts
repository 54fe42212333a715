import { isHan } from "../core/text/script.ts";
import { type Html, html } from "./html.ts";

/** A concept in the picture, beside the one that it is about. */
export interface Neighbour {
  readonly name: string;
  /** How it stands to the concept: *Part of*. */
  readonly relation: string;
  /** Where a click goes. */
  readonly href: string;
}

const WIDTH = 760;
const BOX = { width: 216, height: 30 };
const ROW = 52;
/** What fits into a box, in ideographs; a Latin letter is about half as wide. */
const FITS = 15;
/** More would be no picture: the table beside it has them all. */
const MOST = 12;

/**
 * The neighbours of a concept as a small picture, half of them left of it and half of them right. It says nothing that
 * the table of relations does not say; its links are for the mouse.
 */
export function relationPicture(name: string, label: string, neighbours: readonly Neighbour[]): Html {
  const shown = neighbours.slice(0, MOST);
  const left = shown.filter((_, index) => index % 2 === 0);
  const right = shown.filter((_, index) => index % 2 === 1);
  const height = Math.max(left.length, right.length, 1) * ROW;
  const middle = { x: (WIDTH - BOX.width) / 2, y: (height - BOX.height) / 2 };
  const column = (of: readonly Neighbour[], x: number): readonly Html[] =>
    of.map((neighbour, index) => {
      const y = (height - of.length * ROW) / 2 + index * ROW + (ROW - BOX.height) / 2 + 6;
      return branch(neighbour, { x, y }, middle);
    });
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${height + 6}" class="relations">
${column(left, 0)}
${column(right, WIDTH - BOX.width)}
<g class="centre">${box(name, middle)}</g>
</svg>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function branch({ name, relation, href }: Neighbour, at: Point, middle: Point): Html {
  const isLeft = at.x < middle.x;
  const from = { x: isLeft ? at.x + BOX.width : at.x, y: at.y + BOX.height / 2 };
  const to = { x: isLeft ? middle.x : middle.x + BOX.width, y: middle.y + BOX.height / 2 };
  return html`<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>
<a href="${href}" tabindex="-1"><text class="relation" x="${at.x + BOX.width / 2}" y="${at.y - 4}">${relation}</text>
${box(name, at)}</a>`;
}

function box(name: string, { x, y }: Point): Html {
  const { width, height } = BOX;
  return html`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3"/><title>${name}</title><text x="${x + width / 2}" y="${y + 20}">${shortened(name)}</text>`;
}

function shortened(name: string): string {
  let width = 0;
  let end = 0;
  for (const character of name) {
    width += isHan(character.charCodeAt(0)) ? 1 : 0.52;
    if (width > FITS) return `${name.slice(0, end).trimEnd()}…`;
    end += character.length;
  }
  return name;
}
