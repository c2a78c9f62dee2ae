import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf, outline } from "./contracts.js";

const text = { type: "string" };
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const tagged = (tags: readonly string[], property: string) =>
  object({ tag: { enum: tags }, [property]: text }, { required: ["tag"] });
const list = (items: unknown, rest: object = {}) => ({ type: "array", items, ...rest });
const request = "request.body";
const response = "response.200.body";

describe("alternatives are compared by what they take, not by their shape", () => {
  const both = object({ a: text, b: text }, { anyOf: [{ required: ["a"] }, { required: ["b"] }] });
  const first = object({ a: text }, { required: ["a"] });

  it("a requirement that became one of several breaks no request", async () => {
    expect(await changesOf("request", [first, both])).toEqual([
      `info request-body-any-of-added ${request}`,
      `info request-property-became-optional ${request}.a`,
      `info new-optional-request-property ${request}.b`,
    ]);
    expect(await changesOf("request", [both, first])).toContain(`error request-property-became-required ${request}.a`);
    expect(await changesOf("response", [first, both])).toContain(
      `error response-property-became-optional ${response}.a`,
    );
  });

  it("a choice of requirements where there was none breaks requests", async () => {
    const none = object({ a: text, b: text });
    expect(await changesOf("request", [none, both])).toEqual([`error request-body-alternatives-added ${request}`]);
    expect(await changesOf("response", [none, both])).toEqual([`info response-body-alternatives-added ${response}`]);
  });

  it("a list of alternatives takes more than alternative lists", async () => {
    const [one, two] = [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })];
    const [lists, choice] = [{ anyOf: [list(one), list(two)] }, list({ anyOf: [one, two] })];
    expect(await changesOf("request", [lists, choice])).toEqual([`info request-body-alternatives-removed ${request}`]);
    expect(await changesOf("request", [choice, lists])).toEqual([`error request-body-alternatives-added ${request}`]);
    expect(await changesOf("response", [choice, lists])).toEqual([`info response-body-alternatives-added ${response}`]);
    expect(await changesOf("request", [list(one), { anyOf: [list(one), list(one, { maxItems: 1 })] }])).toEqual([]);
  });

  it("a tag that moved to an alternative which takes it all the same breaks nothing", async () => {
    const base = { oneOf: [tagged(["a", "b"], "x"), tagged(["c"], "x")] };
    const moved = { oneOf: [tagged(["a"], "x"), tagged(["b", "c"], "x")] };
    const split = { oneOf: [tagged(["a"], "x"), tagged(["b"], "x"), tagged(["c"], "x")] };
    for (const revision of [moved, split]) {
      const found = [
        ...(await changesOf("request", [base, revision])),
        ...(await changesOf("response", [base, revision])),
      ];
      expect(found.filter((line) => !line.startsWith("info"))).toEqual([]);
    }
    const elsewhere = { oneOf: [tagged(["a"], "x"), tagged(["c"], "x")] };
    expect((await changesOf("request", [base, elsewhere]))[0]).toMatch(/^error request-property-enum-value-removed/);
  });
});

describe("what no value proves in alternatives that were taken for each other", () => {
  const limited = (maximum: number, tags?: readonly string[]) =>
    object(
      { a: text, v: { type: "string", maximum }, ...(tags && { tag: { enum: tags } }) },
      tags ? { required: ["tag"] } : {},
    );
  const levelOf = async (base: object, revision: object) => {
    const other = tagged(["x", "y"], "z");
    const found = await changesOf("request", [{ anyOf: [base, other] }, { anyOf: [revision, other] }]);
    return found.find((line) => line.includes("max-decreased"))?.split(" ")[0];
  };

  it("what no value proves is a warning where alternatives are alike, and a break where they have a tag", async () => {
    expect(await levelOf(limited(9), limited(5))).toBe("warning");
    expect(await levelOf(limited(9, ["a", "b"]), limited(5, ["a", "b", "c"]))).toBe("error");
  });
});

