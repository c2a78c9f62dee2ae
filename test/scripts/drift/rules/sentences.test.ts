import { describe, expect, it } from "vitest";
import type { Change, DriftOptions } from "../../../../scripts/drift/changes/types.js";
import type { RuleId } from "../../../../scripts/drift/rules/registry.js";
import { briefOf, joinBriefs } from "../../../../scripts/report/brief.js";
import { changesBetween, documentOf } from "../contracts.js";

const text = { type: "string" };
const number = { type: "integer" };
const today = new Date("2026-06-01");

async function changeOf(id: RuleId, base: object, revision: object, options: DriftOptions = {}): Promise<Change> {
  const changes = await changesBetween(base, revision, { today, witnesses: false, ...options });
  const found = changes.find((change) => change.id === id);
  if (found === undefined) throw new Error(`No ${id} among ${changes.map((change) => change.id).join(", ")}.`);
  return found;
}

const request = (schema: unknown, rest: object = {}) => documentOf({ request: schema, ...rest });
const response = (schema: unknown, rest: object = {}) => documentOf({ response: schema, ...rest });
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const operation = (parts: Readonly<Record<string, unknown>>, root: Readonly<Record<string, unknown>> = {}) =>
  documentOf({ operation: parts, root });
const page = { "x-concord-inferred": "table" };

interface Case {
  readonly id: RuleId;
  readonly base: object;
  readonly revision: object;
  readonly says: string;
}

const check = async ({ id, base, revision, says }: Case) => {
  const change = await changeOf(id, base, revision);
  expect(change.message).toBe(says);
  expect(joinBriefs([briefOf(change)])).toEqual([expect.stringMatching(/./)]);
};

describe("a message names the limit and both of its values", () => {
  const bound = (key: string, value: number) => request(object({ a: { type: "number", [key]: value } }));
  it.each<Case>([
    {
      id: "request-property-exclusive-max-decreased",
      base: bound("maximum", 10),
      revision: bound("exclusiveMaximum", 10),
      says: "The exclusive maximum of request property `a` was decreased from `<= 10` to `< 10`.",
    },
    {
      id: "request-property-min-decreased",
      base: bound("exclusiveMinimum", -5),
      revision: bound("minimum", -5),
      says: "The minimum of request property `a` was decreased from `> -5` to `>= -5`.",
    },
    {
      id: "request-property-min-length-increased",
      base: request(object({ a: text })),
      revision: request(object({ a: { ...text, minLength: 3 } })),
      says: "The minimum length of request property `a` was increased from 0 to 3.",
    },
    {
      id: "request-property-became-enum",
      base: request(object({ a: { type: ["boolean", "null"] } })),
      revision: request(object({ a: { enum: [false, null] } })),
      says: "Request property `a` was restricted to `false`, `null`.",
    },
    {
      id: "request-read-only-property-max-length-decreased",
      base: request(object({ a: { ...text, readOnly: true, maxLength: 9 } })),
      revision: request(object({ a: { ...text, readOnly: true, maxLength: 5 } })),
      says: "The maximum length of request property `a`, which is or was read-only, was decreased from 9 to 5.",
    },
    {
      id: "request-property-pattern-changed",
      base: request(object({ a: { ...text, pattern: "^a", allOf: [{ pattern: "b" }] } })),
      revision: request(object({ a: { ...text, pattern: "^a", allOf: [{ pattern: "c`$" }] } })),
      says: "The pattern of request property `a` changed from `^a`, `b` to `^a`, `c'$`.",
    },
  ])("the message of $id names the limit and both of its values: $says", check);
});

