import type { Body, MediaType, ObjectRules, Operation, Parameter, Schema } from "../../contract/model/types.js";
import { fernExtension, streamExtension } from "../../spec/extensions.js";
import { bareType } from "../../spec/media-types.js";
import type { Owned } from "../group-by-identity.js";
import { sharedPages } from "../shared-pages.js";
import { alternativesOf, flatSide, follow, type Side } from "../side.js";
import { keyOf, mediaFor, wireForm } from "../union/join-exchange.js";
import type { OperationJoiner } from "../union/operation-joiner.js";
import { shareAnswers, sharedStream } from "./answers.js";
import { pruneSchema } from "./prune-impossible.js";
import type { SchemaIntersector } from "./schema-intersector.js";

/** Why an operation cannot be called in one way at all who have it, and at whom this lies; not said, at all of them. */
export type Refuse = (reason: string, providers?: readonly string[]) => void;

export interface OperationTools {
  readonly requests: SchemaIntersector;
  readonly answers: OperationJoiner;
  /** Whether the first of a group is the reference of the whole contract, whose names of security schemes are kept. */
  readonly isOfReference: boolean;
}

/** Cuts an operation, whose first provider has the words, to the requests that all of a group take, and joins their answers. */
export function intersectOperations(
  group: readonly [Owned, ...Owned[]],
  { requests, answers, isOfReference }: OperationTools,
  refuse: Refuse,
): Operation {
  const [{ operation }] = group;
  const {
    request: _,
    stream: __,
    emptyBody: ___,
    callbacks,
    strayParameters,
    servers,
    page: ____,
    security: own,
    extensions,
    ...rest
  } = operation;
  const body = intersectBodies(group, requests, refuse);
  const answering = shareAnswers(group, refuse);
  const { responses, stream, ...joined } = answers.join(
    answering,
    answering.map(({ contract }) => contract),
  );
  return {
    ...rest,
    ...extensionsOf(extensions, stream !== undefined),
    ...securityOf(isOfReference ? own : joined.security),
    parameters: intersectParameters(group, requests, refuse),
    ...(body ? { request: body } : group.some(hasBodyPlace) && { emptyBody: true }),
    responses,
    ...(stream && { stream }),
    ...sharedPages(group),
  };
}

function securityOf(security: Operation["security"]): Pick<Operation, "security"> {
  return security === undefined ? {} : { security };
}

/** What is said of the way it streams goes where it does not. */
function extensionsOf(extensions: Operation["extensions"], isStreamed: boolean): Pick<Operation, "extensions"> {
  const kept = [...(extensions ?? [])].filter(
    ([name]) => isStreamed || (name !== streamExtension && name !== fernExtension),
  );
  return kept.length === 0 ? {} : { extensions: new Map(kept) };
}

/** The operation without what no value is left for, once it is known of which components that holds. */
export function pruneOperation(operation: Operation, dead: ReadonlySet<string>, refuse: Refuse): Operation {
  const parameters = operation.parameters.flatMap((parameter): Parameter[] => {
    const schema = pruneSchema(parameter.schema, dead);
    if (schema.never && parameter.required)
      refuse(`no value of ${parameter.in} parameter "${parameter.name}" suits all`);
    return schema.never ? [] : [{ ...parameter, schema }];
  });
  const { request, ...rest } = operation;
  const body = request && pruneBody(request, dead, refuse);
  return { ...rest, parameters, ...(body ? { request: body } : request && { emptyBody: true }) };
}

function pruneBody(body: Body, dead: ReadonlySet<string>, refuse: Refuse): Body | undefined {
  const content = body.content.flatMap((media): MediaType[] => {
    const schema = media.schema && pruneSchema(media.schema, dead);
    return schema?.never ? [] : [{ ...media, ...(schema && { schema }) }];
  });
  if (content.length === 0 && body.required) refuse("no request body suits all");
  return content.length === 0 ? undefined : { ...body, content };
}

