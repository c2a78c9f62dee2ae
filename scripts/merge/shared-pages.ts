import { canonicalJson } from "../base/json.js";
import type { Operation } from "../contract/model/types.js";
import type { Owned } from "./group-by-identity.js";

/** How a list goes on at all providers, as a member of an operation; none where they differ, or one of them leaves a doubt. */
export function sharedPages([first, ...others]: readonly [Owned, ...Owned[]]): Pick<Operation, "page"> {
  const { page } = first.operation;
  const isShared = others.every(({ operation }) => canonicalJson(operation.page) === canonicalJson(page));
  return page !== undefined && isShared ? { page } : {};
}
