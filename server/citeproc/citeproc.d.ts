/** The part of citeproc-js (https://citeproc-js.readthedocs.io/) that we use; the package brings no types. */
declare module "citeproc" {
  interface System {
    /** The XML of a locale; every locale that is asked for must have some. */
    retrieveLocale(language: string): string;
    retrieveItem(id: string): object;
  }

  export class Engine {
    constructor(system: System, style: string, language: string);
    readonly opt: { readonly development_extensions: Record<string, boolean> };
    updateItems(ids: readonly string[]): void;
    /** False where the style has no reference list. */
    makeBibliography(): false | [parameters: { readonly entry_ids: readonly (readonly string[])[] }, entries: string[]];
  }
}
