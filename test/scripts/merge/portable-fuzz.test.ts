import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import { buildSchema } from "../../../scripts/contract/build/build-schema.js";
import type { Contract, Schema } from "../../../scripts/contract/model/types.js";
import { accepts } from "../../../scripts/drift/values/accepts.js";
import { Space } from "../../../scripts/drift/values/space.js";
import { Sampler } from "../../../scripts/drift/witness/sampler.js";
import { portableContract } from "../../../scripts/merge/intersection/portable-contract.js";
import { holds, timeout } from "../../helpers/random-runs.js";
import { contractWith } from "./schemas.js";

const at = { file: "fuzz", pointer: "" };
const name = fc.constantFrom("a", "b", "kind");
const small = fc.integer({ min: 0, max: 3 });
const scalar = fc.constantFrom<Json>("a", "b", 0, 1, 1.5, true, null);
const limits = {
  minimum: small,
  maximum: small,
  multipleOf: fc.constantFrom(2, 3, 0.5),
  minLength: small,
  maxLength: small,
  pattern: fc.constantFrom("^a", "b$"),
};

/** Small schemas over few names and values, with references to two components that may refer to each other. */
const { schema } = fc.letrec<{ schema: object; leaf: object }>((tie) => ({
  leaf: fc.oneof(
    fc.record({ type: fc.constantFrom("string", "integer", "number", "boolean", "null", "array", "object") }),
    fc.record({ type: fc.constantFrom(["string", "null"], ["integer", "string"], ["object", "null"]) }),
    fc.record({ enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: scalar }),
    fc.record({ type: fc.constantFrom("integer", "number", "string"), ...limits }, { requiredKeys: ["type"] }),
    fc.record({ $ref: fc.constantFrom("#/$defs/One", "#/$defs/Two") }),
    fc.constant({}),
  ),
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("leaf"),
    fc.record(
      {
        type: fc.constant("object"),
        properties: fc.dictionary(name, tie("schema"), { maxKeys: 3 }),
        required: fc.uniqueArray(name, { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie("leaf")),
        patternProperties: fc.dictionary(fc.constantFrom("^a", "d$"), tie("leaf"), { maxKeys: 1 }),
        minProperties: small,
      },
      { requiredKeys: ["type", "properties"] },
    ),
    fc.record(
      { type: fc.constant("array"), items: tie("schema"), minItems: small, maxItems: small, uniqueItems: fc.boolean() },
      { requiredKeys: ["type"] },
    ),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ type: fc.constantFrom("object", "string"), not: tie("leaf") }),
  ),
}));

const component = fc.record({
  type: fc.constant("object"),
  properties: fc.dictionary(name, schema, { maxKeys: 3 }),
  required: fc.uniqueArray(name, { maxLength: 1 }),
});
/** One provider's body with its components. */
const side = fc.record({ body: schema, One: component, Two: component });
type Written = { readonly body: object; readonly One: object; readonly Two: object };

/** Three providers, of which some say the same but for one place. */
const providers = fc.oneof(
  fc.tuple(side, side, side),
  fc.tuple(side, schema).map(([one, body]) => [one, { ...one, body }, one] as const),
  fc.tuple(side, component).map(([one, One]) => [one, one, { ...one, One }] as const),
);

function build(written: Written, provider: string): Contract {
  const context = { originOf: () => at, report: () => undefined, nameOf: (ref: string) => ref.replace("#/$defs/", "") };
  const components = { Body: written.body, One: written.One, Two: written.Two };
  const schemas = new Map(Object.entries(components).map(([key, json]) => [key, buildSchema(json, "", context)]));
  const content = [{ type: "application/json", schema: { at, ref: "Body", notes: {} }, at }];
  const response = { status: "200", description: "", headers: [], content, at };
  const parts = { parameters: [], request: { required: true, content, at }, responses: [response], tags: [], at };
  const names = { key: "POST /a", identity: "POST /a", id: "a", method: "POST", path: "/a", resource: [], action: "a" };
  return contractWith(provider, {}, { schemas, at, operations: [{ ...names, ...parts }] });
}

interface Bodies {
  readonly request: Schema | undefined;
  readonly response: Schema | undefined;
  readonly schemas: Contract["schemas"];
}

