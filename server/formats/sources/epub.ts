import type { Block } from "../../core/source/block.ts";
import type { SourceProblem } from "../../core/source/passage.ts";
import { readHtmlText } from "./html-blocks.ts";
import type { ReadFile } from "./read-file.ts";
import { readXml } from "./xml.ts";
import { openZip, type Zip, ZipError } from "./zip.ts";

/** The chapters of a book in the order of its spine. */
export function readEpub(bytes: Uint8Array): ReadFile {
  try {
    return readBook(openZip(bytes));
  } catch (error) {
    return { blocks: [], problems: [{ kind: error instanceof ZipError ? error.kind : "damaged" }] };
  }
}

function readBook(zip: Zip): ReadFile {
  const path = packagePath(zip);
  const packed = path === undefined ? undefined : zip.read(path);
  if (path === undefined || packed === undefined) return { blocks: [], problems: [{ kind: "damaged" }] };
  const encrypted = encryptedNames(zip);
  const { chapters, ...facts } = readPackage(packed);
  const names = chapters.map((chapter) => resolveName(path, chapter));
  if (names.length > 0 && names.every((name) => encrypted.has(name)))
    return { blocks: [], problems: [{ kind: "encrypted" }] };
  const blocks: Block[] = [];
  const problems: SourceProblem[] = [];
  for (const name of names) {
    const chapter = encrypted.has(name) ? undefined : readChapter(zip, name);
    if (chapter === undefined) problems.push({ kind: "part-damaged", detail: name });
    // An offset in a part of a zip file is of no use to anybody.
    else blocks.push(...chapter.map(({ span: _, ...block }) => block));
  }
  return { blocks, problems, ...facts };
}

function readChapter(zip: Zip, name: string): readonly Block[] | undefined {
  try {
    const bytes = zip.read(name);
    return bytes === undefined ? undefined : readHtmlText(new TextDecoder().decode(bytes)).blocks;
  } catch (error) {
    if (error instanceof ZipError && error.kind === "grows") throw error;
    return undefined;
  }
}

function packagePath(zip: Zip): string | undefined {
  const container = zip.read("META-INF/container.xml");
  let path: string | undefined;
  if (container !== undefined)
    readXml(container, {
      open: (name, attributes) => {
        if (name === "rootfile") path ??= attributes["full-path"];
      },
    });
  return path;
}

interface Package extends Pick<ReadFile, "title" | "author" | "year"> {
  readonly chapters: readonly string[];
}

function readPackage(bytes: Uint8Array): Package {
  const items = new Map<string, string>();
  const spine: string[] = [];
  const facts = new Map<string, string>();
  let element = "";
  readXml(bytes, {
    open(name, attributes) {
      element = name;
      if (name === "item" && /html|xml/u.test(attributes["media-type"] ?? ""))
        items.set(attributes.id ?? "", attributes.href ?? "");
      if (name === "itemref") spine.push(attributes.idref ?? "");
      // The next of several authors.
      if (name === "creator" && facts.has("creator")) facts.set("creator", `${facts.get("creator")?.trim()}; `);
    },
    text: (text) => void facts.set(element, (facts.get(element) ?? "") + text),
    close: () => {
      element = "";
    },
  });
  const fact = (name: string): string => facts.get(name)?.replace(/\s+/gu, " ").trim() ?? "";
  const year = /(?:19|20)\d\d/u.exec(fact("date"))?.[0];
  return {
    chapters: spine.flatMap((id) => items.get(id) ?? []),
    ...(fact("title") === "" ? {} : { title: fact("title") }),
    ...(fact("creator") === "" ? {} : { author: fact("creator") }),
    ...(year === undefined ? {} : { year }),
  };
}

/** Names of the parts that a seller has encrypted; fonts made unreadable are no matter. */
function encryptedNames(zip: Zip): ReadonlySet<string> {
  const names = new Set<string>();
  const bytes = zip.read("META-INF/encryption.xml");
  if (bytes !== undefined)
    readXml(bytes, {
      open: (name, attributes) => {
        if (name === "CipherReference") names.add(attributes.URI ?? "");
      },
    });
  return names;
}

/** A name as the package file gives it, from the root of the zip file. */
function resolveName(path: string, href: string): string {
  const parts = path.split("/").slice(0, -1);
  for (const part of decoded(href.split("#")[0] ?? "").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
