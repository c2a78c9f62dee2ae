import { resolve } from "node:path";
import { Command } from "commander";
import { collectDiagnostics, hasErrors } from "../diagnostics.js";
import { buildContract } from "../ir/build.js";
import { createLinter } from "../lint/lint-document.js";
import { loadDocument } from "../load/load.js";
import { SourceFiles } from "../load/source-files.js";
import { requireConfig } from "./config-option.js";
import { ExitError } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";

interface Flags {
  readonly config?: string;
  readonly allowRemoteRefs?: readonly string[];
}

export function lintCommand(): Command {
  return new Command("lint")
    .description("Check descriptions: what is wrong, what would be repaired, and what Redocly says of the rest.")
    .argument("[spec...]", "descriptions (default: those of the config)")
    .option("--config <file>", "config (default: concord.config.ts)")
    .option("--allow-remote-refs <origin...>", "origins that $ref may reach")
    .action((specs: readonly string[], flags: Flags) => run(specs, flags));
}

async function run(specs: readonly string[], flags: Flags): Promise<void> {
  const { cwd, files, overlays } =
    specs.length > 0 ? { cwd: process.cwd(), files: specs, overlays: undefined } : await configFiles(flags);
  const { report, diagnostics } = collectDiagnostics();
  const sources = new SourceFiles(cwd, report);
  const linter = await createLinter(specs.length > 0 ? undefined : cwd);
  for (const file of files) {
    const loaded = await loadDocument(file, {
      sources,
      report,
      diagnostics,
      allowedOrigins: flags.allowRemoteRefs ?? [],
      overlays: overlays?.get(file) ?? [],
    });
    if (loaded === undefined) continue;
    await linter.lint({ document: loaded.document, file: loaded.source.path, originOf: loaded.originOf }, report);
    buildContract(loaded, { provider: loaded.file, report });
  }
  printDiagnostics(
    diagnostics.map((found) => ({
      ...found,
      at: sources.locate(found.at),
      ...(found.related && { related: found.related.map((at) => sources.locate(at)) }),
    })),
    { verbose: true },
  );
  const count = (severity: string): number => diagnostics.filter((found) => found.severity === severity).length;
  process.stdout.write(
    `${files.length} description${files.length === 1 ? "" : "s"}: ${count("error")} errors, ${count("warning")} warnings, ${count("info")} notes\n`,
  );
  if (hasErrors(diagnostics)) throw new ExitError(1);
}

interface ConfigFiles {
  readonly cwd: string;
  readonly files: readonly string[];
  readonly overlays: ReadonlyMap<string, readonly string[]>;
}

async function configFiles(flags: Flags): Promise<ConfigFiles> {
  const { config, folder } = await requireConfig(flags.config, "lint");
  const providers = Object.values(config.providers);
  return {
    cwd: folder,
    files: providers.map(({ spec }) => resolve(folder, spec)),
    overlays: new Map(providers.map(({ spec, overlays = [] }) => [resolve(folder, spec), overlays])),
  };
}
