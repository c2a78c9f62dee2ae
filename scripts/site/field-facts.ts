import { isObject } from "../base/json.js";
import { findProperty, inPlace } from "../contract/model/find-property.js";
import type { Contract, Operation, Schema } from "../contract/model/types.js";
import { pathText } from "../drift/changes/step.js";
import type { Change, ChangeLocation } from "../drift/changes/types.js";
import { briefOf, joinBriefs } from "../report/brief.js";
import type { Comparand } from "../report/comparand.js";
import type { SupportField } from "../report/support.js";
import { limitsExtension } from "../spec/extensions.js";
import { limitWords } from "./type-words.js";

/** What stands at a field's place in a contract. */
export interface FieldFacts {
  readonly schema: Schema | undefined;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly deprecated: boolean;
}

/** A field, a parameter of the path, or the events of the answer. */
export interface RequestPlace {
  readonly in: SupportField["in"] | "path";
  readonly name: string;
}

export function factsOf({ in: where, name }: RequestPlace, operation: Operation, { schemas }: Contract): FieldFacts {
  const parameter = operation.parameters.find((each) => each.in === where && each.name === name);
  if (parameter !== undefined) {
    const { schema, required, description = schema.notes.description } = parameter;
    return { schema, required, description, deprecated: parameter.deprecated === true };
  }
  const bodies = operation.request?.content.flatMap(({ schema }) => schema ?? []) ?? [];
  const [schema] = bodies.flatMap((body) => findProperty(body, name, schemas));
  const required = bodies.some((body) =>
    inPlace({ ...body, oneOf: [], anyOf: [] }, schemas).some(({ object }) => object?.required.has(name)),
  );
  const described = schema && inPlace(schema, schemas).find(({ notes }) => notes.description !== undefined);
  return {
    schema,
    required,
    description: schema?.notes.description ?? described?.notes.description,
    deprecated: schema?.notes.deprecated === true,
  };
}

/** The limits of one provider, where they are not those of the others. */
export function ownLimits(
  { in: where, name }: RequestPlace,
  operation: Operation,
  provider: string,
): readonly string[] {
  const all = operation.extensions?.get(limitsExtension);
  const place = where === "body" ? `request.${name}` : `${where} ${name}`;
  const limits = isObject(all) ? all[place] : undefined;
  const own = isObject(limits) ? limits[provider] : undefined;
  if (!isObject(own)) return [];
  const told = limitWords(own);
  return told.length > 0 ? told : ["no limits"];
}

const maxReasons = 4;

/** What a provider does not take of a field: `not null`, `.strict missing`. */
export function reasonsOf(field: RequestPlace, key: string, comparand: Comparand | undefined): readonly string[] {
  const placed = (comparand?.report.changes ?? []).flatMap((change): readonly string[] => {
    const rest = reachesField(change, field, key);
    if (rest === undefined) return [];
    return joinBriefs([briefOf(change)]).map((brief) => `${rest} ${brief}`.trim());
  });
  const distinct = [...new Set(placed)];
  const more = distinct.length - maxReasons;
  return more > 1 ? [...distinct.slice(0, maxReasons), `… and ${more} more`] : distinct;
}

/** The way from the field to what a change is about, if it is about something in this request that breaks clients or may. */
function reachesField(change: Change, field: RequestPlace, key: string): string | undefined {
  const { operation, operations = [], level, alsoAt = [] } = change;
  if (level === "info" || (operation !== key && !operations.includes(key))) return undefined;
  const ways = [change, ...alsoAt].map((place) => wayFrom(field, place));
  return ways.find((way) => way !== undefined);
}

function wayFrom({ in: where, name }: RequestPlace, { part, path }: ChangeLocation): string | undefined {
  if (part.kind === "parameter") return part.in === where && part.name === name ? pathText(path) : undefined;
  const start = path.findIndex(({ kind }) => kind !== "branch");
  const step = path[start];
  const isHere = part.kind === "request-body" && where === "body" && step?.kind === "property" && step.name === name;
  return isHere ? pathText(path.slice(start + 1)) : undefined;
}
