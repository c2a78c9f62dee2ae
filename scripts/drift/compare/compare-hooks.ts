import type { Hook, HookMethod, Operation } from "../../ir/types.js";
import { compareContents } from "./compare-bodies.js";
import { type DriftFinding, findingOf, type Place } from "./findings.js";
import type { Session } from "./session.js";

interface HookPlaces {
  readonly added: string;
  readonly removed: string;
  readonly placeOf: (name: string) => Place;
  readonly base: DriftFinding["base"];
  readonly revision: DriftFinding["revision"];
}

export function compareWebhooks(session: Session): readonly DriftFinding[] {
  const { base, revision } = session;
  return compareHooks(session, [base.webhooks ?? [], revision.webhooks ?? []], {
    added: "webhook-added",
    removed: "webhook-removed",
    placeOf: (name) => ({ operation: undefined, location: `webhook.${name}`, ...nouns("webhook", name) }),
    base: base.at,
    revision: revision.at,
  });
}

export function callbackPlaces(before: Operation, after: Operation): HookPlaces {
  return {
    added: "callback-added",
    removed: "callback-removed",
    placeOf: (name) => ({ operation: before, location: `callback.${name}`, ...nouns("callback", name) }),
    base: before.at,
    revision: after.at,
  };
}

function nouns(kind: string, name: string): Pick<Place, "noun" | "partNoun"> {
  return { noun: `${kind} \`${name}\``, partNoun: `property of ${kind} \`${name}\`` };
}

/** Requests that the provider sends: what it puts into them is compared like a response. */
export function compareHooks(
  session: Session,
  [before, after]: readonly [readonly Hook[], readonly Hook[]],
  places: HookPlaces,
): readonly DriftFinding[] {
  const [from, to] = [partsOf(before, after), partsOf(after, before)];
  const findings: DriftFinding[] = [];
  for (const [key, { name, at, method }] of from) {
    const two = to.get(key)?.method;
    const place = places.placeOf(name);
    if (method && two) findings.push(...compareMethod(session, place, [method, two]));
    else if (!to.has(key) && !session.inferred) {
      findings.push(findingOf(places.removed, place, { name, base: at, revision: places.revision }));
    }
  }
  for (const [key, { name, at }] of to) {
    if (from.has(key)) continue;
    findings.push(findingOf(places.added, places.placeOf(name), { name, base: places.base, revision: at }));
  }
  return findings;
}

interface HookPart {
  /** How people call it: with the method where the hook has, or had, several. */
  readonly name: string;
  readonly at: DriftFinding["base"];
  readonly method?: HookMethod;
}

/** The hooks that only this side has, and the methods of those that both have. */
function partsOf(hooks: readonly Hook[], others: readonly Hook[]): ReadonlyMap<string, HookPart> {
  return new Map(
    hooks.flatMap(({ name, methods, at }): (readonly [string, HookPart])[] => {
      const other = others.find((hook) => hook.name === name);
      if (other === undefined) return [[name, { name, at }]];
      const several = new Set([...methods, ...other.methods].map(({ method }) => method)).size > 1;
      return methods.map((method) => [
        `${name} ${method.method}`,
        { name: several ? `${name} ${method.method}` : name, at: method.at, method },
      ]);
    }),
  );
}

function compareMethod(
  session: Session,
  place: Place,
  [before, after]: readonly [HookMethod, HookMethod],
): readonly DriftFinding[] {
  if (before.request === undefined || after.request === undefined) return [];
  const body = { ...place, location: `${place.location}.body`, noun: `the body of ${place.noun}` };
  return compareContents(session, { place: body, before: before.request, after: after.request, direction: "response" });
}
