import { Argument, Command, type Option } from "commander";
import { type CommandTree, completionScripts, type Shell, shells } from "./completion-scripts.js";
import { writeOutput } from "./write-output.js";

/** `program` has every verb, so that what completes is what there is. */
export function completionCommand(program: () => Promise<Command>): Command {
  return new Command("completion")
    .description("Print a script that completes commands and options in a shell.")
    .addArgument(new Argument("<shell>", "whose script it is").choices(shells))
    .action(async (shell: Shell) => writeOutput(completionScripts[shell](treeOf(await program())), undefined));
}

function treeOf(program: Command): readonly CommandTree[] {
  const help = { flags: ["--help"], description: "show the options", values: [], takesValue: false };
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [...command.options.filter(({ hidden }) => !hidden).map(optionOf), help],
    values: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
  }));
}

function optionOf({
  short,
  long,
  description,
  argChoices = [],
  required,
  optional,
}: Option): CommandTree["options"][number] {
  const flags = [long, short].filter((flag) => flag !== undefined && flag !== null);
  return { flags, description, values: argChoices, takesValue: required || optional };
}
