import { describe, expect, it } from "vitest";
import type { Change } from "../../../scripts/drift/changes/types.js";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Written>>;

const [text, whole] = [{ type: "string" }, { type: "integer" }];
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const child = (properties: Written, ...required: readonly string[]): Written => ({
  allOf: [reference("Lamp"), { type: "object", properties, ...(required.length > 0 && { required }) }],
});
const lamp = (mapping?: Readonly<Record<string, string>>, kind: Written = text): Written => ({
  type: "object",
  required: ["kind"],
  properties: { kind },
  discriminator: {
    propertyName: "kind",
    ...(mapping && {
      mapping: Object.fromEntries(Object.entries(mapping).map(([tag, name]) => [tag, reference(name).$ref])),
    }),
  },
});
const [Desk, Wall] = [child({ arms: whole }), child({ hooks: whole })];
const both: Schemas = { Lamp: lamp({ desk: "Desk", wall: "Wall" }), Desk, Wall };
const one: Schemas = { Lamp: lamp({ desk: "Desk" }), Desk };
const room = { type: "object", properties: { light: reference("Lamp"), spare: reference("Lamp") } };

async function changesIn(side: "request" | "response", before: Schemas, after: Schemas): Promise<readonly Change[]> {
  const document = (schemas: Schemas) => documentOf({ [side]: room, schemas });
  const changes = await changesBetween(document(before), document(after));
  return changes.filter(({ id }) => !id.startsWith("api-schema-"));
}

const outline = ({ level, id, witness }: Change) => [level, id, JSON.stringify(witness)].join(" ").trimEnd();

describe("a child of a schema that is asked for", () => {
  it("breaks requests where it goes, and answers where it comes, though the schema takes all of it", async () => {
    expect((await changesIn("request", both, one)).map(outline)).toEqual([
      'error request-property-any-of-removed {"light":{"kind":"wall"}}',
      "info request-property-discriminator-mapping-deleted",
    ]);
    expect((await changesIn("response", one, both)).map(outline)).toEqual([
      'error response-property-any-of-added {"light":{"kind":"wall"}}',
      "info response-property-discriminator-mapping-added",
    ]);
    for (const found of [await changesIn("request", one, both), await changesIn("response", both, one)])
      expect(found.map(({ level }) => level)).toEqual(["info"]);
  });

  it("is placed where the schema has its tag, once for all that refer to it", async () => {
    const pointer = "/components/schemas/Lamp/discriminator";
    const [gone, unmapped] = await changesIn("request", both, one);
    expect(gone).toMatchObject({ base: { pointer: `${pointer}/mapping/wall` }, revision: { pointer } });
    expect(unmapped).toMatchObject({ base: { pointer }, revision: { pointer } });
    const [come] = await changesIn("response", one, both);
    expect(come).toMatchObject({ base: { pointer }, revision: { pointer: `${pointer}/mapping/wall` } });
  });

  it("may not be meant by its name where nothing is mapped", async () => {
    const { Wall: _wall, ...fewer }: Schemas = { ...both, Lamp: lamp() };
    const [gone] = await changesIn("request", { ...both, Lamp: lamp() }, fewer);
    expect(gone && outline(gone)).toBe("warning request-property-any-of-removed");
    expect(gone?.base?.pointer).toBe("/components/schemas/Wall");
  });

  it("may not have been meant by the name that a mapping takes the place of", async () => {
    const byNames = { ...both, Lamp: lamp() };
    for (const [side, before, after] of [
      ["request", byNames, both],
      ["request", both, byNames],
      ["response", byNames, both],
      ["response", both, byNames],
    ] as const) {
      const levels = (await changesIn(side, before, after)).map(({ level }) => level);
      expect(levels).toContain("warning");
      expect(levels).not.toContain("error");
    }
  });

  it("is no loss where other tags are said to lead to the schema", async () => {
    const said = (schemas: Schemas): Schemas => ({
      ...schemas,
      Lamp: { ...schemas.Lamp, discriminator: { ...(schemas.Lamp?.discriminator as Written), defaultMapping: "Lamp" } },
    });
    const found = await changesIn("request", said(both), said(one));
    expect(found.map(({ level }) => level)).not.toContain("error");
  });

  it("that asks for more is proved by its tag", async () => {
    const more = { ...both, Desk: child({ arms: whole }, "arms") };
    expect((await changesIn("request", both, more)).map(outline)).toEqual([
      'error request-property-became-required {"light":{"kind":"desk"}}',
    ]);
  });

  it("leaves the schema itself to tags that nobody lists", async () => {
    const named = { ...both, Lamp: { ...both.Lamp, properties: { kind: text, watts: whole } } };
    const plain = { ...both, Lamp: { ...both.Lamp, properties: { kind: text, watts: { ...whole, maximum: 9 } } } };
    const [found] = await changesIn("request", named, plain);
    expect(found?.id).toBe("request-property-max-set");
  });
});
