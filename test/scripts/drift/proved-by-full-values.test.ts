import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import { changesBetween, documentOf } from "./contracts.js";

const text = { type: "string" };
const whole = { type: "integer" };
const kind = (...kinds: readonly string[]) => ({ type: "string", enum: kinds });
const object = (properties: object, ...required: readonly string[]) => ({ type: "object", properties, required });

const cat = object({ lives: whole }, "lives");
const source = (name: string) => object({ kind: kind(name), [name]: text }, "kind", name);

const named = object({ name: { ...text, minLength: 1 }, tricks: whole }, "name");
const schemas = { Named: { ...object({ note: text }), oneOf: [named, object({ tail: text }, "tail")] } };

/** What goes; an alternative that takes much of it; a value that tells them apart. */
const alternatives: readonly (readonly [string, object, object, Json])[] = [
  [
    "what may be missing in what may be missing",
    object({ breed: object({ origin: object({ year: whole }) }) }),
    object({ breed: object({ origin: object({ year: text }) }) }),
    { breed: { origin: { year: 1 } } },
  ],
  [
    "the last of several choices",
    object({ origin: { oneOf: [source("farm"), source("shelter"), source("street")] } }, "origin"),
    object({ origin: { oneOf: [source("farm"), source("shelter")] } }, "origin"),
    { origin: { kind: "street", street: "a" } },
  ],
  [
    "an item of a list that is one of two choices",
    object(
      {
        toys: { oneOf: [text, { type: "array", items: { oneOf: [source("ball"), source("bone"), source("rope")] } }] },
      },
      "toys",
    ),
    object({ toys: { oneOf: [text, { type: "array", items: { oneOf: [source("ball"), source("bone")] } }] } }, "toys"),
    { toys: [{ kind: "rope", rope: "a" }] },
  ],
  [
    "a text that an alternative of an alternative refuses",
    object({ name: text, tricks: whole }, "name", "tricks"),
    { $ref: "#/components/schemas/Named" },
    { name: "", tricks: 1 },
  ],
];

describe("an alternative that is gone without a tag is proved", () => {
  it.each(alternatives)("an alternative is proved by %s", async (_, gone, stays, witness) => {
    const [base, revision] = [{ oneOf: [cat, stays, gone] }, { oneOf: [cat, stays] }];
    const changes = await changesBetween(
      documentOf({ request: base, schemas }),
      documentOf({ request: revision, schemas }),
    );
    expect(changes.filter(({ level }) => level !== "info")).toMatchObject([
      { level: "error", id: "request-body-one-of-removed", witness },
    ]);
    const back = await changesBetween(
      documentOf({ response: revision, schemas }),
      documentOf({ response: base, schemas }),
    );
    expect(back.filter(({ level }) => level !== "info")).toMatchObject([
      { level: "error", id: "response-body-one-of-added", witness },
    ]);
  });

  it("stays a warning where another one takes all that is described of it", async () => {
    const [base, revision] = [
      {
        oneOf: [
          cat,
          object({ name: text, weight: text }, "name"),
          object({ name: text, origin: source("farm") }, "name"),
        ],
      },
      { oneOf: [cat, object({ name: text, weight: text }, "name")] },
    ];
    const changes = await changesBetween(documentOf({ request: base }), documentOf({ request: revision }));
    expect(changes).toMatchObject([{ level: "warning", id: "request-body-one-of-removed", unproven: true }]);
  });
});

it("an alternative is proved by a nested choice where its tag leads to another one", async () => {
  const tag = { pet: kind("dog", "wolf") };
  const Dog = object(
    { ...tag, origin: { oneOf: [source("farm"), source("shelter"), source("street")] } },
    "pet",
    "origin",
  );
  const Wolf = object({ ...tag, origin: { oneOf: [source("farm"), source("shelter")] } }, "pet");
  const to = (name: string) => `#/components/schemas/${name}`;
  const choice = (dog: string) => ({
    oneOf: [...new Set([dog, "Wolf"])].map((name) => ({ $ref: to(name) })),
    discriminator: { propertyName: "pet", mapping: { dog: to(dog), wolf: to("Wolf") } },
  });
  const [base, revision] = [choice("Dog"), choice("Wolf")].map((request) =>
    documentOf({ request, schemas: { Dog, Wolf } }),
  );
  const changes = await changesBetween(base ?? {}, revision ?? {});
  expect(changes.filter(({ level }) => level === "error")).toMatchObject([
    { id: "request-body-one-of-removed", witness: { pet: "dog", origin: { kind: "street", street: "a" } } },
  ]);
});
