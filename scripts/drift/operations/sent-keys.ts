import type { Contract, Operation, Parameter } from "../../contract/model/types.js";
import type { ContractPair } from "../schemas/pair.js";
import { type Access, accessOf } from "./credentials.js";

/** What is sent of a parameter, as credentials are told apart: `query api_key`. */
function keyOf({ in: where, name }: Parameter): string {
  return `${where} ${where === "header" ? name.toLowerCase() : name}`;
}

/** Whether calls of an operation may bring the parameter as a key of a security scheme. */
export function isTakenAsKey(contract: Contract, operation: Operation, parameter: Parameter): boolean {
  return accessOf(contract, operation).ways.some(({ needs }) => needs.has(keyOf(parameter)));
}

/** Whether all calls of an operation bring the parameter so. */
export function isSentAsKey(contract: Contract, operation: Operation, parameter: Parameter): boolean {
  return accessOf(contract, operation).ways.every(({ needs }) => needs.has(keyOf(parameter)));
}

/** Whether the parameter takes whatever a key may be. */
export function takesKeys({ base, revision, inclusion }: ContractPair, { schema }: Parameter): boolean {
  const { space } = base;
  const keys = { names: base, shape: space.shapeOf(space.plain.someText) };
  return inclusion.includes({ names: revision, shape: revision.space.shapeOf(schema) }, keys);
}

/** The side that may have the key as a parameter. */
interface KeySide {
  readonly access: Access;
  readonly operations: readonly Operation[];
  readonly isKey?: (parameter: Parameter) => boolean;
}

/**
 * What calls need, with the parameter that all of the operations must send and that is the key of the other side: of one that
 * asks for that key alone, where this one asks for nothing. On the other side it may be left out only where that `isOpen`.
 */
export function withKey({ access, operations, isKey }: KeySide, other: Access, isOpen: boolean): Access {
  const keys = new Set(other.ways.flatMap(({ needs }) => [...needs.keys()]));
  const [key] = keys;
  const isAlone = keys.size === 1 && (isOpen || other.ways.every(({ needs }) => needs.size > 0));
  if (key === undefined || !isAlone || access.ways.some(({ needs }) => needs.size > 0)) return access;
  const sends = ({ parameters }: Operation) =>
    parameters.some((one) => one.required && keyOf(one) === key && isKey?.(one) !== false);
  if (operations.length === 0 || !operations.every(sends)) return access;
  return { ways: access.ways.map((way) => ({ ...way, needs: new Map([[key, new Set<string>()]]) })), isSilent: false };
}
