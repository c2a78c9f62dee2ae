import { existsSync } from "node:fs";
import type { Diagnostic } from "../base/diagnostics.js";
import { InputError, UsageError } from "../project/errors.js";
import { appendOutput } from "../project/save-output.js";
import type { PlaceWay } from "../report/comparand.js";
import { type Obstacle, printGithubFailure, printMarkdownFailure } from "../report/print-failure.js";
import { visibleText } from "../report/visible.js";
import type { ReportOutput } from "./drift-outputs.js";
import { ExitError } from "./exit.js";
import { repositoryWay } from "./repository-way.js";
import { writeOutput } from "./write-output.js";

/**
 * Tells a job on GitHub why nothing was compared, where it looks: as annotations, if they were asked for, and in its summary.
 * What a terminal shows is for whoever ends the command.
 */
export async function tellJob(error: unknown, outputs: readonly ReportOutput[], wayOf: PlaceWay): Promise<void> {
  if (error instanceof ExitError) return;
  const obstacles = obstaclesOf(error);
  const { GITHUB_STEP_SUMMARY: summary = "" } = process.env;
  for (const { format, file } of outputs) {
    if (format !== "github") continue;
    // What is there may be an input, which the run was refused for.
    if (file !== undefined && existsSync(file)) continue;
    // Where it cannot be written, the error itself says what is wrong.
    await writeOutput(printGithubFailure(obstacles, wayOf), file).catch(() => undefined);
  }
  if (summary !== "") await appendOutput(printMarkdownFailure(obstacles, wayOf), summary);
}

/** The same of a command that was ended, of which the arguments alone are known. */
export function tellJobOfLimit(diagnostic: Diagnostic, argv: readonly string[]): Promise<void> {
  const isAsked = argv.some((argument) => argument === "github" || argument === "--format=github");
  const cwd = process.cwd();
  return tellJob(new InputError([diagnostic]), isAsked ? [{ format: "github" }] : [], repositoryWay([cwd]));
}

function obstaclesOf(error: unknown): readonly Obstacle[] {
  const found: readonly Obstacle[] =
    error instanceof InputError
      ? error.diagnostics.filter(({ severity }) => severity === "error")
      : [
          {
            message: error instanceof Error ? error.message : String(error),
            ...(error instanceof UsageError && error.hint !== undefined && { hint: error.hint }),
          },
        ];
  return found.map(({ at, code, message, hint }) => ({
    ...(at && { at }),
    ...(code !== undefined && { code }),
    message: visibleText(message),
    ...(hint !== undefined && { hint: visibleText(hint) }),
  }));
}
