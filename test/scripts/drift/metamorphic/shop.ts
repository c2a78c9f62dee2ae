import type { Node } from "./sites.js";

const json = (schema: Node) => ({ "application/json": { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A description that has a little of everything: recursion, tags, unions, maps, tuples, null, files and a stream. */
export const shop: Node = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1.0.0" },
  servers: [{ url: "https://shop.example" }],
  security: [{ key: [] }, { login: ["orders", "notes"], key: [] }],
  paths: {
    "/v1/orders": {
      post: {
        operationId: "placeOrder",
        parameters: [{ name: "dry_run", in: "query", schema: { type: "boolean" } }],
        requestBody: { required: true, content: json(ref("NewOrder")) },
        responses: {
          201: { description: "Placed.", content: json(ref("Order")) },
          "4XX": { description: "Refused.", content: json(ref("Problem")) },
        },
      },
      get: {
        operationId: "listOrders",
        parameters: [
          { name: "state", in: "query", schema: { type: "array", items: ref("State") } },
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } },
        ],
        responses: {
          200: {
            description: "Some orders.",
            content: json({
              type: "object",
              properties: { data: { type: "array", items: ref("Order") }, next: { type: ["string", "null"] } },
              required: ["data", "next"],
            }),
          },
        },
      },
    },
    "/v1/orders/{order}/notes": {
      put: {
        operationId: "replaceNotes",
        parameters: [{ name: "order", in: "path", required: true, schema: { type: "string", maxLength: 40 } }],
        requestBody: { content: json({ type: "array", items: ref("Note"), minItems: 1 }) },
        responses: {
          200: {
            description: "The notes, one by one.",
            content: { "text/event-stream": { schema: ref("NoteEvent") } },
          },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      login: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://shop.example/token", scopes: { orders: "", notes: "" } } },
      },
    },
    schemas: {
      NewOrder: {
        type: "object",
        properties: {
          lines: { type: "array", items: ref("Line"), minItems: 1, maxItems: 50 },
          payment: { oneOf: [ref("Card"), ref("Transfer"), ref("Voucher")] },
          labels: { type: "object", additionalProperties: { type: "string", maxLength: 64 } },
          gift: { type: ["boolean", "null"] },
        },
        required: ["lines"],
      },
      Order: {
        allOf: [
          ref("NewOrder"),
          {
            type: "object",
            properties: { id: { type: "string" }, state: ref("State"), total: { type: "integer", minimum: 0 } },
            required: ["id", "state"],
          },
        ],
      },
      State: { type: "string", enum: ["open", "paid", "sent"] },
      Line: {
        type: "object",
        properties: {
          sku: { type: "string", pattern: "^[A-Z]{3}-" },
          count: { type: "integer", minimum: 1, maximum: 99 },
          size: { type: "array", prefixItems: [{ type: "number" }, { type: "number" }] },
          parts: { type: "array", items: ref("Line") },
          parcel: ref("Parcel"),
        },
        required: ["sku", "count"],
      },
      Card: {
        type: "object",
        properties: { kind: { const: "card" }, number: { type: "string", maxLength: 19 } },
        required: ["kind", "number"],
      },
      Transfer: {
        type: "object",
        properties: { kind: { const: "transfer" }, iban: { type: "string" } },
        required: ["kind", "iban"],
      },
      Voucher: {
        type: "object",
        properties: { kind: { enum: ["voucher", "coupon"] }, codes: { type: "array", items: { type: "string" } } },
        required: ["kind", "codes"],
      },
      Note: {
        type: "object",
        properties: {
          text: {
            anyOf: [
              { type: "string", maxLength: 500 },
              { type: "array", items: { type: "string" } },
            ],
          },
          author: { type: "string", format: "email" },
          stars: { enum: [1, 2, 3] },
        },
        required: ["text"],
      },
      NoteEvent: {
        type: "object",
        properties: { seq: { type: "integer" }, note: ref("Note"), done: { type: "boolean" } },
        required: ["seq"],
      },
      Parcel: {
        type: "object",
        properties: {
          weight: { type: "integer", minimum: 1 },
          insured: { type: "boolean" },
          worth: { type: "integer", minimum: 0 },
          to: {
            anyOf: [
              {
                type: "object",
                properties: { city: { type: "string" }, street: { type: "string" } },
                required: ["street"],
              },
              { type: "object", properties: { city: { type: "string" }, box: { type: "integer" } }, required: ["box"] },
              { type: "null" },
            ],
          },
          edges: { type: "array", prefixItems: [{ type: "number" }, { type: "integer" }], items: false },
        },
        required: ["weight"],
        dependentRequired: { insured: ["worth"] },
        additionalProperties: false,
      },
      Problem: {
        type: "object",
        properties: {
          code: { type: "string" },
          stack: false,
          hint: { anyOf: [{ type: "string", maxLength: 200 }, { type: "null" }] },
        },
        required: ["code"],
      },
    },
  },
};
