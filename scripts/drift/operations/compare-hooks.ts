import type { Body, Hook, HookMethod, Operation, Parameter } from "../../contract/model/types.js";
import { compareNotices, judgeRemoval, noticeIds } from "../schemas/compare-notices.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { compareAnswers } from "./compare-answers.js";
import { compareContents } from "./compare-bodies.js";
import { compareHookSecurity } from "./compare-hook-security.js";
import { compareSentParameters } from "./compare-sent-parameters.js";
import { placeOfLack } from "./place-of-lack.js";

type HookKind = "webhook" | "callback";

/** Whose hooks they are. */
interface HookOwner {
  readonly kind: HookKind;
  readonly operation: Operation | undefined;
  /** Where one that a side lacks would stand. */
  readonly base: DriftFinding["base"];
  readonly revision: DriftFinding["revision"];
}

export function compareWebhooks(session: Session): readonly DriftFinding[] {
  const { base, revision } = session;
  const places = { base: placeOfLack(base, "webhooks"), revision: placeOfLack(revision, "webhooks") };
  const owner: HookOwner = { kind: "webhook", operation: undefined, ...places };
  return compareHooks(session, owner, [base.webhooks ?? [], revision.webhooks ?? []]);
}

export function compareCallbacks(session: Session, before: Operation, after: Operation): readonly DriftFinding[] {
  const owner: HookOwner = { kind: "callback", operation: before, base: before.at, revision: after.at };
  return compareHooks(session, owner, [before.callbacks ?? [], after.callbacks ?? []]);
}

const ids = {
  webhook: {
    added: "webhook-added",
    removed: "webhook-removed",
    body: "webhook-body",
    always: "webhook-body-became-required",
    sometimes: "webhook-body-became-optional",
    parameter: "webhook-parameter",
  },
  callback: {
    added: "callback-added",
    removed: "callback-removed",
    body: "callback-body",
    always: "callback-body-became-required",
    sometimes: "callback-body-became-optional",
    parameter: "callback-parameter",
  },
} as const;

/** Requests that the provider sends: what it puts into them is compared like a response. */
function compareHooks(
  session: Session,
  owner: HookOwner,
  [before, written]: readonly [readonly Hook[], readonly Hook[]],
): readonly DriftFinding[] {
  const { kind, operation } = owner;
  const after = withNamesOf(before, written);
  const [from, to] = [partsOf(before, after), partsOf(after, before)];
  const siteOf = (name: string): Site => ({ operation, part: { kind, name } });
  const findings: DriftFinding[] = [];
  for (const [key, { name, at, other, method, whole }] of from) {
    const two = to.get(key)?.method;
    if (method && two) {
      findings.push(...compareLifecycle(session, siteOf(name), [method, two]));
      findings.push(...compareMethod(session, { operation, kind, name }, [method, two]));
    } else if (!to.has(key) && !session.inferred) {
      const announced = hasEnded(session, method ? [method] : whole) ? ({ level: "info" } as const) : {};
      const details = { name, base: at, revision: other ?? owner.revision, ...announced };
      findings.push(findingOf(ids[kind].removed, siteOf(name), details));
    }
  }
  for (const [key, { name, at, other }] of to) {
    if (from.has(key)) continue;
    findings.push(findingOf(ids[kind].added, siteOf(name), { name, base: other ?? owner.base, revision: at }));
  }
  return findings;
}

/** Callbacks by the names that they had: what is called is the expression, which alone is sent. */
function withNamesOf(before: readonly Hook[], after: readonly Hook[]): readonly Hook[] {
  const only = (hooks: readonly Hook[], others: readonly Hook[]) =>
    hooks.filter(({ name, expression }) => expression !== undefined && !others.some((other) => other.name === name));
  const [gone, fresh] = [only(before, after), only(after, before)];
  const called = (hooks: readonly Hook[], expression: string | undefined) =>
    hooks.filter((hook) => hook.expression === expression);
  return after.map((hook) => {
    const [former, ...others] = fresh.includes(hook) ? called(gone, hook.expression) : [];
    const isOne = former !== undefined && others.length === 0 && called(fresh, hook.expression).length === 1;
    return isOne ? { ...hook, name: former.name } : hook;
  });
}

