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

/** What calls need, with the parameters that all of the operations must send and that are keys on the other side. */
export function withKeys(
  access: Access,
  operations: readonly Operation[],
  other: Access,
  isKey: (parameter: Parameter) => boolean = () => true,
): Access {
  const asked = new Set(other.ways.flatMap(({ needs }) => [...needs.keys()]));
  const [first, ...rest] = operations.map(({ parameters }) => parameters.filter(({ required }) => required));
  const sent = (first ?? []).filter((one) => asked.has(keyOf(one)) && isKey(one)).map(keyOf);
  const keys = sent.filter((key) => rest.every((parameters) => parameters.some((one) => keyOf(one) === key)));
  if (keys.length === 0) return access;
  const ways = access.ways.map((way) => {
    const added = keys.filter((key) => !way.needs.has(key)).map((key) => [key, new Set<string>()] as const);
    return { ...way, needs: new Map([...way.needs, ...added]) };
  });
  return { ways, isSilent: false };
}
