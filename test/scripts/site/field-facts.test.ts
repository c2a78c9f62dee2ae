import { expect, it } from "vitest";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import { reasonsOf } from "../../../scripts/site/field-facts.js";
import { breaking } from "../report/comparand.js";

it("a field is narrower where a change shows besides", () => {
  const [operation, location] = ["PUT /v1/pets/{id}", "request.body.mate.name"];
  const steps = ["mate", "name"].map((name) => ({ kind: "property", name }) as const);
  const alsoAt = [{ operation, location, part: { kind: "request-body" }, path: steps }] as const;
  const reasons = (change: typeof breaking, name: string) =>
    reasonsOf({ in: "body", name }, operation, { base: "a", revision: "b", report: reportChanges([change]) });
  expect(reasons(breaking, "mate")).toEqual([]);
  expect(reasons({ ...breaking, alsoAt }, "mate")).toEqual([expect.stringMatching(/^\.name /)]);
});
