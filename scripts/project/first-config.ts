import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../base/diagnostics.js";
import { isObject } from "../base/json.js";
import type { ConcordConfig } from "../config/config.js";
import { isIdentifier, stringLiteral } from "../emit/code/encode.js";
import { parseSource } from "../load/read/parse.js";
import { SourceFiles } from "../load/read/source-files.js";

/** The OpenAPI descriptions in the folder `openapi`, without what else lies there. */
export async function findDescriptions(cwd: string, report: Report): Promise<readonly string[]> {
  const names = await readdir(join(cwd, "openapi")).catch((): readonly string[] => []);
  const sources = new SourceFiles(cwd, report);
  const found: string[] = [];
  for (const name of [...names].sort()) {
    if (!/\.(?:json|ya?ml)$/i.test(name)) continue;
    const source = await sources.read(join("openapi", name));
    const parsed = source && parseSource(source, report);
    if (isObject(parsed) && ("openapi" in parsed || "swagger" in parsed)) found.push(`openapi/${name}`);
  }
  return found;
}

/** The text of a config file. Its only import is a type, so that it loads wherever the command runs. */
export function printConfig(config: ConcordConfig): string {
  const imported = 'import type { ConcordConfig } from "openapi-concord-toolkit";';
  return `${imported}\n\nexport default ${printValue(config, "")} satisfies ConcordConfig;\n`;
}

/** The value as code whose first line stands behind something, with the indentation of the lines after it. */
export function printValue(value: unknown, indent: string): string {
  if (!isObject(value)) return stringLiteral(String(value));
  const members = Object.entries(value).map(
    ([key, member]) =>
      `${indent}  ${isIdentifier(key) ? key : stringLiteral(key)}: ${printValue(member, `${indent}  `)},\n`,
  );
  return `{\n${members.join("")}${indent}}`;
}
