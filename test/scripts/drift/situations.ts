type Node = Readonly<Record<string, unknown>>;

/** A change of a description as it comes up, and what is to be told of it, one way and back. */
export interface Situation {
  readonly name: string;
  readonly base: Node;
  readonly revision: Node;
  /** `error endpoint-moved operation`, for each finding; `@` and a pointer where it stands in the revision, or else in base. */
  readonly there: readonly string[];
  readonly back: readonly string[];
}

const text = { type: "string" };
const whole = { type: "integer" };
const list = { type: "array", items: text };
const done = { description: "Done" };
const object = (properties: Node, ...required: string[]) => ({ type: "object", properties, required });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const api = (paths: Node, root: Node = {}): Node => ({
  openapi: "3.1.0",
  info: { title: "Shop", version: "1.0.0" },
  paths,
  ...root,
});
const get = (operation: Node = {}, root: Node = {}) =>
  api({ "/a": { get: { responses: { 200: done }, ...operation } } }, root);
const parameter = (where: string, schema: Node, more: Node = {}) =>
  get({ parameters: [{ name: "q", in: where, schema, ...more }] });
const query = (schema: Node, more: Node = {}) => parameter("query", schema, more);
const path = (schema: Node, more: Node = {}) =>
  api({
    "/a/{q}": {
      get: { parameters: [{ name: "q", in: "path", required: true, schema, ...more }], responses: { 200: done } },
    },
  });
const content = (schema: unknown, type = "application/json") => ({ content: { [type]: { schema } } });
const post = (operation: Node, root: Node = {}) =>
  api({ "/a": { post: { responses: { 200: done }, ...operation } } }, root);
const takes = (schema: unknown, schemas: Node = {}, type?: string) =>
  post({ requestBody: { required: true, ...content(schema, type) } }, { components: { schemas } });
const answers = (responses: Node, schemas: Node = {}) => post({ responses }, { components: { schemas } });
const gives = (schema: unknown, schemas: Node = {}, type?: string) =>
  answers({ 200: { ...done, ...content(schema, type) } }, schemas);
const old = (document: Node) => ({ ...document, openapi: "3.0.3" });
const schemes = {
  key: { type: "apiKey", in: "header", name: "X-Key" },
  token: { type: "http", scheme: "bearer" },
  login: {
    type: "oauth2",
    flows: { clientCredentials: { tokenUrl: "https://id.example/t", scopes: { read: "", write: "" } } },
  },
};
const secured = (security: unknown, own?: unknown, securitySchemes: Node = schemes) =>
  get(own === undefined ? {} : { security: own }, {
    components: { securitySchemes },
    ...(security ? { security } : {}),
  });
const served = (...urls: readonly string[]) => get({}, { servers: urls.map((url) => ({ url })) });
const form = (schema: Node, encoding: Node = {}, type = "multipart/form-data") =>
  post({ requestBody: { content: { [type]: { schema, encoding } } } });
const streamed = (...types: readonly string[]) =>
  answers(
    {
      200: {
        ...done,
        content: Object.fromEntries(
          types.map((type) => [type, { schema: type === "text/event-stream" ? ref("Part") : ref("Whole") }]),
        ),
      },
    },
    { Whole: object({ text }, "text"), Part: object({ delta: text }, "delta") },
  );
const asking = (flag: string) =>
  post({
    "x-concord-stream": { flag },
    requestBody: { required: true, ...content(object({ [flag]: { type: "boolean" } })) },
    responses: {
      200: {
        ...done,
        ...content(text),
        content: { ...content(text).content, "text/event-stream": { schema: object({ d: text }) } },
      },
    },
  });
const ending = (sunset?: string, operation: Node = {}) =>
  get({ deprecated: true, ...(sunset && { "x-sunset": sunset }), ...operation });
const hooked = (operation: Node) => ({
  ...get(),
  openapi: "3.1.0",
  webhooks: { done: { post: { responses: { 200: done }, ...operation } } },
});
const tagged = (name: string, more: Node = {}) => object({ type: { const: name }, ...more }, "type");

