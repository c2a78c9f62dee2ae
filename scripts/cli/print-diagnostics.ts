import { styleText } from "node:util";
import { compareText, type Diagnostic, type DiagnosticCode, type Origin, type Severity } from "../base/diagnostics.js";
import { wantsColor } from "./wants-color.js";

/** Diagnostics of one code that are printed in full, unless all are asked for. */
const shownPerCode = 3;

/** Notes that come again with every run for as long as a part of a description is at hand: their number is enough. */
const countedNotes: ReadonlySet<DiagnosticCode> = new Set(["naming-unmatched"]);

const colors = { error: "red", warning: "yellow", info: "cyan" } as const;

/** Prints diagnostics to standard error, errors first; long lists of one code are cut unless `verbose`. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], options: { readonly verbose: boolean }): void {
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

function printGroup(diagnostics: readonly Diagnostic[], severity: Severity, verbose: boolean): void {
  const [first] = diagnostics;
  if (first === undefined) return;
  const count = severity === "info" && countedNotes.has(first.code) ? 0 : shownPerCode;
  const shown = verbose || severity === "error" ? diagnostics : diagnostics.slice(0, count);
  for (const diagnostic of shown) process.stderr.write(formatDiagnostic(diagnostic));
  const rest = diagnostics.length - shown.length;
  const more = shown.length === 0 ? `${rest} ${first.code}` : `  … and ${rest} more ${first.code}`;
  if (rest > 0) process.stderr.write(paint("dim", `${more} (--verbose lists them)\n`));
}

function formatDiagnostic({ severity, code, at, message, hint, related }: Diagnostic): string {
  const lines = [
    `${placeOf(at)} ${paint(colors[severity], severity)} ${paint("dim", code)}`,
    `  ${message}`,
    ...(hint === undefined ? [] : [`  ${paint("dim", `hint: ${hint}`)}`]),
    ...(related ?? []).map((origin) => `  ${paint("dim", `also: ${placeOf(origin)}`)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function placeOf({ file, line, column, pointer }: Origin): string {
  const position = line === undefined ? "" : `:${line}:${column ?? 1}`;
  return `${file}${position}${pointer === "" ? "" : ` ${paint("dim", `#${pointer}`)}`}`;
}

/** Colours only where they are seen. */
export function paint(color: "red" | "yellow" | "cyan" | "green" | "dim" | "bold", text: string): string {
  // Node would ask standard output, which may be a file meanwhile.
  return wantsColor(process.stderr) ? styleText(color, text, { validateStream: false }) : text;
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
