import * as vscode from "vscode";
import type { ImportPlanDto, NotKeptDto } from "../../server/protocol.ts";

/** So many problems stand in the summary; the rest is in the report. */
const SHOWN = 5;

/** What comes in and what does not, in a few lines. */
export function importSummary(plan: ImportPlanDto): string {
  const left = plan.problems.filter(({ isLeftOut }) => isLeftOut);
  const partly = plan.problems.filter(({ isLeftOut }) => !isLeftOut);
  const lines = [
    vscode.l10n.t("Entries that come in: {0}", plan.added),
    plan.merged === 0 ? "" : vscode.l10n.t("Rows merged into entries with the same id: {0}", plan.merged),
    plan.present.length === 0
      ? ""
      : vscode.l10n.t("There already, and left as they are ({0}): {1}", plan.present.length, few(plan.present)),
    plan.notKept.length === 0 ? "" : vscode.l10n.t("Not kept: {0}", notKeptText(plan.notKept)),
    ...shown(vscode.l10n.t("Left out"), left),
    ...shown(vscode.l10n.t("Read, but not all of it"), partly),
    plan.encoding === "utf-8" ? "" : vscode.l10n.t("The file is read as {0}.", plan.encoding.toUpperCase()),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** The first problems under a title that counts them all. */
function shown(title: string, problems: ImportPlanDto["problems"]): string[] {
  if (problems.length === 0) return [];
  const more = problems.length > SHOWN ? ["…"] : [];
  return [`${title} (${problems.length}):`, ...problems.slice(0, SHOWN).map(problemLine), ...more];
}

/** All of it, as a document. */
export function importReport(source: string, target: string, plan: ImportPlanDto): string {
  const section = (title: string, items: readonly string[]): string =>
    items.length === 0 ? "" : `\n## ${title}\n\n${items.map((item) => `- ${item}`).join("\n")}\n`;
  return [
    `# ${vscode.l10n.t("Import of {0} into {1}", source, target)}\n`,
    `\n${vscode.l10n.t("Entries that come in: {0}", plan.added)}\n`,
    section(vscode.l10n.t("Left out"), plan.problems.filter(({ isLeftOut }) => isLeftOut).map(problemLine)),
    section(
      vscode.l10n.t("Read, but not all of it"),
      plan.problems.filter(({ isLeftOut }) => !isLeftOut).map(problemLine),
    ),
    section(vscode.l10n.t("Not kept"), plan.notKept.map(oneNotKept)),
    section(vscode.l10n.t("There already"), plan.present),
  ].join("");
}

function problemLine({ line, message }: ImportPlanDto["problems"][number]): string {
  return vscode.l10n.t("Line {0}: {1}", line, message);
}

/** What a format or file says that is not kept, as a list in a sentence. */
export function notKeptText(items: readonly NotKeptDto[]): string {
  return items.map(oneNotKept).join(", ");
}

function oneNotKept({ what, count }: NotKeptDto): string {
  return `${what} (${count})`;
}

function few(names: readonly string[]): string {
  return names.slice(0, SHOWN).join(", ") + (names.length > SHOWN ? ", …" : "");
}
