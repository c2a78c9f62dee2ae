import type { Written } from "./schemas.js";

/** Descriptions of providers that are merged, or of which the portable contract is made. */
export interface ProviderCase {
  readonly name: string;
  readonly documents: readonly Written[];
  /** How many providers must share an operation; all unless given. */
  readonly atLeast?: number;
}

const text = { type: "string" };
const whole = { type: "integer" };
const flag = { type: "boolean" };
const to = (name: string): Written => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Written, ...required: readonly string[]): Written => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});
const tag = (value: string, more: Written = {}): Written => object({ kind: { const: value }, ...more }, "kind");
const list = (items: unknown): Written => ({ type: "array", items });

const api = (paths: Written, root: Written = {}): Written => ({
  openapi: "3.1.0",
  info: { title: "API", version: "1" },
  servers: [{ url: "https://a.example/v1" }],
  paths,
  ...root,
});
const json = (schema: unknown): Written => ({ content: { "application/json": { schema } } });
const done: Written = { 200: { description: "Done.", ...json(object({ id: text }, "id")) } };
const post = (operation: Written, root: Written = {}): Written =>
  api({ "/a": { post: { responses: done, ...operation } } }, root);
const get = (operation: Written = {}): Written => ({ get: { responses: done, ...operation } });
const takes = (schema: unknown, schemas: Written = {}, more: Written = {}): Written =>
  post({ requestBody: { required: true, ...json(schema) }, ...more }, { components: { schemas } });
const gives = (schema: unknown, schemas: Written = {}): Written =>
  post({ responses: { 200: { description: "Done.", ...json(schema) } } }, { components: { schemas } });
const body = (content: Written, more: Written = {}): Written => post({ requestBody: { content, ...more } });
const answers = (responses: Written): Written => post({ responses });
const answer = (content: Written, more: Written = {}): Written =>
  answers({ 200: { description: "Done.", content, ...more } });
const parameters = (...all: readonly Written[]): Written => post({ parameters: all });
const query = (schema: unknown, more: Written = {}): Written => ({ name: "q", in: "query", schema, ...more });
const stream = (schema: unknown, more: Written = {}): Written =>
  post({
    requestBody: json(object({ p: text, stream: flag })),
    responses: {
      200: {
        description: "Done.",
        content: { "application/json": { schema: object({ id: text }) }, "text/event-stream": { schema } },
      },
    },
    ...more,
  });
const key = { type: "apiKey", in: "header", name: "X-Key" };
const bearer = { type: "http", scheme: "bearer" };
const secured = (schemes: Written, security?: readonly Written[], own?: readonly Written[]): Written =>
  post(own === undefined ? {} : { security: own }, {
    components: { securitySchemes: schemes },
    ...(security && { security }),
  });
const page = { "x-concord-inferred": "page" };