const security: readonly Situation[] = [
  {
    name: "two ways to authenticate of which none is needed any more",
    base: secured([{ key: [] }, { token: [] }]),
    revision: secured([]),
    there: ["info api-global-security-removed security"],
    back: ["error api-global-security-added security", "info api-global-security-added security"],
  },
  {
    name: "a second way to authenticate",
    base: secured([{ key: [] }]),
    revision: secured([{ key: [] }, { token: [] }]),
    there: ["info api-global-security-added security"],
    back: ["error api-global-security-removed security"],
  },
  {
    name: "two schemes that are asked for together instead of one",
    base: secured([{ key: [] }]),
    revision: secured([{ key: [], token: [] }]),
    there: ["error api-global-security-removed security"],
    back: ["info api-global-security-added security"],
  },
  {
    name: "the same ways in another order and on the operation",
    base: secured([{ key: [] }, { token: [] }]),
    revision: secured(undefined, [{ token: [] }, { key: [] }]),
    there: [],
    back: [],
  },
  {
    name: "anybody may call",
    base: secured([{ key: [] }]),
    revision: secured([{ key: [] }, {}]),
    there: ["info api-global-security-added security"],
    back: ["error api-global-security-removed security"],
  },
  {
    name: "one scope more",
    base: secured([{ login: ["read"] }]),
    revision: secured([{ login: ["read", "write"] }]),
    there: ["error api-global-security-scope-added security"],
    back: ["info api-global-security-scope-removed security"],
  },
  {
    name: "a key by another header",
    base: secured([{ key: [] }]),
    revision: secured([{ key: [] }], undefined, { ...schemes, key: { ...schemes.key, name: "X-Api-Key" } }),
    there: ["error api-security-component-credential-changed components.securitySchemes.key"],
    back: ["error api-security-component-credential-changed components.securitySchemes.key"],
  },
  {
    name: "a scheme of another name",
    base: secured([{ key: [] }]),
    revision: secured([{ secret: [] }], undefined, { secret: schemes.key, token: schemes.token, login: schemes.login }),
    there: [],
    back: [],
  },
];

const servers: readonly Situation[] = [
  {
    name: "another root",
    base: served("https://api.example/v1"),
    revision: served("https://api.example/v2"),
    there: ["error api-root-changed servers"],
    back: ["error api-root-changed servers"],
  },
  {
    name: "a slash at the end of a server, and its port",
    base: served("https://api.example/v1"),
    revision: served("https://api.example:443/v1/"),
    there: [],
    back: [],
  },
  {
    name: "a range beside the media type",
    base: gives(text, {}, "audio/ogg"),
    revision: answers({
      200: { ...done, content: { ...content(text, "audio/ogg").content, "audio/*": { schema: text } } },
    }),
    there: ["info response-media-type-added response.200.body"],
    back: ["error response-media-type-removed response.200.body"],
  },
  {
    name: "two ways to authenticate that became one with both",
    base: secured([{ key: [] }, { token: [] }]),
    revision: secured([{ key: [], token: [] }]),
    there: ["error api-global-security-removed security @/security/0"],
    back: [
      "info api-global-security-added security @/security/0",
      "info api-global-security-added security @/security/1",
    ],
  },
  {
    name: "listed texts that became numbers",
    base: gives(object({ a: { type: "string", enum: ["x", "y"] } })),
    revision: gives(object({ a: whole })),
    there: ["error response-property-type-changed response.200.body.a"],
    back: ["error response-property-type-changed response.200.body.a"],
  },
  {
    name: "a method of a path that keeps others",
    base: api({ "/a": { get: { responses: { 200: done } }, put: { responses: { 200: done } } } }),
    revision: api({ "/a": { get: { responses: { 200: done } } } }),
    there: ["error api-removed-without-deprecation operation @/paths/~1a"],
    back: ["info endpoint-added operation @/paths/~1a/put"],
  },
  {
    name: "a path, a webhook, a scheme and a schema of several",
    base: {
      ...api({ "/a": { get: { responses: { 200: done } } }, "/b": { get: { responses: { 200: done } } } }),
      webhooks: { sent: { post: { responses: { 200: done } } }, read: { post: { responses: { 200: done } } } },
      components: { schemas: { Kept: text, Gone: whole }, securitySchemes: { key: schemes.key, token: schemes.token } },
    },
    revision: {
      ...api({ "/a": { get: { responses: { 200: done } } } }),
      webhooks: { sent: { post: { responses: { 200: done } } } },
      components: { schemas: { Kept: text }, securitySchemes: { key: schemes.key } },
    },
    there: [
      "error api-path-removed-without-deprecation operation @/paths",
      "error webhook-removed webhook.read @/webhooks",
      "info api-schema-removed components.schemas.Gone @/components/schemas",
      "info api-security-component-removed components.securitySchemes.token @/components/securitySchemes",
    ],
    back: [
      "info endpoint-added operation @/paths/~1b/get",
      "info webhook-added webhook.read @/webhooks/read",
      "info api-security-component-added components.securitySchemes.token @/components/securitySchemes/token",
    ],
  },
  {
    name: "a property that asks for a stream, which is asked for by another one",
    base: asking("stream"),
    revision: asking("live"),
    there: [
      "error request-stream-flag-changed operation @/paths/~1a/post/requestBody/content/application~1json/schema/properties/live",
    ],
    back: [
      "error request-stream-flag-changed operation @/paths/~1a/post/requestBody/content/application~1json/schema/properties/stream",
    ],
  },
  {
    name: "a slash at the end of a path",
    base: api({ "/a": { post: { responses: { 200: done } } }, "/": { get: { responses: { 200: done } } } }),
    revision: api({ "/a/": { post: { responses: { 200: done } } }, "/": { get: { responses: { 200: done } } } }),
    there: ["warning endpoint-slash-changed operation @/paths/~1a~1/post"],
    back: ["warning endpoint-slash-changed operation @/paths/~1a/post"],
  },
  {
    name: "one more server",
    base: served("https://api.example/v1"),
    revision: served("https://api.example/v1", "https://eu.example/v1"),
    there: ["info api-server-added servers"],
    back: ["warning api-server-removed servers"],
  },
];

