import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { ReferencePage } from "../site/site-input.js";

const run = promisify(execFile);

/** Far more than the largest description takes. */
const timeout = 120_000;

/**
 * The references of documents, by name, as pages that load nothing: `redocly build-docs` of the `@redocly/cli` that the project
 * has. It is no dependency of ours: where it is not installed, each page says so.
 */
export async function printReferences(
  documents: ReadonlyMap<string, string>,
  folder: string,
): Promise<ReadonlyMap<string, ReferencePage>> {
  const command = findCommand(folder);
  if (command === undefined) return new Map([...documents.keys()].map((name) => [name, { problem: missing }] as const));
  const place = await mkdtemp(join(tmpdir(), "concord-reference-"));
  try {
    const pages = new Map<string, ReferencePage>();
    for (const [name, text] of documents) pages.set(name, await printReference({ name, text, command, folder, place }));
    return pages;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const missing =
  "There is no reference here, because Redocly's command is not installed: npm install --save-dev @redocly/cli, and run concord docs again.";

function findCommand(folder: string): string | undefined {
  try {
    const file = createRequire(join(folder, "package.json")).resolve("@redocly/cli/package.json");
    const command = join(dirname(file), "bin/cli.js");
    return existsSync(command) ? command : undefined;
  } catch {
    return undefined;
  }
}

interface ReferenceJob {
  readonly name: string;
  readonly text: string;
  readonly command: string;
  readonly folder: string;
  readonly place: string;
}

/** In the folder of the project, whose `redocly.yaml` may say how it looks. */
async function printReference({ name, text, command, folder, place }: ReferenceJob): Promise<ReferencePage> {
  const [input, output] = [join(place, `${name}.json`), join(place, `${name}.html`)];
  await writeFile(input, text);
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  try {
    await run(process.execPath, [command, "build-docs", input, "-o", output, "--inlineBundle"], {
      cwd: folder,
      env,
      timeout,
    });
    return { text: await readFile(output, "utf8") };
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n").at(-1) : "";
    return { problem: `redocly build-docs made no reference of ${name}: ${said || String(error)}` };
  }
}
