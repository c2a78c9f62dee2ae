import type { DriftOptions } from "../../../../scripts/drift/changes/types.js";
import type { RuleId } from "../../../../scripts/drift/rules/registry.js";

/** A pair of descriptions that shows a rule which is not about a schema as such. */
export interface DocumentSample {
  readonly base: object;
  readonly revision: object;
  readonly options?: DriftOptions;
  /** Other ids that the same edit shows. */
  readonly company?: readonly RuleId[];
}

type Node = Readonly<Record<string, unknown>>;

const root = { openapi: "3.1.0", info: { title: "Pets", version: "1.0.0" } };
const done = { responses: { 200: { description: "Done" } } };

/** A description with one operation. */
export function api(operation: Node, rest: Node = {}): object {
  return { ...root, paths: { "/pets": { post: { ...done, ...operation } } }, ...rest };
}

const paths = (value: Node): object => ({ ...root, paths: value });
const pair = (
  base: object,
  revision: object,
  more: Omit<DocumentSample, "base" | "revision"> = {},
): DocumentSample => ({
  base,
  revision,
  ...more,
});
const operations = (base: Node, revision: Node, more?: Omit<DocumentSample, "base" | "revision">) =>
  pair(api(base), api(revision), more);

const tagged = (explode: boolean) => ({
  schema: { type: "object", properties: { tags: { type: "array", items: { type: "string" } } } },
  encoding: { tags: { explode } },
});

const withDigest = (required: boolean) => ({
  encoding: { photo: { headers: { "X-Digest": { required, schema: { type: "string" } } } } },
});

const today = new Date("2026-06-01");
const policy: DriftOptions = { today, deprecationDays: { beta: 30, stable: 90 } };
const past = "2026-05-01";
const soon = "2026-06-20";
const later = "2027-01-01";
const ended = (sunset?: unknown) => ({ deprecated: true, ...(sunset === undefined ? {} : { "x-sunset": sunset }) });

const anywhere = (city: string) =>
  api({}, { servers: [{ url: "https://{city}.example", variables: { city: { default: city, enum: ["a", "b"] } } }] });

const born = (place: "webhooks" | "callbacks", required: boolean) => {
  const call = { post: { ...done, requestBody: { required, content: { "application/json": {} } } } };
  return place === "webhooks"
    ? api({}, { webhooks: { born: call } })
    : api({ callbacks: { born: { "{$request.query.url}": call } } });
};

/** A call that shows whose it is, by the header, or by nothing. */
const signed = (place: "webhooks" | "callbacks", header?: string) => {
  const call = { post: { ...done, security: header === undefined ? [] : [{ [header]: [] }] } };
  const named = (name: string) => ({ type: "apiKey", in: "header", name });
  const components = { securitySchemes: { "X-Seal": named("X-Seal"), "X-Stamp": named("X-Stamp") } };
  return place === "webhooks"
    ? api({}, { webhooks: { born: call }, components })
    : api({ callbacks: { born: { "{$request.query.url}": call } } }, { components });
};

const other = { "/dogs": { get: done } };
const removed = (notice: Node, kept: Node): Omit<DocumentSample, "options"> =>
  pair(paths({ "/pets": { post: { ...done, ...notice }, ...kept }, ...other }), paths({ "/pets": kept, ...other }));
const removedPath = (notice: Node, options: DriftOptions = { today }) => ({
  ...pair(paths({ "/pets": { post: { ...done, ...notice } }, ...other }), paths(other)),
  options,
});
const removedOperation = (notice: Node, options: DriftOptions = { today }) => ({
  ...removed(notice, { get: done }),
  options,
});

const servers = (base: readonly string[], revision: readonly string[]) => {
  const at = (urls: readonly string[]) => api({}, { servers: urls.map((url) => ({ url })) });
  return pair(at(base), at(revision));
};

const nameOfPet = { name: "name", in: "path", required: true, schema: { type: "string" } };

