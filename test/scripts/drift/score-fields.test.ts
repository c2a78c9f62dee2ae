import { describe, expect, it } from "vitest";
import { scoreProvider, shareFields } from "../../../scripts/drift/score.js";
import { contractOf } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const short = { type: "string", maxLength: 2 };
const object = (properties: Node, ...required: readonly string[]): Node => ({ type: "object", properties, required });
const closed = (properties: Node): Node => ({ ...object(properties), additionalProperties: false });
const takes = (schema: unknown, type = "application/json"): Node => ({
  requestBody: { content: { [type]: { schema } } },
});
const asks = (...parameters: readonly Node[]): Node => ({ parameters });
const query = (schema: Node, more: Node = {}): Node => ({ name: "q", in: "query", schema, ...more });

const api = (operation: Node): Node => ({
  openapi: "3.1.0",
  info: { title: "Test", version: "1.0.0" },
  paths: { "/a/{id}": { post: { responses: { 200: { description: "Done" } }, ...operation } } },
});
const page = { "x-concord-inferred": "table" };

/** `q 0.5` for each field, with the status of the operation and what of it is taken. */
async function tell(reference: Node, provider: Node): Promise<string> {
  const shares = shareFields(await contractOf(api(reference)), await contractOf(api(provider), "relay"));
  const fields = shares.operations[0]?.fields.map((field) => `${field.in} ${field.name} ${field.share ?? "?"}`) ?? [];
  const [score] = scoreProvider(shares).operations;
  return `${score?.status} ${score?.taken}/${score?.fields}${score?.unknown ? ` +${score.unknown}` : ""}: ${fields.join(", ")}`;
}

describe("how much of each field a provider takes", () => {
  const path = { name: "id", in: "path", required: true, schema: text };
  const cases: readonly (readonly [told: string, reference: Node, provider: Node])[] = [
    ["full 1/1: ", {}, {}],
    ["full 1/1: ", asks(path), asks(path)],
    ["full 1/1: query q 1", asks(query(text)), asks(query(text))],
    ["full 1/1: query q 1", asks(query(short)), asks(query(text))],
    ["partial 0.5/1: query q 0.5", asks(query(text)), asks(query(short))],
    ["partial 0/1: query q 0", asks(query(text)), {}],
    ["partial 1/2: query q 1, header q 0", asks(query(text), query(text, { in: "header" })), asks(query(text))],
    [
      "partial 1/2: query q 0, cookie r 1",
      asks(query(text), query(text, { in: "cookie", name: "r" })),
      asks(query(text, { in: "cookie", name: "r" })),
    ],
    ["unknown 0/1 +1: query q ?", asks(query(text)), page],
    [
      "partial 1/1 +1: query q 1, query r ?",
      asks(query(text), query(text, { name: "r" })),
      { ...asks(query(text)), ...page },
    ],
    ["full 2/2: body a 1, body b 1", takes(object({ a: text, b: text })), takes(object({ a: text, b: text }))],
    ["partial 1.5/2: body a 1, body b 0.5", takes(object({ a: text, b: text })), takes(object({ a: text, b: short }))],
    ["partial 1/2: body a 1, body b 0", takes(object({ a: text, b: text })), takes(closed({ a: text }))],
    ["partial 0/2: body a 0, body b 0", takes(object({ a: text, b: text })), {}],
    ["unknown 0/1 +2: body a ?, body b ?", takes(object({ a: text, b: text })), page],
    [
      "partial 1/1 +1: body a 1, body b ?",
      takes(object({ a: text, b: text })),
      { ...takes(object({ a: text })), ...page },
    ],
    ["full 1/1: body a 1", takes(object({ a: text })), { requestBody: { content: { "application/json": {} } } }],
    ["full 1/1: body a 1", takes(object({ a: text })), takes(object({ a: text }), "application/vnd.a+json")],
    [
      "full 1/1: body a 1",
      takes(object({ a: text }), "application/x-www-form-urlencoded"),
      takes(object({ a: text }), "application/x-www-form-urlencoded"),
    ],
    [
      "partial 0.5/1: body a 0.5",
      takes(object({ a: object({ b: text }) })),
      takes(object({ a: object({ b: short }) })),
    ],
    ["partial 0.5/1: body a 0.5", takes(object({ a: text })), takes(object({ a: { ...text, pattern: "^a" } }, "a"))],
    ["full 1/1: body a 1", takes(object({ a: { ...text, readOnly: true } })), takes({ type: "object" })],
    [
      "full 2/2: body a 1, body b 1",
      takes({ anyOf: [object({ a: text }, "a"), object({ b: text }, "b")] }),
      takes({ anyOf: [object({ a: text }, "a"), object({ b: text }, "b")] }),
    ],
    [
      "partial 1.5/2: body a 1, body b 0.5",
      takes({ anyOf: [object({ a: text }, "a"), object({ b: text }, "b")] }),
      takes({ anyOf: [object({ a: text }, "a"), object({ b: short }, "b")] }),
    ],
    [
      "partial 0.75/1: body a 0.75",
      takes(object({ a: text })),
      takes({ anyOf: [object({ a: text }), object({ a: short, b: text }, "b")] }),
    ],
  ];

  it.each(cases.map(([told, reference, provider], index) => ({ index, told, reference, provider })))(
    "how much of each field a provider takes: $index: $told",
    async ({ told, reference, provider }) => {
      expect(await tell(reference, provider)).toBe(told);
    },
  );
});
