import { describe, expect, it } from "vitest";
import { type ImportedPage, importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline, part, shapes } from "./pages.js";

const read = (lines: readonly string[], file = "page.txt"): ImportedPage => importPage(lines.join("\n"), { file });

/** The lines of what is sent. */
const sent = (page: ImportedPage): readonly string[] => outline(page).filter((line) => !line.startsWith("  "));

describe("pages of which a part was kept", () => {
  it("JSON that the page ends within is read up to there, and its parts are none of the request", () => {
    const page = read([
      "Plans",
      "POST /v1/plans",
      "Request body",
      "harbour*string",
      "Where to",
      "ships?array",
      "Which",
      "Response",
      "{",
      '  "id": "p1",',
      '  "ship_list": [',
      "    {",
      '      "captain": "Ann",',
      '      "berth": 4,',
      '      "nam',
    ]);
    expect(outline(page)).toEqual(["POST /v1/plans: harbour* ships", "  200: id ship_list[captain berth]"]);
    expect(notes(page)).toContain("import-guessed 9");
  });

  it("so is what a command sends, and code without the end of its fence", () => {
    const command = read([
      "# Plans",
      "```bash",
      "curl https://api.plans.example/v1/plans \\",
      "  -H 'Authorization: Bearer $KEY' \\",
      "  -d '{",
      '    "harbour": "north",',
      '    "ships": [{"name": "Ada"}, {"na',
    ]);
    expect(sent(command)).toEqual(["POST /plans: harbour ships[name]"]);
    const fenced = read(
      ["# 计划", "`POST /v1/plans`", "## 请求体", "```json", "{", '  "harbour": "北",', '  "tide": 0.5,', '  "cr'],
      "page.md",
    );
    expect(sent(fenced)).toEqual(["POST /v1/plans: harbour tide"]);
  });

  it("words at the end of a page are no JSON that was cut off", () => {
    const page = read(["POST https://api.plans.example/v1/plans", '{"harbour": "north"}', "[1] See above", "{ships"]);
    expect(sent(page)).toEqual(["POST /plans: harbour"]);
    expect(notes(page)).not.toContain("import-guessed 3");
  });
});

