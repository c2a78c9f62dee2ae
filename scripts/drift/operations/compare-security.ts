import { isObject, type Json, own } from "../../base/json.js";
import type { SecurityRequirement, SecurityScheme } from "../../contract/model/security.js";
import type { Operation } from "../../contract/model/types.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";

interface Owner {
  readonly ids: (typeof ids)[keyof typeof ids];
  readonly site: Site;
  readonly base: DriftFinding["base"];
  readonly revision: DriftFinding["revision"];
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

/** What an operation of its own asks for; the security of the whole API is compared once. */
export function compareOperationSecurity(
  session: Session,
  site: Site,
  [before, after]: readonly [Operation, Operation],
): readonly DriftFinding[] {
  if (before.security === undefined && after.security === undefined) return [];
  const owner: Owner = { ids: ids.operation, site, base: before.at, revision: after.at };
  const from = before.security ?? session.base.security ?? [];
  return compareRequirements(owner, from, after.security ?? session.revision.security ?? []);
}

const global: Site = { operation: undefined, part: { kind: "security" } };

export function compareSecurity(session: Session): readonly DriftFinding[] {
  const { base, revision } = session;
  const owner: Owner = { ids: ids.api, site: global, base: base.at, revision: revision.at };
  return [
    ...compareRequirements(owner, base.security ?? [], revision.security ?? []),
    ...compareSchemes(session, base.securitySchemes, revision.securitySchemes),
  ];
}

function compareRequirements(
  { ids, site, base, revision }: Owner,
  before: readonly SecurityRequirement[],
  after: readonly SecurityRequirement[],
): readonly DriftFinding[] {
  const [from, to] = [byName(before), byName(after)];
  const findings: DriftFinding[] = [];
  const places = { base, revision };
  for (const [name, one] of from) {
    const two = to.get(name);
    if (two === undefined) {
      findings.push(findingOf(ids.removed, site, { ...nameOf(name), ...places }));
      continue;
    }
    for (const scope of one.filter((item) => !two.includes(item)))
      findings.push(findingOf(ids.scopeRemoved, site, { name, from: scope, ...places }));
    for (const scope of two.filter((item) => !one.includes(item)))
      findings.push(findingOf(ids.scopeAdded, site, { name, to: scope, ...places }));
  }
  for (const name of to.keys())
    if (!from.has(name)) findings.push(findingOf(ids.added, site, { ...nameOf(name), ...places }));
  return findings;
}

/** Scopes by the names of the schemes that are needed together; "" where none is. */
function byName(requirements: readonly SecurityRequirement[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    requirements.map((requirement) => [[...requirement.keys()].sort().join(" and "), [...requirement.values()].flat()]),
  );
}

function nameOf(name: string): { readonly name?: string } {
  return name === "" ? {} : { name };
}

type Schemes = ReadonlyMap<string, SecurityScheme>;

function compareSchemes(session: Session, before: Schemes, after: Schemes): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  for (const [name, one] of before) {
    const two = after.get(name);
    if (two) findings.push(...compareScheme(name, one, two));
    else {
      findings.push(
        findingOf("api-security-component-removed", schemeSite(name), {
          name,
          base: one.at,
          revision: session.revision.at,
        }),
      );
    }
  }
  for (const [name, two] of after) {
    if (before.has(name)) continue;
    const places = { base: session.base.at, revision: two.at };
    findings.push(findingOf("api-security-component-added", schemeSite(name), { name, ...places }));
  }
  return findings;
}

function schemeSite(name: string, flow?: string): Site {
  return { operation: undefined, part: { kind: "security-scheme", name, ...(flow === undefined ? {} : { flow }) } };
}

function compareScheme(name: string, before: SecurityScheme, after: SecurityScheme): readonly DriftFinding[] {
  const places = { base: before.at, revision: after.at };
  if (before.type !== after.type) {
    const texts = { from: before.type, to: after.type };
    return [findingOf("api-security-component-type-changed", schemeSite(name), { ...places, ...texts })];
  }
  const [from, to] = [flowsOf(before), flowsOf(after)];
  return [...from].flatMap(([flow, one]) => {
    const two = to.get(flow);
    return two ? compareFlow(schemeSite(name, flow), one, two, places) : [];
  });
}

type Flow = Readonly<Record<string, Json>>;

function flowsOf(scheme: SecurityScheme): ReadonlyMap<string, Flow> {
  const flows = scheme.definition.flows;
  if (!isFlow(flows)) return new Map();
  return new Map(Object.entries(flows).filter((entry): entry is [string, Flow] => isFlow(entry[1])));
}

function isFlow(value: Json | undefined): value is Flow {
  return isObject(value);
}

function compareFlow(
  site: Site,
  before: Flow,
  after: Flow,
  places: Pick<DriftFinding, "base" | "revision">,
): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  for (const [key, id] of [
    ["authorizationUrl", "api-security-component-oauth-url-changed"],
    ["tokenUrl", "api-security-component-oauth-token-url-changed"],
  ] as const) {
    const [from, to] = [own(before, key), own(after, key)];
    if (from === to) continue;
    const texts = { ...(from ? { from: String(from) } : {}), ...(to ? { to: String(to) } : {}) };
    findings.push(findingOf(id, site, { ...texts, ...places }));
  }
  const [from, to] = [scopesOf(before), scopesOf(after)];
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [one, two] = [own(from, name), own(to, name)];
    if (one === two) continue;
    const change = one === undefined ? "added" : two === undefined ? "removed" : "changed";
    findings.push(findingOf(`api-security-component-oauth-scope-${change}`, site, { name, ...places }));
  }
  return findings;
}

function scopesOf(flow: Flow): Readonly<Record<string, unknown>> {
  const scopes = own(flow, "scopes");
  return isObject(scopes) ? scopes : {};
}
