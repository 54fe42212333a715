/** Combining marks of TeX's accent commands. */
const ACCENTS: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  u: "\u0306",
  ".": "\u0307",
  '"': "\u0308",
  r: "\u030a",
  H: "\u030b",
  v: "\u030c",
  d: "\u0323",
  c: "\u0327",
  k: "\u0328",
  b: "\u0331",
};

/** Commands that stand for a character. */
const SYMBOLS: Readonly<Record<string, string>> = {
  ss: "ß",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  aa: "å",
  AA: "Å",
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  i: "ı",
  j: "ȷ",
  dh: "ð",
  DH: "Ð",
  th: "þ",
  TH: "Þ",
  dj: "đ",
  DJ: "Đ",
  S: "§",
  P: "¶",
  pounds: "£",
  copyright: "©",
  dots: "…",
  ldots: "…",
  textellipsis: "…",
  textendash: "–",
  textemdash: "—",
  textquoteleft: "‘",
  textquoteright: "’",
  textquotedblleft: "“",
  textquotedblright: "”",
  textbackslash: "\\",
  textasciitilde: "~",
  textasciicircum: "^",
  textunderscore: "_",
  textdollar: "$",
  textbraceleft: "{",
  textbraceright: "}",
  textbar: "|",
  textless: "<",
  textgreater: ">",
  textdegree: "°",
  textregistered: "®",
  texttrademark: "™",
  guillemotleft: "«",
  guillemotright: "»",
  "\\": " ",
  " ": " ",
  "\n": " ",
  "-": "",
  "/": "",
  ",": "\u2009",
  ";": " ",
  "@": "",
};

const COMMAND = /\\(?:([A-Za-z]+)\*?|([\s\S]))/uy;
const LIGATURES: readonly (readonly [RegExp, string])[] = [
  [/---/gu, "—"],
  [/--/gu, "–"],
  [/``/gu, "“"],
  [/''/gu, "”"],
  [/`/gu, "‘"],
  [/'/gu, "’"],
];

/**
 * The text that TeX prints for a value: accents and symbols become characters, braces and commands that change only how
 * it looks go, quotation marks and dashes become typographic ones. Blanks are one space each. Unknown commands leave
 * their arguments. Linear; never throws.
 */
export function latexToText(value: string): string {
  if (!/[\\{}~'`$\n\r\t]|--| {2}/u.test(value)) return value.trim();
  let text = "";
  let from = 0;
  const plain = (end: number): void => {
    if (end > from) text += ligatures(value.slice(from, end));
  };
  for (let index = 0; index < value.length; ) {
    const unit = value[index] ?? "";
    if (unit === "\\") {
      plain(index);
      const command = readCommand(value, index);
      text += command.text;
      index = command.end;
      from = index;
    } else if (unit === "{" || unit === "}" || unit === "~" || unit === "$") {
      plain(index);
      if (unit === "~") text += "\u00a0";
      index += 1;
      from = index;
    } else index += 1;
  }
  plain(value.length);
  return text
    .replace(/[ \t\r\n]+/gu, " ")
    .trim()
    .normalize("NFC");
}

function ligatures(text: string): string {
  return LIGATURES.reduce((made, [pattern, character]) => made.replace(pattern, character), text);
}

function readCommand(value: string, at: number): { text: string; end: number } {
  COMMAND.lastIndex = at;
  const [all = "\\", word, sign] = COMMAND.exec(value) ?? [];
  const name = word ?? sign ?? "";
  const end = at + all.length;
  const accent = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
  if (accent !== undefined) return accented(value, end, accent, word !== undefined);
  // A word eats the blanks behind it; `\o{}` and `\ss ` are one character.
  const after = word === undefined ? end : end + blanksAt(value, end);
  if (Object.hasOwn(SYMBOLS, name)) return { text: SYMBOLS[name] ?? "", end: word === undefined ? end : after };
  return { text: word === undefined ? name : "", end: after };
}

/** The letter behind an accent command: `\'e`, `\'{e}`, `\c c`, `\"{\i}`. */
function accented(value: string, from: number, accent: string, isWord: boolean): { text: string; end: number } {
  let index = from;
  if (isWord || /[ \t]/u.test(value[index] ?? "")) index += blanksAt(value, index);
  const inBraces = value[index] === "{";
  if (inBraces) index += 1;
  let base = String.fromCodePoint(value.codePointAt(index) ?? 0x20);
  let end = index + base.length;
  if (base === "}") return { text: "", end };
  if (base === "\\") {
    COMMAND.lastIndex = index;
    const [all = "\\", word = ""] = COMMAND.exec(value) ?? [];
    end = index + all.length;
    base = word === "i" ? "i" : word === "j" ? "j" : (SYMBOLS[word] ?? "");
    if (word !== "") end += blanksAt(value, end);
  }
  if (inBraces && value[end] === "}") end += 1;
  return { text: base + accent, end };
}

function blanksAt(value: string, from: number): number {
  let end = from;
  while (value[end] === " " || value[end] === "\t") end += 1;
  return end - from;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  // Not `\{`: BibTeX counts that brace.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "\u00a0": "~",
  "’": "'",
};

/**
 * A text as the value of a field: TeX's own signs escaped, everything else as it is, for every processor of today reads
 * UTF-8. `S\&T` stands in braces: Pandoc makes "S&t" of it in a title otherwise.
 */
export function textToLatex(text: string): string {
  return text
    .replace(/[\\{}~^\u00a0’]|[&%$#_]/gu, (sign) => ESCAPES[sign] ?? `\\${sign}`)
    .replace(/[A-Za-z]{1,40}(?:\\&[A-Za-z]{1,40}){1,4}/gu, "{$&}");
}
