/** What all of Tifa's requests are made of. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface TextDocumentIdentifier {
  readonly uri: string;
}

/** For progress by `$/progress`, as in the standard's own requests. */
export interface WithProgress {
  readonly workDoneToken?: string | number;
}

export interface TextEditDto {
  readonly range: Range;
  readonly newText: string;
}
