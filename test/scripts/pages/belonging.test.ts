import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline, part, shapes } from "./pages.js";

function read(lines: readonly string[], file = "page.md") {
  return importPage(`${lines.join("\n")}\n`, { file });
}

const fence = (text: string, language = "json"): string => `\`\`\`${language}\n${text}\n\`\`\``;

describe("what a page lists beside the fields of a body", () => {
  it.each([
    ["English", ["#### Parameters", "#### Body", "#### Response"]],
    ["Chinese", ["#### 2. 参数", "#### 3. 请求体", "#### 4. 响应"]],
  ])("parameters that are listed apart from the body are in the query, in %s", (_, [parameters, body, answer]) => {
    const page = read([
      "### Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      parameters as string,
      "",
      "| Field | Type | Required |\n|---|---|---|\n| page_no | int | false |\n| page_size | int | false |",
      "",
      body as string,
      "",
      "| Field | Type | Required |\n|---|---|---|\n| harbour | string | true |\n| ships | array | false |",
      "",
      answer as string,
      "",
      fence('{"id": "a"}'),
    ]);
    expect(outline(page)).toEqual(["POST /plans: query page_no query page_size harbour* ships", "  200: id"]);
  });

  it.each([
    ["English", "Voice options", "These are the voice options:", "calm and warm"],
    ["Chinese", "声音选项", "以下是声音选项：", "平静的声音"],
  ])("words of a list that the examples have as values are no fields, in %s", (_, title, intro, words) => {
    const page = read([
      "## Speak",
      "",
      "POST /v1/audio/speech",
      "",
      "### Request body",
      "",
      "| Field | Type | Required |\n|---|---|---|\n| text | string | true |\n| voice | string | true |",
      "",
      `#### ${title}`,
      "",
      intro,
      "",
      `- **gull**: ${words}`,
      `- **tern**: ${words}`,
      `- **heron**: ${words}`,
      "",
      "### Example",
      "",
      fence('{"text": "Hello", "voice": "gull"}'),
    ]);
    expect(outline(page)).toEqual(["POST /v1/audio/speech: text* voice*", "  200:"]);
  });

  it("what stands below a heading above several operations is about none of them alone", () => {
    const page = read([
      "# Plans",
      "",
      "## Endpoints",
      "",
      "### Make a plan",
      "- **POST** `/v1/plans`",
      "- **Request body fields:**",
      "  - `harbour`: The harbour",
      "  - `ships`, `tide`, `depth`, `model`, `temperature`, `stream`, `seed`, etc.",
      "  - `watch`: Text, image or file input",
      "",
      "### Count a plan",
      "- **POST** `/v1/plans/count`",
      "- Counts what is in it.",
      "",
      "## Plan object structure",
      fence('{"id": "a", "depth": 2, "berths": []}', ""),
    ]);
    expect(outline(page)).toEqual([
      "POST /v1/plans: harbour ships tide depth model temperature stream seed watch",
      "  200:",
      "POST /v1/plans/count:",
      "  200:",
    ]);
    expect(part(page, "/components/schemas/CreatePlanRequest/properties/watch")).not.toHaveProperty("type");
    expect(notes(page)).toContain("import-unread 18");
  });

  it.each([
    ["English", "Response structure"],
    ["Russian", "Структура ответа"],
    ["Korean", "응답 구조"],
  ])("the structure of an answer is that of the answer, in %s", (_, title) => {
    const page = read([
      "# Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      `## ${title}`,
      "",
      "| Field | Type |\n|---|---|\n| id | string |\n| depth | integer |",
    ]);
    expect(outline(page)).toEqual(["POST /plans:", "  200: id depth"]);
  });

  it("a request that a page shows to be refused takes no mark from its fields", () => {
    const page = read([
      "# Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      "| Field | Type | Required |\n|---|---|---|\n| harbour | string | ✅ |\n| ships | array | ✅ |",
      "",
      "## Errors",
      "",
      "### 400 Bad Request",
      "",
      "**Request:**",
      "",
      fence('{"harbour": "north"}'),
      "",
      "**Response:**",
      "",
      fence('{"error": {"message": "No ships."}}'),
    ]);
    expect(outline(page)[0]).toBe("POST /plans: harbour* ships*");
  });

  it("JSON of one field that may be left out shows no whole body", () => {
    const page = read([
      "# Plans",
      "",
      "## Request parameters (`/v1/plans`)",
      "",
      "| Field | Type | Required |\n|---|---|---|\n| harbour | string | ✅ |\n| ships | array | ✅ |\n| crew | object | ❌ |",
      "",
      "## The crew",
      "",
      fence('{"crew": {"mates": 2}}'),
    ]);
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour* ships* crew[mates]");
    expect(notes(page)).not.toContain("import-conflict 15");
  });

  it("what a sentence before a list says is not taken is known not to be", () => {
    const page = read([
      "# Plans",
      "",
      "## Request URIs",
      "",
      "- `/v1/plans` (as the others have it)",
      "",
      "## Request methods",
      "",
      "- `POST`",
      "",
      "## Request parameters",
      "",
      "- `harbour`: `string`",
      "",
      "  The harbour.",
      "",
      "The following parameters that many other services of the same kind have are currently unsupported:",
      "",
      "- `tide`",
      "- `wind`",
    ]);
    expect(outline(page)).toEqual(["POST /v1/plans: harbour !tide !wind", "  200:"]);
  });
});

