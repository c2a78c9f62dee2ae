import { describe, expect, it } from "vitest";
import { changesBetween, outline } from "./contracts.js";

/** A description whose operation declares a path parameter that its path does not have. */
const document = (schema?: unknown, required?: boolean) => ({
  openapi: "3.0.3",
  info: { title: "Test", version: "1" },
  paths: {
    "/groups": {
      get: {
        parameters: [
          ...(schema === undefined ? [] : [{ name: "group", in: "path", required: true, schema }]),
          { name: "limit", in: "query", schema: { type: "integer" }, ...(required ? { required } : {}) },
        ],
        responses: { 200: { description: "" } },
      },
    },
  },
});

describe("a path parameter that the path does not name", () => {
  it.each([
    ["is no change where nothing of it changed", { type: "string" }, { type: "string" }, []],
    [
      "may change",
      { type: "string" },
      { type: "string", enum: ["a"] },
      ["error request-parameter-became-enum request.path.group"],
    ],
    [
      "is read as its version of OpenAPI has it",
      { type: "string" },
      { type: "string", nullable: true },
      ["info request-parameter-became-nullable request.path.group"],
    ],
    ["may come", undefined, { type: "string" }, ["error new-request-path-parameter request.path.group"]],
    ["may go", { type: "string" }, undefined, ["warning request-parameter-removed request.path.group"]],
  ])("a path parameter that the path does not name %s", async (_, base, revision, expected) => {
    expect(outline(await changesBetween(document(base), document(revision)))).toEqual(expected);
  });

  it("a path parameter that the path does not name stands where it was written", async () => {
    const [change] = await changesBetween(document({ type: "string" }), document({ type: "integer" }));
    expect(change?.revision?.pointer).toBe("/paths/~1groups/get/parameters/0/schema");
  });
});
