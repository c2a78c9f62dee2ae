import { describe, expect, it } from "vitest";
import type { Json } from "../../../../scripts/base/json.js";
import type { Contract } from "../../../../scripts/contract/model/types.js";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { makePortable } from "../../../../scripts/merge/intersection/portable-contract.js";
import { printPortable } from "../../../../scripts/report/print-portable.js";
import { contractOf } from "../../../helpers/load-text.js";

type Written = Record<string, unknown>;

const text = { type: "string" };
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const post = (properties: Written, more: Written = {}) => ({
  post: {
    requestBody: { required: true, ...json({ type: "object", properties, ...more }) },
    responses: { 200: { description: "Done.", ...json({ type: "object", properties: { id: text } }) } },
  },
});

function api(paths: Written, more: Written = {}): Promise<Contract>[] {
  return [contractOf({ openapi: "3.1.0", info: { title: "API", version: "1" }, paths, ...more }, "any")];
}

async function portable(atLeast: number | undefined, providers: Readonly<Record<string, Promise<Contract>[]>>) {
  const contracts = await Promise.all(
    Object.entries(providers).map(async ([provider, [contract]]) => ({ ...((await contract) as Contract), provider })),
  );
  const told: string[] = [];
  const made = makePortable(contracts as unknown as readonly [Contract, ...Contract[]], {
    report: ({ code }) => told.push(code),
    atLeast,
  });
  const at = Object.fromEntries(made.contract.operations.map(({ key, providers: who = "all" }) => [key, who]));
  return { ...made, at, told, document: JSON.parse(JSON.stringify(printDocument(made.contract))) as Written };
}

