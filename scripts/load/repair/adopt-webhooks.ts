import type { DiagnosticCode, Origin, Report } from "../../base/diagnostics.js";
import { isObject, type JsonObject, join, own, tokensOf } from "../../base/json.js";

/** What webhooks were called before OpenAPI 3.1 had a section for them. */
export const formerSection = "x-webhooks";

/** A description with its webhooks in one section, and the way back to where they stand. */
export interface Adopted {
  readonly parsed: unknown;
  readonly originOf: (origin: Origin) => Origin;
  /** Makes a `Report` name the section that the description has. */
  readonly wrap: (report: Report) => Report;
}

/** Reads the webhooks of the former section beside those of the present one, which goes before. */
export function adoptWebhooks(parsed: unknown, file: string, report: Report): Adopted {
  const former = isObject(parsed) ? own(parsed, formerSection) : undefined;
  const present = isObject(parsed) ? (own(parsed, "webhooks") ?? {}) : undefined;
  if (!isObject(parsed) || !isObject(former) || !isObject(present))
    return { parsed, originOf: (origin) => origin, wrap: (same) => same };
  reportSection(parsed, { former, present }, (code, message, ...tokens) =>
    report({ code, at: { file, pointer: join("", formerSection, ...tokens) }, message }),
  );
  const adopted = new Set(Object.keys(former).filter((name) => !Object.hasOwn(present, name)));
  const originOf = (origin: Origin): Origin => {
    if (origin.file !== file || !origin.pointer.startsWith("/webhooks/")) return origin;
    const [, name = "", ...rest] = tokensOf(origin.pointer);
    return adopted.has(name) ? { ...origin, pointer: join("", formerSection, name, ...rest) } : origin;
  };
  const { [formerSection]: _, ...others } = parsed;
  return {
    parsed: { ...others, webhooks: { ...former, ...present } },
    originOf,
    wrap: (report) => (finding) =>
      report({
        ...finding,
        at: originOf(finding.at),
        ...(finding.related && { related: finding.related.map(originOf) }),
      }),
  };
}

interface Sections {
  readonly former: JsonObject;
  readonly present: JsonObject;
}

function reportSection(
  parsed: JsonObject,
  { former, present }: Sections,
  note: (code: DiagnosticCode, message: string, ...tokens: readonly string[]) => void,
): void {
  for (const name of Object.keys(former))
    if (Object.hasOwn(present, name)) {
      const message = `The webhook "${name}" stands in "webhooks", too; what "${formerSection}" has is left out.`;
      note("operation-duplicate", message, name);
    }
  // 3.0 has no section of its own.
  if (!/^3\.0(?=\.|$)/.test(String(own(parsed, "openapi"))))
    note("keyword-repaired", `Webhooks stand in "webhooks" since OpenAPI 3.1; "${formerSection}" is read as that.`);
}
