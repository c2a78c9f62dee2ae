import { assertNever } from "../diagnostics.js";
import type { DriftReport } from "../drift/types.js";
import { printJson } from "./print-json.js";
import { printText } from "./print-text.js";

export const reportFormats = ["text", "json"] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** What was compared, for headings; several comparisons make one report of a matrix. */
export interface Comparand {
  readonly base: string;
  readonly revision: string;
  readonly report: DriftReport;
}

export interface PrintOptions {
  /** Escape codes for a terminal. Default `false`. */
  readonly color?: boolean;
}

/** Prints one or more comparisons in a format; ends with a line break. */
export function printReport(
  comparands: readonly Comparand[],
  format: ReportFormat,
  options: PrintOptions = {},
): string {
  switch (format) {
    case "text":
      return printText(comparands, options);
    case "json":
      return printJson(comparands);
    default:
      return assertNever(format);
  }
}