describe("a portable contract of at least some providers", () => {
  const some = () => ({
    one: api({ "/a": post({ a: text, b: text }), "/b": post({ a: text }) }),
    two: api({ "/a": post({ a: text }), "/b": post({ a: text }), "/c": post({ a: text }) }),
    three: api({ "/a": post({ a: text, b: text }), "/c": post({ a: text }) }),
  });

  it("a portable contract of at least two has what two share, and names them", async () => {
    expect((await portable(2, some())).at).toEqual({
      "POST /a": "all",
      "POST /b": ["one", "two"],
      "POST /c": ["two", "three"],
    });
    expect((await portable(3, some())).at).toEqual({ "POST /a": "all" });
  });

  it("a portable contract of at least all is the one of all", async () => {
    expect((await portable(3, some())).document).toEqual((await portable(undefined, some())).document);
  });

  it("a portable operation is for the most providers at which it can be called in one way", async () => {
    const { at, exclusions, told } = await portable(2, {
      one: api({ "/a": post({ a: text }) }),
      two: api({ "/a": post({ b: text }, { required: ["b"] }) }),
      three: api({ "/a": post({ a: text, c: text }) }),
      four: api({ "/a": post({ a: text }) }),
    });
    expect(at).toEqual({ "POST /a": ["one", "three", "four"] });
    expect(exclusions).toEqual([
      { operation: "POST /a", rule: "call", providers: ["two"], reason: "no request body suits all" },
      { operation: "POST /a", part: "request.c", rule: "absent", providers: ["one", "four"] },
    ]);
    expect(told).toEqual([]);
  });

  it("a portable operation is not for one who describes failures alone, and for no one where all do so but one", async () => {
    const failing = { post: { ...post({ a: text }).post, responses: { 400: { description: "Refused." } } } };
    const one = () => api({ "/a": post({ a: text }) });
    const different = "they answer in different kinds of media types";
    const three = await portable(2, { one: one(), two: api({ "/a": failing }), three: one() });
    expect(three.at).toEqual({ "POST /a": ["one", "three"] });
    expect(three.exclusions).toMatchObject([{ operation: "POST /a", rule: "call", providers: ["two"] }]);
    const two = await portable(2, { one: one(), two: api({ "/a": failing }) });
    expect([two.at, two.told, two.exclusions]).toMatchObject([{}, ["operation-not-portable"], [{ reason: different }]]);
    expect((await portable(2, { one: api({ "/a": failing }), two: api({ "/a": failing }) })).at).toEqual({
      "POST /a": "all",
    });
  });

  it("a portable operation that too few can share is left out and told", async () => {
    const { at, told } = await portable(3, {
      one: api({ "/a": post({ a: text }, { required: ["a"] }) }),
      two: api({ "/a": post({ b: text }, { required: ["b"] }) }),
      three: api({ "/a": post({ c: text }, { required: ["c"] }) }),
      four: api({ "/a": post({ a: text, b: text }) }),
    });
    expect([at, told]).toEqual([{}, ["operation-not-portable"]]);
  });

  it("a portable contract keeps components of one name apart that come from several references", async () => {
    const body = (properties: Written) => ({ components: { schemas: { Body: { type: "object", properties } } } });
    const post = {
      post: {
        requestBody: json({ $ref: "#/components/schemas/Body" }),
        responses: { 200: { description: "Done." } },
      },
    };
    const { document } = await portable(2, {
      one: api({ "/a": post }, body({ a: text })),
      two: api({ "/a": post, "/b": post }, body({ a: text, b: text })),
      three: api({ "/b": post }, body({ b: text })),
    });
    const schemas = (document.components as { schemas: Record<string, { properties: Json }> }).schemas;
    expect(Object.entries(schemas).map(([name, { properties }]) => [name, properties])).toEqual([
      ["Body", { a: text }],
      ["TwoBody", { b: text }],
    ]);
    // Also where nothing of the reference is portable: what it means by a name, no other component is called.
    const without = await portable(2, {
      one: api({}, body({ a: text })),
      two: api({ "/b": post }, body({ a: text, b: text })),
      three: api({ "/b": post }, body({ b: text })),
    });
    expect(Object.keys((without.document.components as { schemas: Json }).schemas ?? {})).toEqual(["TwoBody"]);
  });

  it("a component that is taken over from another than the reference is taken once, however often it is cut", async () => {
    const leaf = { type: "object", properties: { a: text }, required: ["a"] };
    const tree = {
      type: "object",
      properties: { leaf: { $ref: "#/components/schemas/Leaf" } },
      if: { required: ["leaf"] },
      then: { minProperties: 2 },
    };
    const { document } = await portable(undefined, {
      one: api({ "/a": post({ x: {} }) }),
      two: api(
        { "/a": post({ x: { $ref: "#/components/schemas/Tree" } }) },
        { components: { schemas: { Tree: tree, Leaf: leaf } } },
      ),
      three: api({ "/a": post({ x: { type: "object", properties: { leaf: {} }, not: { required: ["b"] } } }) }),
    });
    expect((document.components as { schemas: Json }).schemas).toEqual({ TwoLeaf: leaf });
  });

  it("a component that is taken over takes the name of no other, though one within it would have it", async () => {
    const holding = (name: string) => ({ type: "object", properties: { [name]: text }, required: [name] });
    const leaf = { ...holding("a"), properties: { a: text, b: { $ref: "#/components/schemas/Leaf_" } } };
    const { document } = await portable(undefined, {
      one: api(
        { "/a": post({ x: {}, y: { $ref: "#/components/schemas/TwoLeaf" } }) },
        { components: { schemas: { TwoLeaf: holding("y") } } },
      ),
      two: api(
        { "/a": post({ x: { type: "array", items: { $ref: "#/components/schemas/Leaf" } }, y: holding("y") }) },
        { components: { schemas: { Leaf: leaf, Leaf_: holding("c") } } },
      ),
    });
    const { schemas } = document.components as { schemas: Record<string, { required: readonly string[] }> };
    expect(
      Object.values(schemas)
        .map(({ required }) => required[0])
        .sort(),
    ).toEqual(["a", "c", "y"]);
  });

  it("a portable contract has the security schemes that operations of others than its reference need", async () => {
    const get = { get: { responses: { 200: { description: "Done." } }, security: [{ Key: [] }] } };
    const components = (name: string) => ({
      components: { securitySchemes: { Key: { type: "apiKey", in: "header", name } } },
    });
    const { document } = await portable(2, {
      one: api({}, components("X-One")),
      two: api({ "/b": get }, components("X-Two")),
      three: api({ "/b": get }, components("X-Two")),
    });
    const { securitySchemes } = document.components as { securitySchemes: Written };
    const { security } = (document.paths as Record<string, { get: { security: Written[] } }>)["/b"]?.get ?? {};
    expect(security?.flatMap(Object.keys)).toEqual(["TwoKey"]);
    expect(securitySchemes.TwoKey).toMatchObject({ name: "X-Two" });
  });
});

