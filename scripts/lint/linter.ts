import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Finding, Origin, Report } from "../base/diagnostics.js";
import type { JsonObject } from "../base/json.js";

export interface LintInput {
  readonly document: JsonObject;
  /** What problems without a better place are laid to, and Redocly's name of the document. */
  readonly file: string;
  readonly originOf: (pointer: string) => Origin;
  /** What we wrote ourselves is held to stricter rules. */
  readonly isMerged?: true;
}

/** What a linter finds, with its place in the document. */
export interface LintFinding extends Pick<Finding, "code" | "message" | "hint"> {
  readonly pointer: string;
}

export interface Linter {
  /** What is wrong with its settings, and does not keep it from linting. */
  readonly notes?: readonly Finding[];
  /** Finds what is wrong with a document in which every repair has been made. Errors are what generation cannot get past. */
  lint(input: LintInput): Promise<readonly LintFinding[]>;
  /**
   * Where a document of this size is linted while other work goes on: what it is when `lint` returns counts. Elsewhere the
   * document must stay as it is until the findings are there.
   */
  isBeside?(document: JsonObject): boolean;
}

/** Lints, and reports what is found where it stands. */
export async function reportLint(linter: Linter, input: LintInput, report: Report): Promise<void> {
  for (const finding of placeFindings(await linter.lint(input), input)) report(finding);
}

export function placeFindings(findings: readonly LintFinding[], { originOf }: LintInput): readonly Finding[] {
  return findings.map(({ pointer, code, ...words }) => ({ code, at: originOf(pointer), ...words }));
}

/** Names of the settings that a folder may have for Redocly, the first before the other. */
export const redoclyConfigs: readonly string[] = ["redocly.yaml", "redocly.yml"];

/** The settings that a folder has for Redocly. */
export function redoclyConfigIn(folder: string): string | undefined {
  return redoclyConfigs.map((name) => resolve(folder, name)).find((path) => existsSync(path));
}
