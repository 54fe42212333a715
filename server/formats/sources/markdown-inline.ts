import { withoutEmphasis } from "../../core/source/emphasis.ts";
import { noteMark } from "../../core/source/notes.ts";

/** A line of Markdown as it is read: words of links and code, no pictures, tags, comments or attributes; marks of notes raised. */
export function inlineText(text: string, notes: ReadonlyMap<string, number>): string {
  const plain = text
    .replace(/<!--.*?-->/gu, "")
    .replace(/!\[[^\]]{0,1000}\]\([^()\s]{0,2000}(?:\s+"[^"]{0,500}")?\)(?:\{[^{}]{0,500}\})?/gu, "")
    .replace(/\[\^([^\]\s]{1,100})\]/gu, (_, id: string) => (notes.has(id) ? noteMark(notes.get(id) ?? 0) : ""))
    .replace(/\[([^[\]]{1,1000})\]\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s+"[^"]{0,500}")?\)/gu, "$1")
    .replace(/\[([^[\]]{1,1000})\]\{[^{}]{0,500}\}/gu, "$1")
    .replace(/<(https?:[^<>\s]{1,2000})>/gu, "$1")
    .replace(/<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,500})?\/?>/giu, "")
    .replace(/\^(\d{1,4})\^/gu, (_, digits: string) => noteMark(Number(digits)))
    .replace(/(`{1,3})([^`]{1,1000})\1/gu, "$2");
  return withoutEmphasis(plain)
    .replace(/\\([\\`*_{}[\]()#+.!|<>&~^$-])/gu, "$1")
    .replace(/\s*\{#[^{}]{1,200}\}$/u, "");
}
