import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { buildContract } from "../../../../scripts/contract/build/build.js";
import { loadText, specWith } from "../../../helpers/load-text.js";
import { repaired } from "../../../helpers/repaired.js";
import { changesBetween, outline } from "../../drift/contracts.js";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const vessel = (more: object) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" } },
  ...more,
});
const tagged = { discriminator: { propertyName: "kind", mapping: { ferry: to("Ferry").$ref } } };
const bare = { discriminator: { propertyName: "kind" } };
const hull = { properties: { hull: { type: "string" } }, required: ["hull"] };

async function built(schemas: Record<string, unknown>) {
  const { loaded, diagnostics } = await loadText(
    JSON.stringify({
      ...specWith(schemas, "3.0.3"),
      paths: {
        "/vessels": {
          post: {
            requestBody: { required: true, content: { "application/json": { schema: to("Vessel") } } },
            responses: { 204: { description: "" } },
          },
        },
      },
    }),
  );
  const found = new Diagnostics();
  if (loaded) buildContract(loaded, { provider: "port", report: found.report });
  return [...diagnostics, ...found.all].map(
    ({ code, at }) => `${code} ${at.pointer.slice("/components/schemas/".length)}`,
  );
}

describe("null of a schema that a base leads to", () => {
  it.each<[Record<string, unknown>, string]>([
    [{ Vessel: vessel(tagged), Ferry: { allOf: [to("Vessel"), { nullable: true }] } }, "Ferry/allOf/1/nullable"],
    [{ Vessel: vessel(tagged), Ferry: { allOf: [to("Vessel")], nullable: true } }, "Ferry/nullable"],
    [{ Vessel: vessel(tagged), Ferry: { ...to("Vessel"), nullable: true } }, "Ferry/nullable"],
    [
      {
        Vessel: vessel({ discriminator: { propertyName: "kind", mapping: { ferry: "Ferry" } } }),
        Ferry: { allOf: [to("Vessel"), { nullable: true }] },
      },
      "Ferry/allOf/1/nullable",
    ],
    [{ Vessel: vessel(bare), Ferry: { allOf: [to("Vessel"), hull, { nullable: true }] } }, "Ferry/allOf/2/nullable"],
    [{ Vessel: vessel(bare), Ferry: { allOf: [to("Vessel")], ...hull, nullable: true } }, "Ferry/nullable"],
    [
      {
        Vessel: vessel(tagged),
        Boat: { allOf: [to("Vessel"), { nullable: true }] },
        Ferry: { allOf: [to("Boat"), hull] },
      },
      "Boat/allOf/1/nullable",
    ],
    [
      { Vessel: vessel({ oneOf: [to("Yacht")] }), Yacht: { allOf: [to("Vessel"), hull, { nullable: true }] } },
      "Yacht/allOf/2/nullable",
    ],
  ])("is left out, and told: %j", async (schemas, at) => {
    const told = await built(schemas);
    expect(told).toContain(`keyword-ignored ${at}`);
    expect(told.filter((line) => /ref-cycle|nullable-legacy/.test(line))).toEqual([]);
  });

  it("stays where a schema only makes a base nullable, and where it is used", async () => {
    const { copy, told } = repaired(
      {
        components: {
          schemas: {
            Vessel: vessel(bare),
            Perhaps: { allOf: [{ ...to("Vessel") }, { nullable: true, title: "Perhaps" }] },
            Berth: { properties: { vessel: { allOf: [to("Vessel"), { nullable: true }] } } },
          },
        },
      },
      "3.0",
    );
    const choice = { anyOf: [to("Vessel"), { type: "null" }] };
    expect(copy.components).toEqual({
      schemas: {
        Vessel: vessel(bare),
        Perhaps: { title: "Perhaps", ...choice },
        Berth: { properties: { vessel: choice } },
      },
    });
    expect(told.map((line) => line.split(" ")[0])).toEqual(["nullable-legacy", "nullable-legacy"]);
  });

  it("takes nothing from what the base leads to", async () => {
    const description = (part: object[]) => ({
      ...specWith({ Vessel: vessel(tagged), Ferry: { allOf: [to("Vessel"), hull, ...part] } }, "3.0.3"),
      paths: {
        "/vessels": {
          post: {
            requestBody: { required: true, content: { "application/json": { schema: to("Vessel") } } },
            responses: { 204: { description: "" } },
          },
        },
      },
    });
    expect(outline(await changesBetween(description([]), description([{ nullable: true }])))).toEqual([]);
  });
});
