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
  const found = alternativesOf(schema, schemas, new Set()).filter(({ properties }) =>
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

function alternativesOf(
  schema: Schema | undefined,
  schemas: ReadonlyMap<string, Schema>,
  seen: ReadonlySet<Schema>,
): readonly Members[] {
  if (schema === undefined) return [];
  const { schema: target } = follow(schema, schemas);
  if (seen.has(target)) return [];
  const inside = new Set([...seen, target]);
  const branches = target.oneOf ?? target.anyOf;
  const own = (target.allOf ?? []).reduce<Members>(
    (all, part) => alternativesOf(part, schemas, inside).reduce(join, all),
    { properties: new Set(target.object?.properties.keys()), required: target.object?.required ?? new Set() },
  );
  if (branches === undefined) return [own];
  return branches.flatMap((branch) => alternativesOf(branch, schemas, inside)).map((branch) => join(own, branch));
}

function join(a: Members, b: Members): Members {
  return {
    properties: new Set([...a.properties, ...b.properties]),
    required: new Set([...a.required, ...b.required]),
  };
}
