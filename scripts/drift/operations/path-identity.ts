import type { Operation } from "../../contract/model/types.js";

/** What operations of one path have in common, whatever its parameters are called. */
export function pathIdentity({ identity, method }: Operation): string {
  return identity.slice(method.length + 1);
}
