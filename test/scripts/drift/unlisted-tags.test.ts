import { expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const ref = (name: string) => `#/components/schemas/${name}`;
const boat = (kind: object) => ({ type: "object", required: ["kind"], properties: { kind } });
const schemas = { Sloop: boat({ const: "sloop" }), Ketch: boat({ const: "ketch" }) };

/** A choice of boats with tags beside those that they list. */
const api = (more: Readonly<Record<string, string>>, boats: object = schemas) => {
  const mapping = { sloop: ref("Sloop"), ketch: ref("Ketch"), ...more };
  const oneOf = Object.keys(boats).map((name) => ({ $ref: ref(name) }));
  return documentOf({
    request: { oneOf, discriminator: { propertyName: "kind", mapping } },
    schemas: boats as typeof schemas,
  });
};

const told = async (base: object, revision: object) =>
  (await changesBetween(base, revision)).map(({ level, id, name }) => `${level} ${id} ${name}`);

it("a tag that no alternative lists comes, goes and leads elsewhere without breaking anybody", async () => {
  const rule = (change: string) => [`info request-body-discriminator-mapping-${change} any`];
  expect(await told(api({}), api({ any: ref("Sloop") }))).toEqual(rule("added"));
  expect(await told(api({ any: ref("Sloop") }), api({}))).toEqual(rule("deleted"));
  expect(await told(api({ any: ref("Sloop") }), api({ any: ref("Ketch") }))).toEqual(rule("changed"));
  expect(await told(api({ any: ref("Sloop") }), api({ any: ref("Sloop") }))).toEqual([]);
});

it("a tag that no alternative lists goes and comes with the alternative, and is told as that where it is listed now", async () => {
  const more = { ...schemas, Yawl: boat({ const: "yawl" }) };
  const mapped = { yawl: ref("Yawl"), any: ref("Yawl") };
  expect(await told(api({}), api(mapped, more))).toEqual(["info request-body-one-of-added Yawl"]);
  const listed = { ...schemas, Sloop: boat({ enum: ["sloop", "any"] }) };
  const found = await told(api({ any: ref("Sloop") }), api({ any: ref("Sloop") }, listed));
  expect(found).toContain('info request-property-enum-value-added "any"');
  expect(found.filter((text) => text.includes("mapping"))).toEqual([]);
});

it("a component that a tag leads to may have another name", async () => {
  const { Sloop, Ketch } = schemas;
  const mapping = { sloop: ref("Cutter"), any: ref("Cutter") };
  expect(await told(api({ any: ref("Sloop") }), api(mapping, { Cutter: Sloop, Ketch }))).toEqual([]);
});
