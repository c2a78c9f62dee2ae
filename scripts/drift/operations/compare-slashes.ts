import type { Operation } from "../../contract/model/types.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";

/**
 * Addresses of one operation that differ in the slash at their end. Its key has none; to servers the two are
 * different addresses (RFC 3986, section 6.2.2).
 */
export function compareSlashes(site: Site, [before, after]: readonly [Operation, Operation]): readonly DriftFinding[] {
  const [from, to] = [slashOf(before), slashOf(after)];
  if (before.path === "/" || after.path === "/" || from === to) return [];
  const places = { base: before.at, revision: after.at };
  return [
    findingOf("endpoint-slash-changed", site, { from: addressOf(before, from), to: addressOf(after, to), ...places }),
  ];
}

function slashOf({ path }: Operation): string {
  return path.endsWith("/") ? "/" : "";
}

function addressOf({ key }: Operation, slash: string): string {
  const [path = "", ...query] = key.split("?");
  return [`${path}${slash}`, ...query].join("?");
}
