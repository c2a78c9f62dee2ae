import { expect, it } from "vitest";
import { changesOf } from "./contracts.js";

const text = { type: "string" };
const empty = { type: "null" };
const kinds = ["anyOf", "oneOf"] as const;

const holding = (schema: object | undefined, required: readonly string[] = []) => ({
  type: "object",
  properties: { name: text, ...(schema && { stamp: schema }) },
  required,
});

it.each(kinds)("an alternative that only answers hold is none of requests (%s)", async (kind) => {
  const sealed = { ...text, readOnly: true };
  for (const branches of [[sealed], [sealed, empty], [sealed, { type: "integer", readOnly: true }]]) {
    const stamp = { [kind]: branches };
    expect(await changesOf("request", [holding(stamp), holding(undefined)])).toEqual([
      "info request-property-removed request.body.stamp",
    ]);
    expect(await changesOf("request", [holding(stamp), holding(stamp, ["stamp"])])).toEqual([]);
  }
  const open = { [kind]: [sealed, { type: "integer" }] };
  expect(await changesOf("request", [holding(open), holding(open, ["stamp"])])).toEqual([
    "error request-property-became-required request.body.stamp",
  ]);
});

it.each(kinds)("an alternative that only requests hold is none of answers (%s)", async (kind) => {
  const secret = (type: string) => ({ [kind]: [{ type, writeOnly: true }, empty] });
  expect(await changesOf("response", [holding(secret("string")), holding(secret("integer"))])).toEqual([
    "info response-property-type-changed response.200.body.stamp",
  ]);
  expect(await changesOf("request", [holding(secret("string")), holding(secret("integer"))])).toEqual([
    "error request-property-type-changed request.body.stamp",
  ]);
});

it.each(kinds)("that an alternative is read-only now is told (%s)", async (kind) => {
  const [before, after] = [{ [kind]: [text] }, { [kind]: [{ ...text, readOnly: true }] }];
  expect(await changesOf("response", [holding(before), holding(after)])).toEqual([
    "info response-optional-property-became-read-only response.200.body.stamp",
  ]);
});
