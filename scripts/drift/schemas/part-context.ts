import type { Step } from "../changes/step.js";
import { listsOf } from "./lists-of-one.js";
import type { PairContext } from "./pair.js";

/** Contexts in which a pair of schemas may differ in what is told. */
export function keyOf(context: PairContext): string {
  const { subject, direction, stability = "" } = context;
  const { text, inferred, lists, ofWhole, alternative, whole, harmless, always, jsonParts, fieldLists } = context;
  const fields = fieldLists && [...fieldLists].join(" ");
  const flags = [text, inferred, ofWhole, alternative, whole, harmless, always];
  return `${subject} ${direction} ${flags.map((flag) => (flag ? 1 : 0)).join("")} ${lists?.join() ?? ""} ${stability} ${jsonParts?.join() ?? "-"} ${fields ?? "-"}`;
}

const parts = {
  "request-body": "request-property",
  "request-property": "request-property",
  "request-parameter": "request-parameter-property",
  "request-parameter-property": "request-parameter-property",
  "response-body": "response-property",
  "response-property": "response-property",
  "response-header": "response-header-property",
  "response-header-property": "response-header-property",
} as const satisfies Record<PairContext["subject"], PairContext["subject"]>;

export function jsonContext({ jsonParts: _jsonParts, ...context }: PairContext): PairContext {
  return { ...context, text: false };
}

/** What of a form its fields, and the alternatives of the whole, are told. */
export function fieldContext({ fieldLists }: PairContext, step: Step): Pick<PairContext, "lists" | "fieldLists"> {
  if (fieldLists === undefined) return {};
  if (step.kind === "branch") return { fieldLists };
  return step.kind === "property" ? { lists: listsOf(fieldLists, step.name) } : {};
}

/** Whatever is inside a body is a property. */
export function partContext(
  { lists: _lists, fieldLists: _fields, always: _always, ...context }: PairContext,
  step: Step,
): PairContext {
  const alternative = step.kind === "branch";
  const isOfWhole = context.subject === "request-parameter" || context.ofWhole === true;
  return {
    ...context,
    subject: parts[context.subject],
    ofWhole: isOfWhole && (alternative || step.kind === "items" || step.kind === "prefix"),
    alternative,
    whole: alternative && step.whole === true,
  };
}
