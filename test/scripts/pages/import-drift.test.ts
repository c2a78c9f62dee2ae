import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { changesBetween, outline } from "../drift/contracts.js";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const object = (properties: object, required: readonly string[] = []) => ({ type: "object", properties, required });

const reference = {
  openapi: "3.1.0",
  info: { title: "Reference", version: "1" },
  servers: [{ url: "https://ref.example/v1" }],
  paths: {
    "/notes": {
      post: {
        parameters: [{ name: "dry", in: "query", schema: { type: "boolean" } }],
        requestBody: {
          required: true,
          ...json(object({ text: { type: "string" }, color: { type: "string" }, size: { type: "integer" } }, ["text"])),
        },
        responses: {
          200: {
            description: "Done",
            ...json(object({ id: { type: "string" }, at: { type: "integer" } }, ["id", "at"])),
          },
          404: { description: "Lost" },
        },
      },
    },
    "/notes/{id}": {
      delete: {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { 204: { description: "Gone" } },
      },
    },
  },
};

const page = `# Notes

\`POST https://notes.example/v1/notes\`

| Parameter | Type | Required |
|---|---|---|
| text | string | yes |

\`\`\`json
{ "id": "n1" }
\`\`\`
`;

describe("drift of an imported page against the reference", () => {
  it("drift of an imported page calls unknown what the page does not mention, and nothing removed", async () => {
    const { document } = importPage(page, { file: "notes.md" });
    const changes = await changesBetween(reference, document ?? {});
    expect(changes.filter(({ id }) => id.includes("removed") && !/operation-id|security|server/.test(id))).toEqual([]);
    expect(outline(changes)).toEqual(
      expect.arrayContaining([
        "info endpoint-unknown operation",
        "info request-parameter-unknown request.query.dry",
        "info request-property-unknown request.body.color",
        "info request-property-unknown request.body.size",
        "info response-property-unknown response.200.body.at",
      ]),
    );
  });

  it("drift of an imported page calls the same fields removed when a description that is no page lacks them", async () => {
    const { document } = importPage(page, { file: "notes.md" });
    const stripped: unknown = JSON.parse(
      JSON.stringify(document, (key, value: unknown) => (key === "x-concord-inferred" ? undefined : value)),
    );
    const ids = (await changesBetween(reference, stripped as object)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["request-property-removed", "response-required-property-removed"]));
  });
});
