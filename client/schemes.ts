/** Schemes of the read-only documents that Tifa shows. The server makes the addresses of entries and of sources with theirs. */
export const ENTRY_SCHEME = "tifa-entry";
export const SOURCE_SCHEME = "tifa-source";
export const REPORT_SCHEME = "tifa-report";
