import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline, part, shapes } from "./pages.js";

const fence = (text: string): string => `\`\`\`json\n${text}\n\`\`\`\n`;
const schema = {
  type: "object",
  properties: {
    harbour: { type: "string", description: "Where it begins." },
    days: { type: "integer", minimum: 1 },
    crew: { type: "array", items: { type: "object", properties: { name: { type: "string" } }, required: ["name"] } },
  },
  required: ["harbour"],
};
const read = "POST /plans: harbour* days crew[name*]";

describe("the data of a tool that a page shows in the place of a body", () => {
  const typed = { type: "application/json", parameters: [], jsonSchema: schema };
  const answer = { id: "1", name: "OK", code: 200, contentType: "json", jsonSchema: schema };
  it.each([
    ["Markdown", "Chinese", "page.md", `# 计划\n\nPOST https://api.knot.example/v1/plans\n\n## 请求\n\n`, fence],
    ["Markdown", "English", "page.md", `# Plans\n\nPOST https://api.knot.example/v1/plans\n\n`, fence],
    ["text", "Russian", "page.txt", `Планы\nPOST https://api.knot.example/v1/plans\nТело\n`, (text: string) => text],
  ])("is its schema, in %s in %s", (_, __, file, start, asCode) => {
    for (const data of [{ parameters: [], jsonSchema: schema }, typed]) {
      const page = importPage(start + asCode(JSON.stringify(data)), { file });
      expect(outline(page)[0]).toBe(read);
      expect(shapes(page, "CreatePlanRequest")).toMatchObject({ days: { type: "integer", minimum: 1 } });
    }
  });

  it("is the parts of a form, and the schema of an answer", () => {
    const parts = [
      { id: "1", name: "chart", type: "file", required: true, description: "The chart." },
      { id: "2", name: "purpose", type: "string", required: false },
    ];
    const form = { type: "multipart/form-data", parameters: parts };
    const page = importPage(
      `# Charts\n\nPOST https://api.knot.example/v1/charts\n\n${fence(JSON.stringify(form))}\n${fence(JSON.stringify(answer))}`,
      { file: "page.md" },
    );
    expect(outline(page)).toEqual(["POST /charts: chart* purpose", "  200: harbour* days crew[name*]"]);
    expect(Object.keys(part(page, "/paths/~1charts/post/requestBody/content"))).toEqual(["multipart/form-data"]);
  });

  it("is a body where it has members of its own", () => {
    const body = { parameters: [1], jsonSchema: { type: "object" }, harbour: "Oban" };
    const page = importPage(`# Plans\n\nPOST https://api.knot.example/v1/plans\n\n${fence(JSON.stringify(body))}`);
    expect(outline(page)[0]).toBe("POST /plans: parameters jsonSchema[type] harbour");
  });
});

describe("JSON with types in the place of values", () => {
  const sketch = `{
  "harbour": "string",
  "days": "number?",
  "rig": "'sloop' | 'ketch'",
  "stops": "string | string[]",
  "crew": [{"name": "string", "age": "int?"}],
  "tags?": ["string"]
}`;
  it.each([
    ["Markdown", "English", "page.md", `# Plans\n\nPOST https://api.knot.example/v1/plans\n\n${fence(sketch)}`],
    [
      "Markdown",
      "bare words",
      "page.md",
      `# Plans\n\nPOST /v1/plans\n\n${fence(sketch.replace(/: "([^"]*)"/g, ": $1"))}`,
    ],
    ["text", "Japanese", "page.txt", `計画\nPOST https://api.knot.example/v1/plans\nリクエストボディ\n${sketch}\n`],
  ])("says of each its type, and what must be sent, in %s in %s", (_, __, file, text) => {
    const page = importPage(text, { file });
    expect(outline(page)[0]?.replace("/v1", "")).toBe("POST /plans: harbour* days rig* stops* crew*[name* age] tags");
    expect(notes(page).filter((note) => note.startsWith("import-value"))).toEqual([]);
    const [name = ""] = Object.keys(part(page, "/components/schemas"));
    expect(shapes(page, name)).toEqual({
      harbour: { type: "string" },
      days: { type: "number" },
      rig: { type: "string", enum: ["sloop", "ketch"] },
      stops: { oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
      crew: {
        type: "array",
        items: {
          type: "object",
          properties: { name: { type: "string" }, age: { type: "integer" } },
          required: ["name"],
        },
      },
      tags: { type: "array", items: { type: "string" } },
    });
  });

  it("says with words which are required, in several languages", () => {
    const written = '{"harbour": "string, 必填", "days": "integer (optional)", "rig": "string"}';
    const page = importPage(`# Plans\n\nPOST https://api.knot.example/v1/plans\n\n${fence(written)}`);
    expect(outline(page)[0]).toBe("POST /plans: harbour* days rig");
  });

  it.each([
    ["only the values of strings", '{"harbour": "string", "rig": "string"}'],
    ["a value that is none", '{"harbour": "string", "days": 3, "rig": "number"}'],
    ["the type of a schema", '{"harbour": "string", "type": "number"}'],
  ])("is an example where it has %s", (_, text) => {
    const page = importPage(`# Plans\n\nPOST https://api.knot.example/v1/plans\n\n${fence(text)}`);
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({ harbour: {} });
    expect(JSON.stringify(page.document)).toContain('"x-concord-inferred":"example"');
  });
});
