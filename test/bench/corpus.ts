import { existsSync, readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The project's folder: benchmarks run bundled, from there. */
export const ROOT = pathToFileURL(`${process.cwd()}/`);
const shared = new URL("../shared/", ROOT);

/**
 * Real text of about `size` UTF-16 units: the paper and official reports where they are at hand, else the samples of the
 * project, over and over.
 */
export function realText(size: number): { text: string; of: string } {
  const parts = existsSync(shared) ? sharedTexts() : sampleTexts();
  const once = parts.join("\n\n");
  const text = flat(`${once}\n\n`.repeat(Math.ceil(size / once.length)).slice(0, size));
  return { text, of: existsSync(shared) ? "the paper and the Government Work Reports" : "the sample documents" };
}

/** The same text as the engine has it when it was read from a file, and not as a part of another. */
export function flat(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}

function sharedTexts(): string[] {
  const reports = new URL("corpus/government-work-reports/", shared);
  const paper = readFileSync(new URL("paper/naughton-xiao-xu-2023.txt", shared), "utf8");
  // The paper again and again between the reports: as much English as Chinese.
  return readdirSync(reports)
    .sort()
    .flatMap((name) => [readFileSync(new URL(name, reports), "utf8"), paper.slice(0, 20_000)]);
}

function sampleTexts(): string[] {
  return ["memo.md", "阅读笔记.md"].map((name) => readFileSync(new URL(`samples/${name}`, ROOT), "utf8"));
}

/** `count` made-up renderings, two to six ideographs or two to four words, always the same. */
export function syntheticRenderings(count: number): string[] {
  let state = 12_345;
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const { text } = realText(400_000);
  const han = [...new Set(text.match(/\p{Script=Han}/gu))];
  const words = [...new Set(text.match(/[A-Za-z]{3,}/gu))];
  const made = new Set<string>();
  while (made.size < count) {
    const chinese = random(2) === 0;
    const parts = Array.from({ length: chinese ? 2 + random(5) : 2 + random(3) }, () =>
      chinese ? (han[random(han.length)] ?? "") : (words[random(words.length)] ?? ""),
    );
    made.add(parts.join(chinese ? "" : " "));
  }
  return [...made];
}
