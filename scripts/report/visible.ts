import type { Origin } from "../base/diagnostics.js";
import type { Json } from "../base/json.js";
import type { Change, ChangeLocation, Excerpt } from "../drift/changes/types.js";
import type { Fact } from "../drift/rules/rule.js";
import type { Comparand } from "./comparand.js";
import type { Outcome } from "./outcome.js";

/**
 * Characters of descriptions that command a terminal, end a line or turn the direction of what follows: C0 and C1
 * controls, line separators, bidirectional controls.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The text on one line, with what nobody would see as an escape: `\u001b`. */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => {
    if (character === "\n") return "\\n";
    return character === "\t" ? "\\t" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** A value as JSON that shows all of it; still the same JSON. Line breaks are those of the indentation. */
export function visibleJson(value: Json | undefined, indent = 0): string {
  return visibleLines(JSON.stringify(value, null, indent));
}

function visibleLines(text: string): string {
  return text.split("\n").map(visibleText).join("\n");
}

/** A comparison for views that people read: every text of a description is visible as it is. */
export function visibleComparand({ base, revision, report, gone, expired }: Comparand): Comparand {
  const { changes, summary } = report;
  return {
    ...(gone && { gone: gone.map(visibleTexts) }),
    ...(expired && { expired: expired.map(visibleTexts) }),
    base: visibleText(base),
    revision: visibleText(revision),
    report: { ...report, changes: changes.map(visibleChange), summary },
  };
}

function visibleChange(change: Change): Change {
  const { operations, alsoAt, accepted, acceptedUntil, excerpts, name, from, to } = change;
  return {
    ...change,
    ...visiblePlace(change),
    subject: visibleText(change.subject),
    ...(name !== undefined && { name: visibleFact(name) }),
    ...(from !== undefined && { from: visibleFact(from) }),
    ...(to !== undefined && { to: visibleFact(to) }),
    message: visibleText(change.message),
    base: visibleOrigin(change.base),
    revision: visibleOrigin(change.revision),
    ...(operations && { operations: operations.map(visibleText) }),
    ...(alsoAt && { alsoAt: alsoAt.map(visiblePlace) }),
    ...(accepted === undefined ? {} : { accepted: visibleText(accepted) }),
    ...(acceptedUntil === undefined ? {} : { acceptedUntil: visibleText(acceptedUntil) }),
    ...(excerpts && { excerpts: { base: visibleExcerpt(excerpts.base), revision: visibleExcerpt(excerpts.revision) } }),
  };
}

function visiblePlace({ operation, location, part, path }: ChangeLocation): ChangeLocation {
  return {
    operation: operation === null ? null : visibleText(operation),
    location: visibleText(location),
    part: visibleTexts(part),
    path: path.map(visibleTexts),
  };
}

function visibleExcerpt(excerpt: Excerpt): Excerpt {
  return excerpt.map(({ text, values }) => ({
    text: visibleText(text),
    ...(values && { values: values.map(visibleText) }),
  }));
}

function visibleFact(fact: Fact): Fact {
  if (typeof fact === "number") return fact;
  return typeof fact === "string" ? visibleText(fact) : fact.map(visibleText);
}

/** The members that are texts, visible as they are. */
function visibleTexts<Node extends object>(node: Node): Node {
  const members = Object.entries(node).map(([key, value]) => [
    key,
    typeof value === "string" ? visibleText(value) : value,
  ]);
  return Object.fromEntries(members) as Node;
}

function visibleOrigin(origin: Origin | null): Origin | null {
  if (origin === null) return null;
  const { file, path, pointer } = origin;
  const shown = { file: visibleText(file), pointer: visibleText(pointer) };
  return { ...origin, ...shown, ...(path !== undefined && { path: visibleText(path) }) };
}

/** Why a run fails, for views that people read: a version in a sentence may hold anything. */
export function visibleOutcome(outcome: Outcome): Outcome {
  return { ...outcome, reasons: outcome.reasons.map((reason) => ({ ...reason, words: visibleText(reason.words) })) };
}