/** What happens to an operation as a whole. */
export const operationSamples = {
  "api-server-added": servers(["https://a.example"], ["https://a.example", "https://b.example"]),
  "api-server-removed": servers(["https://a.example", "https://b.example"], ["https://a.example"]),
  "api-server-default-changed": pair(anywhere("a"), anywhere("b")),
  "api-root-changed": servers(["https://a.example/v1"], ["https://a.example/v2"]),
  "endpoint-added": pair(paths(other), paths({ ...other, "/pets": { get: done } })),
  "endpoint-moved": pair(
    paths({ "/pets": { get: { ...done, operationId: "listPets" } } }),
    paths({ "/animals": { get: { ...done, operationId: "listPets" } } }),
  ),
  "endpoint-generalized": pair(
    paths({ "/pets/first": { get: done }, ...other }),
    paths({ "/pets/{name}": { get: { ...done, parameters: [nameOfPet] } }, ...other }),
  ),
  "endpoint-slash-changed": pair(paths({ "/pets": { get: done } }), paths({ "/pets/": { get: done } })),
  "endpoint-unknown": pair(
    paths({ "/pets": { get: done }, ...other }),
    paths({ "/dogs": { get: { ...done, "x-concord-inferred": "table" } } }),
  ),
  "api-path-removed-without-deprecation": removedPath({}),
  "api-path-removed-with-deprecation": removedPath(ended()),
  "api-path-removed-before-sunset": removedPath(ended(soon)),
  "api-path-sunset-parse": removedPath(ended("soon")),
  "api-removed-without-deprecation": removedOperation({}),
  "api-removed-with-deprecation": removedOperation(ended(past)),
  "api-removed-before-sunset": removedOperation(ended(soon)),
  "endpoint-deprecated": operations({}, ended()),
  "endpoint-deprecated-with-sunset": operations({}, ended(later), { options: policy }),
  "endpoint-reactivated": operations(ended(), {}),
  "api-deprecated-sunset-parse": operations({}, ended("soon"), { options: policy }),
  "api-deprecated-sunset-missing": operations({}, ended(), { options: policy }),
  "api-sunset-date-too-small": operations({}, ended(soon), { options: policy }),
  "api-sunset-date-changed-too-small": operations(ended(later), ended(soon), { options: policy }),
  "api-sunset-date-brought-forward": operations(ended("2028-01-01"), ended(later), { options: policy }),
  "api-sunset-date-put-off": operations(ended(soon), ended("Fri, 01 Jan 2027 00:00:00 GMT"), { options: policy }),
  "sunset-deleted": operations(ended(later), ended(), { options: policy }),
  "api-invalid-stability-level": operations({}, { "x-stability-level": "solid" }),
  "api-stability-decreased": operations({}, { "x-stability-level": "beta" }),
  "api-stability-increased": operations({ "x-stability-level": "beta" }, { "x-stability-level": "stable" }),
  "api-operation-id-removed": operations({ operationId: "addPet" }, {}),
  "api-operation-id-added": operations({}, { operationId: "addPet" }),
  "api-tag-removed": operations({ tags: ["pets"] }, {}),
  "api-tag-added": operations({}, { tags: ["pets"] }),
  "webhook-added": pair(api({}), api({}, { webhooks: { born: { post: done } } })),
  "webhook-removed": pair(api({}, { webhooks: { born: { post: done } } }), api({})),
  "callback-security-added": pair(signed("callbacks"), signed("callbacks", "X-Seal")),
  "callback-security-removed": pair(signed("callbacks", "X-Seal"), signed("callbacks")),
  "callback-security-changed": pair(signed("callbacks", "X-Seal"), signed("callbacks", "X-Stamp")),
  "webhook-security-added": pair(signed("webhooks"), signed("webhooks", "X-Seal")),
  "webhook-security-removed": pair(signed("webhooks", "X-Seal"), signed("webhooks")),
  "webhook-security-changed": pair(signed("webhooks", "X-Seal"), signed("webhooks", "X-Stamp")),
  "webhook-body-became-required": pair(born("webhooks", false), born("webhooks", true)),
  "webhook-body-became-optional": pair(born("webhooks", true), born("webhooks", false)),
  "callback-body-became-required": pair(born("callbacks", false), born("callbacks", true)),
  "callback-body-became-optional": pair(born("callbacks", true), born("callbacks", false)),
  "callback-added": operations({}, { callbacks: { born: { "{$request.query.url}": { post: done } } } }),
  "callback-removed": operations({ callbacks: { born: { "{$request.query.url}": { post: done } } } }, {}),
  "api-schema-removed": pair(
    api({}, { components: { schemas: { Pet: { type: "object", properties: { name: { type: "string" } } } } } }),
    api({}, { components: { schemas: {} } }),
  ),
  "no-common-operation": pair(paths({ "/pets": { post: done } }), paths({ "/api/chat": { post: done } }), {
    options: { relation: "providers", missing: "coverage", levels: { "api-path-removed-without-deprecation": "off" } },
    company: ["endpoint-added"],
  }),
} as const satisfies Readonly<Record<string, DocumentSample>>;

