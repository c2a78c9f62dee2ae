import { acceptsAll, follow } from "../../contract/model/follow.js";
import type { ObjectRules, Schema } from "../../contract/model/types.js";

type Schemas = ReadonlyMap<string, Schema>;

/** Properties by which a client takes a success for an error. */
const suspicious: readonly string[] = ["error", "error_code"];

/** What it also goes by where an answer, or an event, is known to hold more than what went wrong. */
const bare: readonly string[] = ["message", "msg", "detail", "errors"];

/** What else an error may say. */
const envelope = /^(?:code|type|errors?|error_code|details?|message|msg|status|success|request_?id)$/i;

/**
 * Where the answer has such a property of its own: the properties of which one shows that it is the answer, and no error
 * in its place. An answer with an `id` is known anyway, and an event is not.
 */
export function describedError(
  schema: Schema | undefined,
  schemas: Schemas,
  kind: "answer" | "page" | "event",
): readonly string[] | undefined {
  const names = alternativesOf(schema, schemas, new Map()).flatMap((members) => {
    const marks = marksOf(members, kind === "answer" ? suspicious : [...suspicious, ...bare]);
    const telling = [...members.required].filter((name) => !envelope.test(name));
    const hasId = kind !== "event" && (telling.length > 0 ? telling : [...members.properties]).includes("id");
    if (marks.length === 0 || hasId) return [];
    return telling.length > 0 ? telling : marks;
  });
  return names.length === 0 ? undefined : [...new Set(names)];
}

/** By what it would be taken for an error. */
function marksOf({ properties, errors, isMap }: Members, names: readonly string[]): readonly string[] {
  return [...names.filter((name) => isMap || properties.has(name)), ...errors];
}

interface Members {
  readonly properties: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Of `type` and `object` those that may be `"error"`. */
  readonly errors: ReadonlySet<string>;
  /** Its properties may have any names. */
  readonly isMap: boolean;
}

type Found = Map<Schema, readonly Members[]>;

/** More than these tell nothing more, and choices among choices have any number of them. */
const mostAlternatives = 100;

function alternativesOf(schema: Schema | undefined, schemas: Schemas, found: Found): readonly Members[] {
  if (schema === undefined) return [];
  const { schema: target } = follow(schema, schemas);
  const known = found.get(target);
  if (known !== undefined) return known;
  found.set(target, []);
  const branches = target.oneOf ?? target.anyOf;
  const own = (target.allOf ?? []).reduce<Members>(
    (all, part) => alternativesOf(part, schemas, found).reduce(join, all),
    membersOf(target.object, schemas),
  );
  const below = branches?.flatMap((branch) => alternativesOf(branch, schemas, found)).slice(0, mostAlternatives);
  const all = below?.map((branch) => join(own, branch)) ?? [own];
  found.set(target, all);
  return all;
}

function membersOf(object: ObjectRules | undefined, schemas: Schemas): Members {
  const { properties = new Map<string, Schema>(), required = new Set<string>(), additionalProperties } = object ?? {};
  const isError = (name: string): boolean => {
    const property = properties.get(name);
    return property !== undefined && follow(property, schemas).schema.enum?.includes("error") === true;
  };
  return {
    properties: new Set(properties.keys()),
    required,
    errors: new Set(["type", "object"].filter(isError)),
    isMap: additionalProperties !== undefined && !additionalProperties.never && !acceptsAll(additionalProperties),
  };
}

function join(a: Members, b: Members): Members {
  return {
    properties: new Set([...a.properties, ...b.properties]),
    required: new Set([...a.required, ...b.required]),
    errors: new Set([...a.errors, ...b.errors]),
    isMap: a.isMap || b.isMap,
  };
}