const media: readonly Situation[] = [
  {
    name: "any JSON is taken",
    base: takes(text),
    revision: takes(text, {}, "application/*"),
    there: ["info request-body-media-type-added request.body"],
    back: ["error request-body-media-type-removed request.body"],
  },
  {
    name: "any image is given",
    base: gives(undefined, {}, "image/png"),
    revision: gives(undefined, {}, "image/*"),
    there: ["warning response-media-type-added response.200.body"],
    back: ["info response-media-type-removed response.200.body"],
  },
  {
    name: "a charset",
    base: takes(text),
    revision: takes(text, {}, "application/json; charset=utf-8"),
    there: [],
    back: [],
  },
  {
    name: "a range of which the schema is narrower",
    base: takes({ ...text, maxLength: 9 }),
    revision: takes({ ...text, maxLength: 5 }, {}, "*/*"),
    there: ["error request-body-max-length-decreased request.body", "info request-body-media-type-added request.body"],
    back: ["error request-body-media-type-removed request.body", "info request-body-max-length-increased request.body"],
  },
];

const unions: readonly Situation[] = [
  {
    name: "a new tag in a request",
    base: takes({ oneOf: [tagged("a"), tagged("b")] }),
    revision: takes({ oneOf: [tagged("a"), tagged("b"), tagged("c")] }),
    there: [
      "info request-body-one-of-added request.body @/paths/~1a/post/requestBody/content/application~1json/schema/oneOf/2",
    ],
    back: [
      "error request-body-one-of-removed request.body @/paths/~1a/post/requestBody/content/application~1json/schema",
    ],
  },
  {
    name: "a new tag in a response",
    base: gives({ oneOf: [tagged("a"), tagged("b")] }),
    revision: gives({ oneOf: [tagged("a"), tagged("b"), tagged("c")] }),
    there: ["error response-body-one-of-added response.200.body"],
    back: ["info response-body-one-of-removed response.200.body"],
  },
  {
    name: "a property of one tag",
    base: takes({ oneOf: [tagged("a", { x: text }), tagged("b")] }),
    revision: takes({ oneOf: [tagged("a", { x: whole }), tagged("b")] }),
    there: [
      'error request-property-type-changed request.body(type="a").x @/paths/~1a/post/requestBody/content/application~1json/schema/oneOf/0/properties/x',
    ],
    back: ['error request-property-type-changed request.body(type="a").x'],
  },
  {
    name: "one tag of an object",
    base: takes(object({ type: { enum: ["a", "b"] }, x: text }, "type")),
    revision: takes({ oneOf: [tagged("a", { x: text }), tagged("b", { x: text })] }),
    there: [],
    back: [],
  },
  {
    name: "components of other names",
    base: takes({ anyOf: [ref("A"), ref("B")] }, { A: tagged("a"), B: tagged("b") }),
    revision: takes({ anyOf: [ref("X"), ref("Y")] }, { X: tagged("a"), Y: tagged("b") }),
    there: [],
    back: [],
  },
  {
    name: "one schema beside a list of it",
    base: takes(text),
    revision: takes({ anyOf: [text, list] }),
    there: ["info request-body-any-of-added request.body"],
    back: ["error request-body-any-of-removed request.body"],
  },
  {
    name: "an alternative that another implies",
    base: gives({ anyOf: [text, whole] }),
    revision: gives({ anyOf: [text, whole, { ...text, maxLength: 3 }] }),
    there: [],
    back: [],
  },
];

