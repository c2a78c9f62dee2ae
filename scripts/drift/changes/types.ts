import type { AcceptedChange } from "../../base/accepted-change.js";
import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import type { StabilityLevel } from "../../base/stability-levels.js";
import type { WrittenNode } from "../../base/written-node.js";
import type { RuleId } from "../rules/registry.js";
import type { ChangeFacts, Impact, Level } from "../rules/rule.js";
import type { ChangedPart } from "./changed-part.js";
import type { Step } from "./step.js";

export type { Impact, Level } from "../rules/rule.js";

/** One difference between two descriptions. A schema that several operations share is one change. */
export interface Change extends ChangeFacts {
  /** The rule, such as `request-property-removed`; `concord drift --explain <id>` tells about it. */
  readonly id: RuleId;
  readonly level: Level;
  /** True for the level `error`. */
  readonly breaking: boolean;
  /**
   * What it is for users of a generated client, where that is not what the rule says: less where what was taken is still
   * taken, more where it is written as another type.
   */
  readonly impact?: Impact;
  /** The first operation that the change reaches, such as `POST /v1/chat/completions`; `null` for the description as a whole. */
  readonly operation: string | null;
  /** Where in the operation: `request.body.messages[].content`, `request.query.limit`, `response.200.body.id`. */
  readonly location: string;
  /** What happened, as a sentence made of the subject and the facts: what it is called, what it was and what it is. */
  readonly message: string;
  /** How the message calls what changed: "request property `messages[].content`". */
  readonly subject: string;
  /** What the subject is, or what it is in. */
  readonly part: ChangedPart;
  /** The way from the schema of that part to the subject. */
  readonly path: readonly Step[];
  readonly base: ChangePlace | null;
  readonly revision: ChangePlace | null;
  /** Every operation that the change reaches, when there is more than one, or one and {@link operation} is `null`. */
  readonly operations?: readonly string[];
  /** Other locations where the change shows, with webhooks and callbacks that it reaches; absent where there is none. */
  readonly alsoAt?: readonly ChangeLocation[];
  /**
   * A value of the whole body, parameter or header: requests: base accepts it and revision refuses it; responses:
   * revision may return it and base does not allow it. Checked against both before it is reported.
   */
  readonly witness?: Json;
  /** A schema finding that breaks by the rules, of which no value was found that proves it. */
  readonly unproven?: true;
  /** Of which, besides, none was looked for as long as of others: so many differences in so large a schema take too long. */
  readonly untried?: true;
  /** The schemas that differ, in words; with {@link DriftOptions.excerpts}. */
  readonly excerpts?: { readonly base: Excerpt; readonly revision: Excerpt };
  /** Stable over runs, line numbers and unrelated edits; names the change in the `accept` list of the config. */
  readonly fingerprint: string;
  /** Why it was accepted, for a change that the config or a baseline accepts. */
  readonly accepted?: string;
  /** The last day on which it is, where that ends. */
  readonly acceptedUntil?: string;
}

/** Where a change stands. */
export interface ChangePlace extends Origin {
  /** The pointer of the schema, parameter … that has the keyword, where the place is that of a keyword or of what it lists. */
  readonly owner?: string;
}

/** Where a change shows besides: {@link Change.location} and what belongs to it, of another place. */
export interface ChangeLocation extends Pick<Change, "location" | "part" | "path"> {
  /** The first operation that has it there; `null` in a webhook. */
  readonly operation: string | null;
}

/** What a schema says in words, line by line. */
export type Excerpt = readonly ExcerptLine[];

export interface ExcerptLine {
  /** All of the line, or what stands before {@link values}. */
  readonly text: string;
  /** What the line lists: JSON texts of an enumeration. */
  readonly values?: readonly string[];
}

export interface DriftOptions {
  /** Whether the revision is a later version of base, or another provider's, who is elsewhere. Default `versions`. */
  readonly relation?: Relation;
  /**
   * What an operation or webhook is that the revision lacks: a break, as between versions, or coverage, told at `info`, since
   * another provider never promised it. Default `break`.
   */
  readonly missing?: "break" | "coverage";
  readonly operations?: OperationSelection;
  /** One change per operation instead of one per root cause. Default `false`. */
  readonly perOperation?: boolean;
  /** Look for witnesses. Default `true`. */
  readonly witnesses?: boolean;
  /** Describe the schemas on both sides, for views that show them. Default `false`. */
  readonly excerpts?: boolean;
  /** Other levels for single rules (`off` leaves the rule out), or those of the established catalogue. */
  readonly levels?: { readonly [Id in RuleId]?: Level | "off" } | "oasdiff";
  readonly accept?: readonly AcceptedChange[];
  /** Today, for sunset and expiry dates; the clock unless given. */
  readonly today?: Date;
  /** Days that must lie between a deprecation and its sunset, by stability. Default 0: a sunset date may be left out. */
  readonly deprecationDays?: { readonly beta?: number; readonly stable?: number };
  /** Lowest stability (`x-stability-level`) whose changes break. Default: alpha and draft operations may change freely. */
  readonly stabilityLevel?: StabilityLevel;
  /** Require a semantic-version bump that fits the changes. Default `false`. */
  readonly versioning?: boolean;
  /** Looks up line and column; origins are reported as they are without it. */
  readonly locate?: (origin: Origin, side: "base" | "revision") => Origin;
  /** Looks up what is written at an origin, by which changes of a keyword are placed at that. */
  readonly nodeAt?: (origin: Origin, side: "base" | "revision") => WrittenNode | undefined;
}

export type Relation = "versions" | "providers";

export interface DriftSummary {
  readonly breaking: number;
  readonly warning: number;
  readonly info: number;
  /** Accepted changes, which are in none of the counts; absent where there are none. */
  readonly accepted?: number;
  /** Of all of these, operations that another provider lacks, without webhooks; absent where there are none. */
  readonly notOffered?: number;
  /** And webhooks that it lacks; absent where there are none. */
  readonly webhooksNotOffered?: number;
  /** Of those that break, schema findings that no value was found to prove; absent where there are none. */
  readonly unproven?: number;
  /** Changes that a view leaves out, which all other counts know; absent where it leaves out none. */
  readonly hidden?: number;
}

/** Which operations are compared, by patterns: operations, paths in which `*` stands for anything, tags. */
export interface OperationSelection {
  /** Default: all. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** What descriptions say in `info.version`. */
export interface Versions {
  readonly base: string;
  readonly revision: string;
}

export interface DriftReport {
  /** Absent where nobody said what the two are to each other: versions. */
  readonly relation?: Relation;
  /** What the version of a client that is generated from base has to raise for the revision. Accepted changes count. */
  readonly impact: Impact | "none";
  /** Of the descriptions, where each has one. */
  readonly versions?: Versions;
  /** Which operations were compared; absent where all were. */
  readonly operations?: OperationSelection;
  readonly changes: readonly Change[];
  /** Changes that a view leaves out; they count all the same. */
  readonly hidden?: readonly Change[];
  readonly summary: DriftSummary;
}
