import { memberName, reserveName } from "../../base/identifiers.js";
import { isIdentifier } from "./encode.js";

/** A provider's name as the constant of its client, beside types with other names: `my-relay` becomes `myRelay`. */
export function providerConstant(provider: string, taken: Set<string>): string {
  const name = memberName(provider);
  return reserveName(isIdentifier(name) && !taken.has(name) ? name : `${name}Provider`, taken);
}
