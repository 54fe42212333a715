/** A piece of text as a page draws it. Coordinates in points from the upper left corner; `y` is that of the baseline. */
export interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  readonly font: string;
}

/** A page and what stands on it, in the order in which it is drawn. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
}

/** Pieces that stand side by side on a line without a wide gap. */
export interface Fragment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  /** Counted from 1. */
  readonly page: number;
}
