import type { Diagnostics, Origin } from "../../base/diagnostics.js";
import { child, isObject, type JsonObject, own, tokensOf } from "../../base/json.js";
import type { SourceFile } from "../read/source-files.js";
import type { BundleProblem } from "./bundle-with-redocly.js";
import { formWebhooks } from "./former-webhooks.js";
import { maskData, maskMappings } from "./mask.js";
import type { PartFile } from "./part-file.js";
import { loadParts, type ReferenceOptions } from "./references.js";
import { renameEscaped } from "./rename-escaped.js";
import { shortenChains } from "./shorten-chains.js";

export interface BundleOptions extends Omit<ReferenceOptions, "report"> {
  readonly diagnostics: Diagnostics;
}

export interface Bundled {
  readonly document: JsonObject;
  /** No part of it stands in two places. */
  readonly isTree: boolean;
  /** Where a node of the document came from. */
  readonly originOf: (pointer: string) => Origin;
}

/**
 * Makes one document of a description's files through Redocly, which sees the files that {@link loadParts} let through
 * and can load no other. A description of a single file is one document already.
 */
export async function bundleDocument(
  source: SourceFile,
  parsed: JsonObject,
  { diagnostics, ...options }: BundleOptions,
): Promise<Bundled | undefined> {
  const { count, report } = diagnostics;
  const { parts, replaced } = await loadParts(source, parsed, { ...options, report });
  const errors = diagnostics.since(count).filter(({ severity }) => severity === "error");
  if (errors.length > replaced) return undefined;
  for (const part of parts.values()) if (isObject(part.parsed)) shortenChains(part.parsed);
  const homes = homesOf(parts);
  const problems = parts.size === 1 ? [] : await bundleParts(source, parsed, parts);
  for (const { isError, message, at } of problems) {
    report({ code: isError ? "ref-unresolved" : "name-collision", at, message });
  }
  if (problems.some(({ isError }) => isError)) return undefined;
  const isTree = parts.size === 1 && source.isTree === true;
  return { document: parsed, isTree, originOf: originsOf(parsed, source.file, homes) };
}

async function bundleParts(
  source: SourceFile,
  parsed: JsonObject,
  parts: ReadonlyMap<string, PartFile>,
): Promise<readonly BundleProblem[]> {
  const unmask = [...parts.values()].flatMap(({ parsed, isDescription }) =>
    isDescription && isObject(parsed) ? [maskData(parsed)] : [],
  );
  const webhooks = formWebhooks(parsed, source.file);
  unmask.push(maskMappings(parsed), webhooks.restore);
  // Redocly takes a good part of a second to load, which most descriptions can do without.
  const { bundleWithRedocly } = await import("./bundle-with-redocly.js");
  const problems = await bundleWithRedocly(source, parsed, parts);
  for (const restore of unmask) restore();
  renameEscaped(parsed);
  return problems.map(webhooks.place);
}

/** Redocly moves nodes of other files as they are, so their identity tells where they came from. */
function homesOf(parts: ReadonlyMap<string, PartFile>): ReadonlyMap<object, Origin> {
  const homes = new Map<object, Origin>();
  const visit = (value: unknown, file: string, pointer: string): void => {
    if (typeof value !== "object" || value === null || homes.has(value)) return;
    homes.set(value, { file, pointer });
    for (const [key, member] of Object.entries(value)) visit(member, file, child(pointer, key));
  };
  if (parts.size === 1) return homes;
  for (const part of parts.values()) visit(part.parsed, part.source.file, "");
  return homes;
}

function originsOf(
  document: JsonObject,
  file: string,
  homes: ReadonlyMap<object, Origin>,
): (pointer: string) => Origin {
  if (homes.size === 0) return (pointer) => ({ file, pointer });
  return (pointer) => {
    let home: Origin = { file, pointer: "" };
    let rest = "";
    let value: unknown = document;
    for (const token of tokensOf(pointer)) {
      value = Array.isArray(value) ? value[Number(token)] : isObject(value) ? own(value, token) : undefined;
      const known = typeof value === "object" && value !== null ? homes.get(value) : undefined;
      if (known === undefined) rest = child(rest, token);
      else {
        home = known;
        rest = "";
      }
    }
    return { file: home.file, pointer: home.pointer + rest };
  };
}
