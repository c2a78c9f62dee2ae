import { expect, it } from "vitest";
import { StandOnNull } from "../../../../scripts/load/repair/stand-on-null.js";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const takesNull = (schema: object, schemas: object = {}) =>
  new StandOnNull({ components: { schemas } }).takesNull(schema);

it.each<[object, boolean]>([
  [{ type: ["string", "null"] }, true],
  [{ type: "null" }, true],
  [{ type: "string", nullable: true }, true],
  [{ const: null }, true],
  [{ type: "string" }, false],
  [{ minLength: 1 }, false],
  [{ type: ["string", "null"], enum: ["a"] }, false],
  [{ type: ["string", "null"], const: "a" }, false],
  [{ type: ["string", "null"], enum: ["a", null] }, true],
  [{ type: ["string", "null"], anyOf: [{ type: "string" }] }, false],
  [{ type: ["string", "null"], anyOf: [{ minLength: 1 }] }, true],
  [{ type: ["string", "null"], allOf: [{ type: "string" }] }, false],
  [{ oneOf: [{ type: "string" }, { type: "null" }] }, true],
  [{ allOf: [{ type: ["string", "null"] }, { type: "string" }] }, false],
])("reads what all keywords of a schema say of null: %j", (schema, takes) => {
  expect(takesNull(schema)).toBe(takes);
});

it("reads circles by what else stands in them", () => {
  const schemas = {
    Ring: { anyOf: [to("Chain"), { type: "string" }] },
    Chain: { anyOf: [to("Ring"), { type: "null" }] },
    Self: { allOf: [to("Self")] },
  };
  expect(takesNull(to("Ring"), schemas)).toBe(true);
  expect(takesNull(to("Chain"), schemas)).toBe(true);
  expect(takesNull(to("Self"), schemas)).toBe(false);
});

it("looks at circles as often as something in them changes", () => {
  const length = 5000;
  const schemas: Record<string, object> = { Link0: { anyOf: [{ type: "null" }, to("Link1")] } };
  for (let link = 1; link < length; link++)
    schemas[`Link${link}`] = { anyOf: [to(`Link${link - 1}`), ...(link + 1 < length ? [to(`Link${link + 1}`)] : [])] };
  expect(takesNull(to("Link0"), schemas)).toBe(true);
  expect(takesNull(to(`Link${length - 1}`), schemas)).toBe(true);
});

it.each([true, false])("looks at each schema once, however many ways lead to it: %j", (isNull) => {
  const depth = 3000;
  const last = { type: isNull ? ["object", "null"] : "object" };
  const schemas: Record<string, object> = { [`Step${depth}`]: last };
  for (let step = 0; step < depth; step++)
    schemas[`Step${step}`] = { [step % 2 ? "allOf" : "anyOf"]: [to(`Step${step + 1}`), to(`Step${step + 1}`)] };
  expect(takesNull(to("Step0"), schemas)).toBe(isNull);
});
