/** A half-open range `[start, end)` of UTF-16 offsets: the unit of `String.prototype.slice` and of LSP. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `offset` lies in `span` or at its end: where a caret stands "in" a word. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
