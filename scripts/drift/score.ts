import { capabilityOf } from "../contract/model/capabilities.js";
import { isFromPage, isInferred } from "../contract/model/page-marks.js";
import type { Contract, Operation, Parameter } from "../contract/model/types.js";
import type { ChangedPart } from "./changes/changed-part.js";
import { compareParameters } from "./operations/compare-parameters.js";
import type { DriftFinding } from "./schemas/findings.js";
import { openSession, type Session } from "./schemas/session.js";
import { bodyShares, type FieldShare } from "./score-body.js";

/** How much of the reference one provider offers, and how much of those requests it takes. */
export interface ProviderScore {
  readonly provider: string;
  readonly operations: readonly OperationScore[];
  /** Of the reference's operations, as far as the provider's description speaks of them. */
  readonly coverage: { readonly offered: number; readonly total: number };
  /** From 0 to 1, over the fields of all operations that it offers. */
  readonly share: number;
}

export interface OperationScore {
  /** The reference's name of the operation: `POST /v1/chat/completions`. */
  readonly operation: string;
  /** `unknown`: the provider's page does not mention it. */
  readonly status: "full" | "partial" | "missing" | "unknown";
  /** Parameters and top-level properties of the reference's request that the provider's description speaks of. */
  readonly fields: number;
  /** Further fields, of which the provider's page says nothing; absent where there are none. */
  readonly unknown?: number;
  /** Fields that the provider takes; one that it takes in part counts half. */
  readonly taken: number;
  readonly share: number;
}

/** A field of the reference's request, and how much of it a provider takes. */
export interface ScoredField {
  readonly in: "query" | "header" | "cookie" | "body";
  readonly name: string;
  readonly share: FieldShare;
}

/** What one provider takes of an operation of the reference. */
export interface OperationShares {
  /** The reference's. */
  readonly operation: Operation;
  /** Of one that the provider has not; `unknown`: its page does not mention it. */
  readonly absent?: "missing" | "unknown";
  readonly fields: readonly ScoredField[];
}

export interface ProviderShares {
  readonly provider: string;
  readonly operations: readonly OperationShares[];
}

/** Compares the requests of a provider with the reference's, field by field. */
export function shareFields(reference: Contract, provider: Contract): ProviderShares {
  const session = openSession(reference, provider, {});
  const others = new Map(provider.operations.map((operation) => [operation.identity, operation]));
  const absent = isFromPage(provider) ? "unknown" : "missing";
  const operations = reference.operations.map((operation): OperationShares => {
    const other = others.get(operation.identity);
    const lacks = other === undefined ? [] : capabilityOf(other, provider.schemas).lacks;
    const fields = fieldsOf(session, operation, other).map((field) =>
      lacks.includes(field.name) ? { ...field, share: 0 } : field,
    );
    return other === undefined ? { operation, absent, fields } : { operation, fields };
  });
  return { provider: provider.provider, operations };
}

/** Scores a provider by its fields. An operation without fields counts as one that is taken or not. */
export function scoreProvider({ provider, operations: shares }: ProviderShares): ProviderScore {
  const operations = shares.map(({ operation, fields, absent }) =>
    absent === undefined
      ? scoreOf(
          operation,
          fields.map(({ share }) => share),
        )
      : scoreOf(
          operation,
          fields.map(() => 0),
          absent,
        ),
  );
  const known = operations.filter(({ status }) => status !== "unknown");
  const offered = known.filter(({ status }) => status !== "missing");
  const sum = (key: "fields" | "taken") => offered.reduce((total, score) => total + score[key], 0);
  return {
    provider,
    operations,
    coverage: { offered: offered.length, total: known.length },
    share: sum("fields") === 0 ? 0 : sum("taken") / sum("fields"),
  };
}

function scoreOf(operation: Operation, shares: readonly FieldShare[], status?: "missing" | "unknown"): OperationScore {
  const known = shares.filter((share) => share !== undefined);
  const silent = shares.length > 0 && known.length === 0;
  const parts = known.length > 0 ? known : [status === undefined && !silent ? 1 : 0];
  const taken = parts.reduce((sum, share) => sum + share, 0);
  const share = taken / parts.length;
  const full = share === 1 && known.length === shares.length;
  return {
    operation: operation.key,
    status: status ?? (silent ? "unknown" : full ? "full" : "partial"),
    fields: parts.length,
    ...(known.length < shares.length ? { unknown: shares.length - known.length } : {}),
    taken,
    share,
  };
}

/** Each field of the reference's request. */
function fieldsOf(session: Session, operation: Operation, other: Operation | undefined): readonly ScoredField[] {
  return [...parameterShares(session, operation, other), ...bodyShares(session, operation, other)];
}

function parameterShares(session: Session, operation: Operation, other: Operation | undefined): readonly ScoredField[] {
  const all = other && compareParameters({ ...session, inferred: isInferred(other) }, [operation, other]);
  return operation.parameters.flatMap((parameter): readonly ScoredField[] => {
    const { in: where, name } = parameter;
    if (where === "path") return [];
    return [{ in: where, name, share: all === undefined ? 0 : shareOfParameter(all, parameter) }];
  });
}

function shareOfParameter(all: readonly DriftFinding[], parameter: Parameter): FieldShare {
  const own = all.filter(({ part }) => isOf(part, parameter));
  if (own.some(({ id }) => id === "request-parameter-unknown")) return undefined;
  if (own.some(({ id, level }) => id === "request-parameter-removed" && level !== "info")) return 0;
  return own.every(({ level }) => level === "info") ? 1 : 0.5;
}

function isOf(part: ChangedPart, { in: where, name }: Parameter): boolean {
  return part.kind === "parameter" && part.in === where && part.name === name;
}
