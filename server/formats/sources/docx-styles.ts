import { readXml } from "./xml.ts";

/** What a paragraph style says: the level of a heading, and whether Word counts it. */
export interface ParagraphStyle {
  readonly level?: number;
  readonly isNumbered: boolean;
  readonly isTitle: boolean;
}

/** Paragraph styles by their ids. A style has what the one that it is based on has. */
export type ParagraphStyles = ReadonlyMap<string, ParagraphStyle>;

interface Raw {
  name: string;
  basedOn?: string;
  level?: number;
  isNumbered: boolean;
}

/** Styles may be based on one another so often. */
const MOST_STEPS = 20;

/** Reads `word/styles.xml`; without it there are the names that Word gives to styles. */
export function readDocxStyles(xml: Uint8Array | undefined): ParagraphStyles {
  const raw = new Map<string, Raw>();
  let current: Raw | undefined;
  if (xml !== undefined)
    readXml(xml, {
      open(name, attributes) {
        const value = attributes.val ?? "";
        if (name === "style") {
          current = { name: "", isNumbered: false };
          raw.set(attributes.styleId ?? "", current);
        } else if (current === undefined) return;
        else if (name === "name") current.name = value.toLowerCase();
        else if (name === "basedOn") current.basedOn = value;
        else if (name === "outlineLvl") current.level = Number(value) + 1;
        else if (name === "numId") current.isNumbered = value !== "0";
      },
      close(name) {
        if (name === "style") current = undefined;
      },
    });
  return new Map([...raw.keys()].map((id) => [id, styleOf(id, raw)]));
}

function styleOf(id: string, raw: ReadonlyMap<string, Raw>): ParagraphStyle {
  let style: ParagraphStyle = { isNumbered: false, isTitle: false };
  let at: string | undefined = id;
  for (let step = 0; at !== undefined && step < MOST_STEPS; step++) {
    const found: Raw | undefined = raw.get(at);
    if (found === undefined) break;
    const level = levelOf(found);
    style = {
      isNumbered: style.isNumbered || found.isNumbered,
      isTitle: style.isTitle || found.name === "title",
      ...(style.level === undefined ? (level === undefined ? {} : { level }) : { level: style.level }),
    };
    at = found.basedOn;
  }
  return style;
}

function levelOf({ name, level }: Raw): number | undefined {
  const named = /^(?:heading|标题|標題) ?([1-9])$/u.exec(name)?.[1];
  if (named !== undefined) return Number(named);
  // Word's level 10 is running text.
  return level !== undefined && level >= 1 && level <= 9 ? level : undefined;
}

/** What is known of a style by its id alone. */
export function styleById(id: string): ParagraphStyle {
  const level = /^Heading([1-9])$/iu.exec(id)?.[1];
  return { isNumbered: false, isTitle: id === "Title", ...(level === undefined ? {} : { level: Number(level) }) };
}