function bodiesOf({ operations, schemas }: Contract): Bodies {
  const [operation] = operations;
  return {
    request: operation?.request?.content[0]?.schema,
    response: operation?.responses[0]?.content[0]?.schema,
    schemas,
  };
}

function passes(schema: Schema | undefined, value: Json, { schemas }: Bodies): boolean {
  return schema !== undefined && accepts(schema, value, { schemas, exactlyOne: false });
}

/** Values that the contracts suggest, and some that any of them may take. */
function valuesOf(contracts: readonly Contract[]): readonly Json[] {
  const values: Json[] = [null, true, 0, 1.5, 6, "", "a", "ab", [], [0], ["a", "b"], {}, { a: 0 }, { b: "a", kind: 1 }];
  const sampler = new Sampler();
  for (const contract of contracts) {
    const { request, response } = bodiesOf(contract);
    const space = new Space(contract);
    for (const schema of [request, response]) {
      let count = 0;
      if (schema === undefined) continue;
      for (const value of sampler.candidates({ space, shape: space.shapeOf(schema) }, undefined)) {
        values.push(value);
        if (++count > 40) break;
      }
    }
  }
  return values;
}

/** Everything with objects that have the properties they list and no other. */
function close(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(close);
  if (typeof written !== "object" || written === null) return written;
  const inner = Object.fromEntries(Object.entries(written).map(([key, value]) => [key, close(value)]));
  return "properties" in written && "type" in written ? { ...inner, additionalProperties: false } : inner;
}

describe("the portable contract of random providers", () => {
  const check = (
    judge: (portable: Contract, contracts: readonly Contract[]) => void,
    source: typeof providers = providers,
  ) =>
    holds(
      fc.property(source, (written) => {
        const contracts = written.map((one, index) => build(one, ["first", "second", "third"][index] ?? ""));
        const [first, ...others] = contracts;
        if (first !== undefined) judge(portableContract([first, ...others], { report: () => undefined }), contracts);
      }),
      25,
    );

  it("the portable contract of random providers takes nothing that one of them refuses", {
    timeout,
  }, async () => {
    let taken = 0;
    await check((portable, contracts) => {
      const own = bodiesOf(portable);
      for (const value of valuesOf([portable, ...contracts])) {
        if (!passes(own.request, value, own)) continue;
        taken++;
        const refusing = contracts.filter((one) => !passes(bodiesOf(one).request, value, bodiesOf(one)));
        expect([value, refusing.map(({ provider }) => provider)]).toEqual([value, []]);
      }
    });
    expect(taken).toBeGreaterThan(100);
  });

  // Otherwise what an open object holds under a name that it does not list would be held to another's description of it.
  const closed = providers.map((all) => close(all) as typeof all);

  it("the portable contract ends for a component that contains itself in an allOf", () => {
    const two = {
      type: "object",
      properties: { a: { $ref: "#/$defs/One" }, b: { anyOf: [{ allOf: [{}, { $ref: "#/$defs/Two" }] }] } },
      additionalProperties: false,
    };
    const one = (kind: object) => ({ type: "object", properties: { kind }, additionalProperties: false });
    const body = { anyOf: [{ $ref: "#/$defs/Two" }, { type: "object", properties: {}, additionalProperties: false }] };
    const written = [one({ type: "string" }), one({ type: "string", maxLength: 3 })];
    const [first, second] = written.map((One, index) => build({ body, One, Two: two }, `provider${index}`));
    if (first === undefined || second === undefined) throw new Error("There are two.");
    const own = bodiesOf(portableContract([first, second], { report: () => undefined }));
    expect(passes(own.request, { b: { b: { a: { kind: "abc" } } } }, own)).toBe(true);
    expect(passes(own.request, { b: { b: { a: { kind: "abcd" } } } }, own)).toBe(false);
  });

  it("the portable contract of random providers allows everything that one of them returns", {
    timeout,
  }, async () => {
    await check((portable, contracts) => {
      const own = bodiesOf(portable);
      if (own.response === undefined) return;
      for (const value of valuesOf([portable, ...contracts])) {
        if (!contracts.some((one) => passes(bodiesOf(one).response, value, bodiesOf(one)))) continue;
        expect([value, passes(own.response, value, own)]).toEqual([value, true]);
      }
    }, closed);
  });
});
