import * as vscode from "vscode";
import type { ImportPlanDto } from "../../server/protocol.ts";
import { changeFile, nameOf } from "../glossary/change-file.ts";
import { importReport, importSummary } from "../glossary/import-report.ts";
import { pickTarget } from "../glossary/pick-target.ts";
import { showReport } from "../glossary/report-document.ts";
import type { Tools } from "../tools.ts";

const EXTENSIONS = ["csv", "tsv", "tbx", "yaml", "yml", "json"];

/** *Tifa: Import Glossary*: a file in any format into a glossary in YAML, after a look at what comes and what does not. */
export async function importGlossary(tools: Tools): Promise<void> {
  const [source] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Import a glossary"),
      openLabel: vscode.l10n.t("Import"),
      filters: { [vscode.l10n.t("Glossaries")]: EXTENSIONS },
    })) ?? [];
  if (source !== undefined) await importFile(tools, source);
}

/** Imports one file: asks where to, and shows what would happen. */
async function importFile(tools: Tools, source: vscode.Uri): Promise<void> {
  const name = nameOf(source);
  const target = await pickTarget(tools.glossaries, name);
  if (target === undefined) return;
  const bytes = Buffer.from(await vscode.workspace.fs.readFile(source)).toString("base64");
  let plan: ImportPlanDto | undefined;
  const changed = await changeFile(target, async (_, text) => {
    plan = await tools.server.request("tifa/importGlossary", { name, bytes, target: text });
    return (await isWanted(source, nameOf(target), plan)) ? plan.change : undefined;
  });
  if (changed === undefined || plan === undefined) return;
  await vscode.window.showTextDocument(changed.uri, { selection: new vscode.Range(changed.at, changed.at) });
  const said = vscode.l10n.t("Imported from {0} into {1}; entries: {2}.", name, changed.name, plan.added);
  vscode.window.setStatusBarMessage(`$(check) ${said}`, 12_000);
}

async function isWanted(from: vscode.Uri, target: string, plan: ImportPlanDto): Promise<boolean> {
  const source = nameOf(from);
  const go = vscode.l10n.t("Import");
  const details = vscode.l10n.t("Show Details");
  const question =
    plan.change === undefined
      ? vscode.l10n.t("Nothing of {0} can be imported into {1}.", source, target)
      : vscode.l10n.t("Import {0} into {1}?", source, target);
  const options = {
    modal: true,
    detail: `${importSummary(plan)}${isReadAlready(from) ? `\n\n${readAlready(source)}` : ""}`,
  };
  const isClean = plan.problems.length + plan.notKept.length + plan.present.length === 0;
  const buttons = [...(plan.change === undefined ? [] : [go]), ...(isClean ? [] : [details])];
  const answer = await vscode.window.showInformationMessage(question, options, ...buttons);
  if (answer === details) {
    const content = importReport(source, target, plan);
    await showReport(source, content);
    return plan.change !== undefined && (await vscode.window.showInformationMessage(question, go)) === go;
  }
  return answer === go;
}

/** A glossary in the workspace counts where it lies. */
function isReadAlready(source: vscode.Uri): boolean {
  return /\.glossary\.[a-z]+$/iu.test(source.path) && vscode.workspace.getWorkspaceFolder(source) !== undefined;
}

function readAlready(source: string): string {
  return vscode.l10n.t(
    "{0} is read where it lies, without an import. After one, both count: delete or rename it then.",
    source,
  );
}