describe("a message says what is not there without naming nothing", () => {
  it.each<Case>([
    {
      id: "api-operation-id-removed",
      base: operation({ operationId: "addPet" }),
      revision: operation({ operationId: "createPet" }),
      says: "The operationId of operation `POST /things` changed from `addPet` to `createPet`.",
    },
    {
      id: "api-operation-id-removed",
      base: operation({ operationId: "addPet" }),
      revision: operation({}),
      says: "Operation `POST /things` lost the operationId `addPet`.",
    },
    {
      id: "request-property-type-changed",
      base: request(object({ a: text })),
      revision: request(object({ a: false })),
      says: "Request property `a`, whose type was `string`, may have no value now.",
    },
    {
      id: "request-property-type-generalized",
      base: request(object({ a: false })),
      revision: request(object({ a: text })),
      says: "Request property `a`, which could have no value, has the type `string` now.",
    },
    {
      id: "request-property-content-media-type-changed",
      base: request(object({ a: text })),
      revision: request(object({ a: { ...text, contentMediaType: "image/png" } })),
      says: "The text in request property `a` has the media type `image/png` now.",
    },
    {
      id: "request-property-content-encoding-changed",
      base: request(object({ a: { ...text, contentEncoding: "base64" } })),
      revision: request(object({ a: text })),
      says: "The text in request property `a` no longer has the encoding `base64`.",
    },
    {
      id: "request-property-dependent-required-removed",
      base: request(object({ a: object({ b: text }, { dependentRequired: { b: ["c"] } }) })),
      revision: request(object({ a: object({ b: text }, { dependentRequired: { b: [] } }) })),
      says: "The `dependentRequired` of `b` was removed from request property `a`: where `b` is, `c` need not be.",
    },
    {
      id: "request-body-all-of-removed",
      base: request({ allOf: [{ title: "One", ...object({ a: text }) }, { type: "object" }] }),
      revision: request({ allOf: [{ title: "One", ...object({ a: text }) }] }),
      says: "An inline schema was removed from the `allOf` of the request body.",
    },
  ])("the message of $id says what is not there without naming nothing: $says", check);
});

describe("a message about security names the requirement, and a scope once", () => {
  const schemes = (flows: object) => ({ components: { securitySchemes: { login: { type: "oauth2", flows } } } });
  const keyed = { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } } };
  const flow = (rest: object) => ({ implicit: { scopes: { read: "" }, ...rest } });
  it.each<Case>([
    {
      id: "api-security-added",
      base: operation({ security: [{ key: [] }] }, keyed),
      revision: operation({ security: [{ key: [] }, {}] }, keyed),
      says: "Operation `POST /things` may be called without authentication now.",
    },
    {
      id: "api-security-removed",
      base: operation({ security: [{ key: [] }, {}] }, keyed),
      revision: operation({ security: [{ key: [] }] }, keyed),
      says: "Operation `POST /things` may no longer be called without authentication.",
    },
    {
      id: "api-global-security-added",
      base: operation({}, { security: [{ key: [] }] }),
      revision: operation({}, { security: [{ key: [] }, { key: [], login: [] }] }),
      says: "The security requirement `key and login` was added to the API.",
    },
    {
      id: "api-security-component-oauth-url-changed",
      base: operation({}, schemes(flow({}))),
      revision: operation({}, schemes(flow({ authorizationUrl: "https://id.example" }))),
      says: "The `implicit` flow of security scheme `login` got the authorization URL `https://id.example`.",
    },
    {
      id: "api-security-component-oauth-scope-added",
      base: operation({}, schemes(flow({}))),
      revision: operation({}, schemes(flow({ scopes: { read: "", write: "" } }))),
      says: "The scope `write` was added to the `implicit` flow of security scheme `login`.",
    },
  ])("the message of $id names the security requirement, and a scope once: $says", check);
});

