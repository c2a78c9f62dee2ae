import { Command } from "commander";
import { thisTool } from "../base/tool.js";
import { exitCodeOf } from "./exit-code.js";
import { isOutOfMemory } from "./guard.js";
import { shownLines, tell, tellError } from "./terminal.js";

/** Each verb loads what it needs and nothing of the others. */
const verbs: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import("./init.js")).initCommand(),
  add: async () => (await import("./add.js")).addCommand(),
  generate: async () => (await import("./generate.js")).generateCommand(),
  drift: async () => (await import("./drift.js")).driftCommand(),
  lint: async () => (await import("./lint.js")).lintCommand(),
  merge: async () => (await import("./merge.js")).mergeCommand(),
  import: async () => (await import("./import.js")).importCommand(),
  docs: async () => (await import("./docs.js")).docsCommand(),
  pull: async () => (await import("./pull.js")).pullCommand(),
  doctor: async () => (await import("./doctor.js")).doctorCommand(),
  completion: async () => (await import("./completion.js")).completionCommand(() => buildProgram(undefined)),
};

/** Runs the command line and returns its exit code: 0 fine, 1 a check failed, 2 bad usage or input, 70 a bug of ours. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const program = await buildProgram(argv[0]);
    await program.parseAsync([...argv], { from: "user" });
    return 0;
  } catch (error) {
    // Of a thread beside: whoever guards this one tells of both in the one way.
    if (isOutOfMemory(error)) throw error;
    return exitCodeOf(error);
  }
}

async function buildProgram(verb: string | undefined): Promise<Command> {
  const program = new Command("concord")
    .description("Typed, validated clients of OpenAI-compatible providers, and what makes them differ.")
    .version(thisTool().version)
    .exitOverride()
    .configureOutput(commanderOutput);
  for (const load of wantedBy(verb)) {
    const command = await load();
    program.addCommand(
      command.exitOverride().configureOutput(commanderOutput).showHelpAfterError("(--help lists the options)"),
    );
  }
  return program;
}

/** The version is told without any verb, help with all of them. */
function wantedBy(verb: string | undefined): readonly (() => Promise<Command>)[] {
  if (verb === "--version" || verb === "-V") return [];
  const wanted = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  return wanted === undefined ? Object.values(verbs) : [wanted];
}

/** It quotes what it was given. */
const commanderOutput = {
  writeOut: (text: string) => tell(shownLines(text)),
  writeErr: (text: string) => tellError(shownLines(text)),
};