function intersectParameters(
  group: readonly [Owned, ...Owned[]],
  requests: SchemaIntersector,
  refuse: Refuse,
): readonly Parameter[] {
  const [first, ...others] = group;
  const known = others.map(({ operation }) => byKey(operation.parameters));
  const own = byKey(first.operation.parameters);
  for (const { contract, operation } of others)
    for (const [key, { required }] of byKey(operation.parameters))
      if (required && !own.has(key)) refuse(`not all describe the ${key} that one requires`, [contract.provider]);
  return [...own].flatMap(([key, parameter]): Parameter[] => {
    const partners = known.map((parameters) => parameters.get(key));
    const required = [parameter, ...partners].some((one) => one?.required);
    const lacking = others.filter((_, index) => {
      const partner = partners[index];
      return partner === undefined || wireForm(partner) !== wireForm(parameter);
    });
    if (lacking.length > 0) {
      if (required) refuse(`not all describe the ${key} that one requires`, namesOf(lacking));
      return [];
    }
    const sides = partners.flatMap((partner, index) =>
      partner === undefined ? [] : sideOf(partner.schema, others[index]),
    );
    if (required && parameter.in === "query" && standsApart(group))
      refuse(`the ${key} is an argument at some and an option at those that take a body`);
    return [{ ...parameter, required, schema: requests.intersect(parameter.schema, sides) }];
  });
}

function namesOf(group: readonly Owned[]): readonly string[] {
  return group.map(({ contract }) => contract.provider);
}

/** Whether some take the query in the place where others take a body. */
function standsApart(group: readonly Owned[]): boolean {
  return group.some(hasBodyPlace) && !group.every(hasBodyPlace);
}

function hasBodyPlace({ operation }: Owned): boolean {
  return operation.request !== undefined || operation.emptyBody === true;
}

function byKey(parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  return new Map(parameters.map((parameter) => [keyOf(parameter), parameter]));
}

function sideOf(schema: Schema, owner: Owned | undefined): readonly Side[] {
  return owner === undefined ? [] : [{ schema, provider: owner.contract.provider, schemas: owner.contract.schemas }];
}

function intersectBodies(
  group: readonly [Owned, ...Owned[]],
  requests: SchemaIntersector,
  refuse: Refuse,
): Body | undefined {
  const [first, ...others] = group;
  const { request } = first.operation;
  const required = group.some(({ operation }) => operation.request?.required);
  const types = new Set(
    group.flatMap(({ operation }) => operation.request?.content.map(({ type }) => bareType(type)) ?? []),
  );
  const content = [...types].flatMap((type): MediaType[] => {
    const sides = others.flatMap((owner) => {
      const partner = mediaFor(owner.operation.request?.content ?? [], type);
      return partner === undefined ? [] : sideOf(partner.schema ?? { at: partner.at, notes: {} }, owner);
    });
    const media = mediaFor(request?.content ?? [], type);
    if (media === undefined || sides.length < others.length) return [];
    const left = media.schema ?? { at: media.at, notes: {} };
    const schema = requests.intersect(left, [...sides, ...withoutFlags(left, group, refuse)]);
    return [{ ...media, ...(bareType(media.type) !== type && { type }), schema }];
  });
  if (content.length === 0 && required) refuse("not all take a request body of one media type");
  return request === undefined || content.length === 0 ? undefined : { ...request, required, content };
}

/** The reference's body without the property that asks for a stream, where not all would answer with one. */
function withoutFlags(body: Schema, group: readonly [Owned, ...Owned[]], refuse: Refuse): readonly Side[] {
  const flags = group.flatMap(({ operation }) => operation.stream?.flag ?? []);
  if (flags.length === 0 || sharedStream(group) !== undefined) return [];
  return sideOf(body, group[0]).flatMap((side) => {
    const target = follow(side);
    const branches = (alternativesOf(target) ?? [target.schema]).flatMap((schema): readonly Schema[] => {
      const flat = flatSide(follow({ ...side, schema }));
      const needs = flags.some((name) => flat?.object?.required.has(name));
      return flat?.object === undefined || needs ? [] : [withoutProperties(flat, flat.object, flags)];
    });
    const [only, ...more] = branches;
    if (only === undefined) refuse("the request for a stream cannot be left out");
    if (only === undefined) return [];
    return [{ ...side, schema: more.length === 0 ? only : { at: body.at, notes: {}, anyOf: branches } }];
  });
}

function withoutProperties(schema: Schema, object: ObjectRules, names: readonly string[]): Schema {
  const properties = new Map([...object.properties].filter(([name]) => !names.includes(name)));
  return { ...schema, object: { ...object, properties } };
}
