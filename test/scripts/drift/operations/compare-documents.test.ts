import { describe, it } from "vitest";
import type { DriftOptions } from "../../../../scripts/drift/changes/types.js";
import { findChanges } from "../../../../scripts/drift/find-changes.js";
import { compareGolden } from "../../../helpers/golden.js";
import { contractOf } from "../contracts.js";

type Node = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const list = { type: "array", items: text };
const done: Node = { 200: { description: "Done" } };
const object = (properties: Node, more: Node = {}): Node => ({ type: "object", properties, ...more });

/** A description with these paths. */
const api = (paths: Node, root: Node = {}): Node => ({
  openapi: "3.1.0",
  info: { title: "Test", version: "1.0.0" },
  paths,
  ...root,
});
const post = (operation: Node, root: Node = {}): Node =>
  api({ "/a": { post: { responses: done, ...operation } } }, root);
const get = (operation: Node = {}): Node => ({ get: { responses: done, ...operation } });
const query = (schema: Node, more: Node = {}): Node =>
  post({ parameters: [{ name: "q", in: "query", schema, ...more }] });
const takes = (content: Node, more: Node = {}): Node => post({ requestBody: { content, ...more } });
const media = (schema: unknown = text, more: Node = {}): Node => ({ schema, ...more });
const gives = (responses: Node): Node => post({ responses });
const answer = (content: Node, more: Node = {}): Node => gives({ 200: { description: "Done", content, ...more } });
const header = (schema: Node, more: Node = {}): Node => answer({}, { headers: { "X-A": { schema, ...more } } });
const form = (schema: unknown, encoding: Node = {}): Node =>
  takes({ "multipart/form-data": { schema, ...(Object.keys(encoding).length > 0 && { encoding }) } });

const schemes = {
  key: { type: "apiKey", in: "header", name: "X-Key" },
  other: { type: "apiKey", in: "query", name: "key" },
  token: { type: "http", scheme: "bearer" },
  login: {
    type: "oauth2",
    flows: { clientCredentials: { tokenUrl: "https://id.example/t", scopes: { r: "", w: "" } } },
  },
};
const secured = (
  security: readonly Node[] | undefined,
  own?: readonly Node[],
  securitySchemes: Node = schemes,
): Node => ({
  ...post(own === undefined ? {} : { security: own }),
  components: { securitySchemes },
  ...(security === undefined ? {} : { security }),
});
const served = (...urls: readonly string[]): Node => ({
  ...api({ "/a": get() }),
  servers: urls.map((url) => ({ url })),
});
const hook = (hooks: Node): Node => ({ ...api({ "/a": get() }), webhooks: hooks });
const event = (schema: Node, method = "post"): Node => ({
  [method]: { requestBody: { content: { "application/json": { schema } } }, responses: done },
});
const called = (parameters: readonly Node[]): Node => ({ post: { ...(event(text).post as Node), parameters } });
const today = new Date("2026-06-01");
const dated: DriftOptions = { today, deprecationDays: { beta: 30, stable: 90 } };
const ending = (sunset?: unknown, more: Node = {}): Node =>
  api({ "/a": get({ deprecated: true, ...(sunset === undefined ? {} : { "x-sunset": sunset }), ...more }) });
const stable = (level: string, more: Node = {}): Node => api({ "/a": get({ "x-stability-level": level, ...more }) });

const pairOf = object({ a: text, b: whole });
/** A description of one operation that takes the one and gives the other. */
const exchange = (path: string, request: unknown, response?: unknown): Node => {
  const content = (schema: unknown) => ({ content: { "application/json": { schema } } });
  const [, name] = /\{(.*)\}/.exec(path) ?? [];
  const operation = {
    parameters: [{ name, in: "path", required: true, schema: text }],
    ...(request !== undefined && { requestBody: content(request) }),
    responses: { 200: { description: "Done", ...(response !== undefined && content(response)) } },
  };
  return api({ [path]: { post: operation } });
};
const flow = (urls: Node, scopes: Node): Node => ({
  type: "oauth2",
  flows: { clientCredentials: { ...urls, scopes } },
});

