const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ "application/json": { schema, example: { name: "example" } } });

/** A description that has each thing that descriptions have, for mutations to work on. */
export const richDescription = {
  openapi: "3.1.0",
  info: { title: "Rich", version: "1.0.0", description: "All of it.", license: { name: "MIT" }, "x-note": "extension" },
  servers: [{ url: "https://{region}.example/v1", variables: { region: { default: "eu", enum: ["eu", "us"] } } }],
  tags: [{ name: "things", description: "Things." }],
  security: [{ key: [] }],
  paths: {
    "/things/{thing_id}": {
      summary: "One thing",
      parameters: [{ name: "thing_id", in: "path", required: true, description: "Which.", schema: { type: "string" } }],
      get: {
        operationId: "getThing",
        tags: ["things"],
        summary: "Get",
        description: "Gets it.",
        deprecated: true,
        parameters: [
          { name: "limit", in: "query", description: "Most.", schema: { type: "integer", minimum: 1, default: 20 } },
          { name: "filter", in: "query", style: "deepObject", explode: true, schema: ref("Filter") },
          { name: "X-Trace", in: "header", schema: { type: "string" } },
          { name: "session", in: "cookie", schema: { type: "string" } },
        ],
        responses: {
          200: {
            description: "Found.",
            headers: { "X-Left": { schema: { type: "integer" } } },
            content: json(ref("Thing")),
          },
          default: { description: "Error.", content: json(ref("Error")) },
        },
      },
      delete: { responses: { 204: { description: "Gone." } } },
    },
    "/chat/completions": {
      post: {
        requestBody: { required: true, description: "What to say.", content: json(ref("Request")) },
        responses: {
          200: {
            description: "Said.",
            content: { ...json(ref("Thing")), "text/event-stream": { schema: ref("Event") } },
          },
        },
        callbacks: { done: { "{$request.body#/url}": { post: { responses: { 200: { description: "Ok." } } } } } },
        "x-code-samples": [{ lang: "sh", source: "curl" }],
      },
    },
    "/files": {
      post: {
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                required: ["file"],
                properties: { file: { type: "string", format: "binary" } },
              },
              encoding: { file: { contentType: "image/png" } },
            },
          },
        },
        responses: { 200: { description: "Kept.", content: { "application/octet-stream": {} } } },
      },
    },
  },
  webhooks: {
    created: { post: { requestBody: { content: json(ref("Thing")) }, responses: { 200: { description: "Ok." } } } },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        title: "A thing",
        description: "What there is.",
        required: ["id", "kind"],
        properties: {
          id: { type: "string", pattern: "^th_[a-z0-9]+$", minLength: 4, maxLength: 40, examples: ["th_1"] },
          kind: { const: "thing" },
          size: { type: ["number", "null"], minimum: 0, exclusiveMaximum: 10, multipleOf: 0.5, default: 1 },
          tags: { type: "array", items: { enum: ["a", "b", 1, null] }, uniqueItems: true, maxItems: 5 },
          pair: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false },
          parent: { anyOf: [ref("Thing"), { type: "null" }] },
          meta: { type: "object", additionalProperties: { type: "string" }, propertyNames: { maxLength: 10 } },
          more: { type: "object", patternProperties: { "^x-": { type: "integer" } }, additionalProperties: false },
        },
      },
      Filter: { type: "object", properties: { name: { type: "string" } }, minProperties: 1 },
      Shape: {
        oneOf: [ref("Circle"), ref("Square")],
        discriminator: {
          propertyName: "shape",
          mapping: { circle: "#/components/schemas/Circle", square: "#/components/schemas/Square" },
        },
      },
      Circle: {
        type: "object",
        required: ["shape", "radius"],
        properties: { shape: { const: "circle" }, radius: { type: "number" } },
      },
      Square: {
        type: "object",
        required: ["shape", "side"],
        properties: { shape: { const: "square" }, side: { type: "integer" } },
      },
      Request: {
        allOf: [
          {
            type: "object",
            required: ["model"],
            properties: { model: { type: "string" }, stream: { type: "boolean" } },
          },
          {
            type: "object",
            properties: {
              shape: ref("Shape"),
              stop: { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
            },
          },
        ],
        if: { required: ["stop"] },
        dependentRequired: { stop: ["model"] },
      },
      Event: { type: "object", properties: { delta: { type: "string" } } },
      Error: { type: "object", properties: { error: { type: "object", properties: { message: { type: "string" } } } } },
    },
    securitySchemes: {
      key: { type: "http", scheme: "bearer" },
      other: { type: "apiKey", in: "header", name: "X-Key" },
    },
  },
};
