import { Command } from "commander";
import { requireConfig } from "./config-option.js";
import { readSources } from "./first-run.js";
import { tellNote } from "./tell-note.js";
import { shown, tell } from "./terminal.js";

interface Flags {
  /** `false` of `--no-generate`. */
  readonly generate: boolean;
}

export function addCommand(): Command {
  return new Command("add")
    .description("Put a provider into the config of this folder, get its description, and generate.")
    .argument("<name>", "what it is to be called: my-relay")
    .argument("<description>", "a file, a docs page or an address")
    .option("--no-generate", "only change the config")
    .action((name: string, description: string, flags: Flags) => run(name, description, flags));
}

async function run(name: string, description: string, { generate }: Flags): Promise<void> {
  const project = await requireConfig(undefined);
  const { addProvider } = await import("../project/add-provider.js");
  const { provider, notes } = await addProvider(project, name, description);
  tell(shown`Changed  ${project.file}: ${name}\n`);
  for (const note of notes) tellNote(note);
  if (generate) await readSources([[name, provider]]);
}