const hosted = (url: string): Node => get({ servers: [{ url }] });

interface Group {
  readonly name: string;
  /** Each is compared with the next two, either way round. */
  readonly documents: readonly Node[];
  readonly options?: DriftOptions;
}

const groups: readonly Group[] = [
  {
    name: "parameters",
    documents: [
      post({}),
      query(text),
      query(text, { required: true }),
      query(whole, { required: true }),
      query({ ...text, default: "a" }),
      query({ ...text, default: "b" }),
      query(list),
      query(list, { explode: false }),
      query(list, { style: "spaceDelimited", explode: false }),
      query(text, { deprecated: true }),
      query(text, { in: "header" }),
      query(text, { in: "header", name: "Q" }),
      query(text, { in: "cookie" }),
      query(object({ a: text, b: whole })),
      query(object({ a: whole })),
      query(object({ a: text }), { style: "deepObject" }),
      query(text, { allowEmptyValue: true }),
      post({ parameters: [{ name: "q", in: "query", content: { "application/json": { schema: text } } }] }),
    ],
  },
  {
    name: "paths",
    documents: [
      api({ "/a/{id}": get({ parameters: [{ name: "id", in: "path", required: true, schema: text }] }) }),
      api({ "/a/{key}": get({ parameters: [{ name: "key", in: "path", required: true, schema: text }] }) }),
      api({ "/a/{key}": get({ parameters: [{ name: "key", in: "path", required: true, schema: whole }] }) }),
      api({ "/a": get() }),
    ],
  },
  {
    name: "operations",
    documents: [
      api({ "/a": get({ operationId: "listA" }) }),
      api({ "/b": get({ operationId: "listA" }) }),
      api({ "/a": get({ operationId: "getA", tags: ["x"] }) }),
      api({ "/a": get({ tags: ["x", "y"] }) }),
      api({ "/a": { ...get(), post: { responses: done } } }),
      api({ "/a": get(), "/b": get() }),
      api({ "/b": get() }),
      api({ "/c": get({ parameters: [{ name: "q", in: "query", schema: text }] }) }),
      api({ "/d": get({ parameters: [{ name: "q", in: "query", schema: text }] }) }),
      api({
        "/a": get(),
        "/d": get({ parameters: [{ name: "q", in: "query", schema: text }] }),
        "/e": get({ parameters: [{ name: "q", in: "query", schema: text }] }),
      }),
      { ...api({ "/f": get({ operationId: "listA" }) }), info: { title: "Other", version: "2.0.0" } },
    ],
  },
  {
    name: "request bodies",
    documents: [
      post({}),
      takes({ "application/json": media() }),
      takes({ "application/json": media() }, { required: true }),
      takes({ "application/json": media(), "text/plain": media() }),
      takes({ "text/plain": media() }),
      takes({ "application/json; charset=utf-8": media() }),
      takes({ "application/*": media() }),
      takes({ "*/*": media() }),
      takes({ "application/json": {} }),
      takes({ "application/json": media(whole) }),
      takes({ "application/vnd.a+json": media() }),
      takes({ "application/json; version=2": media() }),
      takes({ "application/xml": media(object({ a: text })) }),
      takes({ "text/*": media(), "text/plain": media(whole) }),
    ],
  },
  {
    name: "forms",
    documents: [
      form(object({ a: text })),
      form(object({ a: { ...text, format: "binary" } })),
      form(object({ a: text }), { a: { contentType: "image/png" } }),
      form(object({ a: text }), { a: { contentType: "image/png, image/jpeg" } }),
      form(object({ a: text }), { a: { contentType: "image/*" } }),
      form(object({ a: list })),
      form(object({ a: list }), { a: { explode: false } }),
      form(object({ a: list }), { a: { style: "pipeDelimited" } }),
      form(object({ a: text }), { a: { headers: { "X-A": { schema: text } } } }),
      form(object({ a: text }), { a: { headers: { "X-A": { schema: text, required: true } } } }),
      takes({ "application/x-www-form-urlencoded": media(object({ a: text })) }),
      takes({ "application/x-www-form-urlencoded": media(object({ a: whole })) }),
      takes({
        "application/x-www-form-urlencoded": media(object({ a: text }), { encoding: { a: { allowReserved: true } } }),
      }),
    ],
  },
  {
    name: "responses",
    documents: [
      gives(done),
      answer({ "application/json": media() }),
      answer({ "application/json": media(whole) }),
      answer({ "application/json": media(), "text/plain": media() }),
      answer({ "application/json": {} }),
      answer({ "application/json": media(), "text/event-stream": media(object({ a: text })) }),
      answer({ "text/event-stream": media(object({ a: whole })) }),
      answer({ "audio/mpeg": {} }),
      answer({ "audio/*": {} }),
      gives({ ...done, 404: { description: "None" } }),
      gives({ ...done, "4XX": { description: "None" } }),
      gives({ ...done, 404: { description: "None", content: { "application/json": media() } } }),
      gives({ ...done, default: { description: "Else" } }),
      gives({ 201: { description: "Made" } }),
      gives({ 200: { description: "Done" }, 201: { description: "Made" } }),
      gives({ "2XX": { description: "Done" } }),
    ],
  },
  {
    name: "headers",
    documents: [
      answer({}),
      header(text),
      header(text, { required: true }),
      header(whole),
      header(text, { deprecated: true }),
      header(list),
      header(list, { explode: true }),
      answer({}, { headers: { "x-a": { schema: text } } }),
      answer({}, { headers: { "Content-Type": { schema: text } } }),
    ],
  },
  {
    name: "security",
    documents: [
      secured(undefined),
      secured([]),
      secured([{ key: [] }]),
      secured([{ key: [] }, { token: [] }]),
      secured([{ key: [], token: [] }]),
      secured([{ other: [] }]),
      secured([{ login: ["r"] }]),
      secured([{ login: ["r", "w"] }]),
      secured([{ login: ["w"] }]),
      secured([{ login: [] }]),
      secured([{ key: [] }], [{ token: [] }]),
      secured([{ key: [] }], []),
      secured([{ key: [] }], [{}]),
      secured([{ key: [] }, {}]),
      secured([{ missing: [] }]),
    ],
  },
  {
    name: "schemes",
    documents: [
      secured([{ key: [] }]),
      secured([{ key: [] }], undefined, { key: { type: "apiKey", in: "query", name: "X-Key" } }),
      secured([{ key: [] }], undefined, { key: { type: "apiKey", in: "query", name: "k" } }),
      secured([{ key: [] }], undefined, { key: { type: "http", scheme: "bearer" } }),
      secured([{ key: [] }], undefined, { key: { type: "http", scheme: "basic" } }),
      secured([{ key: [] }], undefined, { key: { type: "openIdConnect", openIdConnectUrl: "https://id.example" } }),
      secured([{ key: ["r"] }], undefined, { key: schemes.login }),
      secured([{ key: ["r"] }], undefined, {
        key: {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: "https://id.example/other", scopes: { r: "" } } },
        },
      }),
      secured([{ key: ["r"] }], undefined, {
        key: { type: "oauth2", flows: { implicit: { authorizationUrl: "https://id.example/a", scopes: { r: "" } } } },
      }),
      secured(undefined, undefined, {}),
    ],
  },
  {
    name: "servers",
    documents: [
      api({ "/a": get() }),
      served("https://a.example/v1"),
      served("https://a.example/v1/"),
      served("https://a.example/v2"),
      served("https://b.example/v1", "https://a.example/v1"),
      served("http://a.example/v1"),
      served("/v1"),
      {
        ...served("https://{r}.example/v1"),
        servers: [{ url: "https://{r}.example/v1", variables: { r: { default: "a", enum: ["a", "b"] } } }],
      },
      api({ "/a": { get: { responses: done, servers: [{ url: "https://c.example/v1" }] } } }),
    ],
  },
  {
    name: "hooks",
    documents: [
      api({ "/a": get() }),
      hook({ born: event(text) }),
      hook({ born: event(whole) }),
      hook({ born: event(text, "put") }),
      hook({ died: event(text) }),
      post({ callbacks: { told: { "{$request.body#/url}": event(text) } } }),
      post({ callbacks: { told: { "{$request.body#/url}": event(whole) } } }),
    ],
  },
  {
    name: "parameters-of-hooks",
    documents: [
      hook({ born: event(text) }),
      hook({ born: called([{ name: "X-Key", in: "header", schema: text }]) }),
      hook({ born: called([{ name: "x-key", in: "header", required: true, schema: whole }]) }),
      hook({ born: { ...called([]), parameters: [{ name: "page", in: "query", schema: list }] } }),
      hook({ born: called([{ name: "page", in: "query", explode: false, schema: list }]) }),
      hook({ born: called([{ name: "page", in: "query", deprecated: true, schema: text }]) }),
      hook({ born: { post: { responses: done } } }),
      post({ callbacks: { told: { "{$request.body#/url}": called([{ name: "page", in: "query", schema: text }]) } } }),
      post({ callbacks: { told: { "{$request.body#/url}": called([{ name: "page", in: "query", schema: whole }]) } } }),
    ],
  },
  {
    name: "ends",
    options: dated,
    documents: [
      api({ "/a": get() }),
      ending(),
      ending("2026-06-15"),
      ending("2026-12-31"),
      ending("2026-05-01"),
      ending("soon"),
      ending("2026-09-01", { "x-stability-level": "beta" }),
      ending("2026-06-10", { "x-stability-level": "beta" }),
      ending(undefined, { "x-stability-level": "alpha" }),
      api({}),
      ending("2026-05-01"),
      api({ "/a": { post: { responses: done } } }),
      ending("2026-12-31"),
      api({}),
      ending("soon"),
      api({ "/b": get() }),
      ending(),
    ],
  },
  {
    name: "stability",
    options: { today },
    documents: [
      api({ "/a": get() }),
      stable("alpha"),
      stable("beta"),
      stable("stable"),
      stable("draft"),
      stable("odd"),
      stable("alpha", { parameters: [{ name: "q", in: "query", required: true, schema: text }] }),
      stable("beta", { parameters: [] }),
      api({}),
      stable("alpha"),
      api({}),
      stable("odd"),
      api({}),
    ],
  },
  {
    name: "components",
    documents: [
      api({ "/a": get() }, { components: { schemas: { A: text } } }),
      api({ "/a": get() }, { components: { schemas: { B: text } } }),
      api({ "/a": get() }, { components: { schemas: { A: whole, B: text } } }),
      api({ "/a": get() }),
      { ...api({ "/a": get() }), tags: [{ name: "x" }] },
      { ...api({ "/a": get() }), info: { title: "Test", version: "1.1.0" } },
      { ...api({ "/a": get() }), info: { title: "Other", version: "1.0.0" } },
    ],
  },
  {
    name: "another provider",
    options: { relation: "providers", missing: "coverage" },
    documents: [
      api({ "/a": get() }),
      api({ "/b": get() }),
      query(text),
      query(whole),
      answer({ "application/json": media(object({ a: text })) }),
      answer({ "application/json": media(object({ b: text })) }),
      secured([{ key: [] }]),
      secured([{ token: [] }]),
      served("https://a.example/v1"),
      served("https://b.example/api"),
    ],
  },
  {
    name: "operations that moved",
    documents: [
      exchange("/a/{id}/run", pairOf),
      exchange("/b/{key}/run", pairOf),
      exchange("/b/{key}/stop", pairOf),
      exchange("/c/{key}/stop", object({ a: text })),
      exchange("/d/{key}/stop", object({ a: text })),
      exchange("/d/{key}/stop", undefined, pairOf),
      exchange("/e/{key}/stop", undefined, pairOf),
      exchange("/f/{key}/stop", text, pairOf),
      { ...exchange("/g/{key}/stop", text, pairOf), info: { title: "Other", version: "1.0.0" } },
      exchange("/g/{key}/stop", text, object({ a: text, b: text })),
    ],
  },
  {
    name: "values in texts",
    documents: [
      query(whole),
      query(text),
      query({ ...text, format: "uuid" }),
      query({ type: "boolean" }),
      query({ type: ["integer", "boolean"] }),
      query({ type: "array", items: whole }),
      query({ type: "array", items: { type: ["integer", "boolean"] } }),
      query({ type: ["integer", "null"] }),
      query({ type: "array", items: { ...whole, minimum: 1 } }),
      query({ ...whole, minimum: 1 }),
      query(list, { explode: false }),
      query({ type: ["array", "object"], items: text }),
      takes({ "application/xml": media(whole) }),
      takes({ "application/xml": media(text) }),
      takes({ "application/xml": media(list) }),
      answer({ "application/xml": media(whole) }),
      answer({ "application/xml": media(text) }),
      answer({ "text/plain": media({ ...text, format: "date" }) }),
      query(object({ a: whole })),
      query(list),
      query({ type: ["array", "integer"] }),
    ],
  },
  {
    name: "parameters written out",
    documents: [
      query(object({ a: text, b: whole }, { required: ["a"] }), { required: true }),
      post({
        parameters: [
          { name: "a", in: "query", required: true, schema: text },
          { name: "b", in: "query", schema: text },
        ],
      }),
      query(object({ a: text }), { style: "deepObject" }),
      query(whole, { name: "q[a]" }),
      query(object({ a: text }), { in: "header" }),
      query(object({ a: text }), { explode: false }),
      query(list, { name: "a", allowReserved: true }),
      query(list, { name: "a", style: "pipeDelimited" }),
    ],
  },
  {
    name: "the end of parameters",
    options: dated,
    documents: [
      query(text),
      query(text, { deprecated: true }),
      query(text, { deprecated: true, "x-sunset": "2026-06-15" }),
      query(text, { deprecated: true, "x-sunset": "2026-12-31" }),
      query(text, { deprecated: true, "x-sunset": "2026-08-31" }),
      query(text, { deprecated: true, "x-sunset": "soon" }),
      post({}),
      query(text, { deprecated: true, "x-sunset": "2026-05-01" }),
      post({}),
      query(text, { "x-stability-level": "alpha" }),
      post({}),
      query(text, { deprecated: true, "x-stability-level": "beta", "x-sunset": "2026-07-10" }),
      post({}),
      query(text, { deprecated: true }),
    ],
  },
  {
    name: "fields that are files",
    documents: [
      form(object({ a: { ...text, contentMediaType: "image/png" } }), { a: { headers: {} } }),
      form(object({ a: text }), { a: { headers: {} } }),
      form(object({ a: { ...text, contentEncoding: "base64" } }), { a: { headers: {} } }),
      form(object({ a: text }), { a: { contentType: "text/*" } }),
      form(object({ a: { ...text, format: "byte" } }), { a: { contentType: "text/csv, image/png" } }),
      form(object({ a: { type: "array", items: object({}) } }), { a: { headers: {} } }),
      form(object({ a: {} }), { a: { headers: {} } }),
    ],
  },
  {
    name: "hosts of several operations",
    documents: [
      api({ "/a": hosted("https://c.example"), "/b": hosted("https://c.example") }),
      api({ "/a": hosted("https://d.example"), "/b": hosted("https://d.example") }),
      api({ "/a": hosted("https://d.example"), "/b": hosted("https://c.example") }),
    ],
  },
  {
    name: "streams",
    documents: [
      answer({ "text/event-stream": { itemSchema: object({ data: text }) } }),
      answer({ "text/event-stream": { itemSchema: object({ data: whole }) } }),
      answer({ "text/event-stream": media(text) }),
      answer({ "application/jsonl": { itemSchema: object({ a: text }) } }),
      answer({ "application/jsonl": { itemSchema: object({ a: whole }) } }),
      answer({ "application/jsonl": {} }),
      answer({ "text/event-stream": {} }),
    ],
  },
  {
    name: "names of media types",
    documents: [
      answer({ "application/json": media() }),
      answer({ "application/json; charset=utf-8": media() }),
      answer({ "application/json; version=2": media() }),
      answer({ "application/vnd.a+json": media() }),
      answer({ "application/vnd.b+json": media() }),
      answer({ "application/json": media(), "application/xml": media(whole) }),
      answer({ "application/json": media(whole), "application/xml": media() }),
      answer({ "application/*": media() }),
    ],
  },
  {
    name: "what is sent for schemes",
    documents: [
      secured([{ key: [] }]),
      secured([{ renamed: [] }], undefined, { renamed: { type: "apiKey", in: "header", name: "x-key" } }),
      secured([{ key: [], renamed: [] }], undefined, { ...schemes, renamed: schemes.key }),
      secured([{ token: [] }], undefined, { token: { type: "http", scheme: "Bearer" } }),
      secured([{ token: [] }, { key: [] }], [{ login: ["w", "r"] }]),
      secured([{ key: [] }, { token: [] }], [{ login: ["r", "w"] }]),
      secured([{ key: [] }], undefined, { key: { type: "apiKey", in: "cookie", name: "k" } }),
      secured([{ key: [] }], undefined, { key: { type: "openIdConnect", openIdConnectUrl: "https://id.example/a" } }),
      secured([{ key: ["r"] }], undefined, { key: flow({ tokenUrl: "https://id.example/t" }, { r: "Reads", w: "" }) }),
      secured([{ key: ["r"] }], undefined, { key: flow({ tokenUrl: "https://id.example/u" }, { r: "Looks" }) }),
      secured([{ key: [] }], undefined, {
        key: flow({ tokenUrl: "https://id.example/u", refreshUrl: "https://id.example/r" }, { x: "" }),
      }),
      secured([{ key: [] }, { token: [] }], [{ key: [], token: [] }], {
        key: { type: "mutualTLS" },
        token: schemes.token,
      }),
      secured([{ token: [] }], [{ token: [] }, {}]),
    ],
  },
  {
    name: "hosts",
    documents: [
      served("https://a.example:443/v1"),
      served("https://A.example/v1", "https://a.example/v2"),
      served("http://a.example:80/v1"),
      served("http://a.example/v2"),
      served("https://a.example:8443"),
      {
        ...served("https://a.example/v1"),
        ...api({
          "/a": {
            get: { responses: done, servers: [{ url: "https://c.example/v2" }] },
            ...{ post: { responses: done } },
          },
        }),
      },
      api({ "/a": { get: { responses: done, servers: [{ url: "https://c.example/v1" }] } }, "/b": get() }),
    ],
  },
];

