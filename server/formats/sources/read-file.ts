import type { Block } from "../../core/source/block.ts";
import type { SourceProblem } from "../../core/source/passage.ts";

/** What the reader of a format makes of a file. */
export interface ReadFile {
  readonly blocks: readonly Block[];
  readonly problems: readonly SourceProblem[];
  readonly title?: string;
  readonly author?: string;
  readonly year?: string;
  readonly pages?: number;
  /** What is printed on the pages, by index. */
  readonly labels?: readonly string[];
}
