import { expect, it } from "vitest";
import { tagSchema } from "../../../../scripts/contract/model/own-tags.js";
import { printSchema } from "../../../../scripts/contract/model/print-schema.js";

it.each([
  [false, ["kind"]],
  [true, undefined],
])("an object that says by its tag which one it is may lack it (%s)", (isOptional, required) => {
  const printed = printSchema(tagSchema({ file: "a.json", pointer: "" }, "kind", ["cat", 1, null], isOptional));
  expect(printed).toEqual({
    type: "object",
    properties: { kind: { type: ["string", "integer", "null"], enum: ["cat", 1, null] } },
    ...(required && { required }),
  });
});
