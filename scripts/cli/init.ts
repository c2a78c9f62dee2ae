import { Command } from "commander";
import { type FirstConfig, init } from "../project/init.js";
import { shown, tell } from "./terminal.js";

export function initCommand(): Command {
  return new Command("init")
    .description("Write a first concord.config.ts: of the descriptions given, or of those in openapi/.")
    .argument("[description...]", "a file, a docs page or an address, which may be named: openai=https://…")
    .option("--reference <provider>", "what the others are compared with (default: openai, or the first)")
    .action((descriptions: readonly string[], { reference }: { readonly reference?: string }) =>
      run(descriptions, reference),
    );
}

async function run(descriptions: readonly string[], reference: string | undefined): Promise<void> {
  const written = await init({ cwd: process.cwd(), descriptions, reference });
  const names = Object.keys(written.providers).join(", ");
  tell(shown`Wrote    ${written.file}: ${names}; the reference is ${written.reference}\n`);
  for (const verb of nextVerbs(written)) tell(shown`Next     concord ${verb}\n`);
}

function nextVerbs(written: FirstConfig): readonly string[] {
  const providers = Object.values(written.providers);
  return [
    ...(providers.some(({ source }) => source !== undefined) ? ["pull"] : []),
    ...(providers.some((provider) => provider.import !== undefined) ? ["import"] : []),
    "generate",
  ];
}
