/** What is larger is left out, with a problem that says so. */
export const CAPS = {
  /** Bytes of a file. */
  file: 64_000_000,
  /** Entries of a file. */
  entries: 200_000,
  /** Characters of a wording. */
  wording: 200,
  /** Characters of a definition, a note or an example. */
  prose: 20_000,
  /** Wordings of an entry. */
  wordings: 50,
  /** Problems that are told of a file; the rest is counted. */
  problems: 500,
} as const;
