/** What a LaTeX command does with its arguments, as far as prose goes. */
export type CommandKind =
  /** Its mark-up may stand within a term: `\emph{…}`, and every command that we do not know. */
  | "inline"
  /** Its argument is a text of its own: a heading, a caption, a note. */
  | "block"
  /** All its arguments are keys, paths, numbers. */
  | "opaque"
  /** Its first argument is such a key, what follows is prose: `\href{…}{text}`. */
  | "opaque-first"
  /** A citation: optional arguments are prose, then keys. */
  | "citation"
  /** A citation of several works: `\autocites(pre)(post)[…]{key}[…]{key}`. */
  | "citations";

const BLOCK = words(
  "part chapter section subsection subsubsection paragraph subparagraph title subtitle author date caption item footnote footnotetext thanks abstract marginpar",
);

const OPAQUE = words(
  "label ref eqref pageref cref Cref autoref nameref vref Vref hyperref url path input include subfile includeonly " +
    "includegraphics bibliography bibliographystyle addbibresource usepackage RequirePackage documentclass " +
    "LoadClass gls Gls GLS glspl Glspl acrshort acrlong acrfull newacronym newglossaryentry newcommand renewcommand " +
    "providecommand DeclareMathOperator newenvironment setmainfont setsansfont setmonofont setCJKmainfont " +
    "setCJKsansfont setCJKmonofont fontsize pagestyle thispagestyle hspace vspace setlength addtolength setcounter " +
    "definecolor color hypersetup graphicspath lstset tikzset geometry printbibliography selectlanguage bibitem index " +
    "theoremstyle newtheorem ExecuteBibliographyOptions DeclareFieldFormat pgfplotsset todototoc",
);

const OPAQUE_FIRST = words(
  "href textcolor colorbox foreignlanguage blockcquote textcquote hyperlink hypertarget parbox",
);

/** Commands whose name says cite but whose argument is prose. */
const NOT_CITATIONS = words("citetext citep@fmt");

export function commandKind(name: string): CommandKind {
  if (OPAQUE_FIRST.has(name)) return "opaque-first";
  if (OPAQUE.has(name)) return "opaque";
  if (BLOCK.has(name)) return "block";
  if (!/cite/iu.test(name) || NOT_CITATIONS.has(name)) return "inline";
  return /cites$/u.test(name) ? "citations" : "citation";
}

/** Environments whose whole content is code or mathematics. */
export const OPAQUE_ENVIRONMENTS = words(
  "verbatim verbatim* Verbatim lstlisting minted comment filecontents filecontents* tikzpicture pgfpicture " +
    "equation equation* align align* gather gather* multline multline* eqnarray eqnarray* displaymath math flalign " +
    "flalign* alignat alignat*",
);

/** Environments that take arguments which are not prose. */
export const ENVIRONMENTS_WITH_ARGUMENTS = words(
  "tabular tabular* tabularx tabulary longtable array minipage wrapfigure multicols thebibliography otherlanguage",
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
