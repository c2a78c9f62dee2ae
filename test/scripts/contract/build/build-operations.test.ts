import { describe, expect, it } from "vitest";
import { readText } from "../../../helpers/read-text.js";

const spec = `openapi: 3.2.0
info: { title: Pets, version: "1" }
tags:
  - { name: pets, summary: All about pets., parent: animals, kind: nav }
paths:
  /pets/{id}:
    query:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { "200": { description: ok } }
    additionalOperations:
      COPY: { responses: { "201": { description: copied } } }
      POST: { responses: { "200": { description: misplaced } } }
      "BAD METHOD": { responses: { "200": { description: impossible } } }
  /answers?beta=true:
    post: { responses: { "200": { description: ok } } }
  /answers:
    post:
      responses: { "200": { description: ok } }
      callbacks:
        done:
          "{$request.body#/url}":
            post:
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Answer" } } } }
              responses: { "200": { description: ok } }
webhooks:
  answer.ready:
    post:
      summary: An answer is ready.
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Answer" } } } }
      responses: { "200": { description: ok } }
components:
  schemas:
    Answer: { type: object, properties: { text: { type: string } } }
`;

describe("operations", () => {
  it("operations may have any method", async () => {
    const { contract, places } = await readText(spec);
    expect(
      contract.operations.map(({ key, resource, action }) => `${key}: ${[...resource, action].join(".")}`),
    ).toEqual([
      "POST /answers: answers.create",
      "POST /answers?beta=true: beta.answers.create",
      "QUERY /pets/{id}: pets.query",
      "COPY /pets/{id}: pets.copy",
    ]);
    expect(places("keyword-ignored").toSorted()).toEqual([
      "13 /paths/~1pets~1{id}/additionalOperations/POST",
      "14 /paths/~1pets~1{id}/additionalOperations/BAD METHOD",
    ]);
    expect(places("path-parameter-mismatch")).toEqual(["12 /paths/~1pets~1{id}/additionalOperations/COPY"]);
    const copy = contract.operations.at(-1);
    expect(copy?.parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual(["path id"]);
  });

  it("operations with a query in their path key are operations of their own that always send it", async () => {
    const { contract } = await readText(spec);
    const [plain, beta] = contract.operations;
    expect(plain).not.toHaveProperty("fixedQuery");
    expect(beta).toMatchObject({ path: "/answers", fixedQuery: new Map([["beta", "true"]]) });
  });

  it("operations include what the provider calls: webhooks and callbacks", async () => {
    const { contract } = await readText(spec);
    expect(contract.webhooks).toMatchObject([
      {
        name: "answer.ready",
        methods: [{ method: "POST", summary: "An answer is ready.", at: { pointer: "/webhooks/answer.ready/post" } }],
      },
    ]);
    expect(contract.webhooks?.[0]?.methods[0]?.request?.content[0]?.schema?.ref).toBe("Answer");
    expect(contract.operations[0]?.callbacks).toMatchObject([
      {
        name: "done {$request.body#/url}",
        methods: [{ method: "POST", request: { content: [{ schema: { ref: "Answer" } }] } }],
      },
    ]);
  });

  it("operations have tags that a summary explains", async () => {
    const { contract } = await readText(spec);
    expect([...contract.tags]).toEqual([["pets", "All about pets."]]);
  });

  it("operations leave to the client the headers that it sets", async () => {
    const header = (name: string) => ({ name, in: "header", required: true, schema: { type: "string" } });
    const { contract } = await readText({
      openapi: "3.0.3",
      info: { title: "T", version: "1" },
      paths: {
        "/chat": {
          parameters: [header("Authorization"), { ...header("accept"), in: "query" }],
          post: {
            parameters: ["Content-Type", "Accept", "authorization", "X-Trace"].map(header),
            responses: { 200: { description: "ok", headers: { "Content-Type": { schema: { type: "string" } } } } },
          },
        },
      },
    });
    expect(contract.operations[0]?.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)).toEqual([
      "query accept",
      "header X-Trace",
    ]);
  });
});

it("an operation is below the first of its own servers, else of its path's, else of the document's", async () => {
  const servers = (...paths: readonly string[]) => paths.map((path) => ({ url: `https://api.example${path}` }));
  const get = { responses: { 200: { description: "" } } };
  const { contract } = await readText({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: servers("/v1", "/v9"),
    paths: {
      "/a": { servers: servers("/v2", "/v8"), get, put: { ...get, servers: servers("/v3", "/v7") } },
      "/b": { get },
    },
  });
  expect(contract.operations.map(({ key }) => key)).toEqual(["GET /v2/a", "PUT /v3/a", "GET /v1/b"]);
});
