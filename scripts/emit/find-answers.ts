import { freeName, pascal } from "../base/identifiers.js";
import type { Contract, Schema } from "../contract/model/types.js";
import type { AnswerValidators } from "./client/emit-responses.js";
import type { OperationTypes } from "./types/operation-types.js";
import type { ValidatorTarget } from "./validators/emit-validators.js";
import { makeInterner } from "./validators/intern.js";

export interface Answers {
  /** Validators for answers that no named schema has one for. */
  readonly targets: readonly ValidatorTarget[];
  /** What those check that is no named schema. */
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly byOperation: ReadonlyMap<string, AnswerValidators>;
}

/**
 * What checks the answers of each operation: the validator of its schema, one of its own where that is for what is sent and
 * what is received differs, or one of several answers, or of a scalar.
 */
export function findAnswers(
  { schemas: named }: Contract,
  operations: readonly OperationTypes[],
  known: readonly ValidatorTarget[],
): Answers {
  const schemas = new Map<string, Schema>();
  const targets = new Map(known.map((target) => [target.name, target]));
  const received = new Map<string, string>();
  const { modeOf } = makeInterner(named);
  const differs = (name: string) => modeOf(named.get(name) ?? anything, "response") === "response";
  const ownName = (name: string): string => {
    const { direction, multipart } = targets.get(name) ?? {};
    if (!multipart && (direction === "response" || !differs(name))) return name;
    const own = received.get(name) ?? freeName(`${name}Answer`, targets);
    received.set(name, own);
    targets.set(own, { name: own, schema: name, type: name, direction: "response" });
    return own;
  };
  const nameOf = (parts: readonly Schema[], wanted: string): string | undefined => {
    const [first] = parts;
    if (first === undefined || parts.some(saysNothing)) return undefined;
    if (first.ref !== undefined && parts.length === 1) return ownName(first.ref);
    const name = freeName(wanted, targets);
    schemas.set(name, parts.length === 1 ? first : { at: first.at, anyOf: parts, notes: {} });
    targets.set(name, { name, schema: name, direction: "response" });
    return name;
  };
  const byOperation = operations.map(({ operation, result }): readonly [string, AnswerValidators] => {
    const { id, stream } = operation;
    const answer = nameOf(result.jsonSchemas, `${pascal(id)}Answer`);
    const event = stream && nameOf([stream.event], `${pascal(id)}EventAnswer`);
    return [id, { ...(answer && { result: answer }), ...(event && { event }) }];
  });
  return { targets: [...targets.values()].slice(known.length), schemas, byOperation: new Map(byOperation) };
}

const anything: Schema = { at: { file: "", pointer: "" }, notes: {} };

function saysNothing({ at, notes, ...rules }: Schema): boolean {
  return Object.keys(rules).length === 0;
}
