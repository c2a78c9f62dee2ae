import { follow } from "../../contract/model/follow.js";
import type { Schema } from "../../contract/model/types.js";

/** Properties by which a client takes a success for an error. */
const suspicious: readonly string[] = ["error", "error_code"];

/** What else an error may say. */
const envelope = /^(?:code|type|errors?|error_code|details?|message|msg|status|success|request_?id)$/i;

/**
 * Where the answer has such a property of its own: the properties of which one shows that it is the answer, and no error
 * in its place. An answer with an `id` is known anyway.
 */
export function describedError(schema: Schema | undefined, schemas: ReadonlyMap<string, Schema>): string[] | undefined {
  const found = alternativesOf(schema, schemas, new Map()).filter(({ properties }) =>
    suspicious.some((name) => properties.has(name)),
  );
  if (found.length === 0) return undefined;
  const names = [...new Set(found.flatMap(tellingNames))];
  return names.includes("id") ? undefined : names;
}

function tellingNames({ properties, required }: Members): readonly string[] {
  const telling = [required, properties].map((names) => [...names].filter((name) => !envelope.test(name)));
  return telling.find((names) => names.length > 0) ?? [...properties].filter((name) => suspicious.includes(name));
}

interface Members {
  readonly properties: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
}

type Found = Map<Schema, readonly Members[]>;

/** More than these tell nothing more, and choices among choices have any number of them. */
const mostAlternatives = 100;

function alternativesOf(
  schema: Schema | undefined,
  schemas: ReadonlyMap<string, Schema>,
  found: Found,
): readonly Members[] {
  if (schema === undefined) return [];
  const { schema: target } = follow(schema, schemas);
  const known = found.get(target);
  if (known !== undefined) return known;
  found.set(target, []);
  const branches = target.oneOf ?? target.anyOf;
  const own = (target.allOf ?? []).reduce<Members>(
    (all, part) => alternativesOf(part, schemas, found).reduce(join, all),
    { properties: new Set(target.object?.properties.keys()), required: target.object?.required ?? new Set() },
  );
  const below = branches?.flatMap((branch) => alternativesOf(branch, schemas, found)).slice(0, mostAlternatives);
  const all = below?.map((branch) => join(own, branch)) ?? [own];
  found.set(target, all);
  return all;
}

function join(a: Members, b: Members): Members {
  return {
    properties: new Set([...a.properties, ...b.properties]),
    required: new Set([...a.required, ...b.required]),
  };
}
