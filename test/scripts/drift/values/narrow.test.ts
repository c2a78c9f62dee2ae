import { expect, it } from "vitest";
import { Narrower } from "../../../../scripts/drift/values/narrow.js";
import { Space } from "../../../../scripts/drift/values/space.js";
import { contractWith } from "../../merge/schemas.js";

const contract = contractWith("one", {
  Pet: {
    type: "object",
    properties: { kind: { type: "string" }, lives: { type: "integer" }, bark: { type: "string" } },
  },
});

it("an object is narrowed once for each tag and each set of properties that belong to others", () => {
  const space = new Space(contract);
  const pet = space.shapeOf({ at: { file: "test", pointer: "" }, ref: "Pet", notes: {} });
  const narrower = new Narrower(space);
  const narrow = (tag: string, ...foreign: string[]) =>
    narrower.narrow(pet, { property: "kind", tags: [tag], foreign: new Set(foreign) });
  const namesOf = (shape: ReturnType<typeof narrow>) => [...space.viewOf(shape).properties.keys()].sort();
  const [cat, whole] = [narrow("cat", "bark"), narrow("cat")];
  expect([namesOf(cat), namesOf(whole)]).toEqual([
    ["kind", "lives"],
    ["bark", "kind", "lives"],
  ]);
  expect(space.viewOf(cat).properties.has("bark")).toBe(false);
  expect(narrow("cat", "bark")).toBe(cat);
  expect(narrow("dog", "bark")).not.toBe(cat);
  expect(narrow("cat", "lives", "bark")).toBe(narrow("cat", "bark", "lives"));
});
