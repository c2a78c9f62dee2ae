import { assertNever } from "../base/diagnostics.js";
import type { Comparand, PrintOptions } from "./comparand.js";
import { printGithub } from "./print-github.js";
import { printHtml } from "./print-html.js";
import { printJson } from "./print-json.js";
import { printJunit } from "./print-junit.js";
import { printMarkdown } from "./print-markdown.js";
import { printSarif } from "./print-sarif.js";
import { printText } from "./print-text.js";
import { visibleComparand } from "./visible.js";

export type { Comparand } from "./comparand.js";

export const reportFormats = ["text", "json", "markdown", "html", "sarif", "junit", "github"] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** Prints one or more comparisons in a format; ends with a line break. */
export function printReport(
  comparands: readonly Comparand[],
  format: ReportFormat,
  options: PrintOptions = {},
): string {
  const visible = comparands.map(visibleComparand);
  switch (format) {
    case "text":
      return printText(visible, options);
    case "json":
      return printJson(comparands, options);
    case "markdown":
      return printMarkdown(visible, options);
    case "html":
      return printHtml(visible, options);
    case "sarif":
      return printSarif(comparands);
    case "junit":
      return printJunit(visible);
    case "github":
      return printGithub(visible);
    default:
      return assertNever(format);
  }
}
