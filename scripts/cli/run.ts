import { Command, CommanderError } from "commander";
import { thisTool } from "../base/tool.js";
import { InputError, UsageError } from "../project/errors.js";
import { ExitError } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { shown, shownLines, tell, tellError } from "./terminal.js";

/** Each verb loads what it needs and nothing of the others. */
const verbs: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import("./init.js")).initCommand(),
  generate: async () => (await import("./generate.js")).generateCommand(),
  drift: async () => (await import("./drift.js")).driftCommand(),
  lint: async () => (await import("./lint.js")).lintCommand(),
  merge: async () => (await import("./merge.js")).mergeCommand(),
  import: async () => (await import("./import.js")).importCommand(),
  pull: async () => (await import("./pull.js")).pullCommand(),
};

/** Runs the command line and returns its exit code: 0 fine, 1 a check failed, 2 bad usage or input, 70 a bug of ours. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const program = await buildProgram(argv[0]);
    await program.parseAsync([...argv], { from: "user" });
    return 0;
  } catch (error) {
    return exitCodeOf(error);
  }
}

async function buildProgram(verb: string | undefined): Promise<Command> {
  const program = new Command("concord")
    .description("Typed, validated clients of OpenAI-compatible providers, and what makes them differ.")
    .version(thisTool().version)
    .exitOverride()
    .configureOutput(commanderOutput);
  const wanted = verb !== undefined && Object.hasOwn(verbs, verb) ? [verbs[verb]] : Object.values(verbs);
  for (const load of wanted) {
    const command = await load?.();
    if (command !== undefined)
      program.addCommand(
        command.exitOverride().configureOutput(commanderOutput).showHelpAfterError("(--help lists the options)"),
      );
  }
  return program;
}

/** It quotes what it was given. */
const commanderOutput = {
  writeOut: (text: string) => tell(shownLines(text)),
  writeErr: (text: string) => tellError(shownLines(text)),
};

function exitCodeOf(error: unknown): number {
  if (error instanceof ExitError) return error.code;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    tellError(shown`error: ${error.message}\n${error.hint === undefined ? "" : shown`  ${error.hint}\n`}`);
    return 2;
  }
  if (error instanceof InputError) {
    const errors = error.diagnostics.filter(({ severity }) => severity === "error");
    printDiagnostics(errors, { verbose: true });
    return 2;
  }
  if (isRefusedByFileSystem(error)) {
    tellError(shown`error: ${error.path}: ${error.message.split(",")[0] ?? ""}.\n  Can this user write there?\n`);
    return 2;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tellError(shown`concord failed: this is a bug of ours.\n${shownLines(text)}\n`);
  return 70;
}

/** What the command reads, it reports on; so this is about what it writes. */
function isRefusedByFileSystem(error: unknown): error is Error & { readonly path: string } {
  return (
    error instanceof Error &&
    "syscall" in error &&
    "path" in error &&
    typeof error.path === "string" &&
    /^(?:mkdir|open|write|rename|rm|rmdir|unlink|copyfile)$/.test(String(error.syscall))
  );
}