describe("a message says where", () => {
  const content = (types: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(types).map(([type, schema]) => [type, { schema }]));
  const answers = (statuses: Readonly<Record<string, object>>) =>
    operation({
      responses: Object.fromEntries(
        Object.entries(statuses).map(([status, rest]) => [status, { description: "", ...rest }]),
      ),
    });
  const hook = (schema: unknown) =>
    operation(
      {},
      { webhooks: { born: { post: { requestBody: { content: content({ "application/json": schema }) } } } } },
    );
  const long = { ...text, maxLength: 5 };
  it.each<Case>([
    {
      id: "response-property-max-length-increased",
      base: response(object({ "a b": object({ c: { type: "array", items: long } }) })),
      revision: response(object({ "a b": object({ c: { type: "array", items: { ...text, maxLength: 9 } } }) })),
      says: 'The maximum length of response item `["a b"].c[]` (200) was increased from 5 to 9.',
    },
    {
      id: "request-property-max-length-set",
      base: request({ anyOf: [text, object({ a: text })] }),
      revision: request({ anyOf: [{ ...text, maxLength: 5 }, object({ a: text })] }),
      says: "The maximum length of request alternative `(string)` was set to 5.",
    },
    {
      id: "request-property-max-set",
      base: request(object({ a: { ...text, contentSchema: number } })),
      revision: request(object({ a: { ...text, contentSchema: { ...number, maximum: 9 } } })),
      says: "The maximum of request part `a<contentSchema>` was set to 9.",
    },
    {
      id: "response-body-max-length-unset",
      base: answers({ default: { content: content({ "text/csv": long, "application/json": text }) } }),
      revision: answers({ default: { content: content({ "text/csv": text, "application/json": text }) } }),
      says: "The maximum length of the response body (default, text/csv), 5, was removed.",
    },
    {
      id: "response-media-type-removed",
      base: answers({ 404: { content: content({ "text/csv": text, "application/json": text }) } }),
      revision: answers({ 404: { content: content({ "application/json": text }) } }),
      says: "The response body (404) lost the media type `text/csv`.",
    },
    {
      id: "response-non-success-status-removed",
      base: answers({ 200: {}, default: {} }),
      revision: answers({ 200: {} }),
      says: "The default response was removed.",
    },
    {
      id: "response-property-became-nullable",
      base: hook(object({ name: text })),
      revision: hook(object({ name: { type: ["string", "null"] } })),
      says: "Property `name` of webhook `born` became nullable.",
    },
    {
      id: "api-invalid-stability-level",
      base: operation({ "x-stability-level": "solid" }),
      revision: operation({}, { paths: {} }),
      says: "The stability `solid` of the removed path of `POST /things` is not one of draft, alpha, beta and stable.",
    },
    {
      id: "request-parameter-sunset-parse",
      base: operation({
        parameters: [{ name: "q", in: "query", schema: text, deprecated: true, "x-sunset": "soon" }],
      }),
      revision: operation({}),
      says: "The sunset date `soon` of the removed query parameter `q` is not a date.",
    },
  ])("the message of $id says where the change is: $says", check);
});

describe("a message about a page names the keyword that it is silent about", () => {
  const silent = (before: object, after: object = text) => ({
    base: request(object({ a: before })),
    revision: request(object({ a: after }), { operation: page }),
  });
  const start = "The page that the description was inferred from does not mention the";
  const id = "request-property-restriction-unknown";
  it.each<Case>([
    {
      id,
      ...silent({ ...text, maxLength: 5 }),
      says: `${start} \`maxLength\` of request property \`a\`, which was 5.`,
    },
    {
      id,
      ...silent({ ...text, minLength: 2 }),
      says: `${start} \`minLength\` of request property \`a\`, which was 2.`,
    },
    {
      id,
      ...silent({ ...text, enum: ["a", "b"] }),
      says: `${start} \`enum\` of request property \`a\`, which was \`"a"\`, \`"b"\`.`,
    },
    {
      id,
      ...silent({ type: "array", uniqueItems: true, items: text }, { type: "array", items: text }),
      says: `${start} \`uniqueItems\` of request property \`a\`.`,
    },
    {
      id,
      ...silent({ ...text, format: "uuid" }),
      says: `${start} \`format\` of request property \`a\`, which was \`uuid\`.`,
    },
    {
      id,
      ...silent(object({ b: text }, { patternProperties: { "^x-": number } }), object({ b: text })),
      says: `${start} \`patternProperties/^x-\` of request property \`a\`.`,
    },
  ])("the message of $id names the keyword that a page is silent about, as case %$ has it", check);
});

it("a message lists the first values of many, each set off", async () => {
  const values = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const change = await changeOf(
    "request-property-became-enum",
    request(object({ a: text })),
    request(object({ a: { ...text, enum: values } })),
  );
  expect(change.message).toBe(
    'Request property `a` was restricted to `"a"`, `"b"`, `"c"`, `"d"`, `"e"`, `"f"` and 2 more.',
  );
  expect(change.to).toEqual(values.map((value) => JSON.stringify(value)));
});

it("a message comes with the facts that it is made of", async () => {
  const limited = (maximum: number) => object({ list: { type: "array", items: { ...number, maximum } } });
  const change = await changeOf("response-property-max-increased", response(limited(5)), response(limited(9)));
  expect(change).toMatchObject({
    subject: "response item `list[]` (200)",
    from: 5,
    to: 9,
    part: { kind: "response-body", status: "200" },
    path: [{ kind: "property", name: "list" }, { kind: "items" }],
  });
});
