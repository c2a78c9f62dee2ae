import { Command } from "commander";
import { type FirstConfig, init, refuseSecondConfig } from "../project/init.js";
import { openProject } from "../project/open-project.js";
import { writeRedocly, writeScript, writeWorkflow } from "../project/project-files.js";
import { readSources } from "./first-run.js";
import { askPlan, type InitPlan } from "./init-plan.js";
import { canAsk, terminalQuestions } from "./questions.js";
import { tellNote } from "./tell-note.js";
import { paint, shown, tell } from "./terminal.js";

interface Flags extends Partial<Omit<InitPlan, "descriptions">> {
  readonly yes?: boolean;
}

export function initCommand(): Command {
  return new Command("init")
    .description(
      "Write a first concord.config.ts: of the descriptions given, or of those in openapi/. On a terminal, it asks.",
    )
    .argument("[description...]", "a file, a docs page or an address, which may be named: openai=https://…")
    .option("--reference <provider>", "what the others are compared with (default: openai, or the first)")
    .option("-y, --yes", "ask nothing: write redocly.yaml and the script, and generate")
    .option("--redocly", "write redocly.yaml, if there is none")
    .option("--no-redocly", "with --yes: write none")
    .option("--script", "add the script `generate` to package.json, if it has none")
    .option("--no-script", "with --yes: add none")
    .option("--workflow", "write a workflow of GitHub that pulls every night")
    .option("--no-workflow", "do not ask for one")
    .option("--generate", "pull, import and generate at once")
    .option("--no-generate", "with --yes: generate nothing")
    .action((descriptions: readonly string[], flags: Flags) => run(descriptions, flags));
}

async function run(descriptions: readonly string[], { yes = false, ...flags }: Flags): Promise<void> {
  const cwd = process.cwd();
  refuseSecondConfig(cwd);
  const asks = !yes && descriptions.length === 0 && canAsk();
  const plan = asks ? await askPlan(cwd, terminalQuestions(), flags) : planOf(descriptions, yes, flags);
  const written = await init({ cwd, descriptions: plan.descriptions, reference: plan.reference });
  const names = Object.keys(written.providers).join(", ");
  tell(shown`Wrote    ${written.file}: ${names}; the reference is ${written.reference}\n`);
  if (plan.redocly) tellNote(await writeRedocly(cwd, written));
  if (plan.script) tellNote(await writeScript(cwd));
  if (plan.workflow) tellNote(await writeWorkflow(cwd));
  if (!plan.generate) {
    for (const verb of nextVerbs(written)) tell(shown`Next     npx concord ${verb}\n`);
    return;
  }
  await readSources(Object.entries(written.providers));
  const project = await openProject(undefined, cwd);
  if (project === undefined) return;
  const { firstCall } = await import("../project/first-call.js");
  const lines = await firstCall(project);
  tell(shown`\nTry:\n\n`);
  for (const line of lines) tell(shown`  ${paint("cyan", line)}\n`);
}

function planOf(descriptions: readonly string[], yes: boolean, flags: Omit<Flags, "yes">): InitPlan {
  const { reference, redocly = yes, script = yes, workflow = false, generate = yes } = flags;
  return { descriptions, reference, redocly, script, workflow, generate };
}

function nextVerbs(written: FirstConfig): readonly string[] {
  const providers = Object.values(written.providers);
  return [
    ...(providers.some(({ source }) => source !== undefined) ? ["pull"] : []),
    ...(providers.some((provider) => provider.import !== undefined) ? ["import"] : []),
    "generate",
  ];
}
