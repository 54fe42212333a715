/**
 * Tifa's own requests, as plain types, a file for each matter: the only server file that the client imports.
 * Positions are LSP positions (UTF-16).
 */
import type { BibliographyRequests } from "./protocol/bibliographies.ts";
import type { CitationRequests } from "./protocol/citations.ts";
import type { DocumentRequests } from "./protocol/documents.ts";
import type { GlossaryRequests } from "./protocol/glossary.ts";
import type { GlossaryFileRequests } from "./protocol/glossary-files.ts";
import type { ReferenceRequests } from "./protocol/references.ts";
import type { SourceRequests } from "./protocol/sources.ts";
import type { WorkspaceRequests } from "./protocol/workspace.ts";

export type * from "./protocol/bibliographies.ts";
export type * from "./protocol/citations.ts";
export type * from "./protocol/documents.ts";
export type * from "./protocol/glossary.ts";
export type * from "./protocol/glossary-files.ts";
export type * from "./protocol/references.ts";
export type * from "./protocol/sources.ts";
export type * from "./protocol/types.ts";
export type * from "./protocol/workspace.ts";

/** Request names with their parameters and results. */
export interface Requests
  extends BibliographyRequests,
    CitationRequests,
    DocumentRequests,
    GlossaryRequests,
    GlossaryFileRequests,
    ReferenceRequests,
    SourceRequests,
    WorkspaceRequests {}
