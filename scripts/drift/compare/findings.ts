import type { Origin } from "../../diagnostics.js";
import type { Operation, Schema } from "../../ir/types.js";
import { familyOf, ruleOf } from "../rules/registry.js";
import { schemaRuleId } from "../rules/rule.js";
import type { Level } from "../types.js";
import { messageOf, type Texts } from "./message.js";
import type { Difference, Edge, SchemaPair, Step } from "./pair.js";

/** A difference at its place in an operation; becomes a change once those of one cause are joined. */
export interface DriftFinding {
  readonly id: string;
  readonly level: Level;
  readonly operation: Operation | undefined;
  /** For people and machines: `request.body.messages[].content`. */
  readonly location: string;
  readonly message: string;
  readonly base: Origin | null;
  readonly revision: Origin | null;
  /** Equal for findings of the same cause. */
  readonly cause: string;
  /** The schemas compared and the way from there to the difference, for schema findings. */
  readonly trace?: Trace;
}

export interface Trace {
  /** The schemas of the whole body, parameter or header, as they are written. */
  readonly schemas: WrittenPair;
  readonly root: SchemaPair;
  readonly edges: readonly Edge[];
  /** The pair that differs. */
  readonly pair: SchemaPair;
  readonly difference: Difference;
}

export interface WrittenPair {
  readonly base: Schema;
  readonly revision: Schema;
}

/** Where in an operation something stands. */
export interface Place {
  readonly operation: Operation | undefined;
  /** `request.body`, `request.query.limit`, `response.200.header.Retry-After`. */
  readonly location: string;
  /** How a sentence calls it: "the request body", "query parameter `limit`". */
  readonly noun: string;
  /** How a sentence calls a property in it: "request property", "property of query parameter `limit`". */
  readonly partNoun: string;
  /** Said after the name of a part, such as the status of a response. */
  readonly suffix?: string;
}

/** A finding of a rule that is not about a schema. */
export function findingOf(
  id: string,
  place: Place,
  details: Texts & { readonly base: Origin | null; readonly revision: Origin | null; readonly level?: Level },
): DriftFinding {
  const { base, revision, level, ...texts } = details;
  return {
    id,
    level: level ?? ruleOf(id).level,
    operation: place.operation,
    location: place.location,
    message: messageOf(id, undefined, place.noun, texts),
    base,
    revision,
    cause: [id, place.operation?.key ?? "", place.location, texts.name ?? "", texts.from ?? "", texts.to ?? ""].join(
      " ",
    ),
  };
}

/** Everything that differs in a pair of schemas and its parts, each part once. */
export function findingsOfPair(root: SchemaPair, place: Place, schemas: WrittenPair): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  const seen = new Set<SchemaPair>([root]);
  const pending: { readonly pair: SchemaPair; readonly edges: readonly Edge[] }[] = [{ pair: root, edges: [] }];
  for (let index = 0; index < pending.length; index++) {
    const item = pending[index];
    if (item === undefined) break;
    const { pair, edges } = item;
    for (const difference of pair.differences)
      findings.push(schemaFinding({ schemas, root, edges, pair, difference }, place));
    for (const edge of pair.edges) {
      if (seen.has(edge.pair)) continue;
      seen.add(edge.pair);
      pending.push({ pair: edge.pair, edges: [...edges, edge] });
    }
  }
  return findings;
}

function schemaFinding(trace: Trace, place: Place): DriftFinding {
  const { difference, pair, edges } = trace;
  const family = difference.single ? undefined : familyOf(difference.rule);
  const id = idOf(difference, pair, place);
  const steps = [...edges.map((edge) => edge.step), ...(difference.step ? [difference.step] : [])];
  const path = pathText(steps);
  const suffix = place.suffix ?? "";
  // A back quote would end what sets the path off.
  const shown = path.replace(/^\./, "").replaceAll("`", "'");
  const where = path === "" ? `${place.noun}${suffix}` : `${place.partNoun} \`${shown}\`${suffix}`;
  const origin = (at: Origin | null) => (at === null ? "" : `${at.file}#${at.pointer}`);
  return {
    id,
    level: difference.level ?? ruleOf(id).level,
    operation: place.operation,
    location: `${place.location}${path}`,
    message: messageOf(id, family?.message, where, difference),
    base: difference.base,
    revision: difference.revision,
    cause: [
      pair.context.direction,
      difference.rule,
      origin(difference.base),
      origin(difference.revision),
      difference.name ?? "",
      difference.from ?? "",
      difference.to ?? "",
    ].join(" "),
    trace,
  };
}

function idOf(difference: Difference, pair: SchemaPair, place: Place): string {
  if (difference.single) return headerRules[`${difference.rule} ${isHeaderProperty(pair, place)}`] ?? difference.rule;
  const id = schemaRuleId(pair.context.subject, difference.rule);
  return headerRules[`${id} ${isHeaderProperty(pair, place)}`] ?? id;
}

function isHeaderProperty(pair: SchemaPair, place: Place): boolean {
  return pair.context.subject.startsWith("request-parameter") && place.location.startsWith("request.header.");
}

/** Rules of the catalogue for what is inside a header parameter. */
const headerRules: Readonly<Record<string, string>> = {
  "request-property-became-required true": "request-header-property-became-required",
  "request-property-became-required-with-default true": "request-header-property-became-required",
  "new-required-request-property true": "new-required-request-header-property",
  "new-required-request-property-with-default true": "new-required-request-header-property",
  "request-parameter-property-became-enum true": "request-header-property-became-enum",
};

/** `.messages[].content`, `[0]`, `(TextPart).text`. */
export function pathText(steps: readonly Step[]): string {
  return steps.map(stepText).join("");
}

function stepText(step: Step): string {
  switch (step.kind) {
    case "property":
      return /^[\p{L}\p{N}_$-]+$/u.test(step.name) ? `.${step.name}` : `[${JSON.stringify(step.name)}]`;
    case "items":
      return "[]";
    case "prefix":
      return `[${step.index}]`;
    case "additional":
      return ".*";
    case "pattern":
      return `[/${step.pattern}/]`;
    case "branch":
      return `(${step.label})`;
    case "keyword":
      return `<${step.keyword}>`;
  }
}
