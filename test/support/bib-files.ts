/** Pseudo-random integers below a bound, the same for the same seed (mulberry32). */
export function random(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

const TYPES = ["article", "Book", "INCOLLECTION", "techreport", "online", "misc", "inproceedings", "phdthesis"];
const AUTHORS = [
  "Smith, John and van der Berg, Jan",
  "{World Bank}",
  "李明 and 王芳",
  'M{\\"u}ller, J{\\"o}rg',
  "Doe, Jr., Ann and others",
];
const TITLES = [
  "The {China} Shock",
  "产业政策研究",
  "A \\emph{Study} of R\\&D: 50\\% off",
  "Über {\\'e}tat",
  "Title with {nested {braces}}",
];
const ODDITIES = [
  "% a comment line with an @at and a { brace\n",
  "This text stands between entries, mail me@example.org.\n",
  "@comment{@article{hidden, title = {not an entry}}}\n",
  '@string{jpe = "Journal of Political Economy"}\n',
  '@preamble{ "\\newcommand{\\noop}[1]{}" }\n',
  "@comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n}\n",
  "\n\n   \n",
  "%%% END %%%\n",
];
const BROKEN = [
  "@article{broken1, title = {never closed,\n  year = 2001\n",
  '@book{broken2, title = "no end,\n year = 2002\n}\n',
  "@misc{title = {no key}}\n",
  "@article broken4, title = {no bracket}\n",
  "@book{broken5 title = {no comma} year = 2005}\n",
  "@comment{ never closed\n",
];

/** A bibliography file as people have them: styles, line ends, comments, macros and mistakes change with `seed`. */
export function bibFile(seed: number): string {
  const next = random(seed * 7919 + 1);
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? "";
  const style = {
    indent: pick(["  ", "\t", "    ", ""]),
    align: next(2) === 0,
    quotes: next(4) === 0,
    upper: next(5) === 0,
  };
  let text = next(6) === 0 ? "\ufeff" : "";
  const count = next(12);
  for (let index = 0; index < count; index++) {
    if (next(3) === 0) text += pick(ODDITIES);
    if (next(9) === 0) text += pick(BROKEN);
    text += entry(`key${seed}_${index}`, index);
    text += pick(["\n", "\n\n", "\n", "\n\n\n", " "]);
  }
  if (next(4) === 0) text = text.trimEnd();
  return next(3) === 0 ? text.replaceAll("\n", "\r\n") : text;

  function entry(key: string, index: number): string {
    const isBiblatex = seed % 2 === 0;
    const fields: [string, string][] = [
      ["author", value(pick(AUTHORS))],
      ["title", value(pick(TITLES))],
      [isBiblatex ? "date" : "year", isBiblatex ? value(`20${10 + next(10)}-05`) : pick(["2011", "{2012}", '"2013"'])],
    ];
    if (next(3) === 0)
      fields.push([isBiblatex ? "journaltitle" : "journal", pick(["jpe", '"A" # " B"', value("Qiushi")])]);
    if (next(4) === 0 && index > 0) fields.push(["crossref", value(`key${seed}_${index - 1}`)]);
    if (next(3) === 0) fields.push(["url", value(`https://example.org/${seed}/${index}%20a`)]);
    const width = style.align ? 10 : 0;
    const lines = fields.map(([name, text]) => {
      const shown = style.upper ? name.toUpperCase() : name;
      return `${style.indent}${shown.padEnd(width)} = ${text}`;
    });
    const [open, close] = next(8) === 0 ? ["(", ")"] : ["{", "}"];
    return `@${pick(TYPES)}${open}${key},\n${lines.join(",\n")}${pick([",", ""])}\n${close}`;
  }

  function value(text: string): string {
    return style.quotes && !text.includes('"') ? `"${text}"` : `{${text}}`;
  }
}
