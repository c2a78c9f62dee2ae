import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const depths = (rules: Written): Written => ({ type: "array", items: { type: "integer" }, ...rules });

async function told(side: "request" | "response", base: Written, revision: Written): Promise<readonly string[]> {
  const changes = await changesBetween(documentOf({ [side]: base }), documentOf({ [side]: revision }));
  return changes.map(({ level, id, witness }) => [level, id, JSON.stringify(witness)].join(" ").trimEnd());
}

describe("items that lists must contain", () => {
  const deep = (minimum: number, counts: Written = {}) => depths({ contains: { minimum }, ...counts });

  it("are of the type of all items, whether that is said again or not", async () => {
    const again = depths({ contains: { type: "integer", minimum: 40 } });
    for (const side of ["request", "response"] as const) {
      expect(await told(side, again, deep(40))).toEqual([]);
      expect(await told(side, deep(40), again)).toEqual([]);
    }
    expect(await told("request", again, deep(60))).toEqual(["error request-property-min-increased [59]"]);
    const positions = { prefixItems: [{ type: "string" }], items: { type: "integer" }, minItems: 1 };
    const found = await told("response", { ...again, ...positions }, { ...deep(40), ...positions });
    expect(found.map((line) => line.split(" ")[1])).toEqual(["response-property-type-generalized"]);
  });

  it("are told once where so many may match, with a list that has too few or too many", async () => {
    const [wide, narrow] = [deep(40, { maxContains: 2 }), deep(60, { maxContains: 2 })];
    expect(await told("request", narrow, wide)).toEqual(["error request-body-contains-changed [60,40,40]"]);
    expect(await told("request", wide, narrow)).toEqual(["error request-body-contains-changed [40]"]);
    expect(await told("response", wide, narrow)).toEqual(["error response-body-contains-changed [60,40,40]"]);
    const any = { minContains: 0, maxContains: 2 };
    expect(await told("request", deep(40, any), deep(60, any))).toEqual(["info request-body-contains-changed"]);
    const both = await told("request", deep(40, { minContains: 2, maxContains: 3 }), deep(60, { maxContains: 2 }));
    expect(both).toEqual(["error request-body-contains-changed [40,40]"]);
  });
});
