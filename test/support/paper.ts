import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Anchors } from "../../server/core/source/anchors.ts";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));

/** The paper's text, where the machine has it. Tests that need it are skipped elsewhere. */
export function paperText(): string | undefined {
  const folder = `${shared}paper`;
  const [name] = existsSync(folder) ? readdirSync(folder) : [];
  return name === undefined ? undefined : readFileSync(`${folder}/${name}`, "utf8");
}

export interface Structure {
  readonly sections: readonly {
    readonly id: string;
    readonly heading: string;
    readonly paragraphs: readonly { readonly n: number; readonly starts: string; readonly ends: string }[];
    readonly footnotes: readonly number[];
  }[];
  readonly footnotes: readonly { readonly n: number | "*"; readonly line: number }[];
  readonly tables: Readonly<Record<string, { readonly caption: string }>>;
  readonly figures: readonly { readonly n: number; readonly caption: string }[];
  readonly broken_paragraphs: readonly {
    readonly first_half_ends: string;
    readonly second_half_starts: string;
    readonly join_with: string;
    readonly at: string;
  }[];
}

/** The inventory of the paper's structure. */
export function paperStructure(): Structure {
  return JSON.parse(readFileSync(`${shared}inventory/structure.json`, "utf8"));
}

/** What the paper is known by; it is part of the project. */
export function paperAnchors(): Anchors {
  return JSON.parse(readFileSync(new URL("../../data/paper/anchors.json", import.meta.url), "utf8"));
}
