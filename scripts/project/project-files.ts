import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { isObject, own } from "../base/json.js";
import type { ConcordConfig } from "../config/config.js";
import { nightlyWorkflow } from "./nightly-workflow.js";
import { saveOutput } from "./save-output.js";

/** What became of a file beside the config. Nobody's file is replaced. */
export interface FileNote {
  readonly file: string;
  readonly state: "written" | "changed" | "kept";
  /** Why it was kept, or what changed. */
  readonly words: string;
}

const redoclyFile = "redocly.yaml";
const workflowFile = ".github/workflows/pull-descriptions.yml";

/** Writes `redocly.yaml`, by which `npx redocly lint` finds the descriptions and what is written. */
export async function writeRedocly(
  folder: string,
  { providers, out = "generated", portable }: ConcordConfig,
): Promise<FileNote> {
  const apis = [
    ...Object.entries(providers).map(([name, { spec }]) => [name, spec] as const),
    ["merged", `${out}/openapi.json`] as const,
    ...(portable === false ? [] : [["portable", `${out}/portable/openapi.json`] as const]),
  ];
  const lines = apis.map(([name, root]) => `  ${name}:\n    root: ${JSON.stringify(root)}\n`);
  const text = `# \`npx redocly lint\` checks every description below; \`npx redocly lint ${apis[0]?.[0]}\` checks one.\nextends:\n  - minimal\n\napis:\n${lines.join("")}`;
  return writeNew(folder, redoclyFile, text);
}

/** Names a description in `redocly.yaml`, where the project has one that can be written back as it was. */
export async function addToRedocly(folder: string, name: string, spec: string): Promise<FileNote> {
  const kept = (words: string): FileNote => ({ file: redoclyFile, state: "kept", words });
  const text = await readFile(join(folder, redoclyFile), "utf8").catch(() => undefined);
  if (text === undefined) return kept("there is none");
  const document = parseDocument(text);
  if (document.errors.length > 0) return kept("it cannot be read");
  if (document.toString({ lineWidth: 0 }) !== text)
    return kept(`it is written in another way; add apis.${name}.root: ${spec}`);
  if (document.hasIn(["apis", name])) return kept(`it has apis.${name} already`);
  document.setIn(["apis", name], document.createNode({ root: spec }));
  await saveOutput(document.toString({ lineWidth: 0 }), redoclyFile, folder);
  return { file: redoclyFile, state: "changed", words: `apis.${name}` };
}

/** Whether `package.json` can get a script `generate`. */
export async function lacksScript(folder: string): Promise<boolean> {
  const found = await readPackage(folder);
  return found !== undefined && !hasScript(found.value);
}

/** Gives `package.json` a script `generate`, unless it has one; the rest of it stays as it is written. */
export async function writeScript(folder: string): Promise<FileNote> {
  const file = "package.json";
  const found = await readPackage(folder);
  if (found === undefined) return { file, state: "kept", words: "there is none that can be read" };
  if (hasScript(found.value)) return { file, state: "kept", words: "it has a script `generate` already" };
  const { scripts } = found.value;
  const indent = /\n([ \t]+)"/.exec(found.text)?.[1] ?? "  ";
  const value = { ...found.value, scripts: { ...(isObject(scripts) && scripts), generate: "concord generate" } };
  const end = /\s*$/.exec(found.text)?.[0] ?? "";
  await saveOutput(`${JSON.stringify(value, null, indent)}${end}`, file, folder);
  return { file, state: "changed", words: "script `generate`" };
}

function hasScript({ scripts }: Readonly<Record<string, unknown>>): boolean {
  return isObject(scripts) && own(scripts, "generate") !== undefined;
}

async function readPackage(folder: string): Promise<{ text: string; value: Record<string, unknown> } | undefined> {
  try {
    const text = await readFile(join(folder, "package.json"), "utf8");
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { text, value } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the workflow of GitHub that pulls every night. */
export function writeWorkflow(folder: string): Promise<FileNote> {
  return writeNew(folder, workflowFile, nightlyWorkflow);
}

async function writeNew(folder: string, file: string, text: string): Promise<FileNote> {
  if (existsSync(join(folder, file))) return { file, state: "kept", words: "it is there already" };
  await saveOutput(text, file, folder);
  return { file, state: "written", words: "" };
}
