#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { packageRoot } from "../write/runtime-files.js";
import { driftCommand } from "./drift.js";
import { ExitError } from "./exit.js";
import { generateCommand } from "./generate.js";
import { lintCommand } from "./lint.js";
import { mergeCommand } from "./merge.js";

/** Runs the command line and returns its exit code: 0 fine, 1 a check failed, 2 bad usage or input, 70 a bug of ours. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("concord")
    .description("Typed, validated clients of OpenAI-compatible providers, and what makes them differ.")
    .version(readVersion())
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError("(concord --help lists the options)");
  for (const command of [generateCommand(), driftCommand(), lintCommand(), mergeCommand()]) program.addCommand(command);
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync([...argv], { from: "user" });
    return 0;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof ExitError) return error.code;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`concord failed: this is a bug of ours.\n${text}\n`);
  return 70;
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { version: string };
  return version;
}

process.exitCode = await main(process.argv.slice(2));
