import { eachChild } from "../../contract/model/children.js";
import { isFile } from "../../contract/model/is-file.js";
import { reaching } from "../../contract/model/reaching.js";
import type { Schema } from "../../contract/model/types.js";
import type { Mode } from "./checks.js";

export interface Interner {
  /** The same number for schemas that assert the same, wherever they stand. */
  idOf(schema: Schema): number;
  /** `request` when the mode makes no difference to the schema and all that it refers to. */
  modeOf(schema: Schema, mode: Mode): Mode;
}

export function makeInterner(schemas: ReadonlyMap<string, Schema>): Interner {
  const ids = new Map<string, number>();
  const known = new Map<Schema, number>();
  const idOf = (schema: Schema): number => {
    const existing = known.get(schema);
    if (existing !== undefined) return existing;
    const text = assertionsOf(schema, idOf);
    const id = ids.get(text) ?? ids.size;
    ids.set(text, id);
    known.set(schema, id);
    return id;
  };
  const direction = reaching(schemas, marksDirection);
  const binary = reaching(schemas, isFile);
  const memo = new Map<Schema, Differences>();
  const differences = (schema: Schema): Differences => {
    const existing = memo.get(schema);
    if (existing !== undefined) return existing;
    const { ref = "" } = schema;
    const found = {
      response: marksDirection(schema) || direction.has(ref),
      multipart: isFile(schema) || binary.has(ref),
    };
    eachChild(schema, (child) => {
      const { response, multipart } = differences(child);
      found.response ||= response;
      found.multipart ||= multipart;
    });
    memo.set(schema, found);
    return found;
  };
  return {
    idOf,
    modeOf: (schema, mode) => (mode === "request" || !differences(schema)[mode] ? "request" : mode),
  };
}

/** The modes in which a schema, or a part of it, is checked otherwise than in a request. */
interface Differences {
  readonly response: boolean;
  readonly multipart: boolean;
}

/** All that a schema asserts, as text: not where it stands, nor what it only tells. */
function assertionsOf(schema: Schema, idOf: (schema: Schema) => number): string {
  const textOf = (value: unknown): string => {
    if (!isObject(value)) return JSON.stringify(value);
    if (isSchema(value)) return String(idOf(value));
    if (value instanceof Map) return textOfMap(value);
    if (value instanceof Set) return JSON.stringify([...value]);
    if (Array.isArray(value)) return `[${value.map(textOf)}]`;
    return `{${Object.keys(value).map((name) => `${name}:${textOf(value[name])}`)}}`;
  };
  const textOfMap = (value: ReadonlyMap<unknown, unknown>): string => {
    let text = "{";
    for (const [name, item] of value) text += `${JSON.stringify(name)}:${textOf(item)},`;
    return `${text}}`;
  };
  const { readOnly = false, writeOnly = false } = schema.notes;
  let text = `${readOnly} ${writeOnly} ${JSON.stringify(schema.enum)} `;
  for (const name in schema) {
    if (name === "at" || name === "notes" || name === "enum") continue;
    text += `${name}:${textOf(schema[name as keyof Schema])},`;
  }
  return text;
}

function marksDirection({ object }: Schema): boolean {
  for (const { notes } of object?.properties.values() ?? []) if (notes.readOnly || notes.writeOnly) return true;
  return false;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isSchema(value: unknown): value is Schema {
  return isObject(value) && "at" in value && "notes" in value;
}
