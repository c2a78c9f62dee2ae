import { isObject, type Json, own } from "../../base/json.js";
import { credentialOf, credentialText } from "../../contract/model/credential.js";
import type { SecurityScheme } from "../../contract/model/security.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { placeOfLack } from "./place-of-lack.js";

/** The security schemes themselves, by name; one that only got another name has not changed. */
export function compareSchemes(
  { base, revision }: Session,
  /** The operations that a change of what is sent for a scheme breaks. */
  callersOf: (name: string) => readonly string[],
): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  const fresh = new Map([...revision.securitySchemes].filter(([name]) => !base.securitySchemes.has(name)));
  for (const [name, one] of base.securitySchemes) {
    const two = revision.securitySchemes.get(name) ?? takeRenamed(fresh, one);
    if (two) findings.push(...compareScheme(name, [one, two], callersOf(name)));
    else if (!one.inferred) {
      const places = { base: one.at, revision: placeOfLack(revision, "securitySchemes") };
      findings.push(findingOf("api-security-component-removed", schemeSite(name), { name, ...places }));
    }
  }
  for (const [name, two] of fresh) {
    // What was read from a header parameter is no component: the operations tell of it.
    if (two.inferred) continue;
    const places = { base: placeOfLack(base, "securitySchemes"), revision: two.at };
    findings.push(findingOf("api-security-component-added", schemeSite(name), { name, ...places }));
  }
  return findings;
}

function takeRenamed(fresh: Map<string, SecurityScheme>, scheme: SecurityScheme): SecurityScheme | undefined {
  const renamed = [...fresh].find(([name, other]) => credentialOf(other, name) === credentialOf(scheme, name));
  if (renamed) fresh.delete(renamed[0]);
  return renamed?.[1];
}

function schemeSite(name: string, flow?: string): Site {
  return { operation: undefined, part: { kind: "security-scheme", name, ...(flow === undefined ? {} : { flow }) } };
}

function compareScheme(
  name: string,
  [before, after]: readonly [SecurityScheme, SecurityScheme],
  callers: readonly string[],
): readonly DriftFinding[] {
  const places = { base: before.at, revision: after.at };
  const broken = { reaches: callers, level: callers.length > 0 ? "error" : "info" } as const;
  if (before.type !== after.type) {
    const texts = { from: before.type, to: after.type };
    return [findingOf("api-security-component-type-changed", schemeSite(name), { ...places, ...texts, ...broken })];
  }
  if (credentialOf(before, name) !== credentialOf(after, name)) {
    const texts = { from: credentialText(before), to: credentialText(after) };
    return [
      findingOf("api-security-component-credential-changed", schemeSite(name), { ...places, ...texts, ...broken }),
    ];
  }
  const [from, to] = [flowsOf(before), flowsOf(after)];
  return [
    ...compareUrls(schemeSite(name), [before.definition, after.definition], ["openIdConnectUrl"], places),
    ...[...new Set([...from.keys(), ...to.keys()])].flatMap((flow) => {
      const [one, two] = [from.get(flow), to.get(flow)];
      if (one && two) return compareFlow(schemeSite(name, flow), one, two, places);
      const id = `api-security-component-oauth-flow-${one ? "removed" : "added"}` as const;
      return [findingOf(id, schemeSite(name), { name: flow, ...places })];
    }),
  ];
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
  const findings = [...compareUrls(site, [before, after], ["authorizationUrl", "tokenUrl", "refreshUrl"], places)];
  const [from, to] = [scopesOf(before), scopesOf(after)];
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [one, two] = [own(from, name), own(to, name)];
    if (one === two) continue;
    const change = one === undefined ? "added" : two === undefined ? "removed" : "changed";
    findings.push(findingOf(`api-security-component-oauth-scope-${change}`, site, { name, ...places }));
  }
  return findings;
}

/** The rule of each URL that a scheme or a flow has. */
const urlRules = {
  authorizationUrl: "api-security-component-oauth-url-changed",
  tokenUrl: "api-security-component-oauth-token-url-changed",
  refreshUrl: "api-security-component-oauth-refresh-url-changed",
  openIdConnectUrl: "api-security-component-open-id-url-changed",
} as const;

function compareUrls(
  site: Site,
  [before, after]: readonly [Flow, Flow],
  keys: readonly (keyof typeof urlRules)[],
  places: Pick<DriftFinding, "base" | "revision">,
): readonly DriftFinding[] {
  return keys.flatMap((key) => {
    const [from, to] = [own(before, key), own(after, key)];
    if (from === to) return [];
    const texts = { ...(from ? { from: String(from) } : {}), ...(to ? { to: String(to) } : {}) };
    return [findingOf(urlRules[key], site, { ...texts, ...places })];
  });
}

function scopesOf(flow: Flow): Readonly<Record<string, unknown>> {
  const scopes = own(flow, "scopes");
  return isObject(scopes) ? scopes : {};
}
