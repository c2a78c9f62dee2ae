import { pointerOf } from "./place.js";
import type { Issue } from "./validator-types.js";

/** An issue that no validator finds. */
export function makeIssue(fields: Omit<Issue, "severity" | "pointer"> & Partial<Issue>): Issue {
  return { severity: "error", pointer: pointerOf(fields.path), ...fields };
}
