import { createHash } from "node:crypto";
import { findBrokenJson } from "../base/broken-json.js";
import { compareText, type Diagnostic, type DiagnosticCode, type Origin, type Report } from "../base/diagnostics.js";
import { isObject, own } from "../base/json.js";

/** Problems that were accepted when the baseline was last updated, by fingerprint. */
export type Baseline = ReadonlySet<string>;

export interface Judged {
  /** What the baseline does not know. */
  readonly fresh: readonly Diagnostic[];
  readonly accepted: number;
  /** Accepted once, and found no longer. */
  readonly gone: number;
}

/** Tells what is new from what is accepted. */
export function judge(diagnostics: readonly Diagnostic[], baseline: Baseline): Judged {
  const found = new Set(diagnostics.map(fingerprintOf));
  const fresh = diagnostics.filter((diagnostic) => !baseline.has(fingerprintOf(diagnostic)));
  return {
    fresh,
    accepted: diagnostics.length - fresh.length,
    gone: [...baseline].filter((fingerprint) => !found.has(fingerprint)).length,
  };
}

/** Names a problem over runs: what is wrong and where in the description, whatever line that is on by now. */
function fingerprintOf({ code, at, message }: Diagnostic): string {
  const text = [code, at.file.replaceAll("\\", "/"), at.pointer, message].join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

interface Entry {
  readonly fingerprint: string;
  readonly code: DiagnosticCode;
  readonly file: string;
  readonly pointer: string;
}

/** The text of a baseline that accepts these problems: one line each, in an order that keeps the differences small. */
export function printBaseline(diagnostics: readonly Diagnostic[]): string {
  const entries = diagnostics.map(
    (found): Entry => ({
      fingerprint: fingerprintOf(found),
      code: found.code,
      file: found.at.file.replaceAll("\\", "/"),
      pointer: found.at.pointer,
    }),
  );
  const distinct = [...new Map(entries.map((entry) => [entry.fingerprint, entry])).values()].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      compareText(a.pointer, b.pointer) ||
      compareText(a.code, b.code) ||
      compareText(a.fingerprint, b.fingerprint),
  );
  const lines = distinct.map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "accepted": [${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n  `}]\n}\n`;
}

/** What to do where a file is no baseline; `verb` is what would write one. */
export function notBaseline(verb: string): string {
  return `Name another file with --baseline, or move this one away: \`concord ${verb} --update-baseline\` writes a new one.`;
}

/** Reads a baseline; one that is none is reported. */
export function parseBaseline(text: string, at: Origin, report: Report): Baseline | undefined {
  const broken = findBrokenJson(text);
  if (broken !== undefined) {
    const { line, ...problem } = broken;
    report({ code: "config-invalid", at: { ...at, ...(line && { line }) }, ...problem });
    return undefined;
  }
  const value: unknown = JSON.parse(text);
  const accepted = isObject(value) ? own(value, "accepted") : undefined;
  if (Array.isArray(accepted)) {
    const fingerprints = accepted.map((entry: unknown) => (isObject(entry) ? own(entry, "fingerprint") : undefined));
    if (fingerprints.every((fingerprint) => typeof fingerprint === "string")) return new Set(fingerprints);
  }
  report({
    code: "config-invalid",
    at,
    message: "This is no baseline of accepted problems.",
    hint: notBaseline("lint"),
  });
  return undefined;
}
