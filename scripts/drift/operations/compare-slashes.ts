import type { Operation } from "../../contract/model/types.js";
import { withoutSlash } from "../../spec/path-item.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";

/**
 * Addresses of one operation that differ in the slash at their end, or in slashes in a row. Its key has neither; to
 * servers the two are different addresses (RFC 3986, section 6.2.2).
 */
export function compareSlashes(site: Site, [before, after]: readonly [Operation, Operation]): readonly DriftFinding[] {
  if (before.path === "/" || after.path === "/" || slashesOf(before) === slashesOf(after)) return [];
  const places = { base: before.at, revision: after.at };
  return [findingOf("endpoint-slash-changed", site, { from: addressOf(before), to: addressOf(after), ...places })];
}

/** Where slashes stand that the path is not called by: after which segment, and how many. */
function slashesOf({ written, path }: Operation): string {
  const whole = written ?? path;
  const end = whole.length - withoutSlash(whole).length;
  const rows = [...whole.matchAll(/\/{2,}(?=[^/])/g)];
  const after = rows.map(([row], index) => `${whole.slice(0, rows[index]?.index).split(/\/+/).length}:${row.length}`);
  return [...after, end].join(" ");
}

function addressOf({ key, path, written = path }: Operation): string {
  const [name = "", ...query] = key.split("?");
  const below = withoutSlash(path);
  return [name.endsWith(below) ? name.slice(0, name.length - below.length) + written : name, ...query].join("?");
}