describe("alternatives whose tags have nothing in common are different ones", () => {
  const keep = { $ref: "#/components/schemas/Keep" };
  const schemas = { Keep: tagged(["k"], "k"), Old: tagged(["a", "b"], "x"), New: tagged(["n"], "x") };
  const choice = (name: string, rest: object = {}) => ({
    oneOf: [{ $ref: `#/components/schemas/${name}` }, keep],
    ...rest,
  });
  const outlineOf = async (one: object, two: object, three: object = schemas, four: object = schemas) =>
    outline(
      await changesBetween(
        documentOf({ request: one, schemas: { ...three } }),
        documentOf({ request: two, schemas: { ...four } }),
      ),
    );

  it("alternatives with other lists of tags came and went", async () => {
    expect(await outlineOf(choice("Old"), choice("New"))).toEqual([
      `error request-body-one-of-removed ${request}`,
      `info request-body-one-of-added ${request}`,
    ]);
  });

  it("alternatives of one name with other tags came and went", async () => {
    const other = { ...schemas, Old: tagged(["y", "z"], "x") };
    expect(await outlineOf(choice("Old"), choice("Old"), schemas, other)).toEqual([
      `error request-body-one-of-removed ${request}`,
      `info request-body-one-of-added ${request}`,
    ]);
  });

  it("alternatives that the discriminators map to other tags came and went", async () => {
    const open = object({ tag: text, x: text }, { required: ["tag"] });
    const other = {
      Keep: object({ tag: text, k: text }, { required: ["tag"] }),
      Old: open,
      New: { ...open, properties: { ...open.properties, y: text } },
    };
    const mapped = (tag: string, name: string) => ({
      discriminator: {
        propertyName: "tag",
        mapping: { [tag]: `#/components/schemas/${name}`, k: "#/components/schemas/Keep" },
      },
    });
    const found = await outlineOf(choice("Old", mapped("a", "Old")), choice("New", mapped("n", "New")), other, other);
    expect(found.filter((line) => line.includes("one-of")).map((line) => line.split(" ")[1])).toEqual([
      "request-body-one-of-removed",
      "request-body-one-of-added",
    ]);
  });
});

describe("an alternative that went and one of its name that came", () => {
  const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const guest = { Guest: tagged(["guest"], "g") };
  const choosing = (schemas: object, rest: object = {}) =>
    documentOf({ request: { oneOf: [to("Host"), to("Guest")], ...rest }, schemas: { ...guest, ...schemas } });
  const open = {
    Host: object({ kind: text, h: text }, { required: ["kind"] }),
    Guest: object({ kind: text, g: text }, { required: ["g"] }),
  };
  const grown = { ...open, Host: object({ kind: text, h: text, i: text }, { required: ["kind"] }) };
  const mapped = (tag: string) => ({
    discriminator: { propertyName: "kind", mapping: { [tag]: "Host", guest: "Guest" } },
  });
  it.each<[string, object, object, string, string]>([
    [
      "one tag",
      choosing({ Host: tagged(["host"], "h") }),
      choosing({ Host: tagged(["owner"], "h") }),
      'tag="host"',
      'tag="owner"',
    ],
    [
      "several",
      choosing({ Host: tagged(["h", "o"], "h") }),
      choosing({ Host: tagged(["w"], "h") }),
      'tag="h"|"o"',
      'tag="w"',
    ],
    ["a mapping", choosing(open, mapped("host")), choosing(grown, mapped("owner")), 'kind="host"', 'kind="owner"'],
  ])(
    "an alternative that went and one of its name that came are told by their tags: %s",
    async (_, base, now, old, fresh) => {
      const changes = await changesBetween(base, now);
      const names = (id: string) => changes.filter((change) => change.id === id).map(({ name }) => name);
      expect(names("request-body-one-of-removed")).toEqual([`Host (${old})`]);
      expect(names("request-body-one-of-added")).toEqual([`Host (${fresh})`]);
    },
  );
});

