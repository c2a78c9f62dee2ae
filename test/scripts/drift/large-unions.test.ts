import { afterEach, expect, test, vi } from "vitest";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { Inclusion } from "../../../scripts/drift/values/includes.js";
import { contractOf, documentOf } from "./contracts.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const size = 150;

const tagged = (minLength: number) => ({
  oneOf: Array.from({ length: size }, (_, index) => ({
    type: "object",
    properties: { kind: { const: `k${index}` }, name: { type: "string", minLength: minLength + (index % 3) } },
    required: ["kind"],
  })),
});

test("each alternative of a large union is compared with the one that has its tag", async () => {
  const before = await contractOf(documentOf({ request: tagged(1) }));
  const after = await contractOf(documentOf({ request: tagged(2) }));
  const includes = vi.spyOn(Inclusion.prototype, "includes");
  const changes = findChanges(before, after, { witnesses: false });
  expect(changes.map(({ id }) => id)).toEqual(Array(size).fill("request-property-min-length-increased"));
  expect(includes.mock.calls.length).toBeLessThan(20 * size);
});