async function tellGroup({ documents, options = {} }: Group): Promise<readonly string[]> {
  const contracts = await Promise.all(documents.map((document) => contractOf(document)));
  const pairs = contracts.flatMap((one, index) =>
    [1, 2].flatMap((stride) => {
      const next = (index + stride) % contracts.length;
      const two = contracts[next] ?? one;
      return [
        { title: `${index} → ${next}`, base: one, revision: two },
        { title: `${next} → ${index}`, base: two, revision: one },
      ];
    }),
  );
  return [
    ...documents.map((document, index) => `${index}: ${JSON.stringify(document)}`),
    ...pairs.flatMap(({ title, base, revision }) => [
      title,
      ...findChanges(base, revision, { today, ...options }).map(
        ({ level, id, location, operation, message, base: before, revision: after }) =>
          `  ${level} ${id} ${operation ?? "-"} ${location}: ${message} ${before?.pointer} ${after?.pointer}`,
      ),
    ]),
  ];
}

describe("descriptions that differ a little", () => {
  it.each(groups)(
    "descriptions that differ a little are told with the places of what differs: $name",
    async (group) => {
      compareGolden(new URL(`golden/${group.name.replaceAll(" ", "-")}.txt`, import.meta.url), [
        await tellGroup(group),
      ]);
    },
  );
});
