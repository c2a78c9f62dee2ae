import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const [text, whole] = [{ type: "string" }, { type: "integer" }];
const object = (properties: Written) => ({
  type: "object",
  required: ["kind", ...Object.keys(properties)],
  properties: { kind: text, ...properties },
});
const schemas = { Oak: object({ acorns: whole }), Elm: object({ height: text }) };
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const trees = (fallback?: string, names: readonly [string, string] = ["Oak", "Elm"]) => ({
  oneOf: names.map(reference),
  discriminator: {
    propertyName: "kind",
    mapping: { oak: reference(names[0]).$ref, elm: reference(names[1]).$ref },
    ...(fallback && { defaultMapping: reference(fallback).$ref }),
  },
});

async function told(side: "request" | "response", base: Written, revision: Written, after: Written = schemas) {
  const [one, two] = [documentOf({ [side]: base, schemas }), documentOf({ [side]: revision, schemas: after })];
  const changes = await changesBetween({ ...one, openapi: "3.2.0" }, { ...two, openapi: "3.2.0" });
  return changes.map(({ level, id, witness }) => [level, id.replace(/^.*-mapping-/, ""), witness]);
}

describe("what other tags lead to", () => {
  const oak = { kind: "other", acorns: 1 };

  it("breaks requests that nothing takes any more, and answers that nothing took", async () => {
    expect(await told("request", trees("Oak"), trees())).toEqual([["error", "removed", oak]]);
    expect(await told("response", trees(), trees("Oak"))).toEqual([["error", "added", oak]]);
    expect(await told("request", trees(), trees("Oak"))).toEqual([["info", "added", undefined]]);
    expect(await told("response", trees("Oak"), trees())).toEqual([["info", "removed", undefined]]);
  });

  it("breaks where another alternative refuses it", async () => {
    expect(await told("request", trees("Oak"), trees("Elm"))).toEqual([["error", "changed", oak]]);
    expect(await told("response", trees("Elm"), trees("Oak"))).toEqual([["error", "changed", oak]]);
  });

  it("is the same under another name, and is told with its alternative where that went", async () => {
    const { Oak, ...others } = schemas;
    const renamed = { ...others, Quercus: Oak };
    expect(await told("request", trees("Oak"), trees("Quercus", ["Quercus", "Elm"]), renamed)).toEqual([]);
    const { mapping, ...rest } = trees().discriminator;
    const one = { oneOf: [reference("Oak"), reference("Elm")], discriminator: { ...rest, mapping } };
    const gone = { oneOf: [reference("Elm")], discriminator: { ...rest, mapping: { elm: mapping.elm } } };
    const found = await told("request", { ...one, discriminator: trees("Oak").discriminator }, gone);
    expect(found.map(([, id]) => id)).not.toContain("removed");
  });
});
