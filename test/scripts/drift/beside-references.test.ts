import { describe, expect, it } from "vitest";
import { changesBetween } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const part = { $ref: "#/components/schemas/Part" };
const place = "/components/schemas/Whole/properties";

/** An answer whose parts refer to one component. */
function answering(properties: Node, component: Node = { type: "object" }): object {
  const schema = { $ref: "#/components/schemas/Whole" };
  return {
    openapi: "3.1.0",
    info: { title: "Test", version: "1.0.0" },
    paths: { "/a": { get: { responses: { 200: { description: "", content: { "application/json": { schema } } } } } } },
    components: { schemas: { Whole: { type: "object", properties }, Part: component } },
  };
}

async function told(base: object, revision: object): Promise<readonly string[]> {
  const changes = await changesBetween(base, revision, { witnesses: false });
  return changes.map(
    ({ id, location, ...change }) => `${id} ${location} ${change.base?.pointer} ${change.revision?.pointer}`,
  );
}

describe("what stands beside references", () => {
  const both = (node: Node): Node => ({ one: node, two: node });

  it.each([
    ["anyOf", "became-nullable"],
    ["oneOf", "became-nullable"],
  ])("null beside a reference is told wherever it came, and where it stands: %s", async (keyword, id) => {
    const nullable = both({ [keyword]: [part, { type: "null" }] });
    expect(await told(answering(both(part)), answering(nullable))).toEqual(
      ["one", "two"].map(
        (name) => `response-property-${id} response.200.body.${name} ${place}/${name} ${place}/${name}`,
      ),
    );
    expect(await told(answering(nullable), answering(both(part)))).toEqual(
      ["one", "two"].map(
        (name) => `response-property-became-not-nullable response.200.body.${name} ${place}/${name} ${place}/${name}`,
      ),
    );
  });

  it("null that the component itself takes is told once, at the component", async () => {
    const component = { type: ["object", "null"] };
    expect(await told(answering(both(part)), answering(both(part), component))).toEqual([
      "response-property-became-nullable response.200.body.one /components/schemas/Part /components/schemas/Part",
    ]);
  });

  it("null beside a reference in items is told of the items", async () => {
    const list = (items: Node): Node => both({ type: "array", items });
    expect(await told(answering(list(part)), answering(list({ anyOf: [part, { type: "null" }] })))).toEqual(
      ["one", "two"].map(
        (name) =>
          `response-property-became-nullable response.200.body.${name}[] ${place}/${name}/items ${place}/${name}/items`,
      ),
    );
  });

  it.each([
    ["deprecated", "deprecated", { deprecated: true }],
    ["default", "default-value-added", { default: {} }],
  ])("a note beside a reference is told wherever it came, and where it stands: %s", async (_name, id, note) => {
    expect(await told(answering(both(part)), answering(both({ ...part, ...note })))).toEqual(
      ["one", "two"].map(
        (name) => `response-property-${id} response.200.body.${name} ${place}/${name} ${place}/${name}`,
      ),
    );
    expect((await told(answering(both({ ...part, ...note })), answering(both(part)))).length).toBe(2);
  });

  it("a note of the component itself is told once, at the component", async () => {
    const component = { type: "object", deprecated: true };
    expect(await told(answering(both(part)), answering(both(part), component))).toEqual([
      "response-property-deprecated response.200.body.one /components/schemas/Part /components/schemas/Part",
    ]);
  });

  it.each([
    ["another type", { type: "string" }, "type-changed", ""],
    ["a choice", { oneOf: [part, { type: "array", items: { type: "string" } }] }, "one-of-added", "/oneOf/1"],
  ])("what takes the place of a reference is told where that was used: %s", async (_name, other, id, branch) => {
    const at = `${place}/one`;
    const component = { type: "object", required: ["x"], properties: { x: { type: "string" } } };
    const [base, revision] = [answering({ one: part }, component), answering({ one: other }, component)];
    expect(await told(base, revision)).toEqual([`response-property-${id} response.200.body.one ${at} ${at}${branch}`]);
    const [back] = await told(revision, base);
    expect(back).toMatch(new RegExp(` ${at}${branch} ${at}$`));
  });
});

describe("conditions", () => {
  const condition = { properties: { kind: { const: "a" } }, required: ["kind"] };
  const answer = (rules: Node) => answering({ one: { type: "object", ...rules } });
  const at = `${place}/one`;
  const id = "response-property";

  it("a consequence that goes is told where it stood, and not the condition that stays", async () => {
    const [one, two] = [answer({ if: condition, then: { required: ["a"] } }), answer({ if: condition })];
    expect(await told(one, two)).toEqual([`${id}-then-removed response.200.body.one ${at}/then ${at}`]);
    expect(await told(two, one)).toEqual([`${id}-then-added response.200.body.one ${at} ${at}/then`]);
  });

  it("a condition that goes is told with its consequence", async () => {
    const one = answer({ if: condition, else: { required: ["a"] } });
    expect(await told(one, answer({}))).toEqual([
      `${id}-else-removed response.200.body.one ${at}/else ${at}`,
      `${id}-if-removed response.200.body.one ${at}/if ${at}`,
    ]);
  });
});
