import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const text = { type: "string" };
const described = { type: "object", properties: { model: text } };
const denying = { type: "object", properties: { model: text, seed: { not: {} } } };

async function told(base: object, revision: object, relation: "versions" | "providers"): Promise<readonly string[]> {
  const [one, two] = [documentOf({ request: base }), documentOf({ request: revision })];
  const changes = await changesBetween(one, two, {
    relation,
    missing: relation === "providers" ? "coverage" : "break",
  });
  return changes.map(({ level, location }) => `${level} ${location}`);
}

describe("a field that a provider says it has not", () => {
  it("a field that a provider says it has not, and that the reference does not describe, is no loss", async () => {
    expect(await told(described, denying, "providers")).toEqual(["info request.body.seed"]);
  });

  it("a field that a provider says it has not, and that the reference describes, is one", async () => {
    for (const base of [
      { ...described, properties: { ...described.properties, seed: text } },
      { ...described, additionalProperties: text },
    ])
      expect(await told(base, denying, "providers")).toContain("error request.body.seed");
  });

  it("a field that a provider says it has not is a loss to those who sent it to the version before", async () => {
    expect(await told(described, denying, "versions")).toEqual(["error request.body.seed"]);
  });
});