const versioned = (version: string, operation: Node) => api(operation, { info: { title: "Pets", version } });
const needed = { requestBody: { required: true, content: { "text/plain": { schema: { type: "string" } } } } };
const version = (from: string, to: string, after: Node = needed) =>
  pair(versioned(from, {}), versioned(to, after), {
    options: { versioning: true },
    company: after === needed ? ["request-body-added-required"] : [],
  });

export const versionSamples = {
  "api-version-not-bumped": version("1.2.0", "1.2.0"),
  "api-version-decreased": version("1.2.0", "1.1.0", {}),
  "api-major-version-not-bumped": version("1.2.0", "1.3.0"),
} as const satisfies Readonly<Record<string, DocumentSample>>;

const oauth = (flow: Node) => ({
  type: "oauth2",
  flows: { implicit: { authorizationUrl: "https://id.example/start", scopes: { read: "Reads." }, ...flow } },
});
const withCredentials = {
  type: "oauth2",
  flows: { ...oauth({}).flows, clientCredentials: { tokenUrl: "https://id.example/token", scopes: {} } },
};
const openId = (name: string) => ({ type: "openIdConnect", openIdConnectUrl: `https://id.example/${name}` });
const key = { type: "apiKey", in: "header", name: "X-Key" };
const schemes = (securitySchemes: Node) => ({ components: { securitySchemes } });
const both = schemes({ key, login: oauth({ scopes: { read: "Reads.", write: "Writes." } }) });
const securities = (base: Node, revision: Node) => pair(api(base, both), api(revision, both));
const globals = (base: Node, revision: Node) => pair(api({}, { ...both, ...base }), api({}, { ...both, ...revision }));
const components = (base: Node, revision: Node) => pair(api({}, schemes(base)), api({}, schemes(revision)));
const flows = (base: Node, revision: Node) => components({ login: oauth(base) }, { login: oauth(revision) });
const asking = (base: Node, revision: Node) =>
  pair(api(needs({ key: [] }), schemes(base)), api(needs({ key: [] }), schemes(revision)));
const needs = (...requirements: readonly Node[]) => ({ security: requirements });

