import { countOf } from "../base/count.js";
import { compareText, type Diagnostic, type DiagnosticCode, type Origin, type Severity } from "../base/diagnostics.js";
import { concat, paint, shown, type TerminalText, tellError } from "./terminal.js";

/** Diagnostics of one code that are printed in full, unless all are asked for. */
const shownPerCode = 3;

/** Errors of one code that are printed in full where a command ends with them: of a file that was cut off, there are hundreds. */
const shownErrors = 10;

/** Notes that come again with every run for as long as a part of a description is at hand: their number is enough. */
const countedNotes: ReadonlySet<DiagnosticCode> = new Set(["naming-unmatched"]);

const colors = { error: "red", warning: "yellow", info: "cyan" } as const;

/** Prints diagnostics to standard error, errors first; long lists of one code are cut unless `verbose`, which may be so of warnings alone. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: { readonly verbose: boolean | "warnings" },
): void {
  for (const severity of ["error", "warning", "info"] as const) {
    const matching = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    const codes = [...new Set(matching.map(({ code }) => code))].sort(compareText);
    for (const code of codes)
      printGroup(
        matching.filter((diagnostic) => diagnostic.code === code),
        severity,
        options.verbose,
      );
  }
}

/** Prints errors that end a command; what they have in common, as the end of a file that is missing, the first of each code show. */
export function printFatal(errors: readonly Diagnostic[]): void {
  const codes = [...new Set(errors.map(({ code }) => code))].sort(compareText);
  for (const code of codes) {
    const matching = errors.filter((diagnostic) => diagnostic.code === code);
    const told = matching.slice(0, shownErrors);
    for (const diagnostic of told) tellError(formatDiagnostic(diagnostic));
    tellRest(matching.length - told.length, code, "concord lint");
  }
}

function tellRest(count: number, code: DiagnosticCode, lister: string): void {
  if (count > 0) tellError(shown`${paint("dim", `  … and ${count} more ${code} (${lister} lists them)`)}\n`);
}

function printGroup(diagnostics: readonly Diagnostic[], severity: Severity, wanted: boolean | "warnings"): void {
  const verbose = wanted === "warnings" ? severity === "warning" : wanted;
  const lister = wanted === "warnings" ? "concord lint" : "--verbose";
  const [first] = diagnostics;
  if (first === undefined) return;
  const count = severity === "info" && countedNotes.has(first.code) ? 0 : shownPerCode;
  const told = verbose || severity === "error" ? diagnostics : diagnostics.slice(0, count);
  for (const diagnostic of told) tellError(formatDiagnostic(diagnostic));
  const rest = diagnostics.length - told.length;
  if (told.length > 0) tellRest(rest, first.code, lister);
  else if (rest > 0) tellError(shown`${paint("dim", `${rest} ${first.code} (${lister} lists them)`)}\n`);
}

function formatDiagnostic({ severity, code, at, message, hint, related = [] }: Diagnostic): TerminalText {
  return concat([
    shown`${placeOf(at)} ${paint(colors[severity], severity)} ${paint("dim", code)}\n`,
    shown`  ${clip(message)}\n`,
    ...(hint === undefined ? [] : [shown`  ${paint("dim", `hint: ${clip(hint)}`)}\n`]),
    ...related.map((origin) => shown`  ${paint("dim", shown`also: ${placeOf(origin)}`)}\n`),
  ]);
}

function placeOf({ file, path = file, line, column, pointer }: Origin): TerminalText {
  const position = line === undefined ? "" : `:${line}:${column ?? 1}`;
  return shown`${path}${position}${pointer === "" ? "" : shown` ${paint("dim", `#${clip(pointer)}`)}`}`;
}

/** Nobody reads more: a name of megabytes would be printed with each problem below it. */
const longestText = 2_000;

/** A text without its middle, where it is long. */
function clip(text: string): string {
  if (text.length <= longestText) return text;
  const half = longestText / 2;
  return `${text.slice(0, half)} … ${countOf(text.length - longestText, "character")} … ${text.slice(-half)}`;
}

/** `nullable-legacy ×112, servers-empty`, in the order of the alphabet. */
export function countCodes(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, count]) => (count === 1 ? code : `${code} ×${count}`))
    .join(", ");
}
