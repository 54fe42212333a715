import type { Status } from "../../core/concept/concept.ts";

const NAMES: Readonly<Record<Status, string>> = {
  preferred: "preferred preferredterm preferredtermadmnsts recommended approved 首选 首選 推荐 推薦",
  admitted: "admitted admittedterm admittedtermadmnsts allowed acceptable synonym 许用 許用 可用 同义词",
  official: "official standardizedterm standardizedtermadmnsts legalterm legaltermadmnsts regulatedterm 官方 正式",
  literal: "literal 直译 直譯",
  abbreviation: "abbreviation acronym 缩写 縮寫 简称 簡稱",
  deprecated:
    "deprecated deprecatedterm deprecatedtermadmnsts supersededterm supersededtermadmnsts superseded forbidden obsolete notrecommended 弃用 棄用 禁用 不推荐 不推薦 废弃 廢棄",
};

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([status, names]) => names.split(" ").map((name) => [name, status as Status])),
);

/** The status that a file of another program names, in TBX's words, in those of spreadsheets, or in ours. */
export function statusNamed(name: string): Status | undefined {
  return BY_NAME.get(
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  );
}

/** TBX has four; what ours say beyond them is kept in a note. */
export const TBX_STATUSES: Readonly<Record<Status, string>> = {
  preferred: "preferredTerm-admn-sts",
  official: "admittedTerm-admn-sts",
  admitted: "admittedTerm-admn-sts",
  literal: "admittedTerm-admn-sts",
  abbreviation: "admittedTerm-admn-sts",
  deprecated: "deprecatedTerm-admn-sts",
};
