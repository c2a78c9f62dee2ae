import type { Report } from "../../base/diagnostics.js";
import { hasNoBody, hasNoContent } from "../../spec/bodiless.js";
import type { Operation } from "../model/types.js";

/** Tells of content that is described where HTTP has none, or clients send none, each description of it once. */
export function reportBodiless(operations: readonly Operation[], report: Report): void {
  const told = new Set<string>();
  for (const { method, key, request, responses } of operations) {
    if (request !== undefined && request.content.length > 0 && hasNoBody(method))
      report({
        code: "operation-unsendable",
        at: request.at,
        message: `${key} takes a body, which fetch refuses to send with ${method}; without one it can be called.`,
        hint: "Describe what it takes as query parameters, if the server reads those.",
      });
    for (const { status, content, at } of responses) {
      const isBare = method === "HEAD" || hasNoContent(status);
      if (!isBare || content.length === 0 || told.has(at.pointer)) continue;
      told.add(at.pointer);
      const message = `${key} describes the content of its answer ${status}, which HTTP lets have none.`;
      report({ code: "answer-unchecked", at, message });
    }
  }
}
