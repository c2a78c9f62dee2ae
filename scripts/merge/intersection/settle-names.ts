import { compareText } from "../../base/diagnostics.js";
import { reserveName } from "../../base/identifiers.js";
import { OperationMapper } from "../../contract/model/map-operation.js";
import { mapSchema, subschemas } from "../../contract/model/map-schema.js";
import { namesBelow, namingSchemas } from "../../contract/model/names-below.js";
import { renamePart } from "../../contract/model/rename-part.js";
import type { Contract, Operation, Schema } from "../../contract/model/types.js";
import { textOf } from "../side.js";
import { withoutMarks, withoutOneSide } from "../union/merge-contracts.js";

type Schemas = ReadonlyMap<string, Schema>;

/**
 * Brings the components of requests (`asked`) and of answers (`answered`) under one set of names. Where both have one of
 * a name and mean different things, the answer's is `Returned…`. Components that no operation uses are gone.
 */
export function settleNames(
  operations: readonly Operation[],
  asked: Schemas,
  answered: Schemas,
): Pick<Contract, "operations" | "schemas"> {
  const plain = operations.map(partMapper(inOwnWords, promised)).map(withoutMarks);
  const requests = reach(plain.map(requestOf), mapAll(asked, inOwnWords));
  const answers = reach(plain.map(answerOf), mapAll(answered, promised));
  const names = newNames(requests, answers);
  const rename = (part: Schema): Schema => renamePart(part, (name) => names.get(name) ?? name);
  const renamed = [...mapAll(answers, rename)].map(([name, schema]) => [names.get(name) ?? name, schema] as const);
  return {
    operations: plain.map(partMapper((schema) => schema, rename)),
    schemas: new Map([...requests, ...renamed].sort(([a], [b]) => compareText(a, b))),
  };
}

type Change = (schema: Schema) => Schema;

function requestOf({ stream, ...operation }: Operation): Operation {
  return { ...operation, responses: [] };
}

function answerOf({ request, ...operation }: Operation): Operation {
  return { ...operation, parameters: [] };
}

function partMapper(ofRequest: Change, ofAnswer: Change): (operation: Operation) => Operation {
  const [requests, answers] = [new OperationMapper(ofRequest), new OperationMapper(ofAnswer)];
  return (operation) => {
    const { parameters, request } = requests.operation(requestOf(operation));
    return { ...answers.operation(answerOf(operation)), parameters, ...(request && { request }) };
  };
}

function mapAll(schemas: Schemas, change: Change): Schemas {
  return new Map([...schemas].map(([name, schema]) => [name, mapSchema(schema, change)]));
}

/** A schema without what one provider says of it to its own tools. */
function inOwnWords(schema: Schema): Schema {
  const plain = withoutOneSide(schema);
  const { extensions, providerLimits, ...notes } = plain.notes;
  return (extensions ?? providerLimits) === undefined ? plain : { ...plain, notes };
}

/** An answer's schema with the properties alone that all providers describe. */
function promised(schema: Schema): Schema {
  const plain = withoutNegations(inOwnWords(schema));
  const { object } = plain;
  if (object === undefined || ![...object.properties.values()].some(({ notes }) => notes.providers)) return plain;
  const { additionalProperties, patternProperties, ...rules } = object;
  const properties = [...object.properties].filter(([, { notes }]) => notes.providers === undefined);
  return { ...plain, object: { ...rules, properties: new Map(properties) } };
}

/** What is denied by way of a schema that several have joined would be denied to answers of some. */
function withoutNegations(schema: Schema): Schema {
  const { not, conditional, ...rest } = schema;
  const isFixed = [not, conditional?.if].every(
    (part) => part === undefined || [...subschemas(part)].every(({ ref, object }) => (ref ?? object) === undefined),
  );
  return isFixed ? schema : rest;
}

/** The components that the requests of operations use. */
export function reachRequests(operations: readonly Operation[], schemas: Schemas): Schemas {
  return reach(operations.map(requestOf), schemas);
}

/** The components that operations use, directly or through others. */
export function reach(operations: readonly Operation[], schemas: Schemas): Schemas {
  const names = namesBelow(namingSchemas(operations), schemas);
  return new Map([...schemas].filter(([name]) => names.has(name)));
}

function newNames(requests: Schemas, answers: Schemas): ReadonlyMap<string, string> {
  const differing = new Set<string>();
  const differs = (name: string, schema: Schema): boolean => {
    const other = requests.get(name);
    if (other === undefined || differing.has(name)) return false;
    return (
      textOf(other) !== textOf(schema) ||
      [...subschemas(schema)].some(({ ref }) => ref !== undefined && differing.has(ref))
    );
  };
  for (let found = true; found; ) {
    const more = [...answers].filter(([name, schema]) => differs(name, schema));
    for (const [name] of more) differing.add(name);
    found = more.length > 0;
  }
  const taken = new Set([...requests.keys(), ...answers.keys()]);
  return new Map([...differing].sort(compareText).map((name) => [name, reserveName(`Returned${name}`, taken)]));
}