const values: readonly Situation[] = [
  {
    name: "a known value of an open enumeration in an answer",
    base: gives(object({ m: { anyOf: [text, { enum: ["a"] }] } })),
    revision: gives(object({ m: { anyOf: [text, { enum: ["a", "b"] }] } })),
    there: ["info response-property-known-value-added response.200.body.m"],
    back: ["info response-property-known-value-removed response.200.body.m"],
  },
  {
    name: "an enumeration that opens",
    base: takes(object({ m: { enum: ["a"], type: "string" } })),
    revision: takes(object({ m: { anyOf: [text, { enum: ["a"] }] } })),
    there: ["info request-property-became-not-enum request.body.m"],
    back: ["error request-property-became-enum request.body.m"],
  },
  {
    name: "values of an extensible enumeration",
    base: gives(object({ m: { ...text, "x-extensible-enum": ["a", "b"] } })),
    revision: gives(object({ m: { ...text, "x-extensible-enum": ["a"] } })),
    there: ["info response-property-x-extensible-enum-value-removed response.200.body.m"],
    back: ["info response-property-known-value-added response.200.body.m"],
  },
  {
    name: "null in 3.0 and in 3.1",
    base: old(takes(object({ n: { ...text, nullable: true } }))),
    revision: takes(object({ n: { type: ["string", "null"] } })),
    there: [],
    back: [],
  },
  {
    name: "null as an alternative and in 3.0",
    base: old(gives(object({ n: { allOf: [ref("T")], nullable: true } }), { T: text })),
    revision: gives(object({ n: { anyOf: [ref("T"), { type: "null" }] } }), { T: text }),
    there: [],
    back: [],
  },
  {
    name: "a property that may be null",
    base: gives(object({ n: text }, "n")),
    revision: gives(object({ n: { type: ["string", "null"] } }, "n")),
    there: [
      "error response-property-became-nullable response.200.body.n @/paths/~1a/post/responses/200/content/application~1json/schema/properties/n",
    ],
    back: ["info response-property-became-not-nullable response.200.body.n"],
  },
  {
    name: "another default of a property",
    base: takes(object({ n: { ...whole, default: 1 } })),
    revision: takes(object({ n: { ...whole, default: 2 } })),
    there: ["info request-property-default-value-changed request.body.n"],
    back: ["info request-property-default-value-changed request.body.n"],
  },
  {
    name: "another default of a parameter",
    base: query({ ...whole, default: 1 }),
    revision: query({ ...whole, default: 2 }),
    there: ["error request-parameter-default-value-changed request.query.q"],
    back: ["error request-parameter-default-value-changed request.query.q"],
  },
  {
    name: "a default of a parameter that must be sent",
    base: query({ ...whole, default: 1 }, { required: true }),
    revision: query(whole, { required: true }),
    there: [],
    back: [],
  },
];

const headers = (more: Node) => answers({ 200: { ...done, headers: { "X-A": more } } });

