import type { Body, Contract, MediaType, Parameter, Response, Schema } from "../../contract/model/types.js";
import { bareType, isStreamType, matchesRange } from "../../spec/media-types.js";
import { type Place, partOf } from "../conflicts.js";
import type { Side } from "../side.js";
import type { ConflictFinder } from "./conflict-finder.js";
import type { Join } from "./joining.js";

/** What joins schemas, and hears of contradictions. */
export interface Joining {
  readonly join: Join;
  readonly conflicts: ConflictFinder;
}

/** Something of one provider. */
export interface Of<T> {
  readonly contract: Contract;
  readonly part: T;
}

/** At least one of what providers have in one place. */
export type Some<T> = readonly [Of<T>, ...Of<T>[]];

/** Parts of lists by key, in the order in which they come, each with those who have it. */
export function byKey<T>(all: readonly Of<readonly T[]>[], keyOf: (part: T) => string): ReadonlyMap<string, Some<T>> {
  const found = new Map<string, [Of<T>, ...Of<T>[]]>();
  for (const { contract, part: parts } of all) {
    for (const part of parts) {
      const present = found.get(keyOf(part));
      if (present === undefined) found.set(keyOf(part), [{ contract, part }]);
      else present.push({ contract, part });
    }
  }
  return found;
}

/** Who has a part, where not all have it. */
export function holders(
  some: readonly Of<unknown>[],
  all: readonly Of<unknown>[],
): { readonly providers?: readonly string[] } {
  const names = [...new Set(some.map(({ contract }) => contract.provider))];
  return names.length === new Set(all.map(({ contract }) => contract.provider)).size ? {} : { providers: names };
}

export function sideOf({ contract: { provider, schemas } }: Of<unknown>, schema: Schema): Side {
  return { schema, provider, schemas };
}

export function keyOf(parameter: Parameter): string {
  return `${parameter.in} ${parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name}`;
}

/** A parameter is required where all have it and require it. */
export function joinParameters(
  all: readonly Of<readonly Parameter[]>[],
  joining: Joining,
  place: Place,
): readonly Parameter[] {
  return [...byKey(all, keyOf).values()].map((some) =>
    joinParameter(some, all, joining, partOf(place, some[0].part.name)),
  );
}

function joinParameter(
  some: Some<Parameter>,
  all: readonly Of<unknown>[],
  { join, conflicts }: Joining,
  place: Place,
): Parameter {
  const [{ part: first }] = some;
  const { deprecated, description = some.find(({ part }) => part.description)?.part.description, ...rest } = first;
  const said = some.map(({ contract: { provider }, part }) => ({ provider, value: wireForm(part), at: part.at }));
  conflicts.note("style", place, said, wireForm(first));
  const isShared = holders(some, all).providers === undefined;
  const schema = join(
    some.map((one) => sideOf(one, one.part.schema)),
    place,
  );
  return {
    ...rest,
    ...(description !== undefined && { description }),
    ...(deprecated && some.every(({ part }) => part.deprecated) && { deprecated }),
    required: first.in === "path" || (isShared && some.every(({ part }) => part.required)),
    schema,
    ...holders(some, all),
  };
}

/** How a parameter is written. */
export function wireForm({ in: place, style, explode, mediaType }: Parameter): string {
  if (mediaType !== undefined) return mediaType;
  const name = style ?? (place === "query" || place === "cookie" ? "form" : "simple");
  return `${name}${(explode ?? name === "form") ? " exploded" : ""}`;
}

export function joinBodies(all: readonly Of<Body | undefined>[], joining: Joining, place: Place): Body | undefined {
  const some = all.filter((one): one is Of<Body> => one.part !== undefined);
  const [first] = some;
  if (first === undefined) return undefined;
  const description = some.find(({ part }) => part.description)?.part.description;
  return {
    ...first.part,
    ...(description !== undefined && { description }),
    content: joinContent(
      some.map(({ contract, part }) => ({ contract, part: part.content })),
      joining,
      place,
    ),
    required: some.length === all.length && some.every(({ part }) => part.required),
    ...holders(some, all),
  };
}

