const COMBINING = /\p{M}/gu;

/** A syllable or text without tone marks and in lower case; ü is u, as people type it when they do not type v. */
export function withoutTones(text: string): string {
  return text.normalize("NFD").replace(COMBINING, "").toLowerCase();
}

/**
 * What was typed, read as pinyin: no tones, tone numbers (0 and 5 are the neutral tone), spaces, apostrophes or hyphens,
 * and v for ü as u (`lv` and `lü` are both `lu`). Undefined where it cannot be pinyin.
 */
export function readAsPinyin(query: string): string | undefined {
  const letters = withoutTones(query)
    .replace(/([a-z])[0-5](?!\d)/gu, "$1")
    .replace(/[\s'’ʼ·-]/gu, "")
    .replace(/([ln])v/gu, "$1u");
  return /^[a-z]+$/u.test(letters) ? letters : undefined;
}