const exchanges: readonly Situation[] = [
  {
    name: "a header that is no longer sure",
    base: headers({ required: true, schema: text }),
    revision: headers({ schema: text }),
    there: ["error response-header-became-optional response.200.header.X-A"],
    back: ["info response-header-became-required response.200.header.X-A"],
  },
  {
    name: "a header in other letters",
    base: headers({ schema: text }),
    revision: answers({ 200: { ...done, headers: { "x-a": { schema: text } } } }),
    there: [],
    back: [],
  },
  {
    name: "a header that is a number",
    base: headers({ schema: text }),
    revision: headers({ schema: whole }),
    there: ["info response-header-type-compatible response.200.header.X-A"],
    back: ["error response-header-type-changed response.200.header.X-A"],
  },
  {
    name: "an error of its own beside default",
    base: answers({ 200: done, default: { ...done, ...content(object({ code: text })) } }),
    revision: answers({
      200: done,
      404: { ...done, ...content(object({ code: text })) },
      default: { ...done, ...content(object({ code: text })) },
    }),
    there: [],
    back: [],
  },
  {
    name: "a range of statuses for one",
    base: answers({ 200: done, 404: { ...done, ...content(object({ code: text }, "code")) } }),
    revision: answers({ 200: done, "4XX": { ...done, ...content(object({ code: text }, "code")) } }),
    there: ["info response-non-success-status-added response.4XX"],
    back: ["info response-non-success-status-removed response.4XX"],
  },
  {
    name: "another status of success",
    base: answers({ 200: done }),
    revision: answers({ 201: done }),
    there: ["error response-success-status-removed response.200", "info response-success-status-added response.201"],
    back: ["error response-success-status-removed response.201", "info response-success-status-added response.200"],
  },
  {
    name: "a file of another type in a form",
    base: form(object({ f: { ...text, contentMediaType: "image/png" } }), { f: { contentType: "image/png" } }),
    revision: form(object({ f: { ...text, contentMediaType: "image/png" } }), {
      f: { contentType: "image/png, image/jpeg" },
    }),
    there: ["info request-body-encoding-content-type-changed request.body"],
    back: ["error request-body-encoding-content-type-changed request.body"],
  },
  {
    name: "the default media type of a field",
    base: form(object({ f: text })),
    revision: form(object({ f: text }), { f: { contentType: "text/plain" } }),
    there: [],
    back: [],
  },
  {
    name: "an optional body that must be sent",
    base: post({ requestBody: content(text) }),
    revision: post({ requestBody: { required: true, ...content(text) } }),
    there: ["error request-body-became-required request.body"],
    back: ["info request-body-became-optional request.body"],
  },
  {
    name: "a stream that is added",
    base: streamed("application/json"),
    revision: streamed("application/json", "text/event-stream"),
    there: ["info response-media-type-added response.200.body"],
    back: ["error response-media-type-removed response.200.body"],
  },
  {
    name: "an event that changes",
    base: gives(object({ delta: text }, "delta"), {}, "text/event-stream"),
    revision: gives(object({ delta: whole }, "delta"), {}, "text/event-stream"),
    there: ["error response-property-type-changed response.200.body.delta"],
    back: ["error response-property-type-changed response.200.body.delta"],
  },
];

