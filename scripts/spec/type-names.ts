export interface TypeMeaning {
  readonly type?: string;
  readonly format?: string;
}

/** What people write for a type and what they mean. */
export const typeNames: Readonly<Record<string, TypeMeaning>> = {
  String: { type: "string" },
  str: { type: "string" },
  text: { type: "string" },
  char: { type: "string" },
  uuid: { type: "string", format: "uuid" },
  date: { type: "string", format: "date" },
  datetime: { type: "string", format: "date-time" },
  "date-time": { type: "string", format: "date-time" },
  byte: { type: "string", format: "byte" },
  binary: { type: "string", format: "binary" },
  file: { type: "string", format: "binary" },
  File: { type: "string", format: "binary" },
  Integer: { type: "integer" },
  int: { type: "integer" },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer", format: "int64" },
  long: { type: "integer", format: "int64" },
  Number: { type: "number" },
  float: { type: "number", format: "float" },
  double: { type: "number", format: "double" },
  decimal: { type: "number" },
  Boolean: { type: "boolean" },
  bool: { type: "boolean" },
  Object: { type: "object" },
  dict: { type: "object" },
  map: { type: "object" },
  Array: { type: "array" },
  list: { type: "array" },
  any: {},
  Any: {},
  mixed: {},
};

const jsonTypes: ReadonlySet<string> = new Set("string number integer boolean object array".split(" "));

/** What stands for a schema of its type where only the type was written. */
export function isTypeName(value: unknown): value is string {
  return typeof value === "string" && (jsonTypes.has(value) || Object.hasOwn(typeNames, value));
}
