import { credentialText } from "../../contract/model/credential.js";
import type { Contract, HookMethod, Operation } from "../../contract/model/types.js";
import { type DriftFinding, findingOf } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { accessOf, isSameAccess, suffices, type Way } from "./credentials.js";

interface HookSite {
  readonly operation: Operation | undefined;
  readonly part: { readonly kind: "webhook" | "callback"; readonly name: string };
}

/**
 * By what the provider shows that a call is its own: receivers that verify it refuse calls that come without it, or with something
 * else; what comes beside it they may ignore. What the API as a whole asks of its callers says nothing of such calls.
 */
export function compareHookSecurity(
  { base, revision, inferred }: Session,
  site: HookSite,
  [one, two]: readonly [HookMethod, HookMethod],
): readonly DriftFinding[] {
  const accessTo = (contract: Contract, { security = [], at }: HookMethod) => accessOf(contract, { security, at });
  const [before, after] = [accessTo(base, one), accessTo(revision, two)];
  if (isSameAccess(before, after) || (inferred && after.isSilent)) return [];
  const { kind } = site.part;
  const places = { base: before.ways[0]?.at ?? one.at, revision: after.ways[0]?.at ?? two.at };
  const [from, to] = [shownBy(before.ways, base), shownBy(after.ways, revision)];
  const isRefused = (way: Way) => !before.ways.some((known) => suffices(way, known));
  const refused = after.ways.filter(isRefused);
  if (refused.some(({ needs }) => needs.size === 0))
    return [findingOf(`${kind}-security-removed`, site, { from, ...places })];
  if (from.length === 0) return [findingOf(`${kind}-security-added`, site, { to, ...places })];
  const level = refused.length > 0 ? "warning" : "info";
  return [findingOf(`${kind}-security-changed`, site, { from, to, level, ...places })];
}

/** What is sent for each way: `header X-Signature`, with the scopes. */
function shownBy(ways: readonly Way[], { securitySchemes }: Contract): readonly string[] {
  return ways.flatMap(({ schemes, needs }) => {
    const sent = schemes.map((name) => {
      const scheme = securitySchemes.get(name);
      return scheme === undefined ? name : credentialText(scheme);
    });
    const scopes = [...needs.values()].flatMap((each) => [...each]).sort();
    return sent.length === 0 ? [] : [`${sent.join(" and ")}${scopes.length === 0 ? "" : `: [${scopes.join(", ")}]`}`];
  });
}