const one = { explode: false };
const parameters: readonly Situation[] = [
  {
    name: "a text that becomes a list, repeated",
    base: query(text),
    revision: query(list),
    there: ["info request-parameter-type-generalized request.query.q"],
    back: ["error request-parameter-type-changed request.query.q"],
  },
  {
    name: "a text that becomes a list, by commas",
    base: query(text),
    revision: query(list, one),
    there: ["info request-parameter-type-generalized request.query.q"],
    back: ["info request-parameter-type-generalized request.query.q"],
  },
  {
    name: "a number that becomes a list of numbers, by commas",
    base: query(whole),
    revision: query({ type: "array", items: whole }, one),
    there: ["info request-parameter-type-generalized request.query.q"],
    back: ["error request-parameter-type-changed request.query.q"],
  },
  {
    name: "a list by commas that becomes a text of few letters",
    base: query(list, one),
    revision: query({ ...text, maxLength: 5 }),
    there: ["error request-parameter-type-changed request.query.q"],
    back: ["info request-parameter-type-generalized request.query.q"],
  },
  {
    name: "a text that becomes a list of some, by commas",
    base: query(text),
    revision: query({ ...list, maxItems: 3 }, one),
    there: ["error request-parameter-type-changed request.query.q"],
    back: ["info request-parameter-type-generalized request.query.q"],
  },
  {
    name: "a text that becomes a list of several",
    base: query(text),
    revision: query({ ...list, minItems: 2 }),
    there: ["error request-parameter-type-changed request.query.q"],
    back: ["error request-parameter-type-changed request.query.q"],
  },
  {
    name: "a value of some that becomes a list of them, by commas",
    base: query({ enum: ["a", "b"] }),
    revision: query({ type: "array", items: { enum: ["a", "b", "c"] } }, one),
    there: ["info request-parameter-type-generalized request.query.q"],
    back: ["error request-parameter-type-changed request.query.q"],
  },
  {
    name: "a list in a path that becomes a text",
    base: path(list),
    revision: path(text),
    there: ["info request-parameter-type-generalized request.path.q"],
    back: ["error request-parameter-type-changed request.path.q"],
  },
  {
    name: "a label in a path",
    base: path(list, { style: "label" }),
    revision: path(list),
    there: ["error request-parameter-style-changed request.path.q"],
    back: ["error request-parameter-style-changed request.path.q"],
  },
  {
    name: "one truth value for both",
    base: query({ type: "boolean" }),
    revision: query({ ...text, enum: ["true"] }),
    there: [
      "error request-parameter-became-enum request.query.q",
      "info request-parameter-type-generalized request.query.q",
    ],
    back: ["info request-parameter-became-not-enum request.query.q"],
  },
  {
    name: "numbers for texts in a path",
    base: path({ ...text, enum: ["1", "2"] }),
    revision: path({ ...whole, enum: [1, 2] }),
    there: [],
    back: ["info request-parameter-type-compatible request.path.q"],
  },
  {
    name: "numbers for texts in a query",
    base: query({ ...text, enum: ["1", "2"] }),
    revision: query({ ...whole, enum: [1, 2] }),
    there: [],
    back: ["info request-parameter-type-compatible request.query.q"],
  },
  {
    name: "fewer numbers for texts in a query",
    base: query({ ...text, enum: ["1", "2"] }),
    revision: query({ ...whole, enum: [1] }),
    there: ["error request-parameter-enum-value-removed request.query.q"],
    back: [
      "info request-parameter-enum-value-added request.query.q",
      "info request-parameter-type-generalized request.query.q",
    ],
  },
  {
    name: "a truth value as a text",
    base: query({ type: "boolean" }),
    revision: query({ ...text, enum: ["true", "false"] }),
    there: ["info request-parameter-type-compatible request.query.q"],
    back: [],
  },
  {
    name: "a number that becomes a text",
    base: query(whole),
    revision: query(text),
    there: ["info request-parameter-type-generalized request.query.q"],
    back: ["error request-parameter-type-changed request.query.q"],
  },
  {
    name: "a list that is written otherwise",
    base: query(list),
    revision: query(list, one),
    there: ["error request-parameter-style-changed request.query.q"],
    back: ["error request-parameter-style-changed request.query.q"],
  },
  {
    name: "a list by spaces",
    base: query(list, { style: "spaceDelimited", explode: false }),
    revision: query(list, { style: "pipeDelimited", explode: false }),
    there: ["error request-parameter-style-changed request.query.q"],
    back: ["error request-parameter-style-changed request.query.q"],
  },
  {
    name: "the style of one value",
    base: query(text),
    revision: query(text, { style: "pipeDelimited", explode: false }),
    there: [],
    back: [],
  },
  {
    name: "a path by matrix",
    base: path(text),
    revision: path(text, { style: "matrix" }),
    there: ["error request-parameter-style-changed request.path.q"],
    back: ["error request-parameter-style-changed request.path.q"],
  },
  {
    name: "an object for its properties",
    base: get({
      parameters: [
        { name: "a", in: "query", schema: text },
        { name: "b", in: "query", schema: whole },
      ],
    }),
    revision: query(object({ a: text, b: whole })),
    there: [],
    back: [],
  },
  {
    name: "an object by brackets",
    base: query(object({ a: text })),
    revision: query(object({ a: text }), { style: "deepObject" }),
    there: ["error request-parameter-style-changed request.query.q"],
    back: ["error request-parameter-style-changed request.query.q"],
  },
  {
    name: "a parameter of the path by another name",
    base: path(text),
    revision: api({
      "/a/{id}": {
        get: { parameters: [{ name: "id", in: "path", required: true, schema: text }], responses: { 200: done } },
      },
    }),
    there: [],
    back: [],
  },
  {
    name: "a header in other letters that must be sent",
    base: parameter("header", text),
    revision: get({ parameters: [{ name: "Q", in: "header", required: true, schema: text }] }),
    there: ["error request-parameter-became-required request.header.q"],
    back: ["info request-parameter-became-optional request.header.Q"],
  },
  {
    name: "a parameter in another place",
    base: query(text),
    revision: parameter("header", text),
    there: [
      "warning request-parameter-removed request.query.q",
      "info new-optional-request-parameter request.header.q",
    ],
    back: ["warning request-parameter-removed request.header.q", "info new-optional-request-parameter request.query.q"],
  },
  {
    name: "a cookie that is a list",
    base: parameter("cookie", text),
    revision: parameter("cookie", { type: "array", items: text }),
    there: ["error request-parameter-type-changed request.cookie.q"],
    back: ["error request-parameter-type-changed request.cookie.q"],
  },
  {
    name: "JSON in a query",
    base: query(object({ a: text })),
    revision: get({ parameters: [{ name: "q", in: "query", ...content(object({ a: text })) }] }),
    there: ["error request-parameter-style-changed request.query.q"],
    back: ["error request-parameter-style-changed request.query.q"],
  },
];

