import { describe, expect, it } from "vitest";
import type { DriftOptions } from "../../../scripts/drift/changes/types.js";
import { changesBetween } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const short = (maxLength: number) => ({ type: "string", maxLength });
const object = (properties: Node): Node => ({ type: "object", properties });
const to = (name: string): Node => ({ $ref: `#/components/schemas/${name}` });

/** Operations that take these schemas. */
function api(bodies: Node, schemas: Node = {}, more: Node = {}): object {
  const paths = Object.entries(bodies).map(([path, schema]) => [
    path,
    { post: { requestBody: { content: { "application/json": { schema } } }, responses: {} }, ...more },
  ]);
  const info = { title: "Test", version: "1.0.0" };
  return { openapi: "3.1.0", info, paths: Object.fromEntries(paths), components: { schemas } };
}

const prints = async (make: (limit: number) => object, options?: DriftOptions): Promise<readonly string[]> => {
  const changes = await changesBetween(make(3), make(2), { witnesses: false, ...options });
  return changes.map(({ fingerprint }) => fingerprint);
};

describe("the fingerprint of a change", () => {
  const shared =
    (name: string, ...paths: readonly string[]) =>
    (limit: number) =>
      api(Object.fromEntries(paths.map((path) => [path, to(name)])), { [name]: object({ a: short(limit) }) });

  it("the fingerprint of a change in a shared part is the same whatever that is called and whoever else takes it", async () => {
    const [one, ...others] = await prints(shared("A", "/a"));
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(others).toEqual([]);
    expect(await prints(shared("B", "/a"))).toEqual([one]);
    expect(await prints(shared("A", "/a", "/c"))).toEqual([one]);
    expect(await prints(shared("A", "/a", "/c"), { perOperation: true })).toEqual([one, one]);
    expect(await prints(shared("A", "/c", "/a"), { operations: { only: ["/c"] } })).toEqual([one]);
  });

  it("the fingerprint of a change in an operation is that operation's", async () => {
    const inline = (limit: number) => api({ "/a": short(limit), "/b": short(limit) });
    const [one, two, ...others] = await prints(inline);
    expect(others).toEqual([]);
    expect(one).not.toBe(two);
    expect(await prints((limit) => api({ "/b": short(limit) }))).toEqual([two]);
    expect(await prints((limit) => api({ "/a": short(limit) }))).toEqual([one]);
  });

  it("the fingerprint of a change tells equal changes of two shared parts apart", async () => {
    const both = (one: string, two: string) => (limit: number) =>
      api({ "/a": to(one), "/b": to(two) }, { [one]: object({ a: short(limit) }), [two]: object({ a: short(limit) }) });
    const found = await prints(both("A", "B"));
    expect(new Set(found).size).toBe(2);
    expect((await prints(both("B", "A"))).toSorted()).toEqual(found.toSorted());
    expect((await prints(both("C", "D"), { perOperation: true })).toSorted()).toEqual(found.toSorted());
  });

  it("the fingerprint of a change does not depend on what else changed, or is compared", async () => {
    const both = (one: number, two: number) =>
      api({ "/a": to("A"), "/b": to("B") }, { A: object({ a: short(one) }), B: object({ a: short(two) }) });
    const printsOf = async (one: number, two: number, options: DriftOptions = {}) =>
      (await changesBetween(both(3, 3), both(one, two), { witnesses: false, ...options })).map(
        (each) => each.fingerprint,
      );
    const [ofA = "", ofB = ""] = await printsOf(2, 2);
    expect(ofA).not.toBe(ofB);
    expect(await printsOf(2, 3)).toEqual([ofA]);
    expect(await printsOf(3, 2)).toEqual([ofB]);
    expect(await printsOf(2, 2, { operations: { only: ["/b"] } })).toEqual([ofB]);
  });

  it("the fingerprint of a change tells alternatives of one choice apart by what they are", async () => {
    const choice = (one: number, two: number, isTurned = false) => {
      const tagged = (kind: string, limit: number) => object({ kind: { const: kind }, a: short(limit) });
      const branches = [to("A"), to("B")];
      const schemas = { A: tagged("one", one), B: tagged("two", two) };
      return api({ "/a": { oneOf: isTurned ? branches.toReversed() : branches } }, schemas);
    };
    const printsOf = async (...[one, two]: readonly [object, object]) =>
      (await changesBetween(one, two, { witnesses: false })).map((each) => each.fingerprint);
    const [ofA] = await printsOf(choice(3, 3), choice(2, 3));
    const [ofB] = await printsOf(choice(3, 3), choice(3, 2));
    expect(ofA).not.toBe(ofB);
    expect(await printsOf(choice(3, 3, true), choice(2, 3, true))).toEqual([ofA]);
    expect((await printsOf(choice(3, 3), choice(2, 2))).toSorted()).toEqual([ofA, ofB].toSorted());
  });

  it("the fingerprint of a change tells what else changed, and how", async () => {
    const [one] = await prints((limit) => api({ "/a": short(limit) }));
    const [wider] = await prints((limit) => api({ "/a": short(5 - limit) }));
    const [other] = await prints((limit) => api({ "/a": short(limit * 2) }));
    const [deeper] = await prints((limit) => api({ "/a": object({ a: short(limit) }) }));
    expect(new Set([one, wider, other, deeper]).size).toBe(4);
  });

  it("the fingerprint of a change does not depend on positions in lists", async () => {
    const choice = (limit: number, ...first: readonly Node[]) =>
      api(
        { "/a": to("A") },
        { A: { anyOf: [...first, { type: "string", title: "One", maxLength: limit }, { type: "integer" }] } },
      );
    const found = await prints((limit) => choice(limit));
    expect(found.length).toBe(1);
    expect(await prints((limit) => choice(limit, { type: "boolean" }))).toEqual(found);
  });

  it("the fingerprint of a change tells how many positions of a list came or went, not how many there are", async () => {
    const list = (length: number) =>
      api({ "/a": { type: "array", prefixItems: Array.from({ length }, () => ({ type: "string" })) } });
    const [one, ...others] = await prints(list);
    expect(others).toEqual([]);
    expect(await prints((length) => list(length + 1))).toEqual([one]);
    expect(await prints((length) => list(length * 2))).not.toContain(one);
  });

  it("the fingerprint of a change in parameters of a path names the path", async () => {
    const parameters = (limit: number) => ({ parameters: [{ name: "q", in: "query", schema: short(limit) }] });
    const found = await prints((limit) => api({ "/a": {}, "/b": {} }, {}, parameters(limit)));
    expect(new Set(found).size).toBe(2);
    expect(await prints((limit) => api({ "/a": {} }, {}, parameters(limit)))).toEqual(found.slice(0, 1));
  });

  const named = (name: string) => (limit: number) => {
    const tags = { type: "array", items: short(limit) };
    const part = (kind: string): Node => ({ $ref: `#/components/${kind}/${name}` });
    const encoding = { tags: { explode: limit > 2, headers: { "X-A": part("headers") } } };
    return {
      openapi: "3.1.0",
      info: { title: "Test", version: "1.0.0" },
      paths: {
        "/a": {
          post: {
            parameters: [part("parameters")],
            requestBody: part("requestBodies"),
            responses: { 200: part("responses") },
          },
        },
      },
      components: {
        schemas: { [name]: object({ b: short(limit) }) },
        headers: { [name]: { required: limit < 3, schema: short(limit) } },
        parameters: { [name]: { name: "q", in: "query", required: limit < 3, schema: tags } },
        requestBodies: {
          [name]: {
            required: limit < 3,
            content: {
              "application/x-www-form-urlencoded": { schema: object({ tags }), encoding },
              "multipart/form-data": { schema: object({ tags }), encoding },
            },
          },
        },
        responses: {
          [name]: {
            description: "",
            headers: { "X-A": part("headers") },
            content: { "application/json": { schema: to(name) } },
          },
        },
      },
    };
  };

  it("the fingerprint of a change is the same whatever the components of each kind are called", async () => {
    const changes = await changesBetween(named("A")(3), named("A")(2), { witnesses: false });
    expect(new Set(changes.map(({ id }) => id))).toEqual(
      new Set([
        "request-body-became-required",
        "request-body-encoding-header-became-required",
        "request-body-encoding-style-changed",
        "request-parameter-became-required",
        "request-parameter-max-length-decreased",
        "request-parameter-property-max-length-decreased",
        "request-property-max-length-decreased",
        "response-header-became-required",
        "response-header-max-length-decreased",
        "response-property-max-length-decreased",
      ]),
    );
    const found = changes.map(({ fingerprint }) => fingerprint);
    expect(new Set(found).size).toBe(found.length);
    expect((await prints(named("Other"))).toSorted()).toEqual(found.toSorted());
  });

  /** A choice with a discriminator, its alternatives and a part of all, each with a change. */
  const choices = (name: (text: string) => string) => (limit: number) => {
    const tagged = (tag: string, more: Node = {}): Node => ({
      type: "object",
      required: ["kind", ...(tag === "bird" ? ["wings"] : [])],
      properties: { kind: { type: "string" }, a: { type: "object", properties: { b: short(limit) } }, ...more },
    });
    const isNew = limit < 3;
    const mapping = {
      cat: "Cat",
      dog: "Dog",
      ...(isNew ? { bird: "Bird" } : { puppy: "Dog" }),
      tiger: isNew ? "Dog" : "Cat",
    };
    const pointers = Object.entries(mapping).map(([tag, text]) => [tag, `#/components/schemas/${name(text)}`]);
    const pet = {
      oneOf: [to(name("Cat")), to(name("Dog")), ...(isNew ? [to(name("Bird"))] : [])],
      discriminator: { propertyName: "kind", mapping: Object.fromEntries(pointers) },
    };
    const whole = { allOf: [to(name("Dog")), ...(isNew ? [to(name("Extra"))] : [])] };
    const open = { properties: { c: isNew ? { anyOf: [to(name("Cat")), { type: "string" }] } : to(name("Cat")) } };
    const either = { type: "object", ...(isNew && { oneOf: [to(name("Cat")), to(name("Extra"))] }) };
    const schemas = {
      [name("Cat")]: tagged("cat"),
      [name("Dog")]: tagged("dog"),
      [name("Bird")]: tagged("bird"),
      [name("Extra")]: { type: "object", required: ["extra"], properties: { extra: short(limit) } },
    };
    return api({ "/pet": pet, "/whole": whole, "/open": open, "/either": either }, schemas);
  };

  it("the fingerprint of a change is the same whatever the alternatives of a choice are called", async () => {
    const asWritten = (text: string) => text;
    const changes = await changesBetween(choices(asWritten)(3), choices(asWritten)(2), { witnesses: false });
    expect([...new Set(changes.map(({ id }) => id))].toSorted()).toMatchInlineSnapshot(`
      [
        "new-required-request-property",
        "request-body-alternatives-added",
        "request-body-discriminator-mapping-added",
        "request-body-discriminator-mapping-changed",
        "request-body-discriminator-mapping-deleted",
        "request-body-one-of-added",
        "request-property-any-of-added",
        "request-property-max-length-decreased",
      ]
    `);
    const found = changes.map(({ fingerprint }) => fingerprint);
    expect(new Set(found).size).toBe(found.length);
    // They sort otherwise.
    const reversed = (text: string) => [...text].toReversed().join("");
    expect((await prints(choices(reversed))).toSorted()).toEqual(found.toSorted());
    expect((await prints(choices(reversed), { perOperation: true })).every((each) => found.includes(each))).toBe(true);
  });
});
