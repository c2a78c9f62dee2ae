import type { Report } from "../../base/diagnostics.js";
import { hasNoContent } from "../../spec/bodiless.js";
import type { Operation } from "../model/types.js";

/** Tells of content that is described where HTTP has none, each description of it once. */
export function reportBodiless(operations: readonly Operation[], report: Report): void {
  const told = new Set<string>();
  for (const { method, key, responses } of operations)
    for (const { status, content, at } of responses) {
      const isBare = method === "HEAD" || hasNoContent(status);
      if (!isBare || content.length === 0 || told.has(at.pointer)) continue;
      told.add(at.pointer);
      const message = `${key} describes the content of its answer ${status}, which HTTP lets have none.`;
      report({ code: "answer-unchecked", at, message });
    }
}
