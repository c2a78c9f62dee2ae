import { isInferred } from "../contract/model/page-marks.js";
import type { MediaType, Operation, Schema } from "../contract/model/types.js";
import type { Step } from "./changes/step.js";
import { isOnlyUnion } from "./schemas/branches.js";
import { findingsOfPair, type Site } from "./schemas/findings.js";
import type { Session } from "./schemas/session.js";
import type { Space } from "./values/space.js";
import { refusesTag, textTags } from "./values/text-tags.js";
import { schemaOf } from "./values/value-set.js";
import type { View } from "./values/view.js";

/** 1, ½ or 0 for a field; `undefined` for one of which the provider's page says nothing. */
export type FieldShare = number | undefined;

interface BodyField {
  readonly in: "body";
  readonly name: string;
  readonly share: FieldShare;
}

type Shares = ReadonlyMap<string, FieldShare>;

/** For each property of the reference's body. A body that is a choice counts by its alternatives, like the schemas of two calls. */
export function bodyShares(session: Session, operation: Operation, other: Operation | undefined): readonly BodyField[] {
  const before = mainMedia(operation);
  if (before?.schema === undefined) return [];
  const { base, revision } = session.comparison;
  const after = other && counterpart(other, before);
  const inferred = other !== undefined && isInferred(other);
  const wanted = alternativesOf(before.schema, base.space);
  if (after?.schema === undefined) {
    const share = other?.request && after ? 1 : inferred ? undefined : 0;
    const names = new Set(wanted.flatMap((schema) => propertyNames(schema, base.space)));
    return [...names].map((name) => ({ in: "body", name, share }));
  }
  const offered = alternativesOf(after.schema, revision.space);
  const views = new Map(offered.map((schema) => [schema, viewOf(schema, revision.space)]));
  const shares = wanted.map((one) => {
    const tags = textTags(viewOf(one, base.space), base.space);
    const meant = [...views].filter(([, view]) => !refusesTag(view, tags, revision.space)).map(([schema]) => schema);
    const found = (meant.length > 0 ? meant : offered).map((two) => sharesOf(session, one, two, inferred));
    // Of the alternatives one is meant by each call: what calls of one schema meet on average, or what suits each best.
    return wanted.length === 1 ? meanOf(found) : bestOf(found);
  });
  return [...meanOf(shares)].map(([name, share]) => ({ in: "body", name, share }));
}

/** The alternatives of a schema that is nothing but a choice; else the schema itself. */
function alternativesOf(schema: Schema, space: Space): readonly Schema[] {
  const view = viewOf(schema, space);
  const [union] = view.unions;
  if (union === undefined || view.unions.length > 1 || !isOnlyUnion(view)) return [schema];
  return union.branches.flatMap((branch) => alternativesOf(schemaOf(branch), space));
}

function viewOf(schema: Schema, space: Space): View {
  return space.viewOf(space.shapeOf(schema));
}

const body: Site = { operation: undefined, part: { kind: "request-body" } };

function sharesOf(session: Session, before: Schema, after: Schema, inferred: boolean): Shares {
  const { space } = session.comparison.base;
  const names = propertyNames(before, space);
  const context = { subject: "request-body", direction: "request", text: false, inferred } as const;
  const pair = session.schemas.compare(before, after, context);
  if (pair === undefined) return new Map(names.map((name) => [name, 1]));
  const findings = findingsOfPair(pair, body, { base: before, revision: after });
  const placed = findings.map(({ id, level, path }) => ({ id, level, path: withoutBranches(path) }));
  const shareOf = (name: string): FieldShare => {
    const within = placed.filter(({ path: [step] }) => step?.kind === "property" && step.name === name);
    const itself = within.filter(({ path }) => path.length === 1);
    if (itself.some(({ id }) => id === "request-property-unknown")) return undefined;
    if (itself.some(({ id, level }) => id === "request-property-removed" && level !== "info")) return 0;
    return within.every(({ level }) => level === "info") ? 1 : 0.5;
  };
  return new Map(names.map((name) => [name, shareOf(name)]));
}

/** A property of an alternative is one of the body. */
function withoutBranches(path: readonly Step[]): readonly Step[] {
  const start = path.findIndex(({ kind }) => kind !== "branch");
  return start < 0 ? [] : path.slice(start);
}

/** Field by field, over the lists that know of it. */
function meanOf(lists: readonly Shares[]): Shares {
  const names = new Set(lists.flatMap((shares) => [...shares.keys()]));
  return new Map(
    [...names].map((name) => {
      const known = lists.map((shares) => shares.get(name)).filter((share) => share !== undefined);
      return [name, known.length === 0 ? undefined : known.reduce((sum, share) => sum + share, 0) / known.length];
    }),
  );
}

/** The list in which most is taken. */
function bestOf(lists: readonly Shares[]): Shares {
  const total = (shares: Shares) => [...shares.values()].reduce<number>((sum, share) => sum + (share ?? 0), 0);
  return lists.reduce((best, shares) => (total(shares) > total(best) ? shares : best), lists[0] ?? new Map());
}

function mainMedia(operation: Operation): MediaType | undefined {
  const content = operation.request?.content ?? [];
  return content.find(({ type }) => type.includes("json")) ?? content[0];
}

function counterpart(operation: Operation, media: MediaType): MediaType | undefined {
  return operation.request?.content.find(({ type }) => type === media.type) ?? mainMedia(operation);
}

function propertyNames(schema: Schema, space: Space): readonly string[] {
  const view = viewOf(schema, space);
  const branches = view.unions.flatMap((union) => union.branches.map((branch) => space.viewOf(branch)));
  return [...new Set([view, ...branches].flatMap(({ properties }) => [...properties.keys()]))];
}