describe("what a portable contract lacks", () => {
  it("what a portable contract lacks is told with the providers and the rule that kept it out", async () => {
    const query = (name: string, more: Written = {}) => ({ name, in: "query", schema: text, ...more });
    const get = (...parameters: readonly Written[]) => ({
      get: { parameters, responses: { 200: { description: "Done." } } },
    });
    const { exclusions } = await portable(undefined, {
      one: api({
        "/a": post({ deep: { type: "object", properties: { x: text, y: text } }, n: { enum: [1] }, m: text }),
        "/b": get(query("p"), query("q", { schema: { type: "array", items: text }, explode: false })),
        "/c": get(),
      }),
      two: api({
        "/a": post({ deep: { type: "object", properties: { x: text } }, n: { enum: [2] } }),
        "/b": get(query("q", { schema: { type: "array", items: text } })),
      }),
    });
    expect(exclusions).toEqual([
      { operation: "POST /a", part: "request.deep.y", rule: "absent", providers: ["two"] },
      { operation: "POST /a", part: "request.m", rule: "absent", providers: ["two"] },
      { operation: "POST /a", part: "request.n", rule: "values", providers: ["one", "two"] },
      { operation: "GET /b", part: "query p", rule: "absent", providers: ["two"] },
      { operation: "GET /b", part: "query q", rule: "writing", providers: ["two"] },
      { operation: "GET /c", rule: "absent", providers: ["two"] },
    ]);
  });

  it("what a portable contract lacks of an answer is what a free object does not promise", async () => {
    const answer = (schema: Written) => ({ get: { responses: { 200: { description: "Done.", ...json(schema) } } } });
    const { exclusions } = await portable(undefined, {
      one: api({ "/a": answer({ type: "object", properties: { id: text } }) }),
      two: api({ "/a": answer({ type: "object" }) }),
    });
    expect(exclusions).toEqual([{ operation: "GET /a", part: "answer 200.id", rule: "absent", providers: ["two"] }]);
  });

  it("what a portable contract lacks ends where components lead to themselves by many ways", async () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const names = Array.from({ length: 8 }, (_, index) => `C${index}`);
    const schemas = Object.fromEntries(
      names.map((name, index) => {
        const next = ref(names[(index + 1) % names.length] ?? "C0");
        return [name, { type: "object", properties: { l: next, r: { anyOf: [next, ref("C0")] }, [name]: text } }];
      }),
    );
    const body = { post: { requestBody: json(ref("C0")), responses: { 200: { description: "Done." } } } };
    const less = { ...schemas, C7: { type: "object", properties: { l: ref("C0") } } };
    const { exclusions } = await portable(undefined, {
      one: api({ "/a": body }, { components: { schemas } }),
      two: api({ "/a": body }, { components: { schemas: less } }),
    });
    expect(exclusions.map(({ providers }) => providers)).toContainEqual(["two"]);
    expect(exclusions.length).toBeLessThan(200);
  });

  it("PORTABLE.md folds what an operation lacks, and lists those that are left out by who lacks them", async () => {
    const made = await portable(2, {
      one: api({ "/a": post({ a: text, "b|`c": text }), "/b": post({ a: text }) }),
      two: api({ "/a": post({ a: text }), "/<c>": post({ a: text }) }),
      three: api({ "/a": post({ a: text }), "/d": post({ a: text }) }),
    });
    const written = printPortable(made);
    expect(written).toContain("What code can count on at 2 or more of one, two and three");
    expect(written).toContain("<code>POST /a</code>: at one, two, three, in part");
    expect(written).toContain("| `` request.b\\|`c `` | two and three do not describe it |");
    expect(written).toContain("<details><summary>two and three do not describe 1 operation</summary>\n\n- `POST /b`");
    expect(written).toContain("## Left out: 3 operations");
  });
});