describe("tables and schemas of generated pages", () => {
  it("bars within a type, between one and a list of it, and in the last cell are no edges of cells", () => {
    const rows = [
      "| name | string | yes | Who |",
      "| harbour | string | array<string> | yes | Where to |",
      "| tide | oneOf<string | array<string>> | no | When |",
      '| mood | string | no | One of: "calm" | "wild" |',
      "| crew | integer | no | How many |",
    ];
    const table = ["| Field | Type | Required | Description |", "|---|---|---|---|", ...rows];
    for (const file of ["page.txt", "page.md"]) {
      const page = read(["Plans", "", "POST /v1/plans", "", "Request body", "", ...table, "", "Response"], file);
      expect(sent(page)).toEqual(["POST /v1/plans: name* harbour* tide mood crew"]);
    }
    const text = read(["Plans", "POST /v1/plans", "Request body", ...table, "Response"]);
    expect(sent(text)).toEqual(["POST /v1/plans: name* harbour* tide mood crew"]);
  });

  it("a schema below its title is no example, and a field of the body may be called like a part of the path", () => {
    const page = read([
      "计划",
      "POST /v1/harbours/{harbour}/plans",
      "请求参数",
      "| 名称 | 位置 | 必填 | 类型 | 说明 |",
      "|---|---|---|---|---|",
      "| harbour | path | 是 | string | 港口 |",
      "请求体",
      "| 字段 | 必填 | 类型 | 说明 |",
      "|---|---|---|---|",
      "| harbour | 是 | string | 港口 |",
      "| crew | 否 | integer | 人数 |",
      "原始 Schema",
      "json",
      "{",
      '"type": "object",',
      '"required": ["harbour"],',
      '"properties": {',
      '"harbour": {"type": "string"},',
      '"crew": {"type": "integer"}',
      "}",
      "}响应",
      "200 成功",
    ]);
    expect(sent(page)).toEqual(["POST /v1/harbours/{harbour}/plans: path harbour* harbour* crew"]);
    expect(shapes(page, "CreateHarbourPlanRequest")).toEqual({
      harbour: { type: "string" },
      crew: { type: "integer" },
    });
  });

  it("the type of a field may stand below its description, as Starlight has it", () => {
    const page = read([
      "POST /v1/plans",
      "Request Body required",
      "object",
      "harbour",
      "required",
      "Where to. One of north",
      ", south",
      ".",
      "string",
      "mood",
      "How it is: calm",
      "or wild",
      ".",
      "string",
      "tide",
      "When",
      "number format: double",
      "Responses",
      "200",
    ]);
    expect(sent(page)).toEqual(["POST /v1/plans: harbour* mood tide"]);
    expect(shapes(page, "CreatePlanRequest").tide).toEqual({ type: "number" });
  });

  it("types that a copy shows without a box have comments between them, choices over several lines and a title behind", () => {
    const page = read([
      "POST https://api.plans.example/v1/plans",
      "요청 파라미터",
      "| 파라미터 | 타입 | 필수 | 설명 |",
      "|---|---|---|---|",
      "harbour | string | ✅ | 항구 |",
      "messages | array | ✅ | 메시지 |",
      "Message 형식",
      "interface Message {",
      "role: 'crew' | 'pilot'",
      "content: string | Part[] // 내용",
      "name?: string",
      "}",
      "// 여러 가지",
      "type Part =",
      "| { type: 'text'; text: string }",
      "| { type: 'chart'; chart: { scale: string } }요청 예시",
      'curl https://api.plans.example/v1/plans -d \'{"harbour": "n"}\'',
    ]);
    expect(sent(page)).toEqual(["POST /plans: harbour* messages[role* content*[type* text chart[scale*]] name]"]);
  });
});

describe("parts that the words about a field show", () => {
  it("JSON in the description of an object or list shows its parts", () => {
    const page = read(
      [
        "# Plans",
        "`POST https://api.plans.example/v1/plans`",
        "| Name | Type | Required | Description |",
        "|---|---|---|---|",
        '| ships | array | Yes | Which, such as `[{"captain": "Ann", "berth": 4}]` |',
        '| tide | object | No | `{"kind":"high"}` or `{"kind":"low","at":3}` |',
        "| crews | array | No | {watch, rank} |",
        '| labels | object | No | Anything, `{"key": "value"}` or `{"50": 1}` |',
        '| note | string | No | Such as `{"a": 1}` |',
      ],
      "page.md",
    );
    expect(sent(page)).toEqual(["POST /plans: ships*[captain berth] tide[kind at] crews[watch rank] labels note"]);
  });

  it("names in code that bodies only have in a field of that name are its parts", () => {
    const page = read(
      [
        "# 对话",
        "`POST https://api.talk.example.cn/v1/chat`",
        "| 参数 | 类型 | 必填 | 说明 |",
        "|---|---|---|---|",
        "| model | string | 是 | `m-1` 或 `m-2` |",
        "| messages | array | 是 | 每条含 `role`（`user`）和 `content` |",
        "| tools | array | 否 | 见 `tools.md`，配合 `tool_choice` |",
      ],
      "page.md",
    );
    expect(sent(page)).toEqual(["POST /chat: model* messages*[role content] tools"]);
  });

  it("so are such names without a mark for messages, but no values in braces; defaults show parts as well", () => {
    const page = read(
      [
        "# Chat",
        "`POST https://api.talk.example/v1/chat`",
        "| Name | Type | Required | Default | Description |",
        "|---|---|---|---|---|",
        "| messages | array | Yes | - | Array of objects with role and content, role ∈ {system, user} |",
        "| crews | array | No | - | watch = {day, night} |",
        '| tool_choice | object | No | `{type: "auto"}` | Which |',
      ],
      "page.md",
    );
    expect(sent(page)).toEqual(["POST /chat: messages*[role content] crews tool_choice[type]"]);
    expect(shapes(page, "CreateChatRequest").tool_choice).toMatchObject({ default: { type: "auto" } });
  });
});

