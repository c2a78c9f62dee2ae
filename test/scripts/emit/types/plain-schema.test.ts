import { expect, it } from "vitest";
import { PlainSchemas } from "../../../../scripts/emit/types/plain-schema.js";
import { build, buildAll, print, to, type Written } from "../../merge/schemas.js";

const plain = (written: Written, schemas: Written = {}) =>
  print(new PlainSchemas(buildAll(schemas)).plain(build(written)));

const [text, integer] = [{ type: "string" }, { type: "integer" }];
const object = (properties: Written, more: Written = {}) => ({ type: "object", properties, ...more });

it.each<[string, Written, Written]>([
  ["items without a type are those of a list", { items: text }, { type: "array", items: text }],
  ["items beside a type say nothing of it", { type: "object", items: text }, { type: "object", items: text }],
  ["items beside listed values say nothing of the type", { items: text, enum: [1] }, { items: text, enum: [1] }],
  [
    "items beside properties say nothing of the type",
    { items: text, properties: { a: text } },
    { items: text, properties: { a: text } },
  ],
  [
    "other properties that are refused are no index",
    object({ a: text }, { unevaluatedProperties: false }),
    object({ a: text }, { unevaluatedProperties: false }),
  ],
  [
    "what others are is an index that allows those beside it",
    object({ a: text }, { unevaluatedProperties: integer }),
    object({ a: text }, { additionalProperties: { anyOf: [integer, text] } }),
  ],
  [
    "properties by pattern are an index of anything, unless others are refused",
    object({}, { patternProperties: { "^x": text } }),
    { type: "object", additionalProperties: {} },
  ],
  [
    "properties by pattern are an index of what they are where others are refused",
    object({}, { patternProperties: { "^x": text }, additionalProperties: false }),
    { type: "object", additionalProperties: text },
  ],
  [
    "a choice of nothing that a type can say is none",
    { ...object({ a: text }), anyOf: [{ minLength: 1 }, { maxLength: 3 }] },
    object({ a: text }),
  ],
  ["a reference alone stays one", to("A"), to("A")],
  [
    "what stands beside a reference is a part of its own",
    { ...to("A"), ...object({ b: text }) },
    { allOf: [to("A"), object({ b: text })] },
  ],
  ["a part that takes nothing makes the whole one", { allOf: [object({ a: text }), false] }, false as never],
])("a schema is spelt for types: %s", (_, written, wanted) => {
  expect(plain(written, { A: object({ a: text }) })).toEqual(wanted);
});
