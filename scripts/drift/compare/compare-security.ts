import type { Json, Operation, SecurityRequirement, SecurityScheme } from "../../ir/types.js";
import { isObject, own } from "../../json.js";
import { type DriftFinding, findingOf, type Place } from "./findings.js";
import type { Session } from "./session.js";

interface Owner {
  readonly prefix: "api-security" | "api-global-security";
  readonly place: Place;
  readonly base: DriftFinding["base"];
  readonly revision: DriftFinding["revision"];
}

/** What an operation of its own asks for; the security of the whole API is compared once. */
export function compareOperationSecurity(
  session: Session,
  place: Place,
  [before, after]: readonly [Operation, Operation],
): readonly DriftFinding[] {
  if (before.security === undefined && after.security === undefined) return [];
  const owner: Owner = { prefix: "api-security", place, base: before.at, revision: after.at };
  const from = before.security ?? session.base.security ?? [];
  return compareRequirements(owner, from, after.security ?? session.revision.security ?? []);
}

const global: Place = { operation: undefined, location: "security", noun: "the API", partNoun: "property" };

export function compareSecurity(session: Session): readonly DriftFinding[] {
  const { base, revision } = session;
  const owner: Owner = { prefix: "api-global-security", place: global, base: base.at, revision: revision.at };
  return [
    ...compareRequirements(owner, base.security ?? [], revision.security ?? []),
    ...compareSchemes(session, base.securitySchemes, revision.securitySchemes),
  ];
}

function compareRequirements(
  { prefix, place, base, revision }: Owner,
  before: readonly SecurityRequirement[],
  after: readonly SecurityRequirement[],
): readonly DriftFinding[] {
  const [from, to] = [byName(before), byName(after)];
  const findings: DriftFinding[] = [];
  const add = (id: string, texts: { readonly name: string; readonly from?: string; readonly to?: string }) =>
    findings.push(findingOf(`${prefix}-${id}`, place, { ...texts, base, revision }));
  for (const [name, one] of from) {
    const two = to.get(name);
    if (two === undefined) add("removed", { name });
    else {
      for (const scope of one.filter((item) => !two.includes(item))) add("scope-removed", { name, from: scope });
      for (const scope of two.filter((item) => !one.includes(item))) add("scope-added", { name, to: scope });
    }
  }
  for (const name of to.keys()) if (!from.has(name)) add("added", { name });
  return findings;
}

/** Scopes by the names of the schemes that are needed together. */
function byName(requirements: readonly SecurityRequirement[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    requirements.map((requirement) => [
      [...requirement.keys()].sort().join(" and ") || "none",
      [...requirement.values()].flat(),
    ]),
  );
}

type Schemes = ReadonlyMap<string, SecurityScheme>;

function compareSchemes(session: Session, before: Schemes, after: Schemes): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  for (const [name, one] of before) {
    const two = after.get(name);
    const place = schemePlace(name);
    if (two) findings.push(...compareScheme(place, one, two));
    else {
      findings.push(
        findingOf("api-security-component-removed", place, { name, base: one.at, revision: session.revision.at }),
      );
    }
  }
  for (const [name, two] of after) {
    if (before.has(name)) continue;
    const places = { base: session.base.at, revision: two.at };
    findings.push(findingOf("api-security-component-added", schemePlace(name), { name, ...places }));
  }
  return findings;
}

function schemePlace(name: string): Place {
  return {
    operation: undefined,
    location: `components.securitySchemes.${name}`,
    noun: `security scheme \`${name}\``,
    partNoun: "property",
  };
}

function compareScheme(place: Place, before: SecurityScheme, after: SecurityScheme): readonly DriftFinding[] {
  const places = { base: before.at, revision: after.at };
  if (before.type !== after.type) {
    const texts = { from: before.type, to: after.type };
    return [findingOf("api-security-component-type-changed", place, { ...places, ...texts })];
  }
  const [from, to] = [flowsOf(before), flowsOf(after)];
  return [...from].flatMap(([name, one]) => {
    const two = to.get(name);
    return two ? compareFlow({ ...place, location: `${place.location}.${name}` }, one, two, places) : [];
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
  place: Place,
  before: Flow,
  after: Flow,
  places: Pick<DriftFinding, "base" | "revision">,
): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  for (const [key, id] of [
    ["authorizationUrl", "oauth-url-changed"],
    ["tokenUrl", "oauth-token-url-changed"],
  ] as const) {
    const [from, to] = [own(before, key), own(after, key)];
    if (from === to) continue;
    const texts = { from: String(from ?? ""), to: String(to ?? "") };
    findings.push(findingOf(`api-security-component-${id}`, place, { ...texts, ...places }));
  }
  const [from, to] = [scopesOf(before), scopesOf(after)];
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [one, two] = [own(from, name), own(to, name)];
    if (one === two) continue;
    const change = one === undefined ? "added" : two === undefined ? "removed" : "changed";
    findings.push(
      findingOf(`api-security-component-oauth-scope-${change}`, place, { name, from: name, to: name, ...places }),
    );
  }
  return findings;
}

function scopesOf(flow: Flow): Readonly<Record<string, unknown>> {
  const scopes = own(flow, "scopes");
  return isObject(scopes) ? scopes : {};
}
