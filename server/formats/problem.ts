/** Something wrong with a file: where, and what to do about it. */
export interface Problem {
  /** Where in the file: a path of keys (`[3].zh[0].pinyin`) or a line. */
  readonly where: string;
  readonly message: string;
}
