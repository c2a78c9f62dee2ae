import { addTo } from "../../base/group-by.js";
import { credentialOf } from "../../contract/model/credential.js";
import { isFromPage, isInferred } from "../../contract/model/page-marks.js";
import type { Contract, Operation, Parameter } from "../../contract/model/types.js";
import type { Level } from "../rules/rule.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { compareSchemes } from "./compare-schemes.js";
import { type Access, accessOf, isSameAccess, KnownWays, nameWithScopes, suffices, type Way } from "./credentials.js";
import type { OperationPair } from "./match-operations.js";
import { takesKeys, withKey } from "./sent-keys.js";

interface Owner {
  readonly ids: (typeof ids)[keyof typeof ids];
  readonly site: Site;
  /** The operations for which it counts. */
  readonly reaches: readonly string[];
  /** Some of them have promised to go on. */
  readonly isBound: boolean;
}

const ids = {
  operation: {
    added: "api-security-added",
    removed: "api-security-removed",
    scopeAdded: "api-security-scope-added",
    scopeRemoved: "api-security-scope-removed",
  },
  api: {
    added: "api-global-security-added",
    removed: "api-global-security-removed",
    scopeAdded: "api-global-security-scope-added",
    scopeRemoved: "api-global-security-scope-removed",
  },
} as const;

/**
 * Security as sets of ways to authenticate, by what is sent: a way of base that no longer suffices breaks its calls.
 * Whether the API asks for it or each of its operations, and what schemes are called, makes no difference.
 */
export function compareSecurity(session: Session, pairs: readonly OperationPair[]): readonly DriftFinding[] {
  const { base, revision } = session;
  const says = ([before, after]: OperationPair): boolean => (before.security ?? after.security) !== undefined;
  const own = pairs.filter(says);
  const others = pairs.filter((pair) => !says(pair));
  const refused = findRefused(session, pairs);
  return [
    ...(pairs.length > 0 && others.length === 0 ? [] : compareGlobal(session, others)),
    ...own.flatMap(([before, after]) => {
      const site: Site = { operation: before, part: { kind: "operation", operation: before.key } };
      const owner: Owner = { ids: ids.operation, site, reaches: [before.key], isBound: isBound(session, before) };
      const access = [accessOf(base, before), accessOf(revision, after)] as const;
      return compareAccess(session, owner, withKeysSent(session, access, [[before, after]]), isInferred(after));
    }),
    ...compareSchemes(session, (name) => refused.get(name) ?? []),
  ];
}

function compareGlobal(session: Session, pairs: readonly OperationPair[]): readonly DriftFinding[] {
  const { base, revision } = session;
  const site: Site = { operation: undefined, part: { kind: "security" } };
  const reaches = pairs.map(([{ key }]) => key);
  const owner: Owner = { ids: ids.api, site, reaches, isBound: pairs.some(([before]) => isBound(session, before)) };
  const access = withKeysSent(session, [accessOf(base), accessOf(revision)], pairs);
  return compareAccess(session, owner, access, isFromPage(revision));
}

/** What calls of these operations need; a key that is a parameter on one side, which all of them must send, is sent there as well. */
function withKeysSent(
  { comparison }: Session,
  [before, after]: readonly [Access, Access],
  pairs: readonly OperationPair[],
): readonly [Access, Access] {
  const isKey = (parameter: Parameter) => takesKeys(comparison, parameter);
  return [
    withKey({ access: before, operations: pairs.map(([one]) => one) }, after, true),
    withKey({ access: after, operations: pairs.map(([, two]) => two), isKey }, before, false),
  ];
}

/** Drafts and alphas may change. */
function isBound({ lifecycle }: Session, operation: Operation): boolean {
  return !lifecycle.isExempt(lifecycle.noticeOf(operation).stability);
}

