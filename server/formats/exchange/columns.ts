import type { Status } from "../../core/concept/concept.ts";
import { languageOfTag } from "./language-tag.ts";

/** Whose wording a cell holds; the script of `zh` and the language of `any` are told by its characters. */
export type ColumnLanguage = "en" | "zh" | "zh-Hans" | "zh-Hant" | "any";

/** A field of the wordings of its row. */
export type WordingField =
  | "status"
  | "strength"
  | "source"
  | "at"
  | "forms"
  | "readings"
  | "inflect"
  | "case"
  | "notAfter"
  | "notBefore"
  | "note.en"
  | "note.zh";

/** A field of the concept; `any` is in the language that its characters tell. */
export type EntryField =
  | "id"
  | "kind"
  | "at"
  | "evidence"
  | "related"
  | "works"
  | "keys"
  | "definition.en"
  | "definition.zh"
  | "definition.any"
  | "note.en"
  | "note.zh"
  | "note.any"
  | "source"
  | "examples";

/** What a column of a glossary table holds. */
export type Column =
  | { readonly kind: "wording"; readonly language: ColumnLanguage; readonly status?: Status }
  | { readonly kind: "pinyin" }
  | { readonly kind: "wording-field"; readonly of: "en" | "zh" | "both"; readonly field: WordingField }
  | { readonly kind: "entry-field"; readonly field: EntryField }
  /** Counts rows, or has no name. */
  | { readonly kind: "nothing" }
  | { readonly kind: "unknown"; readonly name: string };

/**
 * What the columns of a table hold, by the names in its first row, in English or Chinese, however they are written:
 * `en`, `English term`, `zh-TW`, 中文, 定义. Undefined where no name tells of a wording: then it is no header.
 */
export function columnsOf(header: readonly string[]): readonly Column[] | undefined {
  const columns = header.map(columnOf);
  const names = header.map(plainName);
  if (names.includes("target") || names.includes("译文")) {
    // Translators call the two terms source and target.
    for (const [index, name] of names.entries())
      if (name === "source" || name === "原文") columns[index] = { kind: "wording", language: "any" };
  }
  if (!columns.some(({ kind }) => kind === "wording")) return undefined;
  return withKnownLanguages(columns);
}

/** Beside a column of definitions in Chinese, the one that says no language has those in English. */
function withKnownLanguages(columns: readonly Column[]): Column[] {
  const has = (field: EntryField): boolean =>
    columns.some((column) => column.kind === "entry-field" && column.field === field);
  const known = (field: EntryField): EntryField => {
    if (field === "definition.any") return has("definition.zh") ? "definition.en" : field;
    if (field === "note.any") return has("note.zh") ? "note.en" : field;
    return field;
  };
  return columns.map((column) => (column.kind === "entry-field" ? { ...column, field: known(column.field) } : column));
}

function columnOf(header: string): Column {
  const name = plainName(header);
  if (name === "") return { kind: "nothing" };
  const known = NAMES.get(name) ?? NAMES.get(name.replace(/\d+$/u, ""));
  if (known !== undefined) return known;
  const tag = header.trim();
  if (!/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*$/u.test(tag)) return { kind: "unknown", name: tag };
  const language = languageOfTag(tag, "");
  if (language === "pinyin") return { kind: "pinyin" };
  if (language === undefined) return { kind: "unknown", name: tag };
  const saysScript = /[-_]/u.test(tag) || language === "en";
  return { kind: "wording", language: saysScript ? language : "zh" };
}

