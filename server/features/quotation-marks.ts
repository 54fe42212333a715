import { escapeLatex } from "../core/citation/dialects/latex.ts";

/** A phrase in the quotation marks of the document's language and kind: `\enquote{…}` where LaTeX has csquotes. */
export function quoted(phrase: string, language: "en" | "zh", proseKind: string, document: string): string {
  if (proseKind === "latex" || proseKind === "tex" || proseKind === "rsweave") {
    const text = escapeLatex(phrase);
    if (/\\usepackage(?:\[[^\]]*\])?\{[^}]*\bcsquotes\b/u.test(document)) return `\\enquote{${text}}`;
    return language === "zh" ? `“${text}”` : `\`\`${text}''`;
  }
  return usesCornerBrackets(language, document) ? `「${phrase}」` : `“${phrase}”`;
}

function usesCornerBrackets(language: "en" | "zh", document: string): boolean {
  return language === "zh" && document.includes("「") && !document.includes("“");
}
