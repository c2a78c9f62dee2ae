import { distance } from "fastest-levenshtein";
import { closest } from "../../base/closest.js";
import type { Finding, Origin, Report } from "../../base/diagnostics.js";
import { join } from "../../base/json.js";
import type { Contract, Operation } from "../model/types.js";
import { entriesFor } from "./assign-names.js";

/** An operation of some provider, and the entry that names it. */
interface Named {
  readonly operation: Operation;
  readonly entries: readonly string[];
}

/**
 * Reports the entries of `naming`, or of another setting by operation, that name no operation of any contract: they change nothing. One that is like an
 * operation is probably mistyped. One that is not may be for a description of which a part is at hand, so it is only noted.
 */
export function reportUnmatchedNaming(
  naming: Readonly<Record<string, unknown>>,
  contracts: readonly Pick<Contract, "operations">[],
  at: Origin,
  report: Report,
  setting: "naming" | "pages" | "operations" = "naming",
): void {
  const operations = contracts.flatMap((contract) => contract.operations);
  const named = operations.map(
    (operation): Named => ({ operation, entries: entriesFor(operation, naming).map(([key]) => key) }),
  );
  const used = new Set(named.map(({ entries: [first] }) => first));
  const candidates = new Map(
    named.flatMap(({ operation, entries }) => textsOf(operation).map((text) => [text, entries.length > 0] as const)),
  );
  for (const key of Object.keys(naming)) {
    if (used.has(key)) continue;
    const winner = named.find(({ entries }) => entries.includes(key))?.entries[0];
    const finding = winner === undefined ? explain(key, candidates) : explainTwice(key, winner);
    report({ code: "naming-unmatched", at: { ...at, pointer: join(at.pointer, setting, key) }, ...finding });
  }
}

type Explanation = Pick<Finding, "message" | "hint" | "severity">;

function explainTwice(key: string, winner: string): Explanation {
  return {
    message: `"${winner}", which stands before, is the same operation as "${key}".`,
    hint: "Remove one of them.",
  };
}

/** The operations as they can be written, and whether an entry names them already. */
type Candidates = ReadonlyMap<string, boolean>;

function explain(key: string, operations: Candidates): Explanation {
  const isOperation = /^\S+ \/\S*$/.test(key);
  const meant = closestOperation(key, operations) ?? (isOperation ? undefined : closest(key, operations.keys()));
  if (!isOperation)
    return {
      message: `"${key}" is no method and path, so nothing is named by it.`,
      hint:
        meant === undefined ? "An operation is written as in POST /images/generations." : `Did you mean "${meant}"?`,
    };
  const message = `No provider has the operation "${key}", so nothing is named by it.`;
  return meant === undefined
    ? { message, hint: "Remove it, unless a fuller description is to have the operation.", severity: "info" }
    : { message, hint: `Did you mean "${meant}"?` };
}

/** The two ways to write an operation: with the path that the description gives it, and with that below the API root. */
function textsOf({ key, method, path }: Operation): readonly string[] {
  const query = key.indexOf("?");
  return [`${method} ${path}${query < 0 ? "" : key.slice(query)}`, key];
}

/**
 * The operation whose method and segments are all like those of a key; whole paths of other things are too much alike. One
 * that has a name is not meant, unless it is the same but for the way in which it is written.
 */
function closestOperation(key: string, operations: Candidates): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const [operation, isNamed] of operations) {
    const current = distanceOf(partsOf(key), partsOf(operation));
    if (current < bestDistance && (!isNamed || current === 0)) [best, bestDistance] = [operation, current];
  }
  return best;
}

interface Parts {
  readonly method: string;
  readonly segments: readonly string[];
}

function partsOf(text: string): Parts {
  const [, method = "", path = ""] = /^([^\s/]*)\s*(.*)$/s.exec(text) ?? [];
  const segments = path.split("/").filter((segment) => segment !== "");
  return { method, segments: segments.map((segment) => segment.replace(/\{[^{}]*\}|^:\w+$/g, "{}")) };
}

/** Infinite for operations that are not alike. */
function distanceOf(key: Parts, operation: Parts): number {
  const between = key.segments.map((segment, index) => segmentDistance(segment, operation.segments[index] ?? ""));
  const paths = between.reduce((sum, current) => sum + current, 0);
  if (key.method.toLowerCase() !== operation.method.toLowerCase())
    return paths === 0 && key.segments.length === operation.segments.length
      ? distance(key.method, operation.method)
      : Number.POSITIVE_INFINITY;
  return key.segments.length === operation.segments.length
    ? paths
    : isBelow(key, operation) || isBelow(operation, key)
      ? 1
      : Number.POSITIVE_INFINITY;
}

function segmentDistance(segment: string, other: string): number {
  if (segment === other) return 0;
  const isNear = segment !== "{}" && other !== "{}" && closest(segment, [other]) !== undefined;
  return isNear ? Math.max(1, distance(segment, other)) : Number.POSITIVE_INFINITY;
}

/** The same path under another root. One segment alone is the end of too many paths. */
function isBelow(inner: Parts, outer: Parts): boolean {
  const { length } = inner.segments;
  return (
    length > 1 && length < outer.segments.length && inner.segments.join("/") === outer.segments.slice(-length).join("/")
  );
}
