import { BaseResolver, bundle, createConfig, type Document, Source } from "@redocly/openapi-core";
import { type Diagnostic, hasErrors, type Origin } from "../diagnostics.js";
import { isObject, type JsonObject, own } from "../json.js";
import { maskMappings } from "./mask.js";
import { loadParts, locationOf, type PartFile, type ReferenceOptions } from "./references.js";
import { shortenChains } from "./shorten-chains.js";
import type { SourceFile } from "./source-files.js";

export interface BundleOptions extends ReferenceOptions {
  readonly diagnostics: readonly Diagnostic[];
}

export interface Bundled {
  readonly document: JsonObject;
  /** Where a node of the document came from. */
  readonly originOf: (pointer: string) => Origin;
}

/**
 * Bundles a description's files into one document through Redocly, which sees the files that {@link loadParts} let
 * through and can load no other.
 */
export async function bundleDocument(
  source: SourceFile,
  parsed: JsonObject,
  options: BundleOptions,
): Promise<Bundled | undefined> {
  const parts = await loadParts(source, parsed, options);
  if (hasErrors(options.diagnostics)) return undefined;
  for (const part of parts.values()) if (isObject(part.parsed)) shortenChains(part.parsed);
  const homes = homesOf(parts);
  const unmaskMappings = maskMappings(parsed);
  const { problems } = await bundle({
    config: await createConfig({}),
    doc: { source: new Source(source.path, source.text), parsed },
    externalRefResolver: new PartResolver(parts),
  });
  unmaskMappings();
  for (const part of parts.values()) part.unmask();
  for (const { message, location } of problems) {
    const pointer = (location[0]?.pointer ?? "").replace(/^#\/?/, "/");
    options.report({ code: "ref-unresolved", at: { file: source.file, pointer }, message });
  }
  return problems.length > 0 ? undefined : { document: parsed, originOf: originsOf(parsed, source.file, homes) };
}

/** Gives Redocly the files that are already loaded. */
class PartResolver extends BaseResolver {
  constructor(private readonly parts: ReadonlyMap<string, PartFile>) {
    super();
  }

  override resolveExternalRef(base: string | null, ref: string): string {
    return locationOf(ref, base ?? "");
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    const part = this.parts.get(reference);
    if (part === undefined) throw new Error("References are closed.");
    return new Source(reference, part.source.text);
  }

  override parseDocument(source: Source): Document {
    return { source, parsed: this.parts.get(source.absoluteRef)?.parsed };
  }
}

/** Redocly moves nodes of other files as they are, so their identity tells where they came from. */
function homesOf(parts: ReadonlyMap<string, PartFile>): ReadonlyMap<object, Origin> {
  const homes = new Map<object, Origin>();
  const visit = (value: unknown, file: string, tokens: string): void => {
    if (typeof value !== "object" || value === null || homes.has(value)) return;
    homes.set(value, { file, pointer: tokens });
    for (const [key, child] of Object.entries(value)) {
      visit(child, file, `${tokens}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
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
    for (const token of pointer.split("/").slice(1)) {
      const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
      value = Array.isArray(value) ? value[Number(name)] : isObject(value) ? own(value, name) : undefined;
      const known = typeof value === "object" && value !== null ? homes.get(value) : undefined;
      if (known === undefined) rest += `/${token}`;
      else {
        home = known;
        rest = "";
      }
    }
    return { file: home.file, pointer: home.pointer + rest };
  };
}
