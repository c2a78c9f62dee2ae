import { groupBy } from "../../base/group-by.js";
import { canonicalJson } from "../../base/json.js";
import { eraseNames } from "../../contract/model/path-names.js";
import type { Body, Contract, MediaType, Operation } from "../../contract/model/types.js";
import { withoutSlash } from "../../spec/path-item.js";
import type { Session } from "../schemas/session.js";
import type { Canonicalizer } from "../values/canonical.js";
import { belowServer } from "./below-server.js";
import { type TakenByTemplate, takeTemplates } from "./match-templates.js";

/** An operation of base and the one of the revision that takes its place. */
export type OperationPair = readonly [Operation, Operation];

export interface OperationMatch {
  readonly pairs: readonly OperationPair[];
  /** Operations that are called otherwise but do the same. */
  readonly moved: readonly OperationPair[];
  /** Operations of a fixed path that a template takes now. */
  readonly generalized: readonly TakenByTemplate[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/**
 * Matches operations by identity, then by the whole path, of which a part may have moved between servers and paths, then,
 * of versions, by the path below a server of their own; then those of a fixed path by the template that takes it; of the rest,
 * those with the same operationId or the same exchange have moved.
 */
export function matchOperations(session: Session): OperationMatch {
  const { base, revision } = session;
  const right = new Map(revision.operations.map((operation) => [operation.identity, operation]));
  const pairs: OperationPair[] = [];
  const left = new Set<Operation>();
  for (const operation of base.operations) {
    const other = right.get(operation.identity);
    if (other === undefined) left.add(operation);
    else {
      right.delete(operation.identity);
      pairs.push([operation, other]);
    }
  }
  const rest = new Set(right.values());
  pairs.push(...takeMatches(left, rest, ({ key }) => eraseNames(key)));
  // Who changes the base URL for another provider's calls nothing below another root there.
  const isOfVersions = session.options.relation !== "providers";
  if (isOfVersions && [...left, ...rest].some(({ servers }) => servers))
    pairs.push(...takeMatches(left, rest, templateBelowServer));
  const generalized = takeTemplates(session, left, rest);
  const named = ({ method, operationId }: Operation) => operationId && `${method} ${operationId}`;
  const moved = [
    // Two APIs may well give different operations the same name.
    ...(base.info.title === revision.info.title ? takeMatches(left, rest, named) : []),
    ...takeMatches(
      left,
      rest,
      (operation, contract) =>
        exchangeOf(operation, contract === base ? session.comparison.base : session.comparison.revision),
      [base, revision],
    ),
  ];
  return { pairs, moved, generalized, removed: [...left], added: [...rest] };
}

function templateBelowServer(operation: Operation): string {
  const [, query] = operation.identity.split("?");
  return [`${operation.method} ${templateOf(belowServer(operation))}`, ...(query === undefined ? [] : [query])].join(
    "?",
  );
}

/** Whether paths differ in the names of their parameters at most, and in the slash at their end. */
export function isOneTemplate(one: string, other: string): boolean {
  return templateOf(one) === templateOf(other);
}

function templateOf(path: string): string {
  return eraseNames(withoutSlash(path));
}

type KeyOf = (operation: Operation, contract: Contract | undefined) => string | undefined;

/** Takes the operations whose key occurs once on both sides. */
function takeMatches(
  left: Set<Operation>,
  right: Set<Operation>,
  keyOf: KeyOf,
  contracts: readonly [Contract?, Contract?] = [],
): readonly OperationPair[] {
  if (left.size === 0 || right.size === 0) return [];
  const before = groupBy(left, (operation) => keyOf(operation, contracts[0]) || undefined);
  const after = groupBy(right, (operation) => keyOf(operation, contracts[1]) || undefined);
  return [...before].flatMap(([key, [one, ...others]]) => {
    const [two, ...twins] = after.get(key) ?? [];
    if (!one || !two || others.length > 0 || twins.length > 0) return [];
    left.delete(one);
    right.delete(two);
    return [[one, two] as const];
  });
}

/** The last segment of the path and everything exchanged; `undefined` for an exchange too plain to tell by. */
function exchangeOf(operation: Operation, names: Canonicalizer): string | undefined {
  const media = (body: Pick<Body, "content"> | undefined) =>
    (body?.content ?? []).map((item) => mediaText(item, names));
  const contents = [
    media(operation.request),
    ...operation.responses.map((response) => [response.status, ...media(response)]),
  ];
  const described = [operation.request, ...operation.responses].some((body) =>
    body?.content.some(
      (item) => item.schema && names.space.viewOf(names.space.shapeOf(item.schema)).properties.size > 1,
    ),
  );
  if (!described) return undefined;
  const parameters = operation.parameters.map((parameter) => [
    parameter.in,
    parameter.in === "path" ? "" : parameter.name,
    names.idOf(names.space.shapeOf(parameter.schema)),
  ]);
  return canonicalJson([operation.method, withoutSlash(operation.path).split("/").at(-1), contents, parameters]);
}

function mediaText(media: MediaType, names: Canonicalizer): string {
  const schema = media.schema ?? media.itemSchema;
  return `${media.type} ${schema ? names.idOf(names.space.shapeOf(schema)) : ""}`;
}
