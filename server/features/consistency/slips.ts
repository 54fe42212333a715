import { SYLLABLES } from "../../core/text/syllables.ts";

/** Characters that are taken for one another because they look alike, in groups. */
const LOOK_ALIKES =
  "己已巳 未末 士土 日曰 人入八 大太犬 天夫 干于 刀力 体休 折拆析 拔拨 治冶 戊戌戍 候侯 博搏 徒徙 今令 子孑 予矛 田由甲申 免兔 代伐 贷货 项顶 " +
  "技枝 政攻 改攻 核该 键健 板扳版 关天 型形 创刨 循遁 环坏 颈劲 径经 短矩 颌领 住往 安按 网冈 息熄 触解 芯蕊 本木 材村 料科 设没 国固 部陪 院完 " +
  "委季 省肖 具县 真直 工土 业亚 管菅 理埋 开井 规现 系糸 重熏 量童 自白 主玉王 力刀 向问 间问 鸟乌 厂广 历厉 办为 万方 乎平 席度 席庶 战占";

const groups = new Map<string, Set<string>>();
for (const group of LOOK_ALIKES.split(" ")) {
  for (const sign of group) groups.set(sign, new Set([...(groups.get(sign) ?? []), ...group]));
}

/** Made when first needed: the table has thousands of characters. */
let readings: Map<string, readonly string[]> | undefined;

function readingsOf(sign: string): readonly string[] {
  readings ??= readTable();
  return readings.get(sign) ?? [];
}

function readTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const entry of SYLLABLES.split(" ")) {
    const syllable = /^[a-z]+/u.exec(entry)?.[0] ?? "";
    for (const sign of entry.slice(syllable.length)) {
      const known = table.get(sign);
      if (known === undefined) table.set(sign, [syllable]);
      else known.push(syllable);
    }
  }
  return table;
}

/** Numbers and words that join are changed on purpose: 十四五 is not a slip for 十三五, nor 与 for 和. */
const CHANGED_ON_PURPOSE = /[〇零一二三四五六七八九十百千万两和与及的之]/u;

/** Whether `has` in the place of `right` looks like a slip of hand or eye inside a term. */
export function isSlip(right: string, has: string): boolean {
  if (CHANGED_ON_PURPOSE.test(right) || CHANGED_ON_PURPOSE.test(has)) return false;
  if (groups.get(right)?.has(has) === true) return true;
  const sounds = readingsOf(right);
  return readingsOf(has).some((syllable) => sounds.includes(syllable));
}