/** Who may call. */
export const securitySamples = {
  "api-security-added": securities(needs({ key: [] }), needs({ key: [] }, { login: ["read"] })),
  "api-security-removed": securities(needs({ key: [] }, { login: ["read"] }), needs({ key: [] })),
  "api-security-scope-added": securities(needs({ login: ["read"] }), needs({ login: ["read", "write"] })),
  "api-security-scope-removed": securities(needs({ login: ["read", "write"] }), needs({ login: ["read"] })),
  "api-global-security-added": globals(needs({ key: [] }), needs({ key: [] }, { login: ["read"] })),
  "api-global-security-removed": globals(needs({ key: [] }, { login: ["read"] }), needs({ key: [] })),
  "api-global-security-scope-added": globals(needs({ login: ["read"] }), needs({ login: ["read", "write"] })),
  "api-global-security-scope-removed": globals(needs({ login: ["read", "write"] }), needs({ login: ["read"] })),
  "api-security-component-added": components({ key }, { key, login: oauth({}) }),
  "api-security-component-removed": components({ key, login: oauth({}) }, { key }),
  "api-security-component-type-changed": asking({ key }, { key: { type: "http", scheme: "bearer" } }),
  "api-security-component-credential-changed": asking({ key }, { key: { ...key, name: "X-Token" } }),
  "api-security-component-oauth-url-changed": flows({}, { authorizationUrl: "https://id.example/begin" }),
  "api-security-component-oauth-token-url-changed": flows(
    { tokenUrl: "https://id.example/token" },
    { tokenUrl: "https://id.example/tokens" },
  ),
  "api-security-component-oauth-refresh-url-changed": flows(
    { refreshUrl: "https://id.example/again" },
    { refreshUrl: "https://id.example/anew" },
  ),
  "api-security-component-open-id-url-changed": components({ login: openId("one") }, { login: openId("two") }),
  "api-security-component-oauth-flow-added": components({ login: oauth({}) }, { login: withCredentials }),
  "api-security-component-oauth-flow-removed": components({ login: withCredentials }, { login: oauth({}) }),
  "api-security-component-oauth-scope-added": flows({}, { scopes: { read: "Reads.", write: "Writes." } }),
  "api-security-component-oauth-scope-removed": flows({ scopes: { read: "Reads.", write: "Writes." } }, {}),
  "api-security-component-oauth-scope-changed": flows({}, { scopes: { read: "Reads all." } }),
} as const satisfies Readonly<Record<string, DocumentSample>>;

const parameter = (parts: Node = {}) => ({ name: "limit", in: "query", schema: { type: "integer" }, ...parts });
const parameters = (base: readonly Node[], revision: readonly Node[], options?: DriftOptions) =>
  operations({ parameters: base }, { parameters: revision }, options ? { options } : {});
const ofPath = (shared: readonly Node[]) => paths({ "/pets": { parameters: shared, get: done } });
const header = (schema: Node) => parameter({ name: "X-Filter", in: "header", schema });
const filter = (properties: Node, required: readonly string[] = []) => header({ type: "object", properties, required });
const text = { type: "string" };

export const parameterSamples = {
  "new-required-request-parameter": parameters([], [parameter({ required: true })]),
  "new-optional-request-parameter": parameters([], [parameter()]),
  "new-request-path-parameter": parameters([], [parameter({ in: "path", required: true })]),
  "new-required-request-default-parameter-to-existing-path": pair(ofPath([]), ofPath([parameter({ required: true })])),
  "new-optional-request-default-parameter-to-existing-path": pair(ofPath([]), ofPath([parameter()])),
  "new-required-request-header-property": parameters([filter({ a: text })], [filter({ a: text, b: text }, ["b"])]),
  "request-header-property-became-required": parameters([filter({ a: text })], [filter({ a: text }, ["a"])]),
  "request-header-property-became-enum": parameters(
    [filter({ a: text })],
    [filter({ a: { ...text, enum: ["x", "y"] } })],
  ),
  "request-parameter-removed": parameters([parameter()], []),
  "request-parameter-unknown": operations({ parameters: [parameter()] }, { "x-concord-inferred": "table" }),
  "request-parameter-removed-with-deprecation": parameters([parameter(ended())], [], { today }),
  "request-parameter-removed-before-sunset": parameters([parameter(ended(soon))], [], { today }),
  "request-parameter-sunset-parse": parameters([parameter(ended("soon"))], [], { today }),
  "request-parameter-became-required": parameters([parameter()], [parameter({ required: true })]),
  "request-parameter-became-optional": parameters([parameter({ required: true })], [parameter()]),
  "request-parameter-allow-reserved-added": parameters(
    [parameter({ schema: text })],
    [parameter({ schema: text, allowReserved: true })],
  ),
  "request-parameter-allow-reserved-removed": parameters(
    [parameter({ schema: text, allowReserved: true })],
    [parameter({ schema: text })],
  ),
  "request-parameter-allow-empty-value-added": parameters([parameter()], [parameter({ allowEmptyValue: true })]),
  "request-parameter-allow-empty-value-removed": parameters(
    [parameter({ schema: { type: "integer" }, allowEmptyValue: true })],
    [parameter({ schema: { type: "integer" } })],
  ),
  "request-parameter-style-changed": parameters(
    [parameter({ schema: { type: "array", items: text } })],
    [parameter({ schema: { type: "array", items: text }, explode: false })],
  ),
  "request-parameter-deprecated": parameters([parameter()], [parameter(ended())]),
  "request-parameter-reactivated": parameters([parameter(ended())], [parameter()]),
  "request-parameter-deprecated-sunset-missing": parameters([parameter()], [parameter(ended())], policy),
  "request-parameter-sunset-date-too-small": parameters([parameter()], [parameter(ended(soon))], policy),
  "request-parameter-sunset-date-brought-forward": parameters(
    [parameter(ended("2028-01-01"))],
    [parameter(ended(later))],
    policy,
  ),
  "request-parameter-sunset-date-put-off": parameters([parameter(ended(soon))], [parameter(ended(later))], policy),
  "request-parameter-sunset-deleted": parameters([parameter(ended(later))], [parameter(ended())], policy),
  "request-parameter-sunset-date-changed-too-small": parameters(
    [parameter(ended(later))],
    [parameter(ended(soon))],
    policy,
  ),
} as const satisfies Readonly<Record<string, DocumentSample>>;