/** A name without case, width, spaces and signs. */
function plainName(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const NAMES: ReadonlyMap<string, Column> = new Map([
  ...named({ kind: "wording", language: "en" }, "en eng english englishterm termen enterm 英文 英语 英語 英译 英譯"),
  ...named({ kind: "wording", language: "en" }, "英文术语 英文術語 英文名 英文名称 英文名稱 英文译名 英文翻译"),
  ...named({ kind: "wording", language: "zh" }, "zh cn chn chinese chineseterm termzh zhterm 中文 汉语 漢語"),
  ...named({ kind: "wording", language: "zh" }, "中文术语 中文術語 中文名 中文名称 中文名稱"),
  ...named({ kind: "wording", language: "zh-Hans" }, "zhhans zhcn hans simplified simplifiedchinese 简体 簡體"),
  ...named({ kind: "wording", language: "zh-Hans" }, "chinesesimplified 简体中文 簡體中文"),
  ...named({ kind: "wording", language: "zh-Hant" }, "zhhant zhtw zhhk traditional traditionalchinese hant"),
  ...named(
    { kind: "wording", language: "zh-Hant" },
    "chinesetraditional 繁体 繁體 繁体中文 繁體中文 正體 正體中文 正体",
  ),
  ...named({ kind: "wording", language: "any" }, "term terms translation target sourceterm targetterm headword name"),
  ...named({ kind: "wording", language: "any" }, "术语 術語 词条 詞條 词语 译文 譯文 译名 譯名 翻译 翻譯"),
  ...named({ kind: "wording", language: "any", status: "admitted" }, "synonym synonyms alias aliases variant variants"),
  ...named({ kind: "wording", language: "any", status: "admitted" }, "同义词 同義詞 别名 別名 又称 又稱"),
  ...named({ kind: "wording", language: "any", status: "deprecated" }, "deprecated forbidden avoid 弃用 棄用 禁用"),
  ...named({ kind: "wording", language: "any", status: "abbreviation" }, "abbreviation abbreviations abbr abbrev"),
  ...named({ kind: "wording", language: "any", status: "abbreviation" }, "acronym acronyms 缩写 縮寫 简称 簡稱"),
  ...named({ kind: "pinyin" }, "pinyin hanyupinyin 拼音 汉语拼音 漢語拼音 读音 讀音"),
  ...named({ kind: "entry-field", field: "definition.any" }, "definition definitions def description meaning"),
  ...named({ kind: "entry-field", field: "definition.any" }, "explanation 定义 定義 释义 釋義 解释 解釋 含义 含義"),
  ...named({ kind: "entry-field", field: "definition.en" }, "definitionen endefinition englishdefinition 英文定义"),
  ...named({ kind: "entry-field", field: "definition.en" }, "definitionenglish 英文定義 英文释义 英文釋義"),
  ...named({ kind: "entry-field", field: "definition.zh" }, "definitionzh zhdefinition chinesedefinition 中文定义"),
  ...named({ kind: "entry-field", field: "definition.zh" }, "definitionchinese 中文定義 中文释义 中文釋義"),
  ...named({ kind: "entry-field", field: "note.any" }, "note notes comment comments remark remarks 备注 備註 备註"),
  ...named({ kind: "entry-field", field: "note.any" }, "注 注释 註釋 说明 說明"),
  ...named({ kind: "entry-field", field: "note.en" }, "noteen noteenglish"),
  ...named({ kind: "entry-field", field: "note.zh" }, "notezh notechinese 中文备注"),
  ...named({ kind: "entry-field", field: "id" }, "id identifier conceptid entryid termid 编号 編號"),
  ...named({ kind: "entry-field", field: "source" }, "source sources reference references ref definitionsource"),
  ...named({ kind: "entry-field", field: "source" }, "来源 來源 出处 出處 定义来源 定義來源"),
  ...named({ kind: "entry-field", field: "examples" }, "example examples context contexts 例句 用例 语境 語境"),
  ...named({ kind: "entry-field", field: "kind" }, "kind 类型 類型"),
  ...named({ kind: "entry-field", field: "at" }, "at"),
  ...named({ kind: "entry-field", field: "evidence" }, "evidence"),
  ...named({ kind: "entry-field", field: "related" }, "related relations seealso 相关 相關 参见 參見"),
  ...named({ kind: "entry-field", field: "works" }, "works citationkeys 文献 文獻"),
  ...named({ kind: "entry-field", field: "keys" }, "keys keywords searchkeys 关键词 關鍵詞"),
  ...named({ kind: "nothing" }, "no number row 序号 序號"),
  ...wordingFields("status", "status usagestatus 状态 狀態"),
  ...wordingFields("source", ""),
  ...wordingFields("strength", "strength"),
  ...wordingFields("at", ""),
  ...wordingFields("forms", "forms"),
  ...wordingFields("readings", "readings"),
  ...wordingFields("inflect", "inflect"),
  ...wordingFields("case", "case"),
  ...wordingFields("notAfter", "notafter"),
  ...wordingFields("notBefore", "notbefore"),
  ...wordingFields("note.en", "wordingnote"),
  ...wordingFields("note.zh", "wordingnotezh"),
]);

function named(column: Column, names: string): [string, Column][] {
  return names
    .split(" ")
    .filter((name) => name !== "")
    .map((name) => [name, column]);
}

/** `status` is that of all wordings of the row, `en_status` and `zh_status` of one language's. */
function wordingFields(field: WordingField, names: string): [string, Column][] {
  const suffix = field === "note.en" ? "wordingnote" : field === "note.zh" ? "wordingnotezh" : field.toLowerCase();
  return [
    ...named({ kind: "wording-field", of: "both", field }, names),
    ...named({ kind: "wording-field", of: "en", field }, `en${suffix}`),
    ...named({ kind: "wording-field", of: "zh", field }, `zh${suffix}`),
  ];
}
