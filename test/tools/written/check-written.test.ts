import { describe, expect, it } from "vitest";
import { checkWritten } from "../../../tools/written/check-written.js";

type Json = Record<string, unknown>;
const text = { type: "string" };
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const done = { 200: { description: "Done." } };
const operation = (operationId: string, more: Json = {}): Json => ({ operationId, responses: done, ...more });
const at = (name: string): Json => ({ name, in: "path", required: true, schema: text });

function documentWith(paths: Json, schemas: Json = {}, more: Json = {}): Json {
  return {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    paths,
    components: { schemas },
    ...more,
  };
}

const codesOf = (document: Json): readonly string[] =>
  checkWritten(document).map(({ code, pointer }) => `${code} ${pointer}`);
const schemas = (all: Json): Json => documentWith({}, all);

describe("checkWritten", () => {
  const kind = (name: string): Json => ({ type: "object", properties: { type: { const: name } } });
  const choice = (mapping: Json, ...branches: readonly unknown[]): Json => ({
    oneOf: branches,
    discriminator: { propertyName: "type", mapping },
  });
  const cat = "#/components/schemas/Cat";

  const cases: readonly (readonly [name: string, document: Json, codes: readonly string[]])[] = [
    [
      "nothing in a sound document",
      documentWith(
        {
          "/things/{id}": { parameters: [at("id")], get: operation("get"), delete: operation("remove") },
          "/things": { get: operation("list", { parameters: [{ name: "id", in: "query", schema: text }] }) },
        },
        {
          Tree: { type: "object", properties: { left: ref("Tree"), $ref: text, default: ref("Tree") } },
          Pet: choice({ cat }, ref("Cat"), text),
          Cat: kind("cat"),
          // Data is nobody's reference.
          Sample: { const: { $ref: "nowhere" }, default: { $ref: "nowhere" }, "x-more": { $ref: "nowhere" } },
        },
      ),
      [],
    ],
    [
      "references that lead nowhere, also below callbacks and out of the document",
      documentWith(
        {
          "/things": {
            post: operation("create", {
              callbacks: {
                done: {
                  "{$url}": { post: operation("called", { requestBody: { content: { a: { schema: ref("No") } } } }) },
                },
              },
            }),
          },
        },
        { Thing: { properties: { a: { $ref: "other.json" }, properties: { items: ref("Thing/properties/b") } } } },
      ),
      [
        "ref-unresolved /paths/~1things/post/callbacks/done/{$url}/post/requestBody/content/a/schema/$ref",
        "ref-unresolved /components/schemas/Thing/properties/a/$ref",
        "ref-unresolved /components/schemas/Thing/properties/properties/items/$ref",
      ],
    ],
    [
      "tags without a branch",
      schemas({ Pet: choice({ cat, dog: "#/components/schemas/Dog" }, ref("Cat"), text), Cat: kind("cat") }),
      ["mapping-unresolved /components/schemas/Pet/discriminator/mapping/dog"],
    ],
    [
      "tags of what is no branch",
      schemas({ Pet: choice({ cat }, { allOf: [ref("Cat")] }), Cat: kind("cat") }),
      ["mapping-outside /components/schemas/Pet/discriminator/mapping/cat"],
    ],
    [
      "branches to which no tag leads",
      schemas({ Pet: choice({ cat }, ref("Cat"), ref("Dog")), Cat: kind("cat"), Dog: kind("dog") }),
      ["tag-unmapped /components/schemas/Pet"],
    ],
    [
      "choices of nothing",
      schemas({ None: { anyOf: [] }, Untyped: { type: [] }, Listed: { enum: [] } }),
      ["list-empty /components/schemas/None/anyOf", "list-empty /components/schemas/Untyped/type"],
    ],
    [
      "components that contain themselves, each circle once",
      schemas({
        One: { anyOf: [text, ref("One")] },
        A: { allOf: [ref("B")] },
        B: { not: { oneOf: [ref("C"), text] } },
        C: { if: text, else: ref("A") },
        Outside: ref("A"),
      }),
      ["schema-circle /components/schemas/One", "schema-circle /components/schemas/A"],
    ],
    [
      "one path twice",
      documentWith({
        "/things/{id}": { parameters: [at("id")], get: operation("get") },
        "/things/{name}": { parameters: [at("name")], delete: operation("remove") },
      }),
      ["paths-identical /paths/~1things~1{name}"],
    ],
    [
      "parameters that path and declarations disagree on",
      documentWith({
        "/things/{id}": {
          get: operation("get", { parameters: [{ ...at("name"), required: false }, at("id"), at("id")] }),
        },
        "/others/{id}": { get: operation("other") },
      }),
      [
        "path-parameter-stray /paths/~1things~1{id}/get",
        "path-parameter-optional /paths/~1things~1{id}/get",
        "parameter-duplicate /paths/~1things~1{id}/get",
        "path-parameter-undeclared /paths/~1others~1{id}/get",
      ],
    ],
    [
      "operations without a name or with another's, whoever calls them",
      documentWith(
        {
          "/things": {
            get: operation("same"),
            post: { responses: done, callbacks: { a: { b: { post: { responses: done } } } } },
          },
        },
        {},
        { webhooks: { made: { post: operation("same"), additionalOperations: { COPY: operation("not safe") } } } },
      ),
      [
        "operation-id-missing /paths/~1things/post",
        "operation-id-duplicate /webhooks/made/post",
        "operation-id-unsafe /webhooks/made/additionalOperations/COPY",
        "operation-id-missing /paths/~1things/post/callbacks/a/b/post",
      ],
    ],
    [
      "operations without an answer",
      documentWith(
        { "/things": { get: operation("get", { responses: {} }) } },
        {},
        { webhooks: { a: { post: { operationId: "b" } } } },
      ),
      ["responses-missing /paths/~1things/get", "responses-missing /webhooks/a/post"],
    ],
    [
      "names and marks",
      schemas({ "Some-thing": text, 消息: { "x-providers": ["a", "b", "a"] } }),
      ["component-name /components/schemas/Some-thing", "providers-repeated /components/schemas/消息"],
    ],
  ];
  it.each(cases)("the check of written documents finds %s", (_, document, codes) => {
    expect(codesOf(document)).toEqual(codes);
  });
});