const ends: readonly Situation[] = [
  {
    name: "an end that comes sooner",
    base: ending("2027-03-01"),
    revision: ending("2026-07-01"),
    there: ["error api-sunset-date-changed-too-small operation"],
    back: ["info api-sunset-date-put-off operation"],
  },
  {
    name: "an end that is taken back",
    base: ending("2027-03-01"),
    revision: ending(),
    there: ["error sunset-deleted operation"],
    back: ["info endpoint-deprecated-with-sunset operation"],
  },
  {
    name: "an end that comes later than the notice, with less notice than asked",
    base: ending(),
    revision: ending("2026-07-01"),
    there: ["error api-sunset-date-too-small operation"],
    back: ["error sunset-deleted operation"],
  },
  {
    name: "an end that can be read now",
    base: ending("soon"),
    revision: ending("2027-03-01"),
    there: ["info endpoint-deprecated-with-sunset operation"],
    back: ["error api-deprecated-sunset-parse operation"],
  },
  {
    name: "an end that a parameter gets after its notice",
    base: get({ parameters: [{ name: "q", in: "query", deprecated: true, schema: text }] }),
    revision: get({
      parameters: [{ name: "q", in: "query", deprecated: true, "x-sunset": "2027-03-01", schema: text }],
    }),
    there: ["info request-parameter-deprecated request.query.q"],
    back: ["error request-parameter-sunset-deleted request.query.q"],
  },
  {
    name: "an end of a property that comes sooner",
    base: gives(object({ a: { ...text, deprecated: true, "x-sunset": "2027-03-01" } })),
    revision: gives(object({ a: { ...text, deprecated: true, "x-sunset": "2026-07-01" } })),
    there: ["error response-property-sunset-date-changed-too-small response.200.body.a"],
    back: ["info response-property-sunset-date-put-off response.200.body.a"],
  },
  {
    name: "an end that nobody could read and that is taken back",
    base: ending("soon"),
    revision: ending(),
    there: [],
    back: ["error api-deprecated-sunset-parse operation"],
  },
  {
    name: "an end without a deprecation",
    base: get(),
    revision: get({ "x-sunset": "2027-03-01" }),
    there: ["info endpoint-deprecated-with-sunset operation"],
    back: ["info endpoint-reactivated operation"],
  },
  {
    name: "an end of a property without a deprecation",
    base: gives(object({ a: text })),
    revision: gives(object({ a: { ...text, "x-sunset": "2027-03-01" } })),
    there: ["info response-property-deprecated-with-sunset response.200.body.a"],
    back: ["info response-property-reactivated response.200.body.a"],
  },
  {
    name: "a property that goes after its day",
    base: takes(object({ a: { ...text, deprecated: true, "x-sunset": "2026-03-01" } })),
    revision: takes(object({})),
    there: ["info request-property-removed request.body.a"],
    back: ["info new-optional-request-property request.body.a"],
  },
  {
    name: "a property that may not be there any more after its day",
    base: takes(object({ a: { ...text, deprecated: true, "x-sunset": "2026-03-01" } })),
    revision: takes(object({ a: false })),
    there: ["info request-property-removed request.body.a"],
    back: ["info request-property-type-generalized request.body.a"],
  },
  {
    name: "a property that goes before its day",
    base: takes(object({ a: { ...text, deprecated: true, "x-sunset": "2027-03-01" } })),
    revision: takes(object({})),
    there: ["warning request-property-removed request.body.a"],
    back: ["info new-optional-request-property request.body.a"],
  },
  {
    name: "the end of a webhook",
    base: hooked({}),
    revision: hooked({ deprecated: true, "x-sunset": "2027-03-01" }),
    there: ["info endpoint-deprecated-with-sunset webhook.done"],
    back: ["info endpoint-reactivated webhook.done"],
  },
  {
    name: "an end of a webhook that comes sooner",
    base: hooked({ deprecated: true, "x-sunset": "2027-03-01" }),
    revision: hooked({ deprecated: true, "x-sunset": "2027-01-01" }),
    there: ["info api-sunset-date-brought-forward webhook.done"],
    back: ["info api-sunset-date-put-off webhook.done"],
  },
  {
    name: "a webhook that goes after its day",
    base: hooked({ deprecated: true, "x-sunset": "2026-03-01" }),
    revision: get(),
    there: ["info webhook-removed webhook.done"],
    back: ["info webhook-added webhook.done"],
  },
  {
    name: "a webhook that goes before its day",
    base: hooked({ deprecated: true, "x-sunset": "2027-03-01" }),
    revision: get(),
    there: ["error webhook-removed webhook.done"],
    back: ["info webhook-added webhook.done"],
  },
  {
    name: "a deprecated property of a webhook",
    base: hooked({ requestBody: content(object({ a: text })) }),
    revision: hooked({ requestBody: content(object({ a: { ...text, deprecated: true, "x-sunset": "2027-03-01" } })) }),
    there: ["info response-property-deprecated-with-sunset webhook.done.body.a"],
    back: ["info response-property-reactivated webhook.done.body.a"],
  },
  {
    name: "removal without notice",
    base: api({ "/a": { get: { responses: { 200: done } } }, "/b": { get: { responses: { 200: done } } } }),
    revision: get(),
    there: ["error api-path-removed-without-deprecation operation"],
    back: ["info endpoint-added operation"],
  },
  {
    name: "removal before its day",
    base: api({
      "/a": { get: { responses: { 200: done } } },
      "/b": { get: { deprecated: true, "x-sunset": "2027-03-01", responses: { 200: done } } },
    }),
    revision: get(),
    there: ["error api-path-removed-before-sunset operation"],
    back: ["info endpoint-added operation"],
  },
  {
    name: "removal after its day",
    base: api({
      "/a": { get: { responses: { 200: done } } },
      "/b": { get: { deprecated: true, "x-sunset": "2026-03-01", responses: { 200: done } } },
    }),
    revision: get(),
    there: ["info api-path-removed-with-deprecation operation"],
    back: ["info endpoint-added operation"],
  },
  {
    name: "a notice without a day",
    base: get(),
    revision: ending(),
    there: ["error api-deprecated-sunset-missing operation"],
    back: ["info endpoint-reactivated operation"],
  },
];