it("an alternative of the same name is the same one, though another reads as it did", async () => {
  const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const old = object({ a: text }, { required: ["a"] });
  const grown = object({ a: text, b: text }, { required: ["a", "b"] });
  const base = documentOf({ request: { anyOf: [to("A"), to("Z")] }, schemas: { A: old, Z: text } });
  const revision = documentOf({
    request: { anyOf: [to("B"), to("A"), to("Z")] },
    schemas: { A: grown, B: old, Z: text },
  });
  expect(outline(await changesBetween(base, revision))).toEqual([
    "info new-required-request-property request.body(A).b",
  ]);
  expect(outline(await changesBetween(revision, base))[0]).toBe("warning request-property-removed request.body(A).b");
});

it("a new alternative is as grave as anyOf as it is as oneOf", async () => {
  const [one, two] = [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })];
  const third = object({ c: text }, { required: ["c"] });
  for (const kind of ["anyOf", "oneOf"] as const) {
    const pair = [{ [kind]: [one, two] }, { [kind]: [one, two, third] }] as const;
    const id = kind === "anyOf" ? "any-of-added" : "one-of-added";
    expect(await changesOf("response", pair)).toEqual([`error response-body-${id} ${response}`]);
    expect(await changesOf("request", pair)).toEqual([`info request-body-${id} ${request}`]);
  }
});

describe("what stands beside a choice is told, whatever the other side is", () => {
  const one = { type: "string", pattern: "^1" };
  const texts = { anyOf: [one, { type: "string", pattern: "^2" }] };
  const numbers = {
    anyOf: [
      { type: "integer", minimum: 5 },
      { type: "number", maximum: 2 },
    ],
  };

  it.each([
    ["a format", texts, { format: "date" }, "error request-body-type-changed"],
    ["a step", numbers, { multipleOf: 1.5 }, "warning request-body-multiple-of-set"],
    ["a step that makes numbers whole", numbers, { multipleOf: 2 }, "warning request-body-multiple-of-set"],
    ["a media type", texts, { contentMediaType: "application/json" }, "error request-body-content-media-type-changed"],
  ])("%s beside a choice is told", async (_, choice, rule, told) => {
    expect(await changesOf("request", [choice, { ...choice, ...rule }])).toEqual([`${told} ${request}`]);
    const [first] = choice.anyOf;
    expect(await changesOf("request", [first, { ...choice, ...rule }])).toContain(`${told} ${request}`);
  });

  it("a step beside a choice that takes any number without it", async () => {
    const choice = { anyOf: [{ type: ["number", "null"] }, { type: "number", enum: [1.5] }] };
    expect(await changesOf("request", [choice, { ...choice, multipleOf: 2 }])).toContain(
      `warning request-body-multiple-of-set ${request}`,
    );
  });

  it("a format of one schema is compared with the alternatives alone", async () => {
    const dated = { ...one, format: "date" };
    const choice = { maxLength: 10, anyOf: [dated, { type: "string", pattern: "^2" }] };
    const found = await changesOf("request", [{ ...dated, maxLength: 10 }, choice]);
    expect(found.filter((line) => line.includes("type-"))).toEqual([]);
  });

  it("a property of one alternative that each value must have", async () => {
    const open = { type: "object", unevaluatedProperties: false };
    const choice = { ...open, anyOf: [{}, object({ k: text }, { required: ["k"] })] };
    expect(await changesOf("request", [choice, object({ k: text }, { required: ["k"] })])).toContain(
      `error new-required-request-property ${request}.k`,
    );
  });

  it("alternatives of one name that went are told apart by their positions", async () => {
    const choice = { anyOf: [{ type: "integer" }, { type: "number", multipleOf: 4 }] };
    const changes = await changesBetween(documentOf({ request: choice }), documentOf({ request: text }));
    const gone = changes.filter(({ id }) => id === "request-body-any-of-removed");
    expect(gone.map(({ name }) => name).sort()).toEqual(["integer #1", "integer #2"]);
    expect(new Set(gone.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});
