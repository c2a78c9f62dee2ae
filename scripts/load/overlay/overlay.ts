import type { Report } from "../../base/diagnostics.js";
import { isObject, objectOf } from "../../base/json.js";
import { parseSource } from "../read/parse.js";
import type { SourceFile, SourceFiles } from "../read/source-files.js";
import { OverlayOrigins } from "./overlay-origins.js";

export interface OverlayOptions {
  readonly sources: SourceFiles;
  readonly report: Report;
  /** In the order in which they are applied, relative to the working directory. */
  readonly overlays?: readonly string[];
}

/** A description with its overlays applied, and the way back to where its parts stand. */
export interface Overlaid {
  readonly parsed: unknown;
  /** Makes a `Report` name the overlay where a finding is about what it brought. */
  readonly wrap: (report: Report) => Report;
  /** The origin of what stands at an origin of the overlaid description. */
  readonly originOf: OverlayOrigins["originOf"];
}

/**
 * Applies overlays (OpenAPI Overlay 1.0) in their order to a description as it was parsed, so that they can mend
 * anything that parses. An `extends` in an overlay is information only: the config says what an overlay applies to.
 */
export async function applyOverlays(source: SourceFile, parsed: unknown, options: OverlayOptions): Promise<Overlaid> {
  const overlays = options.overlays ?? [];
  if (overlays.length === 0) return { parsed, wrap: (report) => report, originOf: (origin) => origin };
  // Few descriptions have overlays, and the others are not to wait for what reads their paths.
  const { applyAction, readActions } = await import("./overlay-actions.js");
  const document = unshare(parsed);
  const origins = new OverlayOrigins(source.file, document);
  for (const path of overlays) {
    const overlay = await options.sources.read(path);
    const content = overlay && parseSource(overlay, options.report, options.sources.limits);
    if (overlay === undefined || content === undefined) continue;
    for (const action of readActions(content, overlay.file, options.report)) {
      applyAction(document, action, origins, options.report);
    }
  }
  origins.finish(document);
  options.sources.hide(origins.overwritten);
  return { parsed: document, wrap: (report) => origins.wrap(report), originOf: origins.originOf };
}

/** A copy in which YAML aliases are parts of their own, so that an action changes only what it aims at. */
function unshare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unshare);
  return isObject(value) ? objectOf(Object.keys(value).map((key) => [key, unshare(value[key])] as const)) : value;
}