const references: readonly Situation[] = [
  {
    name: "a list of itself that gains a property",
    base: gives(ref("T"), { T: object({ next: ref("T"), a: text }) }),
    revision: gives(ref("T"), { T: object({ next: ref("T"), a: whole }) }),
    there: ["error response-property-type-changed response.200.body.a @/components/schemas/T/properties/a"],
    back: ["error response-property-type-changed response.200.body.a"],
  },
  {
    name: "a list of itself of another name",
    base: gives(ref("T"), { T: object({ next: ref("T") }) }),
    revision: gives(ref("U"), { U: object({ next: ref("U") }) }),
    there: [],
    back: [],
  },
  {
    name: "what is inlined once",
    base: gives(ref("T"), { T: object({ next: ref("T") }) }),
    revision: gives(object({ next: ref("T") }), { T: object({ next: ref("T") }) }),
    there: [],
    back: [],
  },
  {
    name: "a property that is a reference",
    base: takes(object({ a: ref("A") }), { A: object({ x: text }) }),
    revision: takes(object({ a: ref("A"), b: ref("A") }), { A: object({ x: text }) }),
    there: [
      "info new-optional-request-property request.body.b @/paths/~1a/post/requestBody/content/application~1json/schema/properties/b",
    ],
    back: ["warning request-property-removed request.body.b"],
  },
  {
    name: "a rule beside a reference",
    base: takes(object({ a: ref("A") }), { A: text }),
    revision: takes(object({ a: { ...ref("A"), maxLength: 5 } }), { A: text }),
    there: ["warning request-property-max-length-set request.body.a"],
    back: ["info request-property-max-length-unset request.body.a"],
  },
];

export const situations: readonly Situation[] = [
  ...security,
  ...servers,
  ...media,
  ...unions,
  ...values,
  ...exchanges,
  ...parameters,
  ...ends,
  ...references,
];