function compareAccess(
  { base, revision }: Session,
  { ids, site, reaches, isBound }: Owner,
  [before, after]: readonly [Access, Access],
  inferred: boolean,
): readonly DriftFinding[] {
  // A page that does not speak of keys has not done away with them.
  if (isSameAccess(before, after) || (inferred && after.isSilent)) return [];
  if (after.isSilent && before.ways.every(({ needs }) => needs.size > 0)) {
    // Nothing is asked for any more: one change, however many ways there were, by which calls can be simpler.
    const places = { base: before.ways[0]?.at ?? null, revision: after.ways[0]?.at ?? null };
    const from = before.ways.map(({ name }) => name);
    const finding = findingOf(ids.removed, site, { from, ...places, level: "info", reaches, isShared: true });
    return [{ ...finding, impact: "minor" }];
  }
  const findings: DriftFinding[] = [];
  const [nextPlace, lastPlace] = [after.ways[0]?.at ?? null, before.ways[0]?.at ?? null];
  const levelOf = (refused: boolean): Level => (refused && isBound ? "error" : "info");
  const shared = { reaches, isShared: true };
  const [old, now] = [new KnownWays(before.ways), new KnownWays(after.ways)];
  const isTold = (way: Way, other: Access) => !before.isSilent && isRewritten(way, other, [base, revision]);
  const fresh = after.isSilent ? [] : after.ways.filter((way) => old.alike(way) === undefined && !isTold(way, before));
  /** What was asked for, by what is enough now in its place, and by what is asked for in addition. */
  const [eased, extended] = [new Map<Way, Way[]>(), new Map<Way, Way[]>()];
  const told = new Set<Way>();
  for (const way of before.ways) {
    const other = now.alike(way);
    const level = levelOf(!now.accept(way));
    if (other) {
      told.add(other);
      const [gone, fresh] = [scopesBeside(way, other), scopesBeside(other, way)];
      const places = { name: way.name, base: way.at, revision: other.at, ...shared };
      if (gone.length > 0) findings.push(findingOf(ids.scopeRemoved, site, { ...places, from: gone }));
      if (fresh.length > 0) findings.push(findingOf(ids.scopeAdded, site, { ...places, to: fresh, level }));
    } else if (!before.isSilent && !isTold(way, after)) {
      const less = fresh.find((asked) => suffices(way, asked));
      if (less) {
        addTo(eased, less, way);
        continue;
      }
      const more =
        level === "error" && way.needs.size > 0 ? after.ways.find((asked) => suffices(asked, way)) : undefined;
      if (more) addTo(extended, more, way);
      else {
        const places = { ...nameOf(way), base: way.at, revision: nextPlace };
        findings.push(findingOf(ids.removed, site, { ...places, level, ...shared }));
      }
    }
  }
  for (const [more, ways] of extended) {
    const [name = "", ...others] = ways.map((way) => way.name);
    const names = others.length === 0 ? { name } : { from: [name, ...others] };
    const places = { to: more.name, base: ways[0]?.at ?? lastPlace, revision: more.at };
    findings.push(findingOf(ids.removed, site, { ...names, ...places, level: "error", ...shared }));
  }
  const first = before.isSilent && !after.ways.some(({ needs }) => needs.size === 0);
  const others = fresh.filter((way) => !extended.has(way));
  for (const way of others) {
    // Of several first ones any suffices: what breaks is that one of them is needed.
    const level = levelOf(first && way === others[0]);
    const asked = eased.get(way);
    const places = { ...nameOf(way), base: asked?.[0]?.at ?? lastPlace, revision: way.at };
    const from = asked && { from: asked.map(({ name }) => name) };
    findings.push(findingOf(ids.added, site, { ...places, ...from, level, ...shared }));
  }
  for (const way of after.ways) {
    const other = told.has(way) ? undefined : old.alike(way);
    if (other === undefined) continue;
    const places = { base: other.at, revision: way.at, level: "info", ...shared } as const;
    findings.push(findingOf(ids.added, site, { name: nameWithScopes(way), ...places }));
  }
  return findings;
}

/** Scopes that the first asks for and the second does not. */
function scopesBeside(one: Way, two: Way): readonly string[] {
  return [...one.needs].flatMap(([key, scopes]) => [...scopes].filter((scope) => !two.needs.get(key)?.has(scope)));
}

function nameOf({ name }: Way): { readonly name?: string } {
  return name === "" ? {} : { name };
}

/** The other side has the requirement by its name, and a scheme in it is another: that is told of the scheme. */
function isRewritten({ name, schemes }: Way, other: Access, [base, revision]: readonly [Contract, Contract]): boolean {
  const known = schemes.every((name) => base.securitySchemes.has(name) && revision.securitySchemes.has(name));
  const isOther = known && schemes.some((scheme) => isAnother(scheme, base, revision));
  return isOther && other.ways.some((way) => way.name === name);
}

function isAnother(name: string, base: Contract, revision: Contract): boolean {
  const [before, after] = [base.securitySchemes.get(name), revision.securitySchemes.get(name)];
  return credentialOf(before, name) !== credentialOf(after, name);
}

/** By name of a scheme that is another now, the operations that a call which brings what it asked for in base no longer gets. */
function findRefused(
  { base, revision }: Session,
  pairs: readonly OperationPair[],
): ReadonlyMap<string, readonly string[]> {
  const refused = new Map<string, string[]>();
  for (const name of base.securitySchemes.keys()) if (isAnother(name, base, revision)) refused.set(name, []);
  if (refused.size === 0) return refused;
  for (const [before, after] of pairs) {
    const access = accessOf(revision, after);
    const now = new KnownWays(access.ways);
    const lost = accessOf(base, before).ways.filter(
      (way) => isRewritten(way, access, [base, revision]) && !now.accept(way),
    );
    for (const name of new Set(lost.flatMap(({ schemes }) => schemes))) refused.get(name)?.push(before.key);
  }
  return refused;
}
