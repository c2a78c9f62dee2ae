import type { Comparand, PrintOptions } from "./comparand.js";
import { forReader } from "./for-reader.js";
import { printChangelog } from "./print-changelog.js";
import { printGithub } from "./print-github.js";
import { printHtml } from "./print-html.js";
import { printJson } from "./print-json.js";
import { printJunit } from "./print-junit.js";
import { printMarkdown } from "./print-markdown.js";
import { printSarif } from "./print-sarif.js";
import { printText } from "./print-text.js";
import { visibleComparand, visibleOutcome } from "./visible.js";

export type { Comparand, KnownFinding } from "./comparand.js";

interface Format {
  readonly print: (comparands: readonly Comparand[], options: PrintOptions) => string;
  /** Texts of descriptions: for people, what nobody would see is an escape; for machines, they are as they are. */
  readonly texts: "visible" | "as they are";
}

const formats = {
  text: { print: printText, texts: "visible" },
  json: { print: printJson, texts: "as they are" },
  markdown: { print: printMarkdown, texts: "visible" },
  html: { print: printHtml, texts: "visible" },
  sarif: { print: printSarif, texts: "as they are" },
  junit: { print: printJunit, texts: "visible" },
  changelog: { print: printChangelog, texts: "visible" },
  github: { print: printGithub, texts: "visible" },
} as const satisfies Readonly<Record<string, Format>>;

export type ReportFormat = keyof typeof formats;

export const reportFormats = Object.keys(formats) as readonly ReportFormat[];

/** Prints one or more comparisons in a format; ends with a line break. */
export function printReport(
  comparands: readonly Comparand[],
  format: ReportFormat,
  options: PrintOptions = {},
): string {
  const { print, texts }: Format = formats[format];
  const told = comparands.map((comparand) => forReader(comparand, options.minLevel));
  if (texts === "as they are") return print(told, options);
  const { outcome } = options;
  return print(told.map(visibleComparand), { ...options, ...(outcome && { outcome: visibleOutcome(outcome) }) });
}
