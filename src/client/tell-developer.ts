import type { Issue } from "../validation/validator-types.js";

/** As bundlers know it; types of Node are not at hand everywhere. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

type Tell = (kind: "undocumented" | "dropped", issues: readonly Issue[]) => void;

/** So that fields without end, such as ids as names, do not fill memory and terminal. */
const mostFields = 100;
const told = new Set<string>();

const tell: Tell = (kind, issues) => {
  for (const { message } of issues) {
    const field = message.replace(/\[\d+\]/g, "[]");
    if (told.has(field) || told.size >= mostFields) continue;
    told.add(field);
    const sent = kind === "dropped" ? "It is left out." : "It is sent as it is.";
    console.warn(
      `openapi-concord: ${message} ${sent} (Told once, and not in production; a \`logger\` is told each time.)`,
    );
  }
};

/**
 * Warns of fields that are not described, so that a slip in spelling is seen by whoever passes no logger too: once for each
 * field. `undefined` in production, and where that cannot be known.
 */
export const tellDeveloper: Tell | undefined = /* @__PURE__ */ isDevelopment() ? tell : undefined;

function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== "production";
  } catch {
    // There is no `process`, or none that may be asked.
    return false;
  }
}
