import { existsSync } from "node:fs";
import { basename, relative, resolve, sep } from "node:path";
import { Command } from "commander";
import { Diagnostics } from "../base/diagnostics.js";
import type { ProviderConfig } from "../config/config.js";
import { findConfig } from "../config/load-config.js";
import { isProviderName, providerNames } from "../config/provider-name.js";
import { findDescriptions, printConfig } from "../project/first-config.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { writeOutput } from "./write-output.js";

const configFile = "concord.config.ts";

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
  const existing = findConfig(process.cwd());
  if (existing !== undefined)
    failUsage(`${basename(existing)} is here already.`, "Add providers to it; init writes only the first one.");
  const found = descriptions.length > 0 ? descriptions : await findOrFail();
  const providers: Record<string, ProviderConfig> = {};
  for (const description of found) {
    const [name, provider] = planProvider(description);
    if (Object.hasOwn(providers, name))
      failUsage(`Two descriptions are named "${name}".`, `Name one of them: other=${description}`);
    providers[name] = provider;
  }
  const names = Object.keys(providers);
  const chosen = reference ?? (names.includes("openai") ? "openai" : (names[0] ?? ""));
  if (!names.includes(chosen)) failUsage(`There is no provider "${chosen}".`, `There are ${names.join(", ")}.`);
  await writeOutput(printConfig({ reference: chosen, providers }), configFile);
  process.stdout.write(`Wrote    ${configFile}: ${names.join(", ")}; the reference is ${chosen}\n`);
  for (const verb of nextVerbs(Object.values(providers))) process.stdout.write(`Next     concord ${verb}\n`);
}

async function findOrFail(): Promise<readonly string[]> {
  const diagnostics = new Diagnostics();
  const found = await findDescriptions(process.cwd(), diagnostics.report);
  if (diagnostics.hasErrors) {
    printDiagnostics(diagnostics.all, { verbose: true });
    throw new ExitError(2);
  }
  if (found.length > 0) return found;
  return failUsage(
    "There is no OpenAPI description in openapi/.",
    "Put one there, or name it: concord init openai=https://example.com/openapi.yaml relay.json",
  );
}

function planProvider(description: string): readonly [name: string, provider: ProviderConfig] {
  const [, given, place = ""] = /^(?:([^=/\\:?]+)=)?(.*)$/s.exec(description) ?? [];
  const isAddress = /^https?:/.test(place);
  if (isAddress && !URL.canParse(place)) failUsage(`"${place}" is no address.`);
  const file = isAddress ? new URL(place).pathname : place;
  const name = given ?? nameOf(basename(file));
  if (!isProviderName(name))
    failUsage(
      `"${name}" cannot name a provider: a name ${providerNames}.`,
      `Name it before the place: my-relay=${place}`,
    );
  if (isAddress) return [name, { spec: `openapi/${name}.${/\.json$/i.test(file) ? "json" : "yaml"}`, source: place }];
  if (!existsSync(place)) failUsage(`${place} does not exist.`, "A description is a file or an http(s) address.");
  const path = relative(process.cwd(), resolve(place)).split(sep).join("/");
  if (/\.(?:md|markdown|html?|txt)$/i.test(path))
    return [name, { spec: `openapi/${name}.yaml`, import: { page: path } }];
  return [name, { spec: path }];
}

/** `My Relay.v2.yaml` becomes `my-relay-v2`. */
function nameOf(file: string): string {
  return file
    .replace(/\.(?:json|ya?ml|md|markdown|html?|txt)$/i, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

function nextVerbs(providers: readonly ProviderConfig[]): readonly string[] {
  return [
    ...(providers.some(({ source }) => source !== undefined) ? ["pull"] : []),
    ...(providers.some((provider) => provider.import !== undefined) ? ["import"] : []),
    "generate",
  ];
}
