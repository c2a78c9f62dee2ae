import type { Contract, MediaType, Operation } from "../ir/types.js";
import { isInferred } from "./compare/compare-operations.js";
import { compareParameters } from "./compare/compare-parameters.js";
import { findingsOfPair, type Place } from "./compare/findings.js";
import { openSession, type Session } from "./compare/session.js";

/** How much of the reference's requests one provider takes. */
export interface ProviderScore {
  readonly provider: string;
  readonly operations: readonly OperationScore[];
  /** From 0 to 1, over the fields of all operations. */
  readonly share: number;
}

export interface OperationScore {
  /** The reference's name of the operation: `POST /v1/chat/completions`. */
  readonly operation: string;
  /** `unknown`: the provider's page does not mention it. */
  readonly status: "full" | "partial" | "missing" | "unknown";
  /** Parameters and top-level properties of the reference's request. */
  readonly fields: number;
  /** Fields that the provider takes; one that it takes in part counts half. */
  readonly taken: number;
  readonly share: number;
}

/** Scores a provider field by field. An operation without fields counts as one that is taken or not. */
export function scoreProvider(reference: Contract, provider: Contract): ProviderScore {
  const session = openSession(reference, provider, {});
  const others = new Map(provider.operations.map((operation) => [operation.identity, operation]));
  const inferred = provider.operations.some(isInferred);
  const operations = reference.operations.map((operation) => {
    const other = others.get(operation.identity);
    const fields = fieldsOf(session, operation, other);
    if (other === undefined)
      return scoreOf(
        operation,
        fields.map(() => 0),
        inferred ? "unknown" : "missing",
      );
    return scoreOf(operation, fields);
  });
  const known = operations.filter(({ status }) => status !== "unknown");
  const sum = (key: "fields" | "taken") => known.reduce((total, score) => total + score[key], 0);
  return { provider: provider.provider, operations, share: sum("fields") === 0 ? 0 : sum("taken") / sum("fields") };
}

function scoreOf(operation: Operation, shares: readonly number[], status?: "missing" | "unknown"): OperationScore {
  const parts = shares.length > 0 ? shares : [status === undefined ? 1 : 0];
  const taken = parts.reduce((sum, share) => sum + share, 0);
  const share = taken / parts.length;
  return {
    operation: operation.key,
    status: status ?? (share === 1 ? "full" : "partial"),
    fields: parts.length,
    taken,
    share,
  };
}

/** For each field of the reference's request 1, ½ or 0. */
function fieldsOf(session: Session, operation: Operation, other: Operation | undefined): readonly number[] {
  return [...parameterShares(session, operation, other), ...bodyShares(session, operation, other)];
}

function parameterShares(session: Session, operation: Operation, other: Operation | undefined): readonly number[] {
  const counted = operation.parameters.filter((parameter) => parameter.in !== "path");
  if (other === undefined) return counted.map(() => 0);
  const findings = compareParameters(session, operation, other).filter(({ level }) => level !== "info");
  return counted.map((parameter) => {
    const prefix = `request.${parameter.in}.${parameter.name}`;
    const own = findings.filter(({ location }) => location === prefix || location.startsWith(`${prefix}.`));
    if (own.some(({ id }) => id === "request-parameter-removed")) return 0;
    return own.length === 0 ? 1 : 0.5;
  });
}

function bodyShares(session: Session, operation: Operation, other: Operation | undefined): readonly number[] {
  const before = mainMedia(operation);
  if (before?.schema === undefined) return [];
  const { base } = session.comparison;
  const names = propertyNames(session, before);
  const after = other && counterpart(other, before);
  if (after?.schema === undefined) return names.map(() => (other?.request && after ? 1 : 0));
  const context = { subject: "request-body", direction: "request", text: false, inferred: false } as const;
  const pair = session.schemas.compare(before.schema, after.schema, context);
  if (pair === undefined) return names.map(() => 1);
  const findings = findingsOfPair(pair, place, { base: before.schema, revision: after.schema });
  const grave = findings.filter(({ level }) => level !== "info");
  const known = new Set(base.space.viewOf(base.space.shapeOf(before.schema)).properties.keys());
  return names.map((name) => {
    const field = `body.${name}`;
    const own = grave.filter(({ location }) => isWithin(location, field));
    if (own.some(({ id, location }) => id === "request-property-removed" && location === field)) return 0;
    return own.length === 0 || !known.has(name) ? 1 : 0.5;
  });
}

const place: Place = { operation: undefined, location: "body", noun: "the body", partNoun: "property" };

function isWithin(location: string, field: string): boolean {
  return location.startsWith(field) && !/^[\p{L}\p{N}_$-]/u.test(location.slice(field.length));
}

function mainMedia(operation: Operation): MediaType | undefined {
  const content = operation.request?.content ?? [];
  return content.find(({ type }) => type.includes("json")) ?? content[0];
}

function counterpart(operation: Operation, media: MediaType): MediaType | undefined {
  return operation.request?.content.find(({ type }) => type === media.type) ?? mainMedia(operation);
}

function propertyNames(session: Session, { schema }: MediaType): readonly string[] {
  if (schema === undefined) return [];
  const { space } = session.comparison.base;
  const view = space.viewOf(space.shapeOf(schema));
  const branches = view.unions.flatMap((union) => union.branches.map((branch) => space.viewOf(branch)));
  return [...new Set([view, ...branches].flatMap(({ properties }) => [...properties.keys()]))];
}
