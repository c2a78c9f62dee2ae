import type { Hook, HookMethod, Operation } from "../../ir/types.js";
import { compareContents } from "./compare-bodies.js";
import { type Finding, findingOf, type Place } from "./findings.js";
import type { Session } from "./session.js";

interface HookPlaces {
  readonly added: string;
  readonly removed: string;
  readonly placeOf: (name: string) => Place;
  readonly base: Finding["base"];
  readonly revision: Finding["revision"];
}

export function compareWebhooks(session: Session): readonly Finding[] {
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
): readonly Finding[] {
  const [from, to] = [methodsOf(before), methodsOf(after)];
  const findings: Finding[] = [];
  for (const [name, one] of from) {
    const two = to.get(name);
    if (two) findings.push(...compareMethod(session, places.placeOf(name), [one, two]));
    else if (!session.inferred) {
      findings.push(findingOf(places.removed, places.placeOf(name), { name, base: one.at, revision: places.revision }));
    }
  }
  for (const [name, two] of to) {
    if (!from.has(name)) {
      findings.push(findingOf(places.added, places.placeOf(name), { name, base: places.base, revision: two.at }));
    }
  }
  return findings;
}

/** Methods under the name of their hook, with the method where a hook has several. */
function methodsOf(hooks: readonly Hook[]): ReadonlyMap<string, HookMethod> {
  return new Map(
    hooks.flatMap(({ name, methods }) =>
      methods.map((method) => [methods.length === 1 ? name : `${name} ${method.method}`, method] as const),
    ),
  );
}

function compareMethod(
  session: Session,
  place: Place,
  [before, after]: readonly [HookMethod, HookMethod],
): readonly Finding[] {
  if (before.request === undefined || after.request === undefined) return [];
  const body = { ...place, location: `${place.location}.body`, noun: `the body of ${place.noun}` };
  return compareContents(session, { place: body, before: before.request, after: after.request, direction: "response" });
}
