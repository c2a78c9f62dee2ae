import { BaseResolver, bundle, createConfig, type Document, Source } from "@redocly/openapi-core";
import type { Origin } from "../../base/diagnostics.js";
import type { JsonObject } from "../../base/json.js";
import { locationOf } from "../../spec/reference-text.js";
import type { SourceFile } from "../read/source-files.js";
import type { PartFile } from "./part-file.js";

export interface BundleProblem {
  /** False for a notice: what it is about was bundled. */
  readonly isError: boolean;
  readonly message: string;
  readonly at: Origin;
}

/** Moves what other files hold into the components of the document, in place. */
export async function bundleWithRedocly(
  source: SourceFile,
  parsed: JsonObject,
  parts: ReadonlyMap<string, PartFile>,
): Promise<readonly BundleProblem[]> {
  const { problems } = await bundle({
    config: await createConfig({}),
    doc: { source: new Source(source.path, source.text), parsed },
    externalRefResolver: new PartResolver(parts),
  });
  return problems.map(({ severity, message, location }) => ({
    isError: severity === "error",
    message,
    at: {
      file: parts.get(location[0]?.source.absoluteRef ?? "")?.source.file ?? source.file,
      pointer: (location[0]?.pointer ?? "").replace(/^#\/?/, "/"),
    },
  }));
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