interface HookPart {
  /** How people call it: with the method where the hook has, or had, several. */
  readonly name: string;
  readonly at: DriftFinding["base"];
  /** The hook on the other side, where that lacks the method. */
  readonly other?: DriftFinding["base"];
  readonly method?: HookMethod;
  /** The methods of the hook. */
  readonly whole: readonly HookMethod[];
}

/** The hooks that only this side has, and the methods of those that both have. */
function partsOf(hooks: readonly Hook[], others: readonly Hook[]): ReadonlyMap<string, HookPart> {
  return new Map(
    hooks.flatMap(({ name, methods, at }): (readonly [string, HookPart])[] => {
      const other = others.find((hook) => hook.name === name);
      if (other === undefined) return [[name, { name, at, whole: methods }]];
      const several = new Set([...methods, ...other.methods].map(({ method }) => method)).size > 1;
      return methods.map((method) => [
        `${name} ${method.method}`,
        { name: several ? `${name} ${method.method}` : name, at: method.at, other: other.at, method, whole: methods },
      ]);
    }),
  );
}

/** Deprecation and sunset: a hook is described as an operation is. */
function compareLifecycle(
  { lifecycle, inferred }: Session,
  site: Site,
  [before, after]: readonly [HookMethod, HookMethod],
): readonly DriftFinding[] {
  if (inferred) return [];
  const findings: DriftFinding[] = [];
  const notices = [lifecycle.noticeOf(before), lifecycle.noticeOf(after)] as const;
  compareNotices(lifecycle, notices, noticeIds.operation, (id, facts) =>
    findings.push(findingOf(id, site, { ...facts, base: before.at, revision: after.at })),
  );
  return findings;
}

/** That it goes has been announced of each method. */
function hasEnded({ lifecycle }: Session, methods: readonly HookMethod[]): boolean {
  return (
    methods.length > 0 &&
    methods.every((method) => judgeRemoval(lifecycle, lifecycle.noticeOf(method)).way === "announced")
  );
}

interface HookPlace {
  readonly operation: Operation | undefined;
  readonly kind: HookKind;
  readonly name: string;
}

/** What a call has: headers and query, its body, and what is answered. */
function compareMethod(
  session: Session,
  { operation, kind, name }: HookPlace,
  [before, after]: readonly [HookMethod, HookMethod],
): readonly DriftFinding[] {
  const sent = ({ parameters, at }: HookMethod) => ({ parameters, placeOf: (one: Parameter) => one.at, at });
  const parameters = compareSentParameters(session, [sent(before), sent(after)], (parameter) => ({
    operation,
    part: { kind: ids[kind].parameter, name, in: parameter.in, parameter: parameter.name },
  }));
  const { inferred } = session;
  const [from, to] = [bodyOf(before), bodyOf(after)];
  const site = { operation, part: { kind: ids[kind].body, name } } as const;
  return [
    ...parameters,
    ...compareHookSecurity(session, { operation, part: { kind, name } }, [before, after]),
    ...(inferred ? [] : compareNeed(site, kind, [before, after])),
    ...(from.content.length + to.content.length === 0
      ? []
      : compareContents(session, { site, before: from, after: to, direction: "response" })),
    ...compareAnswers(session, { operation, kind, name }, [before, after]),
  ];
}

/** Whether the call always has its body. */
function compareNeed(
  site: Site,
  kind: HookKind,
  [{ request: before }, { request: after }]: readonly [HookMethod, HookMethod],
): readonly DriftFinding[] {
  if (before === undefined || after === undefined || before.required === after.required) return [];
  const id = after.required ? ids[kind].always : ids[kind].sometimes;
  return [findingOf(id, site, { base: before.at, revision: after.at })];
}

/** The body of the call; where it has none, one without content. */
function bodyOf({ request, at }: HookMethod): Pick<Body, "content" | "at"> {
  return request ?? { content: [], at };
}