describe("copies that lost more than gaps", () => {
  it("the header of the types may be lost, where rows have types right behind their names", () => {
    for (const header of ["パラメータ必須説明", "ParameterRequiredDescription"]) {
      const [yes, no] = header.startsWith("P") ? ["Yes", "No"] : ["必須", "任意"];
      const page = read([
        "POST/v1/plans",
        header,
        `harbourstring${yes}港`,
        `crewinteger${no}人数(1-10)`,
        `moodstring${no}"calm" または "wild"`,
      ]);
      expect(sent(page)).toEqual(["POST /v1/plans: harbour* crew mood"]);
    }
  });

  it("a call of a program without a box shows what is sent, and its options are no fields", () => {
    const page = read([
      "POST /plans",
      "Эндпоинт: POST https://plans.example/api/v1/plans",
      "const response = await fetch('https://plans.example/api/v1/plans', {",
      "  method: 'POST',",
      "  headers: { 'Content-Type': 'application/json' },",
      "  body: JSON.stringify({",
      "    harbour: 'north',",
      "    ships: [{ name: 'Ada (2)' }],",
      "  }),",
      "});",
      "const data = await response.json();",
      "Обязательные параметры",
      "harbour",
      "Тип: string",
      "Куда",
    ]);
    expect(sent(page)).toEqual(["POST /plans: harbour* ships[name]"]);
  });

  it("Markdown whose marks were escaped is read as it was meant", () => {
    const page = read(
      [
        "\\# Plans",
        "",
        "",
        "",
        "```bash",
        "",
        "curl https://plans.example/v1/plans \\\\",
        "",
        '\u0026#x20; -d \'{"harbour": "north", "ship\\_list": \\[{"name": "Ada"}]}\'',
        "",
        "```",
        "",
        "",
        "",
        "\\## Parameters",
        "",
        "",
        "",
        "| Name | Type | Required |",
        "",
        "|---|---|---|",
        "",
        "| harbour | string | Yes |",
        "",
        "| tide\\_level | number | No |",
        "",
      ],
      "page.md",
    );
    expect(sent(page)).toEqual(["POST /plans: harbour* tide_level ship_list[name]"]);
  });
});

describe("files of forms", () => {
  it("a file that a form calls a text is one, but no address", () => {
    const page = read([
      "POST /v1/charts",
      "请求体",
      "• Content-Type: multipart/form-data",
      "字段 类型 必填 说明",
      "file string yes 海图",
      "image string no URL of a picture",
      "name string no 名称",
    ]);
    expect(shapes(page, "CreateChartRequest")).toEqual({
      file: { type: "string", format: "binary" },
      image: { type: "string" },
      name: { type: "string" },
    });
  });
});

describe("what is none of the request", () => {
  it("a list of parts that only the answer shows belongs to it", () => {
    const page = read(
      [
        "# 计划",
        "`POST https://api.plans.example.cn/v1/plans`",
        "## 请求参数",
        "| 参数 | 类型 | 必填 |",
        "|---|---|---|",
        "| harbour | string | 是 |",
        "## 响应",
        "```json",
        '{"id": "p1", "cost": {"coins": 3, "cost_details": {"fuel_used": 2}}}',
        "```",
        "## 用量字段",
        "- `coins` = `fuel` + `crew`",
        "- `cost_details.fuel_used`：燃料",
      ],
      "page.md",
    );
    expect(sent(page)).toEqual(["POST /plans: harbour*"]);
  });

  it("tables of settings are told by a file of settings anywhere on the page", () => {
    const page = read(
      [
        "# Plans",
        "## Setup",
        "```yaml",
        "dock:",
        "  depth: 3000",
        "pilots:",
        "  - badge: a",
        "```",
        "## Use",
        "### Plans",
        "```bash",
        'curl http://localhost:3000/v1/plans -d \'{"harbour": "north"}\'',
        "```",
        "## Settings",
        "### dock",
        "| Field | Type | Description |",
        "|---|---|---|",
        "| `depth` | int | How deep, 3000 by default |",
      ],
      "page.md",
    );
    expect(sent(page)).toEqual(["POST /plans: harbour"]);
    expect(notes(page)).toContain("import-unread 16");
  });
});

