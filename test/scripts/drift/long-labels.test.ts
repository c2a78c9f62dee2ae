import { expect, it } from "vitest";
import { firstOf } from "../../../scripts/base/first-of.js";
import { changesBetween, documentOf } from "./contracts.js";

const colours = ["red", "tan", "blue", "grey"];

/** What is said where a request takes an alternative more. */
async function saidOf(before: object, after: object, others: readonly object[] = []) {
  const [base, revision] = [[before], [before, after]].map((list, index) =>
    documentOf({ request: { oneOf: [...list, ...(index === 0 ? others : [])] } }),
  );
  return await changesBetween(base ?? {}, revision ?? {});
}

it("of an alternative that lists more values than are named, the others are counted", async () => {
  const messages = async (values: readonly string[]) =>
    (await saidOf({ type: "integer" }, { enum: values })).map(({ message }) => message);
  expect(await messages(colours)).toEqual([expect.stringContaining('`"red", "tan", "blue" and 1 more`')]);
  expect(await messages(colours.slice(1))).toEqual([expect.stringContaining('`"tan", "blue", "grey"`')]);
});

it("of an alternative with more tags than are named, the others are counted", async () => {
  const boat = (kinds: readonly string[]) => ({
    title: "Boat",
    type: "object",
    required: ["kind"],
    properties: { kind: { enum: kinds } },
  });
  const changes = await saidOf({ type: "integer" }, boat(colours), [boat(["w", "x", "y", "z", "0"])]);
  const named = changes.map(({ name }) => name).sort();
  expect(named).toEqual(['Boat (kind="red"|"tan"|"blue" and 1 more)', 'Boat (kind="w"|"x"|"y" and 2 more)']);
});

it("what a label counts is nothing to a fingerprint", async () => {
  const fingerprints = async (values: readonly string[]) =>
    (await saidOf({ type: "integer" }, { enum: values })).map(({ fingerprint }) => fingerprint);
  expect(await fingerprints([...colours, "green"])).toEqual(await fingerprints(colours));
});

it("of a list the first are named, and the others counted where there are any", () => {
  expect([0, 1, 2, 3].map((count) => firstOf(colours.slice(0, count), 2))).toEqual([
    "",
    "red",
    "red, tan",
    "red, tan and 1 more",
  ]);
});
