import { expect, it } from "vitest";
import { changesOf } from "./contracts.js";

const text = { type: "string" };
const model = (...values: readonly string[]) => ({ anyOf: [text, { ...text, enum: values }] });
const object = (schema: object) => ({ type: "object", properties: { model: schema } });
const at = "request.body.model";

it("known values of an open enumeration that come and go are told, and break nothing", async () => {
  expect(await changesOf("request", [object(model("a", "b")), object(model("b", "c"))])).toEqual([
    `info request-property-known-value-added ${at}`,
    `info request-property-known-value-removed ${at}`,
  ]);
  const extensible = (...values: readonly string[]) => object({ ...text, "x-extensible-enum": values });
  expect(await changesOf("request", [extensible("a"), extensible("a", "b")])).toEqual([
    `info request-property-known-value-added ${at}`,
  ]);
});

it("known values are the same in every spelling of an open enumeration", async () => {
  const spellings = [
    model("a", "b"),
    { oneOf: [{ enum: ["b"] }, text, { const: "a" }] },
    { ...text, anyOf: [text, { enum: ["a", "b"] }] },
  ];
  for (const one of spellings)
    for (const two of spellings) expect(await changesOf("request", [object(one), object(two)])).toEqual([]);
});

it("an enumeration that was opened takes more, and one that was closed less", async () => {
  const closed = { ...text, enum: ["a", "b"] };
  expect(await changesOf("request", [object(closed), object(model("a", "b"))])).toEqual([
    `info request-property-became-not-enum ${at}`,
  ]);
  expect(await changesOf("request", [object(model("a", "b")), object(closed)])).toEqual([
    `error request-property-became-enum ${at}`,
  ]);
});
