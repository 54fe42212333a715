import * as l10n from "@vscode/l10n";
import type { IndexState } from "../../index/messages.ts";
import type { SourcesState } from "../../protocol.ts";

/** How far the index is, for the client. */
export function toState({ done, of, isWorking, stopped }: IndexState): SourcesState {
  return { done, of, isWorking, ...(stopped === undefined ? {} : { stopped: REASONS[stopped]() }) };
}

const REASONS = {
  cancelled: () => l10n.t("Reading your sources was stopped. What is read can be searched."),
  "disk-full": () => l10n.t("The disk is full: not all of your sources are in the index."),
  "no-place": () => l10n.t("The index of your sources cannot be written; the log says why."),
} as const;