describe("pages written by hand", () => {
  it("names with nothing said of them are fields: in a list that a line announces, and in a paragraph of nothing else", () => {
    const listed = read(
      [
        "# Tones",
        "### GET `/tones`",
        "All tones.",
        "### POST `/tones`",
        "- Request Content-Type: multipart/form-data",
        "",
        "Fields in request:",
        "- tonefile",
        "- name",
        "- speed(optional)",
        "",
        "- Response Content-Type: application/json",
      ],
      "page.md",
    );
    expect(sent(listed)).toEqual(["GET /tones:", "POST /tones: tonefile name speed"]);
    const request = part(listed, "/paths/~1tones/post/requestBody/content");
    expect(Object.keys(request)).toEqual(["multipart/form-data"]);
    const told = read(
      [
        "# 対話",
        "## エンドポイント",
        "```",
        "POST /api/v1/chat/completions",
        "```",
        "## リクエスト本文",
        "次のパラメータを受け付けます。",
        "",
        "`model`、`messages`、`seed`、`mood`。",
      ],
      "page.md",
    );
    expect(sent(told)).toEqual(["POST /api/v1/chat/completions: model messages seed mood"]);
  });

  it("a row may name several fields, and braces may mark what is left out and what is a list", () => {
    const page = read(
      [
        "---",
        'openapi: "POST /v1/chat"',
        "---",
        "# Chat",
        "```",
        "POST /api/outer/v1/chat",
        "```",
        "## Request body",
        "|Field |Description |",
        "|---|---|",
        "| `model` / `fallback_models` | Which |",
        "| `shield` | `{ enabled?, policy? }` - For one call. |",
        "| `retries` | `{ after_ms, on[] }` |",
      ],
      "page.md",
    );
    expect(sent(page)).toEqual([
      "POST /api/outer/v1/chat: model fallback_models shield[enabled policy] retries[after_ms on]",
    ]);
  });

  it("a heading may say that what is below it is the body of an operation", () => {
    const page = read(
      [
        "# Worker",
        "## Тело запроса `POST /v1/voyages`",
        "```json",
        '{"harbour": "north", "tide": 0.5, "crew": 3}',
        "```",
        "`harbour`: `north` | `south`",
      ],
      "page.md",
    );
    expect(outline(page)).toEqual(["POST /v1/voyages: harbour tide crew", "  200:"]);
  });

  it("structs of settings and labels of a form are no fields", () => {
    const page = read(
      [
        "# 航海",
        "```",
        "POST https://api.voyages.example/v1/voyages",
        "```",
        "## リクエストパラメータ",
        "| パラメータ | 型 | 必須 | 説明 |",
        "|---|---|---|---|",
        "| `harbour` | string | ○ | 港 |",
        "| `crew` | integer | × | 人数 |",
        "| `tide` | number | × | 潮 |",
        "## 実装",
        "```go",
        "type DockConfig struct {",
        '  Depth string `json:"depth"`',
        '  Owner string `json:"owner"`',
        "}",
        "```",
        "### 設定項目",
        "| 項目 | 型 | 説明 |",
        "|---|---|---|",
        "| Harbour | Select | `config.harbour` |",
        "| Owner | Input | `config.owner` |",
      ],
      "page.md",
    );
    expect(sent(page)).toEqual(["POST /voyages: harbour* crew tide"]);
  });
});

