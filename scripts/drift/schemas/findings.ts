import type { Origin } from "../../base/diagnostics.js";
import type { Operation } from "../../contract/model/types.js";
import { type ChangedPart, locationOf } from "../changes/changed-part.js";
import type { Step } from "../changes/step.js";
import {
  type FactsOf,
  familyOf,
  inHeader,
  isFamilyName,
  memberId,
  type RuleId,
  ruleOf,
  type SingleRuleId,
} from "../rules/registry.js";
import type { ChangeFacts, Impact, Level } from "../rules/rule.js";
import { isMadeUpFor, isOfWords } from "./compatible.js";
import { limitOf, refusedNothing, refusesNothing } from "./limit-alone.js";
import { isOfNoType, isOfNothingSent } from "./of-other-types.js";
import { type Difference, markOf, type SchemaPair } from "./pair.js";
import type { Trace, WrittenPair } from "./trace.js";
import { reachedFrom, stepsTo } from "./ways-within.js";

/** A difference at its place in an operation; becomes a change once those of one cause are joined. */
export interface DriftFinding {
  readonly id: RuleId;
  readonly level: Level;
  /** For users of a generated client, where that is not what the rule says. */
  readonly impact?: Impact;
  readonly operation: Operation | undefined;
  readonly part: ChangedPart;
  readonly path: readonly Step[];
  /** Part and path as text. */
  readonly location: string;
  readonly facts: ChangeFacts;
  readonly base: Origin | null;
  readonly revision: Origin | null;
  /** Equal for findings of the same cause. */
  readonly cause: string;
  /** Keys of the operations that it reaches, where that is not the one in which it was found. */
  readonly reaches?: readonly string[];
  /** The schemas compared and the way from there to the difference, for schema findings. */
  readonly trace?: Trace;
}

/** Where in an operation something stands. */
export interface Site {
  readonly operation: Operation | undefined;
  readonly part: ChangedPart;
}

interface Details extends Pick<DriftFinding, "base" | "revision" | "reaches"> {
  readonly level?: Level;
  /** For users of a generated client, where that is not what the rule says. */
  readonly impact?: Impact;
  /** Operations that say the same have one cause. */
  readonly isShared?: boolean;
}

/** A finding of a rule that is not about a schema. */
export function findingOf<Id extends SingleRuleId>(
  id: Id,
  { operation, part }: Site,
  details: FactsOf<Id> & Details,
): DriftFinding {
  const { base, revision, level, impact, reaches, isShared = false, ...facts }: ChangeFacts & Details = details;
  const location = locationOf(part, []);
  return {
    id,
    level: level ?? ruleOf(id).level,
    ...(impact && { impact }),
    operation,
    part,
    path: [],
    location,
    facts,
    base,
    revision,
    cause: [id, isShared ? "" : (operation?.key ?? ""), location, ...markOf(facts)].join(" "),
    ...(reaches && { reaches }),
  };
}

/** Everything that differs in a pair of schemas and its parts, each part once. */
export function findingsOfPair(root: SchemaPair, site: Site, schemas: WrittenPair): readonly DriftFinding[] {
  return reachedFrom(root).flatMap(({ pair, edges }) =>
    pair.differences
      .map((difference): Trace => ({ schemas, root, edges, pair, difference }))
      .filter((trace) => !isOfWords(trace))
      .map((trace) => schemaFinding(trace, site)),
  );
}

function schemaFinding(trace: Trace, { operation, part }: Site): DriftFinding {
  const { difference, pair, edges } = trace;
  const { base, revision, facts } = difference;
  const id = idOf(difference, pair, part);
  const path = stepsTo(edges, trace);
  const level = difference.level ?? levelOf(difference, pair) ?? ruleOf(id).level;
  const isOfOthers = isOfNothingSent(trace);
  const isIdle = level !== "info" && (isOfOthers || refusesNothing(trace));
  // The established catalogue warns of a limit that came, whatever is listed beside it.
  const isKept = (ruleOf(id).established ?? level) === "warning" && !isOfOthers;
  const isExcused = (isIdle && !isKept) || (level !== "info" && isMadeUpFor(trace));
  const told = isExcused ? "info" : level;
  const less = isIdle || isExcused ? impactOfIdle(trace) : told === "info" ? impactOfInfo(trace) : undefined;
  const impact = difference.impact ?? less;
  const origin = (at: Origin | null) => (at === null ? "" : `${at.file}#${at.pointer}`);
  return {
    id,
    level: told,
    ...(impact && { impact }),
    operation,
    part,
    path,
    location: locationOf(part, path),
    facts,
    base,
    revision,
    cause: [pair.context.direction, difference.rule, ...[base, revision].map(origin), ...markOf(facts)].join(" "),
    trace,
  };
}

/** What refuses a value of a whole parameter is as grave as in a body; only of properties in parameters it may be milder. */
function levelOf({ rule }: Difference, { context }: SchemaPair): Level | undefined {
  return context.ofWhole && isFamilyName(rule) ? familyOf(rule).request : undefined;
}

/** A request may hold something in addition at most, and an answer holds nothing else. */
function impactOfIdle(trace: Trace): Impact {
  const { difference, pair } = trace;
  if (isOfNoType(trace)) return "patch";
  const { rule, isOfFormat } = difference;
  const isReplaced = isFamilyName(rule) && familyOf(rule).effect === "replaces" && !isOfFormat;
  const mayGain = isReplaced && !(limitOf(difference) && refusedNothing(trace));
  return mayGain && pair.context.direction === "request" ? "minor" : "patch";
}

/** What refuses nothing is less than its rule says where nothing can be sent, or come, in addition. */
function impactOfInfo(trace: Trace): Impact | undefined {
  const { difference, pair } = trace;
  if (difference.isIdle || isOfNoType(trace)) return "patch";
  const isOfLimit = difference.isOfFormat || limitOf(difference) !== undefined;
  if (!isOfLimit || (!difference.isOfFormat && !isWidening(difference))) return undefined;
  return pair.context.direction === "response" || refusedNothing(trace) ? "patch" : "minor";
}

/** By its rule, or by what was found of one that may be either. */
function isWidening({ rule, level }: Difference): boolean {
  if (!isFamilyName(rule)) return false;
  const { effect } = familyOf(rule);
  return effect === "widens" || (effect === "replaces" && level === "info");
}

function idOf({ rule }: Difference, { context }: SchemaPair, part: ChangedPart): RuleId {
  const id = isFamilyName(rule) ? memberId(rule, context.subject) : rule;
  return part.kind === "parameter" && part.in === "header" ? inHeader(id) : id;
}
