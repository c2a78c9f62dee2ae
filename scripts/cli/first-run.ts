import type { Command } from "commander";
import { generateCommand } from "./generate.js";
import { importCommand } from "./import.js";
import { pullCommand } from "./pull.js";

/** A provider as far as its description has to be got first. */
type Sourced = readonly [name: string, provider: { readonly source?: string; readonly import?: unknown }];

/** Gets the descriptions of providers that are published or made of a page, and generates; each verb tells of itself. */
export async function readSources(providers: readonly Sourced[]): Promise<void> {
  const pulled = providers.filter(([, provider]) => provider.source !== undefined && provider.import === undefined);
  if (pulled.length > 0)
    await runVerb(
      pullCommand(),
      pulled.map(([name]) => name),
    );
  if (providers.some(([, provider]) => provider.import !== undefined)) await runVerb(importCommand(), []);
  await runVerb(generateCommand(), []);
}

async function runVerb(command: Command, args: readonly string[]): Promise<void> {
  await command.exitOverride().parseAsync([...args], { from: "user" });
}
