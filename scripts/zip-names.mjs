// Signatures and offsets as in PKWARE's APPNOTE.TXT, 4.3.12 and 4.3.16.
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

/** The names of all files in a zip archive, from its central directory. */
export function namesInZip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from(new Uint32Array([END]).buffer), bytes.length - END_LENGTH);
  if (end === -1) throw new Error("not a zip archive");
  const names = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error("a damaged zip archive");
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    names.push(bytes.toString("utf8", at + ENTRY_LENGTH, at + ENTRY_LENGTH + name));
    at += ENTRY_LENGTH + name + extra + comment;
  }
  return names;
}
