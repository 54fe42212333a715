import { Inflate } from "fflate";

/** Of a zip file: as many entries at most, as much inflated from one, and from all that are read. */
const MOST_ENTRIES = 20_000;
const MOST_OF_ONE = 64_000_000;
const MOST_OF_ALL = 128_000_000;
/** What grows further than this factor and is large is made to harm. */
const MOST_GROWTH = 150;
const LARGE = 8_000_000;
/** As many bytes are inflated at a time: they can become a thousand times as many. */
const PART = 16_384;

/** Why a zip file is not read. */
export class ZipError extends Error {
  readonly kind: "damaged" | "encrypted" | "grows" | "too-many";

  constructor(kind: ZipError["kind"]) {
    super(kind);
    this.kind = kind;
  }
}

/** A zip file whose entries are read by name, within limits. Nothing is written anywhere: names are but names. */
export interface Zip {
  has(name: string): boolean;
  /** Undefined where there is no such entry. @throws ZipError where it cannot be read, or grows too large. */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Opens a zip file by its directory. @throws ZipError where it has none that can be believed. */
export function openZip(bytes: Uint8Array): Zip {
  const entries = readDirectory(bytes);
  let left = MOST_OF_ALL;
  return {
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      const content = readEntry(bytes, entry, left);
      left -= content.length;
      return content;
    },
  };
}

function readDirectory(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES || count === 0xffff) throw new ZipError("too-many");
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new ZipError("damaged");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record is the last thing in the file but for a comment of at most 64 KiB. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new ZipError("damaged");
}

function readEntry(bytes: Uint8Array, entry: Entry, left: number): Uint8Array {
  if (entry.encrypted) throw new ZipError("encrypted");
  const most = Math.min(MOST_OF_ONE, left);
  // What the directory says may be a lie, but only a worse one than this would help.
  if (entry.size > most || grows(entry.packed, entry.size)) throw new ZipError("grows");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw new ZipError("damaged");
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) throw new ZipError("damaged");
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new ZipError("damaged");
  return inflate(packed, most);
}

function grows(packed: number, size: number): boolean {
  return size > LARGE && size > packed * MOST_GROWTH;
}

/** Inflates part by part and stops at the limits, whatever the directory said. */
function inflate(packed: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let done = 0;
  const stream = new Inflate((part) => {
    size += part.length;
    if (size > most || grows(done, size)) throw new ZipError("grows");
    parts.push(part);
  });
  try {
    while (done < packed.length) {
      const part = packed.subarray(done, done + PART);
      done += part.length;
      stream.push(part, done === packed.length);
    }
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError("damaged");
  }
  return concatenated(parts, size);
}

function concatenated(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