const json = (schema?: unknown) => ({ "application/json": schema === undefined ? {} : { schema } });
const taking = (content: Node, required = false) => ({ requestBody: { required, content } });
const giving = (content: Node, headers: Node = {}) => ({
  responses: { 200: { description: "Done", content, headers } },
});
const linking = (links: Node) => ({ responses: { 200: { description: "Done", links } } });
const statuses = (...codes: readonly string[]) => ({
  responses: Object.fromEntries(codes.map((code) => [code, { description: "" }])),
});
const typed = (type: string) => giving({ [type]: { schema: { type: "object" } } });
const withHeader = (parts?: Node) => giving({}, parts ? { "X-Count": { schema: { type: "integer" }, ...parts } } : {});

const flags = { stream: { type: "boolean" }, live: { type: "boolean" } };
/** Asked for by `stream`, unless a hint says otherwise. */
const streaming = (hint: Node, properties: Node = flags) => ({
  ...taking(json({ type: "object", properties })),
  ...giving({ ...json(text), "text/event-stream": { schema: { type: "object" } } }),
  "x-concord-stream": hint,
});

const events = (schema: Node) => giving({ ...json(text), "text/event-stream": { schema } });

/** Bodies, status codes, media types, headers and streams. */
export const exchangeSamples = {
  "request-body-added-required": operations({}, taking(json(text), true)),
  "request-body-added-optional": operations({}, taking(json(text))),
  "request-body-removed": operations(taking(json(text)), {}),
  "request-body-unknown": operations(taking(json(text)), { "x-concord-inferred": "table" }),
  "request-body-became-required": operations(taking(json(text)), taking(json(text), true)),
  "request-body-became-optional": operations(taking(json(text), true), taking(json(text))),
  "request-body-media-type-added": operations(
    taking(json(text)),
    taking({ ...json(text), "application/xml": { schema: text } }),
  ),
  "request-body-encoding-content-type-changed": operations(
    taking({ "multipart/form-data": { encoding: { photo: { contentType: "image/png" } } } }),
    taking({ "multipart/form-data": { encoding: { photo: { contentType: "image/jpeg" } } } }),
  ),
  "request-body-encoding-style-changed": operations(
    taking({ "application/x-www-form-urlencoded": tagged(true) }),
    taking({ "application/x-www-form-urlencoded": tagged(false) }),
  ),
  "request-body-encoding-allow-reserved-added": operations(
    taking({ "application/x-www-form-urlencoded": { encoding: { link: {} } } }),
    taking({ "application/x-www-form-urlencoded": { encoding: { link: { allowReserved: true } } } }),
  ),
  "request-body-encoding-allow-reserved-removed": operations(
    taking({ "application/x-www-form-urlencoded": { encoding: { link: { allowReserved: true } } } }),
    taking({ "application/x-www-form-urlencoded": { encoding: { link: {} } } }),
  ),
  "request-body-encoding-header-became-required": operations(
    taking({ "multipart/form-data": withDigest(false) }),
    taking({ "multipart/form-data": withDigest(true) }),
  ),
  "request-body-encoding-header-became-optional": operations(
    taking({ "multipart/form-data": withDigest(true) }),
    taking({ "multipart/form-data": withDigest(false) }),
  ),
  "request-body-encoding-header-added": operations(
    taking({ "multipart/form-data": { encoding: { photo: {} } } }),
    taking({ "multipart/form-data": withDigest(false) }),
  ),
  "request-body-encoding-header-removed": operations(
    taking({ "multipart/form-data": withDigest(true) }),
    taking({ "multipart/form-data": { encoding: { photo: {} } } }),
  ),
  "request-body-media-type-removed": operations(
    taking({ ...json(text), "application/xml": { schema: text } }),
    taking(json(text)),
  ),
  "request-body-media-type-charset-changed": operations(
    taking({ "text/plain; charset=utf-8": { schema: text } }),
    taking({ "text/plain; charset=latin1": { schema: text } }),
  ),
  "request-body-media-type-schema-added": operations(taking(json()), taking(json(text))),
  "request-body-media-type-schema-removed": operations(taking(json(text)), taking(json())),
  "response-body-media-type-schema-added": operations(giving(json()), giving(json(text))),
  "response-body-media-type-schema-removed": operations(giving(json(text)), giving(json())),
  "response-success-status-removed": operations(statuses("200", "201"), statuses("200")),
  "response-success-status-added": operations(statuses("200"), statuses("200", "201")),
  "response-non-success-status-removed": operations(statuses("200", "404"), statuses("200")),
  "response-non-success-status-added": operations(statuses("200"), statuses("200", "404")),
  "response-media-type-removed": operations(
    giving({ ...json(text), "text/csv": { schema: text } }),
    giving(json(text)),
  ),
  "response-media-type-added": operations(giving(json(text)), giving({ ...json(text), "text/csv": { schema: text } })),
  "response-media-type-name-changed": operations(typed("application/a+json"), typed("application/b+json")),
  "response-media-type-name-generalized": operations(typed("application/pet+json"), typed("application/json")),
  "response-media-type-name-specialized": operations(typed("application/json"), typed("application/pet+json")),
  "response-link-removed": operations(linking({ next: { operationId: "next" } }), linking({})),
  "response-link-added": operations(linking({}), linking({ next: { operationId: "next" } })),
  "response-link-changed": operations(
    linking({ next: { operationId: "next" } }),
    linking({ next: { operationId: "later" } }),
  ),
  "required-response-header-removed": operations(withHeader({ required: true }), withHeader()),
  "optional-response-header-removed": operations(withHeader({}), withHeader()),
  "response-header-added": operations(withHeader(), withHeader({})),
  "response-header-became-optional": operations(withHeader({ required: true }), withHeader({})),
  "response-header-became-required": operations(withHeader({}), withHeader({ required: true })),
  "response-header-style-changed": operations(
    withHeader({ schema: { type: "object" } }),
    withHeader({ schema: { type: "object" }, explode: true }),
  ),
  "request-stream-flag-changed": operations(streaming({ flag: "stream" }), streaming({ flag: "live" })),
  "request-stream-default-changed": operations(
    streaming({}, { stream: { type: "boolean", default: false } }),
    streaming({}, { stream: { type: "boolean", default: true } }),
    { company: ["request-property-default-value-changed"] },
  ),
  "response-stream-end-changed": operations(streaming({ sentinel: "[DONE]" }), streaming({ sentinel: "[END]" })),
  "response-stream-event-names-removed": operations(
    events({ type: "object", properties: { event: { const: "part" }, data: text } }),
    events(text),
  ),
} as const satisfies Readonly<Record<string, DocumentSample>>;
