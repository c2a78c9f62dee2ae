import { pointerOf } from "./place.js";
import { alternatives } from "./rule.js";
import type { Issue } from "./validator-types.js";

/** An issue that no validator finds. */
export function makeIssue(fields: Omit<Issue, "severity" | "pointer"> & Partial<Issue>): Issue {
  return { severity: "error", pointer: pointerOf(fields.path), ...fields };
}

/** Ways of mending one value that are told together. */
const mostWays = 3;

/** The first of issues of which mending one is enough, telling of the others; an issue that is none of them stays as it is. */
export function orOthers(issue: Issue, ways: readonly Issue[]): Issue {
  if (!ways.includes(issue)) return issue;
  const alike = ways.filter(({ code, pointer }) => code === issue.code && pointer === issue.pointer);
  const expected = alternatives(alike.map((way) => way.expected));
  const message = issue.message.replace(issue.expected, () => expected);
  const others = ways.filter((way) => !alike.includes(way)).map((way) => way.message);
  const messages = [...new Set([message, ...others])].slice(0, mostWays);
  return { ...issue, expected, message: `${messages.map((text) => text.replace(/\.$/, "")).join(", or ")}.` };
}
