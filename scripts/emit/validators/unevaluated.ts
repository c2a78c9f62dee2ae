import { compareText } from "../../base/diagnostics.js";
import type { Schema } from "../../contract/model/types.js";
import { conditionOf, grouped, testOf } from "./check-form.js";
import type { CheckPlace, Checks } from "./checks.js";
import type { FunctionText } from "./function-text.js";
import { read } from "./object-check.js";
import { ofType } from "./of-type.js";

/**
 * Emits `unevaluatedProperties` and `unevaluatedItems` (JSON Schema core 11). Whether a property or an item has been
 * evaluated is asked of the schemas again, for each, instead of being collected by every check: only schemas with these
 * keywords pay.
 */
export function emitUnevaluated(schema: Schema, text: FunctionText, compiler: Checks, place: CheckPlace): void {
  const { unevaluatedProperties } = schema.object ?? {};
  const { unevaluatedItems } = schema.array ?? {};
  if (unevaluatedProperties !== undefined) emitProperties(schema, unevaluatedProperties, text, compiler, place);
  if (unevaluatedItems !== undefined) emitItems(schema, unevaluatedItems, text, compiler, place);
}

function emitProperties(schema: Schema, rest: Schema, text: FunctionText, compiler: Checks, place: CheckPlace): void {
  const form = compiler.formOf(rest, compiler.below(place, "unevaluated"));
  const condition =
    form.kind === "never" ? 'at?.refuse(item, "unknown-property", "nothing", key)' : conditionOf(form, "item", "key");
  const evaluated = either(propertyEvaluations(withoutOwnRest(schema), compiler, place));
  if (condition === undefined || evaluated === "true") return;
  text.block(`if (${compiler.scope.use("isObject")}(value))`, (outer) => {
    outer.block("for (const key in value)", (body) => {
      body.statement("const item = value[key];", "if (item === undefined) continue;");
      body.condition(evaluated === "false" ? condition : `${evaluated} || ${condition}`);
    });
  });
}

function emitItems(schema: Schema, rest: Schema, text: FunctionText, compiler: Checks, place: CheckPlace): void {
  const condition = conditionOf(compiler.formOf(rest, compiler.below(place, "unevaluated")), "item", "index");
  const evaluated = either(itemEvaluations(withoutOwnRest(schema), compiler, place));
  if (condition === undefined || evaluated === "true") return;
  text.block("if (Array.isArray(value))", (outer) => {
    outer.block("for (let index = 0; index < value.length; index++)", (body) => {
      body.statement(`const item${compiler.scope.typed(": unknown")} = value[index];`);
      body.condition(evaluated === "false" ? condition : `${evaluated} || ${condition}`);
    });
  });
}

/** The schema as it is before its own `unevaluated…` keywords apply, which come last. */
function withoutOwnRest(schema: Schema): Schema {
  const { object, array, ...rest } = schema;
  const { unevaluatedProperties: _properties, ...objectRest } = object ?? {};
  const { unevaluatedItems: _items, ...arrayRest } = array ?? {};
  return {
    ...rest,
    ...(object !== undefined && {
      object: { properties: object.properties, required: object.required, ...objectRest },
    }),
    ...(array !== undefined && { array: arrayRest }),
  };
}

/** Conditions under which the schema evaluates the property `key` of the object `value`. */
function propertyEvaluations(schema: Schema, compiler: Checks, place: CheckPlace): readonly string[] {
  const found: string[] = [];
  const { object } = schema;
  const { scope } = compiler;
  if (object !== undefined) {
    if (object.additionalProperties !== undefined || object.unevaluatedProperties !== undefined) return ["true"];
    if (object.properties.size > 0)
      found.push(`${scope.keys([...object.properties.keys()].sort(compareText), place.owner)}.has(key)`);
    for (const [source, { at }] of object.patternProperties ?? []) {
      const pattern = scope.pattern(source, place.owner, at);
      if (pattern !== undefined) found.push(`${pattern}.test(key)`);
    }
  }
  return [...found, ...composedEvaluations(schema, "object", compiler, place)];
}

/** Conditions under which the schema evaluates the item at `index` of the array `value`. */
function itemEvaluations(schema: Schema, compiler: Checks, place: CheckPlace): readonly string[] {
  const found: string[] = [];
  const { array } = schema;
  if (array !== undefined) {
    if (array.items !== undefined || array.unevaluatedItems !== undefined) return ["true"];
    if (array.prefixItems !== undefined) found.push(`index < ${array.prefixItems.length}`);
    if (array.contains !== undefined)
      found.push(testOf(compiler.formOf(array.contains, compiler.below(place, "contained")), "item"));
  }
  return [...found, ...composedEvaluations(schema, "array", compiler, place)];
}

/** What the in-place subschemas evaluate; branches count only when they accept the value. */
function composedEvaluations(
  schema: Schema,
  type: "array" | "object",
  compiler: Checks,
  place: CheckPlace,
): readonly string[] {
  const found: string[] = [];
  const evaluations = type === "array" ? itemEvaluations : propertyEvaluations;
  const of = (part: Schema | undefined, name: string): string => {
    if (part === undefined) return "false";
    const { schema: target, name: refName } = compiler.facts.target(part);
    return either(
      evaluations(
        target,
        compiler,
        refName === undefined ? compiler.below(place, name) : { mode: place.mode, owner: refName },
      ),
    );
  };
  const passing = (part: Schema, name: string) =>
    testOf(compiler.formOf(ofType(part, type), compiler.below(place, name)), "value");
  if (schema.ref !== undefined) found.push(of({ at: schema.at, ref: schema.ref, notes: {} }, "ref"));
  for (const [index, part] of (schema.allOf ?? []).entries()) found.push(of(part, `part${index || ""}`));
  for (const [index, part] of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].entries()) {
    const name = `branch${index || ""}`;
    found.push(both(passing(part, name), of(part, name)));
  }
  const { conditional } = schema;
  if (conditional !== undefined) {
    const test = passing(conditional.if, "if");
    found.push(both(test, either([of(conditional.if, "if"), of(conditional.then, "then")])));
    found.push(both(`!${grouped(`(${test})`)}`, of(conditional.else, "else")));
  }
  // An array has no properties that others depend on.
  if (type === "array") return found;
  for (const [name, part] of schema.object?.dependentSchemas ?? []) {
    found.push(both(`${read(name, compiler)} !== undefined`, of(part, name)));
  }
  return found;
}

function both(a: string, b: string): string {
  if (a === "false" || b === "false") return "false";
  if (a === "true" || b === "true") return a === "true" ? b : a;
  return `(${grouped(a)} && ${grouped(b)})`;
}

function either(parts: readonly string[]): string {
  const telling = [...new Set(parts)].filter((part) => part !== "false");
  if (telling.includes("true")) return "true";
  return telling.length === 0 ? "false" : telling.length === 1 ? (telling[0] ?? "false") : `(${telling.join(" || ")})`;
}