describe("copies of references", () => {
  it("an example and the number of an answer may stand right before the next field, title or line", () => {
    const page = read([
      "Plans API",
      "post",
      "Body",
      "harbourstringOptional",
      "Where to.",
      "tidenumber | nullableOptionalDefault:",
      "When.",
      "1Example: 0crewinteger | nullableOptionalDefault:",
      "How many.",
      "4Example: 3Responses",
      "200",
      "OK",
      "post",
      "/v1/plans200",
      "OK",
    ]);
    expect(sent(page)).toEqual(["POST /v1/plans: harbour tide crew"]);
  });

  it("what describes a field may read like a title of answers, and a link to other docs is no endpoint", () => {
    const page = read([
      "POST",
      "/v1/plans",
      "Body",
      "response_format",
      "object | null",
      "Format of the response",
      "chart",
      "string | null",
      "Response",
      "201 - application/json",
      "https://docs.plans.example/docs/api-reference/plan",
      "id",
      "string",
      "required",
    ]);
    expect(outline(page)).toEqual(["POST /v1/plans: response_format chart", "  200: id*"]);
  });

  it("the header of a further table ends what is said of a field, and fields of bodies are no parts of messages", () => {
    const page = read([
      "对话",
      "请求类型:POST URL:http(s)://{Host}:{端口}/v1/chat/completions",
      "请求参数",
      "参数名 类型 说明",
      "model string 必选;模型。",
      "messages array 必选;消息。",
      "messages参数中的子参数解释如下:",
      "参数名 类型 说明",
      "role string 必选;角色。",
      "content string 必选;内容。",
      "其余参数说明如下:",
      "参数 类型 说明",
      "temperature number 温度。",
      "stop string/array 停止词,匹配后结束。",
    ]);
    expect(sent(page)).toEqual(["POST /chat/completions: model* messages*[role* content*] temperature stop"]);
  });

  it("what Mintlify shows in the place of an example is no error, and a server in braces is none of the path", () => {
    const page = read([
      "POST",
      "{base_url}",
      "/",
      "v1",
      "/",
      "plans",
      "Error",
      "A valid request URL is required to generate request examples",
      '"<string>"',
      "",
      "Body",
      "",
      "harbour",
      "string",
      "required",
      "crew",
      "integer",
    ]);
    expect(sent(page)).toEqual(["POST /v1/plans: harbour* crew"]);
  });

  it("a header with the label of the body right behind it, and a comment of a shell that looks like a heading", () => {
    const page = read([
      "Plans",
      "| Method | Path | Description |",
      "|---|---|---|",
      "GET | /health | Probe |",
      "POST | /v1/plans | Plans |",
      "GET /health",
      "curl http://localhost:5060/health",
      "# → 200 OK",
      "POST /v1/plans",
      "Headers:",
      "X-Key: <optional-key>Request:",
      "{",
      '"harbour": "north"',
      "}",
    ]);
    expect(sent(page)).toContain("POST /v1/plans: harbour");
  });
});

describe("commands beside tables", () => {
  it("a form shows fields that the table lacks, and a command may have a server in braces", () => {
    const page = read(
      [
        "# Plans",
        "POST {baseUrl}/v1/plans",
        "## Parameters",
        "| Name | Type | Required |",
        "|---|---|---|",
        "| harbour | string | Yes |",
        "```",
        'curl {baseUrl}/v1/plans -F harbour="north" -F seconds="8" -F chart=@a.png',
        "```",
        "## Search",
        "**Endpoint:** `POST {baseUrl}/alpha/search`",
        "```",
        `curl {baseUrl}/alpha/search -d '{"model": "m"}'`,
        "```",
      ],
      "page.md",
    );
    expect(sent(page)).toEqual(["POST /v1/plans: harbour* seconds chart", "POST /alpha/search: model"]);
  });

  it("the address in a sentence ends before its full stop, and parts of an object begin the parts of its description", () => {
    const page = read([
      "Passes requests on to POST https://api.plans.example/v1/plans.",
      "| Field | Type | Required | Description |",
      "|---|---|---|---|",
      "harbour |",
      "string | Yes | Where to |",
      "tide |",
      "object | No | `kind` is high or low; `at` tells when |",
      "Notes",
    ]);
    expect(sent(page)).toEqual(["POST /plans: harbour* tide[kind at]"]);
  });
});
