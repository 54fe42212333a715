import type { AddedEntry } from "../../server/protocol.ts";
import { afterwards, equal, type Journal, type Left } from "./journal.ts";

/** The bibliography file as the editor and the disk have it; `entry-writer.ts` has VS Code's. */
export interface Target {
  /** The editor's text. */
  text(): string;
  /** What of it stands before the place of the entry. */
  textBefore(): string;
  /** Whether the editor has changes that are not saved. */
  isDirty(): boolean;
  /** Puts the entry into the editor's text, as the server said, and cites; false where the entry cannot be put there. */
  apply(): Promise<boolean>;
  /** Saves; false or an error where that cannot be done. */
  save(): Promise<boolean>;
  /** The bytes on disk now; throws where there are none. */
  onDisk(): Promise<Uint8Array>;
}

/** What became of the entry. */
export type Added =
  /** The editor has another text than the server read: nothing was done. */
  | { readonly kind: "changed" }
  /** The editor took no change: nothing was done. */
  | { readonly kind: "refused" }
  /** It is in the editor; there were unsaved changes already, and saving is the user's. */
  | { readonly kind: "unsaved" }
  /** It is in the editor, and could not be saved. */
  | { readonly kind: "failed"; readonly reason: string }
  /** It was saved, and is not on disk. */
  | { readonly kind: "lost" }
  /** It is on disk: that was read again. Without `isExact` other bytes have changed too: the editor makes line ends alike. */
  | { readonly kind: "saved"; readonly isExact: boolean };

/**
 * Adds an entry and saves the file, if it had no unsaved changes. Nothing is said to be done before it is read from the
 * disk; until then the journal has what is needed to begin again.
 */
export async function addEntry(added: AddedEntry, target: Target, journal: Journal, id: string): Promise<Added> {
  if (!isWhatTheServerRead(added, target)) return { kind: "changed" };
  if (target.isDirty()) return (await target.apply()) ? { kind: "unsaved" } : { kind: "refused" };
  const pending = await begin(added, target, journal, id);
  if (!(await target.apply())) {
    journal.end(id);
    return { kind: "refused" };
  }
  if (typeof pending === "string") return { kind: "failed", reason: pending };
  try {
    // A failed save may have left half a file: the journal stays.
    if (!(await target.save())) return { kind: "failed", reason: "" };
    const now = await target.onDisk();
    const text = sameLineEnds(new TextDecoder().decode(now));
    if (!text.includes(sameLineEnds(added.text).trim())) return { kind: "lost" };
    journal.end(id);
    return { kind: "saved", isExact: equal(now, afterwards(pending)) };
  } catch (error) {
    return { kind: "failed", reason: messageOf(error) };
  }
}

/** Without a journal nothing is saved: then the reason is given back. */
async function begin(
  { uri, key, text, offset }: AddedEntry,
  target: Target,
  journal: Journal,
  id: string,
): Promise<Left | string> {
  try {
    const pending = { id, uri, key, text, offset, before: await target.onDisk() };
    journal.begin(pending);
    return pending;
  } catch (error) {
    return messageOf(error);
  }
}

function isWhatTheServerRead({ lengthBefore, before }: AddedEntry, target: Target): boolean {
  return sameLineEnds(target.text()).length === lengthBefore && sameLineEnds(target.textBefore()).endsWith(before);
}

/** Editors make all line ends of a text alike. */
function sameLineEnds(text: string): string {
  return text.replace(/\r\n?/gu, "\n");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