describe("fields that headings name", () => {
  it("numbers and pictures may stand before the name, and words behind the type below it", () => {
    const page = read([
      "# Plans",
      "",
      "> **Endpoint:** `POST https://api.knot.example/v1/plans`",
      "",
      "## Request body (JSON)",
      "",
      fence(
        '{\n  "harbour": "string",\n  "ships": string | array,\n  "crew": object,\n  "notes": { [key: string]: string },\n  "mode": "calm" | "storm",\n  "watch": array\n}',
        "jsonc",
      ),
      "",
      "## Fields",
      "",
      "### 1. `harbour`",
      "",
      "**Type:** `string`",
      "The harbour.",
      "",
      "### 2. `ships`",
      "",
      "**Type:** `string | array` — which ships.",
      "",
      "### 3. `crew`",
      "",
      "**Type:** `object`",
      "Who is on board:",
      "",
      fence('{\n"mates": number, // how many\n"rank": "string"\n}', "markdown"),
      "",
      "### 4. `notes` for the crew",
      "",
      "**Type:** `{ [key: string]: string }`",
      "",
      "### 5. Prompt fields",
      "",
      "#### `prompt`",
      "",
      "**Type:** `object`",
      "A template.",
      "",
      "#### `prompt_key`",
      "",
      "**Type:** `string`",
      "The key of it.",
      "",
      "### 👥 `watch` (array) — _Required_",
    ]);
    expect(outline(page)[0]).toBe("POST /plans: harbour ships crew[mates rank] notes prompt prompt_key watch* mode");
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      harbour: { type: "string" },
      ships: { oneOf: [{ type: "string" }, { type: "array" }] },
      notes: { type: "object", additionalProperties: { type: "string" } },
      prompt_key: { type: "string" },
    });
  });

  it.each([
    ["English", "required", "optional"],
    ["Spanish", "requerido", "opcional"],
  ])("the values of a body may say its types and what must be sent, in %s", (_, must, may) => {
    const page = read([
      "# Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      "## Request body",
      "",
      fence(`{"harbour": "string, ${must}", "depth": "int, ${may} (1-100)", "stream": "boolean, ${may}"}`),
    ]);
    expect(outline(page)[0]).toBe("POST /plans: harbour* depth stream");
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      harbour: { type: "string" },
      depth: { type: "integer", minimum: 1, maximum: 100 },
      stream: { type: "boolean" },
    });
  });

  it("types with bars between them that are not escaped are one cell", () => {
    const page = read([
      "# Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      "## Request body",
      "",
      "| Field | Type | Description |",
      "|---|---|---|---|",
      "| harbour | string | The harbour. |",
      "| ships | string | array | null | Which ships. |",
    ]);
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      harbour: { type: "string" },
      ships: { oneOf: [{ type: "string" }, { type: "array" }, { type: "null" }] },
    });
  });

  it("a list below a field puts what the examples show inside of a part there", () => {
    const page = read([
      "# Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      "## Request body",
      "",
      fence('{"harbour": "north", "crew": {"kind": "a", "schema": {"name": "b", "strict": true}}}'),
      "",
      "## The crew",
      "",
      "- `kind`: The kind of the crew.",
      "- `schema`: What it is written in.",
      "- `strict`: Whether it is followed.",
    ]);
    expect(outline(page)[0]).toBe("POST /plans: harbour crew[kind schema[name strict]]");
  });
});

describe("what is no field", () => {
  it("the answer may be called as the title of the operation begins, where no blanks set words apart", () => {
    const page = read([
      "# 计划",
      "",
      "## 创建计划",
      "",
      fence("POST https://api.knot.example/v1/plans", ""),
      "",
      "### 请求参数",
      "",
      "| 参数 | 类型 | 必填 |\n|---|---|---|\n| harbour | string | 是 |",
      "",
      "### 创建响应",
      "",
      fence('{"id": "a", "state": "open"}'),
      "",
      "| 字段 | 类型 |\n|---|---|\n| id | string |\n| state | string |",
    ]);
    expect(outline(page)).toEqual(["POST /plans: harbour*", "  200: id state"]);
  });

  it("names that stand for any are those of no field", () => {
    const page = read([
      "# Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      "## Request body",
      "",
      fence('{"harbour": "string", "crew": {"additionalProp1": {}, "additionalProp2": {}}}'),
    ]);
    expect(outline(page)).toEqual(["POST /plans: harbour crew", "  200:"]);
  });

  it("the one member of a body may be marked by its comment", () => {
    const page = read([
      "# 計画",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      "## リクエスト",
      "",
      fence('{\n  "harbour": "string"    // 必須: 港\n}'),
    ]);
    expect(outline(page)[0]).toBe("POST /plans: harbour*");
  });

  it("lines of a program in copied text are none of the parameters above", () => {
    const page = read(
      [
        "Plans",
        "POST https://api.knot.example/v1/plans",
        "Request body",
        "harbour",
        "string",
        "required",
        "The harbour.",
        "Example in a program",
        "class Planner {",
        "  prepare() {",
        "    const plan = {",
        "      ships: { first: makeShip() },",
        "      crew: {",
        "        mates: 2, rank: this.rank",
        "      },",
        "    }",
        "  }",
        "  send(text) {",
        "    console.log('sent', text)",
        "  }",
        "}",
      ],
      "page.txt",
    );
    expect(outline(page)[0]).toBe("POST /plans: harbour*");
  });
});