/** Answers by status. One that stands for several statuses is joined to those of its range that others name. */
export function joinResponses(
  all: readonly Of<readonly Response[]>[],
  joining: Joining,
  place: Place,
): readonly Response[] {
  const statuses = [...byKey(all, ({ status }) => status)];
  const joined = statuses.map(([status, own]) => {
    const near = all.flatMap(({ contract, part }): readonly Of<Response>[] => {
      const found = responseFor(part, status);
      return found === undefined ? [] : [{ contract, part: found }];
    });
    const named = near.filter(({ part }) => part.status !== "default" || status === "default");
    return { ...joinResponse(own[0].part, near, joining, partOf(place, status)), ...holders(named, all) };
  });
  return joined.sort((a, b) => (a.status < b.status ? -1 : 1));
}

/** OpenAPI 3.1, "Responses Object": a status goes before its range, and either before `default`. */
export function responseFor(responses: readonly Response[], status: string): Response | undefined {
  const find = (wanted: string): Response | undefined => responses.find((one) => one.status === wanted);
  return find(status) ?? (/^\d/.test(status) ? find(`${status.slice(0, 1)}XX`) : undefined) ?? find("default");
}

function joinResponse(first: Response, near: readonly Of<Response>[], joining: Joining, place: Place): Response {
  const description = first.description || (near.find(({ part }) => part.description)?.part.description ?? "");
  const headers = near.map(({ contract, part }) => ({ contract, part: part.headers }));
  const content = near.map(({ contract, part }) => ({ contract, part: part.content }));
  return {
    ...first,
    description,
    headers: joinParameters(headers, joining, place),
    content: joinContent(content, joining, place),
  };
}

/** Bodies by media type. One that stands for several types is joined to those of its range that others name. */
function joinContent(all: readonly Of<readonly MediaType[]>[], joining: Joining, place: Place): readonly MediaType[] {
  const types = byKey(all, ({ type }) => bareType(type));
  return [...types].map(([type, own]) => {
    const near = all.flatMap(({ contract, part }): readonly Of<MediaType>[] => {
      const found = mediaFor(part, type);
      return found === undefined ? [] : [{ contract, part: found }];
    });
    const [first, ...others] = near;
    const named: Some<MediaType> = first === undefined ? own : [first, ...others];
    const inner = types.size > 1 ? partOf(place, type) : place;
    return { ...joinMedia(own[0].part, named, joining, inner), ...holders(named, all) };
  });
}

export function mediaFor(content: readonly MediaType[], type: string): MediaType | undefined {
  const find = (test: (one: string) => boolean): MediaType | undefined =>
    content.find((one) => test(bareType(one.type)));
  return find((one) => one === type) ?? find((one) => matchesRange(one, type));
}

function joinMedia(first: MediaType, some: Some<MediaType>, joining: Joining, place: Place): MediaType {
  const { schema: _, itemSchema: __, encoding: ___, ...rest } = first;
  const isStream = isStreamType(first.type);
  const itemsOf = ({ schema, itemSchema }: MediaType): Schema | undefined =>
    isStream ? (itemSchema ?? schema) : itemSchema;
  const asItems = isStream && some.some(({ part }) => part.itemSchema !== undefined);
  const schema = asItems ? undefined : joinOptional(some, (media) => media.schema, joining, place);
  const items = isStream && !asItems ? undefined : joinOptional(some, itemsOf, joining, place);
  const encoding = joinEncodings(some, joining, place);
  return {
    ...rest,
    ...(schema && { schema }),
    ...(items && { itemSchema: items }),
    ...(encoding.size > 0 && { encoding }),
  };
}

/** Nothing where one says nothing: there, anything goes. */
function joinOptional(
  some: Some<MediaType>,
  read: (media: MediaType) => Schema | undefined,
  { join }: Joining,
  place: Place,
): Schema | undefined {
  const sides = some.flatMap((one) => {
    const schema = read(one.part);
    return schema === undefined ? [] : [sideOf(one, schema)];
  });
  return sides.length < some.length || sides.length === 0 ? undefined : join(sides, place);
}

function joinEncodings(
  some: Some<MediaType>,
  { conflicts }: Joining,
  place: Place,
): NonNullable<MediaType["encoding"]> {
  const all = some.map(({ contract, part }) => ({ contract, part: [...(part.encoding ?? [])] }));
  const fields = byKey(all, ([name]) => name);
  return new Map(
    [...fields].map(([name, own]) => {
      const said = own.map(({ contract: { provider }, part: [, one] }) => ({
        provider,
        value: one.contentType,
        at: one.at,
      }));
      const [first] = own;
      conflicts.note("encoding", partOf(place, name), said, first.part[1].contentType ?? "");
      return [name, first.part[1]] as const;
    }),
  );
}