export const providerCases: readonly ProviderCase[] = [
  {
    name: "parameters that differ",
    documents: [
      parameters(query(text, { required: true, description: "" }), { name: "X-A", in: "header", schema: text }),
      parameters(query({ ...text, maxLength: 3 }, { required: true, description: "Asked." }), {
        name: "x-a",
        in: "header",
        required: true,
        schema: whole,
      }),
    ],
  },
  {
    name: "parameters of one",
    documents: [parameters(query(text)), parameters({ name: "r", in: "query", schema: text })],
  },
  { name: "a required parameter of one", documents: [parameters(), parameters(query(text, { required: true }))] },
  { name: "a required parameter of the first", documents: [parameters(query(text, { required: true })), parameters()] },
  {
    name: "parameters that are written in other ways",
    documents: [
      parameters(query(list(text)), query(text, { name: "c", in: "cookie" })),
      parameters(query(list(text), { explode: false }), query(text, { name: "c", in: "cookie", style: "form" })),
    ],
  },
  {
    name: "parameters as JSON",
    documents: [
      parameters({ name: "q", in: "query", content: { "application/json": { schema: text } } }),
      parameters(query(text, { required: true })),
    ],
  },
  {
    name: "parameters without a common value",
    documents: [
      parameters(query(text), query({ enum: ["a"] }, { name: "r", required: true })),
      parameters(query(whole), query({ enum: ["b"] }, { name: "r" })),
    ],
  },
  {
    name: "deprecated things",
    documents: [
      post({ deprecated: true, summary: "", parameters: [query(text, { deprecated: true })] }),
      post({
        deprecated: true,
        summary: "Makes.",
        description: "All.",
        parameters: [query(text, { deprecated: true })],
      }),
      post({ parameters: [query(text)] }),
    ],
  },
  {
    name: "bodies that one requires",
    documents: [
      body({ "application/json": { schema: text } }, { required: true }),
      body({ "application/json": { schema: text } }, { description: "What." }),
    ],
  },
  { name: "a body of one", documents: [body({ "application/json": { schema: text } }, { required: true }), post({})] },
  { name: "a body of the second", documents: [post({}), body({ "application/json": { schema: text } })] },
  {
    name: "media types",
    documents: [
      body({ "application/json": { schema: text }, "text/plain": { schema: text } }),
      body({
        "application/json; charset=utf-8": { schema: { ...text, maxLength: 2 } },
        "application/xml": { schema: text },
      }),
    ],
  },
  {
    name: "media types without a common one",
    documents: [
      body({ "application/json": { schema: text } }, { required: true }),
      body({ "text/plain": { schema: text } }),
    ],
  },
  {
    name: "ranges of media types",
    documents: [body({ "text/*": { schema: text } }), body({ "text/plain": { schema: { ...text, minLength: 1 } } })],
  },
  {
    name: "media types without schemas",
    documents: [body({ "application/json": {} }), body({ "application/json": { schema: text } })],
  },
  {
    name: "encodings",
    documents: [
      body({
        "multipart/form-data": {
          schema: object({ f: text, g: text }),
          encoding: { f: { contentType: "image/png" }, g: { contentType: "text/csv" } },
        },
      }),
      body({
        "multipart/form-data": { schema: object({ f: text, g: text }), encoding: { f: { contentType: "image/jpeg" } } },
      }),
    ],
  },
  {
    name: "statuses",
    documents: [
      answers({ 200: { description: "" }, 404: { description: "None." }, 500: { description: "Bad." } }),
      answers({
        200: { description: "Done." },
        "4XX": { description: "Wrong.", ...json(text) },
        default: { description: "Else.", ...json(whole) },
      }),
    ],
  },
  {
    name: "successes",
    documents: [
      answers({ 200: { description: "Done.", ...json(text) } }),
      answers({ 201: { description: "Made.", ...json(text) }, 204: { description: "Nothing." } }),
    ],
  },
  {
    name: "answers of other kinds",
    documents: [answer({ "application/json": { schema: text } }), answer({ "audio/mpeg": {} })],
  },
  {
    name: "answers of bytes",
    documents: [answer({ "audio/mpeg": {} }), answer({ "audio/wav": {}, "text/plain": { schema: text } })],
  },
  {
    name: "answers without a body",
    documents: [answers({ 204: { description: "Gone." } }), answers({ 200: { description: "Gone." } })],
  },
  {
    name: "headers",
    documents: [
      answer(
        {},
        { headers: { "X-A": { schema: text, required: true }, "X-B": { schema: text }, "X-C": { schema: text } } },
      ),
      answer({}, { headers: { "x-a": { schema: text, required: true }, "X-B": { schema: whole } } }),
    ],
  },
  {
    name: "fields",
    documents: [
      takes(
        object(
          {
            a: text,
            b: text,
            c: list(object({ x: text, y: text })),
            d: { type: "object", additionalProperties: object({ m: text, n: text }) },
          },
          "a",
        ),
      ),
      takes(
        object({
          a: text,
          c: list(object({ x: text })),
          d: { type: "object", additionalProperties: object({ m: text }) },
          e: text,
        }),
      ),
    ],
  },
  {
    name: "a required field of one",
    documents: [takes(object({ a: text })), takes(object({ a: text, b: text }, "b"))],
  },
  {
    name: "fields without a common value",
    documents: [takes(object({ a: text, b: text })), takes(object({ a: text, b: whole }))],
  },
  {
    name: "fields of some alternatives",
    documents: [
      takes({ anyOf: [tag("a", { x: text }), tag("b", { y: text })] }),
      takes({ anyOf: [tag("a", { x: text, z: text }), tag("b")] }),
    ],
  },
  {
    name: "alternatives of one",
    documents: [takes({ anyOf: [tag("a"), tag("b")] }), takes({ anyOf: [tag("b"), tag("c")] })],
  },
  {
    name: "alternatives by name",
    documents: [
      takes({ oneOf: [to("A"), to("B")], discriminator: { propertyName: "kind" } }, { A: tag("a"), B: tag("b") }),
      takes(
        { oneOf: [to("B"), to("C")], discriminator: { propertyName: "kind" } },
        { B: tag("b", { y: text }), C: tag("c") },
      ),
    ],
  },
  { name: "free objects", documents: [takes({ type: "object" }), takes(object({ a: text }))] },
  {
    name: "a map beside fields",
    documents: [takes({ type: "object", additionalProperties: whole }), takes(object({ a: whole, b: text }))],
  },
  { name: "bodies without a common value", documents: [takes(text), takes(whole)] },
  {
    name: "components in two forms",
    documents: [
      takes(object({ p: to("A"), q: to("A") }), { A: object({ x: text, y: text }) }),
      takes(object({ p: object({ x: text }), q: object({ y: text }) })),
    ],
  },
  {
    name: "components that stay",
    documents: [
      takes(object({ p: to("A"), q: to("A") }), { A: object({ x: text, y: text }) }),
      takes(object({ p: to("A"), q: object({ y: text }) }), { A: object({ x: text, y: text }) }),
    ],
  },
  {
    name: "components that refer to themselves",
    documents: [
      takes(to("A"), { A: object({ next: to("A"), x: text, y: text }) }),
      takes(to("B"), { B: object({ next: to("B"), x: text }) }),
    ],
  },
  {
    name: "components without a value",
    documents: [
      takes(object({ a: to("A"), b: text }), { A: object({ k: { const: 1 } }, "k") }),
      takes(object({ a: to("A"), b: text }), { A: object({ k: { const: 2 } }, "k") }),
    ],
  },
  {
    name: "components of requests and answers",
    documents: [
      post(
        { requestBody: json(to("A")), responses: { 200: { description: "Done.", ...json(to("A")) } } },
        { components: { schemas: { A: object({ x: text, y: text }) } } },
      ),
      post(
        { requestBody: json(to("A")), responses: { 200: { description: "Done.", ...json(to("A")) } } },
        { components: { schemas: { A: object({ x: text }) } } },
      ),
    ],
  },
  {
    name: "fields of answers",
    documents: [gives(object({ a: text, b: text }, "a", "b")), gives(object({ a: text, c: text }, "a"))],
  },
  {
    name: "answers that exclude",
    documents: [
      gives({ type: "object", not: to("A") }, { A: object({ a: text }, "a") }),
      gives({ type: "object", not: to("A") }, { A: object({ b: text }, "b") }),
    ],
  },
  {
    name: "limits and defaults",
    documents: [
      takes(
        object({
          n: { type: "number", minimum: 0, maximum: 2, default: 1 },
          s: { ...text, enum: ["a"] },
          l: { ...list(text), maxItems: 4 },
        }),
      ),
      takes(
        object({
          n: { type: "number", minimum: 0, maximum: 1, default: 1 },
          s: { ...text, enum: ["a", "b"] },
          l: list({ ...text, maxLength: 8 }),
        }),
      ),
    ],
  },
  {
    name: "limits in parameters and alternatives",
    documents: [
      post({
        parameters: [query({ ...whole, maximum: 10 })],
        requestBody: json({ anyOf: [object({ a: { ...text, maxLength: 1 } }), list({ ...text, format: "date" })] }),
      }),
      post({
        parameters: [query({ ...whole, maximum: 20, default: 5 })],
        requestBody: json({
          anyOf: [
            object({ a: text }),
            list({
              anyOf: [
                { ...text, maxLength: 1 },
                { ...text, minLength: 4 },
              ],
            }),
          ],
        }),
      }),
    ],
  },
  {
    name: "flags and nothing",
    documents: [
      takes(
        object({ a: { type: ["boolean", "null"], default: true }, b: { enum: [true] }, c: { enum: [1, 2, null] } }),
      ),
      takes(object({ a: flag, b: flag, c: { enum: [1] } })),
    ],
  },
  { name: "streams", documents: [stream(object({ d: text })), stream(object({ d: text, e: text }))] },
  { name: "streams of one", documents: [stream(object({ d: text })), takes(object({ p: text, stream: flag }))] },
  { name: "streams of the second", documents: [takes(object({ p: text })), stream(object({ d: text }))] },
  {
    name: "streams that end otherwise",
    documents: [
      stream(object({ d: text }), { "x-concord-stream": { flag: "stream", sentinel: "[DONE]" } }),
      stream(object({ d: text }), { "x-concord-stream": { flag: "live", sentinel: "[END]" } }),
    ],
  },
  {
    name: "streams of one, with a hint",
    documents: [
      stream(object({ d: text }), { "x-fern-streaming": { "stream-condition": "$request.stream" }, "x-other": 1 }),
      post({
        requestBody: json(object({ p: text })),
        responses: { 200: { description: "Done.", ...json(object({ id: text })) } },
      }),
    ],
  },
  {
    name: "streams always",
    documents: [
      answer({ "text/event-stream": { schema: object({ d: text }) } }),
      answer({ "text/event-stream": { schema: object({ d: whole }) } }),
    ],
  },
  {
    name: "items of streams",
    documents: [
      answer({ "application/x-ndjson": { itemSchema: object({ d: text }) } }),
      answer({ "application/x-ndjson": { schema: object({ d: whole }) } }),
    ],
  },
  {
    name: "keys",
    documents: [
      secured({ K: key }, [{ K: [] }]),
      secured({ K: key }, [{ K: [] }]),
      secured({ K: bearer }, [{ K: [] }]),
    ],
  },
  {
    name: "keys of other names",
    documents: [
      secured({ K: bearer, L: key }, [{ K: [] }]),
      secured({ M: { ...bearer, description: "The same.", bearerFormat: "JWT" }, K: key }, [{ M: [] }, { K: [] }]),
    ],
  },
  { name: "keys of one", documents: [post({}), secured({ K: key }, [{ K: [] }])] },
  {
    name: "keys of operations",
    documents: [secured({ K: key }, [{ K: [] }], []), secured({ K: key, L: bearer }, [{ K: [] }], [{ K: [], L: [] }])],
  },
  {
    name: "scopes",
    documents: [
      secured(
        {
          O: {
            type: "oauth2",
            flows: { implicit: { authorizationUrl: "https://id.example", scopes: { r: "", w: "" } } },
          },
        },
        [{ O: ["r"] }],
      ),
      secured(
        {
          O: {
            type: "oauth2",
            flows: { implicit: { authorizationUrl: "https://id.example", scopes: { r: "", w: "" } } },
          },
        },
        [{ O: ["r", "w"] }],
      ),
    ],
  },
  {
    name: "operations of some",
    documents: [
      api({ "/a": get(), "/b": get() }),
      api({ "/a": get(), "/c": get() }, { servers: [{ url: "https://b.example/api/v1" }] }),
    ],
  },
  {
    name: "operations of two of three",
    documents: [api({ "/a": get() }), api({ "/a": get(), "/b": get() }), api({ "/b": get() })],
    atLeast: 2,
  },
  {
    name: "components of two references",
    documents: [
      takes(to("A"), { A: object({ x: text }) }),
      api(
        {
          "/a": { post: { requestBody: { required: true, ...json(to("A")) }, responses: done } },
          "/b": { post: { requestBody: json(object({ p: to("A"), q: to("TwoA") })), responses: done } },
        },
        { components: { schemas: { A: object({ x: text }), TwoA: object({ y: to("A") }) } } },
      ),
      api({
        "/b": {
          post: {
            requestBody: json(object({ p: object({ x: text }), q: object({ y: { type: "object" } }) })),
            responses: done,
          },
        },
      }),
    ],
    atLeast: 2,
  },
  {
    name: "operations that two of three can share",
    documents: [takes(object({ a: text }, "a")), takes(object({ a: text }, "a")), takes(object({ b: text }, "b"))],
    atLeast: 2,
  },
  { name: "a page", documents: [api({ "/a": get(), "/b": get() }), { ...api({ "/a": get() }), ...page }] },
  {
    name: "names in paths",
    documents: [
      api({ "/a/{id}": get({ parameters: [{ name: "id", in: "path", required: true, schema: text }] }) }),
      api({ "/a/{key}": get({ parameters: [{ name: "key", in: "path", required: true, schema: whole }] }) }),
    ],
  },
  {
    name: "hooks",
    documents: [
      api(
        { "/a": get() },
        { webhooks: { born: { post: { requestBody: json(object({ a: text })), responses: done } } } },
      ),
      api(
        { "/a": get() },
        {
          webhooks: {
            born: { post: { requestBody: json(object({ a: whole })), responses: done } },
            died: { post: { responses: done } },
          },
        },
      ),
    ],
  },
  {
    name: "callbacks",
    documents: [
      post({ callbacks: { told: { "{$request.body#/url}": { post: { requestBody: json(text), responses: done } } } } }),
      post({
        callbacks: {
          told: {
            "{$request.body#/url}": { post: { requestBody: json(whole), responses: done }, put: { responses: done } },
          },
        },
      }),
    ],
  },
  {
    name: "servers of one",
    documents: [
      api({ "/a": get() }),
      api({ "/b": get({ servers: [{ url: "https://c.example/v1" }] }), "/../info": get() }, { servers: [] }),
    ],
  },
];
