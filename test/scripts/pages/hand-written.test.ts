import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline, part, shapes } from "./pages.js";

function read(lines: readonly string[], file = "page.md") {
  return importPage(`${lines.join("\n")}\n`, { file });
}

const fence = (text: string, language = "json"): string => `\`\`\`${language}\n${text}\n\`\`\``;

describe("the line below the header of a table", () => {
  it.each([
    ["Markdown", "English", "page.md", ["Name", "Type", "Description"]],
    ["Markdown", "Russian", "page.md", ["Поле", "Тип", "Описание"]],
    ["text", "English", "page.txt", ["Name", "Type", "Description"]],
    ["text", "Chinese", "page.txt", ["参数", "类型", "说明"]],
  ])("may have too few cells, and a row a bar too many, in %s in %s", (_, __, file, headers) => {
    const page = read(
      [
        "# Plans",
        "",
        "POST https://api.knot.example/v1/plans",
        "",
        `| ${headers.join(" | ")} |`,
        "|---|",
        "| harbour | string | Where it begins. |",
        '| crew | array | Who sails: { "role": "cook" | "mate" } |',
        "| days | number | How long. |",
      ],
      file,
    );
    expect(outline(page)[0]).toBe("POST /plans: harbour crew days");
  });

  it.each(["page.md", "page.txt"])("a bar between values in quotes is no end of a cell, in %s", (file) => {
    const page = read(
      [
        "# Plans",
        "",
        "POST https://api.knot.example/v1/plans",
        "",
        "| Name | Type | Required |",
        "|---|---|---|",
        "| harbour | string | yes |",
        '| rig | "sloop" | "ketch" | yes |',
        "| days | number | no |",
      ],
      file,
    );
    expect(outline(page)[0]).toBe("POST /plans: harbour* rig* days");
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({ rig: { enum: ["sloop", "ketch"] } });
  });
});

describe("answers behind the last operation", () => {
  const command = (path: string): string => fence(`curl http://localhost:8000/v1/${path}`, "bash");
  it.each([
    ["English", "Request", "Names", "Response", "Errors"],
    ["Chinese", "请求", "名称", "响应", "错误"],
  ])("are of the operation that the page is about, in %s", (_, request, other, answer, errors) => {
    const page = read([
      "# Plans",
      "",
      `## ${request}`,
      "",
      fence("POST /v1/plans", "text"),
      "",
      fence('{"harbour": "Oban", "days": 4}'),
      "",
      `## ${other}`,
      "",
      command("names"),
      "",
      fence('{"names": ["tern"]}'),
      "",
      `## ${answer}`,
      "",
      fence('{"id": "p-1", "route": []}'),
      "",
      `## ${errors}`,
      "",
      fence('{"error": {"message": "No harbour."}}'),
    ]);
    expect(outline(page)).toEqual([
      "POST /plans: harbour days",
      "  200: id route",
      "  default: error[message]",
      "GET /names:",
      "  200: names",
    ]);
  });

  it("are of the last one where each operation has such a heading", () => {
    const page = read([
      "# Plans",
      "",
      ...["names", "ships"].flatMap((name) => [
        `## ${name}`,
        "",
        command(name),
        "",
        "## Response",
        "",
        fence(`{"${name}": []}`),
        "",
      ]),
    ]);
    expect(outline(page)).toEqual(["GET /names:", "  200: names", "GET /ships:", "  200: ships"]);
  });
});

describe("a part of a body", () => {
  const table = [
    "| Name | Type | Required |",
    "|---|---|---|",
    "| harbour | string | yes |",
    "| ships | array | yes |",
  ];
  const part = '{"ships": [{"name": "Tern"}]}';
  it("that JSON shows beside whole ones leaves out nothing that must be sent", () => {
    const page = read([
      "# Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      ...table,
      "",
      "## Request",
      "",
      fence('{"harbour": "Oban", "ships": []}'),
      "",
      "Several ships:",
      "",
      fence(part),
    ]);
    expect(outline(page)[0]).toBe("POST /plans: harbour* ships*[name]");
  });

  it("that a command sends is a whole body", () => {
    const page = read([
      "# Plans",
      "",
      ...table,
      "",
      ...['{"harbour": "Oban", "ships": []}', part].map((body) =>
        fence(`curl https://api.knot.example/v1/plans -d '${body}'`, "bash"),
      ),
    ]);
    expect(outline(page)[0]).toBe("POST /plans: harbour ships*[name]");
  });
});

describe("an address that stands for a server", () => {
  const command = (url: string): string => fence(`curl ${url} -d '{"harbour": "Oban"}'`, "bash");
  const pageOf = (...urls: readonly string[]) => read(["# Plans", "", ...urls.map(command)]);

  it.each([
    ["English", "https://your-domain.com"],
    ["English", "http://<your-host>:8000"],
    ["Chinese", "https://你的域名"],
    ["Japanese", "https://あなたのサーバー"],
    ["Russian", "https://ваш-домен.рф"],
    ["Spanish", "https://tu-dominio.com"],
    ["any language", "https://xxx.com"],
    ["any language", "https://api.example.com"],
    ["any language", "https://{gateway}"],
  ])("is told, in %s: %s", (_, server) => {
    const page = pageOf(`${server}/v1/plans`);
    expect(notes(page)).toEqual(["import-server-missing 4"]);
    expect(outline(page)[0]).toBe("POST /plans: harbour");
  });

  it.each([
    ["https://api.knot.example/v1", "/ships", undefined],
    ["https://api.knot.example/v2", "/ships", [{ url: "https://api.knot.example/v1" }]],
  ])("is that of the server that the page names, with a version of its own: %s", (server, path, others) => {
    const page = pageOf("https://your-domain/v1/ships", `${server}/plans`);
    expect(notes(page)).toEqual(["import-guessed 4"]);
    expect(page.document?.servers).toMatchObject(others ?? [{ url: server }]);
    expect(outline(page)[0]).toBe(`POST ${path}: harbour`);
  });

  it("is not that of whom a relay passes requests on to", () => {
    const page = pageOf("https://your-domain/v1/ships", "https://api.openai.com/v1/plans");
    expect(notes(page)).toEqual(["import-server-missing 4"]);
    expect(page.document?.servers).toMatchObject([{ url: "https://your-domain/v1" }]);
  });

  it("is none where each user has one below the domain of a provider", () => {
    expect(notes(pageOf("https://your-name.knot.example/v1/plans"))).toEqual([]);
  });
});

describe("what a page says of headers", () => {
  const plans = ["# Plans", "", fence("POST https://api.knot.example/v1/plans", "http"), ""];
  const body = fence('{"harbour": "Oban"}');
  const headers = "Authorization: Bearer <key>\nContent-Type: application/json\nX-Retry-Key: <a key>";

  it.each([
    ["English", "Headers"],
    ["Chinese", "请求头"],
    ["Spanish", "Cabeceras"],
  ])("in code of nothing else is what may be sent as such, in %s", (_, title) => {
    const page = read([...plans, `## ${title}`, "", fence(headers, "text"), "", "## Body", "", body]);
    expect(notes(page)).toEqual([]);
    expect(outline(page)[0]).toBe("POST /plans: header X-Retry-Key harbour");
    expect(part(page, "/components/securitySchemes/BearerAuth")).toMatchObject({ scheme: "bearer" });
  });

  it.each([
    ["English", "Header", "Value"],
    ["Russian", "Заголовок", "Значение"],
  ])("in a table of how calls are authorised is not told as unread, in %s", (_, name, value) => {
    const table = `| ${name} | ${value} |\n|---|---|\n| Authorization | Bearer KEY |`;
    const page = read([...plans, table, "", body]);
    expect(notes(page)).toEqual([]);
    expect(part(page, "/components/securitySchemes/BearerAuth")).toMatchObject({ scheme: "bearer" });
  });

  it("a message with its address twice is one request", () => {
    const message = "POST /plans\nPOST /v1/plans\nHost: api.knot.example";
    const table = "| Name | Required |\n|---|---|\n| harbour | yes |";
    const page = read(["# Plans", "", fence(message, "http"), "", table]);
    expect(notes(page)).toEqual([]);
    expect(outline(page)[0]).toBe("POST /plans: harbour*");
    expect(page.document?.servers).toMatchObject([{ url: "https://api.knot.example" }]);
  });
});

describe("kinds of a part", () => {
  it.each([
    ["English", ["Kind", "Field", "Description"], "### Content"],
    ["Chinese", ["内容块类型", "字段", "说明"], "### 消息格式"],
  ])("that a table has before their fields are no fields of what is above it, in %s", (_, headers, title) => {
    const page = read([
      "# Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      "| Name | Type | Required |\n|---|---|---|\n| notes | array | yes |",
      "",
      title,
      "",
      `| ${headers.join(" | ")} |`,
      "|---|---|---|",
      "| `text` | `text` | Words. |",
      "| `chart` | `chart.url` / `chart.scale` | A chart. |",
    ]);
    expect(outline(page)[0]).toBe("POST /plans: notes*");
    expect(notes(page)).toEqual(["import-value-ignored 11"]);
  });
});

describe("a page with marks and names that cannot be kept", () => {
  it("has one operation where addresses differ in marks of width zero only", () => {
    const page = read(
      ["/v1/pl\u200bans", "/v1/plans"].flatMap((path) => [
        "## Plans",
        "",
        fence(`curl https://api.knot.example${path} -d '{"harbour": "Oban"}'`, "bash"),
        "",
      ]),
    );
    expect(outline(page)).toEqual(["POST /plans: harbour", "  200:"]);
  });

  it("tells of methods that cannot be described, and has origins with a name", () => {
    const page = read([
      "# Plans",
      "",
      fence("curl -X QUERY https://api.knot.example/v1/names -d '{}'", "bash"),
      "",
      "##",
      "",
      fence("curl https://api.knot.example/v1/plans -d '{}'", "bash"),
    ]);
    expect(outline(page)).toEqual(["POST /plans:", "  200:"]);
    expect(notes(page)).toEqual(["import-unread 4"]);
    expect(part(page, "/paths/~1plans/post")["x-concord-origin"]).toBe("page.md#Plans");
  });
});

it.each(["/v1/api/openai", "/v1/openai"])("an API root may end with whose API it is like: %s", (root) => {
  const page = read([
    "# Plans",
    "",
    `POST ${root}/plans`,
    "",
    fence(`curl https://api.knot.example${root}/plans -d '{"harbour": "Oban"}'`, "bash"),
  ]);
  expect(outline(page)).toEqual(["POST /plans: harbour", "  200:"]);
  expect(page.document?.servers).toMatchObject([{ url: `https://api.knot.example${root}` }]);
});

describe("code that a page labels itself", () => {
  it.each([
    ["English", "Input", "Output"],
    ["Russian", "Запрос", "Ответ"],
  ])("has what is sent and what is answered below its labels, in %s", (_, sent, answered) => {
    const page = read([
      "### Plan",
      "",
      "```POST /v1/plans```",
      "",
      fence(
        `${sent}:\n{\n  "harbour": "string" - where it begins\n  "days": 4 - how many days\n` +
          `  "watch": int = 4 - hours of each\n}\n\n${answered}:\n{\n  "id": "p-1"\n}`,
        "",
      ),
    ]);
    expect(outline(page)).toEqual(["POST /v1/plans: harbour days watch", "  200: id"]);
  });

  it("is whole where a label is a member of another language", () => {
    const setup = fence("name: tern\nparameters:\n  depth: 4\n", "yaml");
    expect(outline(read(["POST /v1/plans", "", fence('{"harbour": "Oban"}'), "", setup]))).toEqual([
      "POST /v1/plans: harbour",
      "  200:",
    ]);
  });
});

describe("JSON below a line that ends with a colon", () => {
  const fields = "`harbour` (required) The harbour object to begin at.\n\n`days` (optional) How many days.";
  const pageOf = (line: string) =>
    read([
      "### Plan",
      "",
      fence("POST /v1/plans", "html"),
      "",
      line,
      "",
      fence('{"harbour": "x", "days": 4}'),
      "",
      fields,
    ]);
  it.each([
    ["English", "The request should be a multipart/form-data request with the following fields:"],
    ["Chinese", "请求可以是 application/json 或者 multipart/form-data，有以下字段："],
  ])("is sent where the line speaks of the request, in %s", (_, line) => {
    expect(outline(pageOf(line))).toEqual(["POST /v1/plans: harbour* days", "  200:"]);
  });

  it.each([
    ["English", "Where the request is fine, the server returns JSON:"],
    ["Russian", "В случае успешного запроса сервер возвращает:"],
  ])("is no request where it speaks of what is returned, in %s", (_, line) => {
    const page = read([
      "### Plan",
      "",
      "POST /v1/plans",
      "",
      fence('{"harbour": "x"}'),
      "",
      line,
      "",
      fence('{"id": 1}'),
    ]);
    expect(outline(page)).toEqual(["POST /v1/plans: harbour", "  200: id"]);
  });
});

it.each([
  ["Korean", "history 필드 형식", "필드"],
  ["English", "`history` field format", "Field"],
])("what the values of a plain list are made of are no fields, in %s", (_, title, name) => {
  const page = read([
    "## POST /v1/plans",
    "",
    "#### Request Body",
    "",
    fence('{"harbour": "string", "history": ["string"]}'),
    "",
    `| ${name} | Type | Required |\n|---|---|---|\n| \`harbour\` | string | yes |\n| \`history\` | string[] | no |`,
    "",
    `#### ${title}`,
    "",
    '- `role`: "cook" or "mate"\n- `content`: what was said',
  ]);
  expect(outline(page)[0]).toBe("POST /v1/plans: harbour* history");
});

it.each([
  ["Chinese", "路径", "入参", "出参"],
  ["English", "Path", "Input", "Output"],
])("an address in a heading is an operation of what the headings beside it have, in %s", (_, path, sent, answered) => {
  const page = read([
    "## Plan",
    "",
    `### ${path}: /plans`,
    `### ${sent}:`,
    "",
    fence('{"harbour": "Oban"}'),
    "",
    `### ${answered}:`,
    "",
    fence('{"id": "p-1"}'),
  ]);
  expect(outline(page)).toEqual(["POST /plans: harbour", "  200: id"]);
});

it.each([
  ["Chinese", ["参数名称", "参数说明", "请求类型", "是否必须", "数据类型"]],
  ["English", ["Name", "Description", "Kind", "Required", "Data type"]],
])(
  "a row that is the body by its place has parts that say none, whatever the header of the column, in %s",
  (_, headers) => {
    const page = read([
      "# Plans",
      "",
      "POST https://api.knot.example/v1/plans",
      "",
      `| ${headers.join(" | ")} |`,
      "|---|---|---|---|---|",
      "|planDTO|planDTO|body|true|Plan|",
      "|&emsp;&emsp;harbour|Where it begins||true|string|",
      "|&emsp;&emsp;days|How long||false|integer|",
      "|watch|Which one|query|false|string|",
    ]);
    expect(outline(page)[0]).toBe("POST /plans: query watch harbour* days");
  },
);

it.each([
  ["English", "## Request Format", "#### Crew Block (User Plan)"],
  ["Chinese", "## 请求格式", "#### 船员块（用户计划）"],
])("JSON with none of the fields of a body is not one, in %s", (_, request, title) => {
  const page = read([
    "# Plans",
    "",
    "POST https://api.knot.example/v1/plans",
    "",
    request,
    "",
    "| Field | Type | Required |\n|---|---|---|",
    "| harbour | string | yes |\n| ships | array | yes |\n| days | integer | no |\n| watch | string | no |",
    "",
    title,
    "",
    fence('{"type": "cook", "galley_id": "g-1"}'),
  ]);
  expect(outline(page)[0]).toBe("POST /plans: harbour* ships* days watch");
  expect(notes(page)).toEqual(["import-unread 17"]);
});

it.each(["page.md", "page.txt"])(
  "a command without a method beside one that sends something only reads, in %s",
  (file) => {
    const page = read(
      [
        "<!-- Get JSON -->",
        "curl http://localhost:3000/plans",
        "",
        "<!-- Change it -->",
        "curl -X PATCH http://localhost:3000/plans \\",
        `  -d '{"harbour": "Oban"}'`,
      ],
      file,
    );
    expect(outline(page)).toEqual(["GET /plans:", "  200:", "PATCH /plans: harbour", "  200:"]);
  },
);

describe("fields that a page lists without marks", () => {
  it.each([
    ["English", "Required parameters", "Optional parameters", "Where it begins"],
    ["Japanese", "必須パラメータ", "オプションパラメータ", "出発地"],
  ])("are those of a type without a name, in %s", (_, needed, free, words) => {
    const page = read([
      "# Plans",
      "",
      "**POST** `/v1/plans`",
      "",
      `### ${needed}`,
      "",
      fence(`{\n  harbour: string; // ${words}\n  ships: { name: string }[];\n}`, "typescript"),
      "",
      `### ${free}`,
      "",
      fence("{\n  days?: number; // 1-9\n  rig?: 'sloop' | 'ketch';\n}", "ts"),
    ]);
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour* ships*[name*] days rig");
  });

  it("are no type where values of a program stand with commas between them", () => {
    const code = fence("send({\n  harbour: 'Oban',\n  days: 4,\n})\n", "ts");
    const value = fence("{\n  harbour: 'Oban',\n  days: 4,\n}", "ts");
    const page = read(["POST /v1/plans", "", "## Request", "", code, "", value]);
    expect(shapes(page, "CreatePlanRequest")).toEqual({ harbour: {}, days: {} });
  });

  it.each(["page.md", "page.txt"])(
    "are names before a colon and words, with the parts of a list below, in %s",
    (file) => {
      const page = read(
        [
          "Generate a plan",
          "POST /api/plans",
          "Generates the next plan of a crew.",
          "",
          "Parameters",
          "model: (required) the name of the model",
          "messages: the messages of the crew, which keep what was said",
          "The message object has the following fields:",
          "",
          "role: the role of who speaks, either cook or mate",
          "content: the words of it",
          "images (optional): pictures of the harbour",
          "Advanced parameters (optional):",
          "",
          "rigging: how the ship is rigged",
          "stream: if false there is one answer only",
          "watch_hours: how long a watch is",
        ],
        file,
      );
      expect(outline(page)[0]).toBe("POST /api/plans: model* messages[role content images] rigging stream watch_hours");
    },
  );

  it.each([
    ["English", "Request JSON", "Response"],
    ["Spanish", "Petición", "Respuesta"],
  ])("are those of JSON behind a label in a note, whatever the file is called, in %s", (_, sent, answered) => {
    const page = read([
      "API notes",
      "",
      "- POST /api/plans",
      `  ${sent}: { "harbour": "Oban", "days": 4 }`,
      `  ${answered}: { "id": 1 }`,
      "",
      "- POST /api/ships",
      `  ${sent}: { "name": "Tern" }`,
    ]);
    expect(outline(page)).toEqual(["POST /api/plans: harbour days", "  200: id", "POST /api/ships: name", "  200:"]);
  });
});

it.each([
  ["Chinese", "类型", "可选值", "、"],
  ["English", "Type", "Allowed values", ", "],
])("values that go on in the next item are as many, in %s", (_, type, label, comma) => {
  const page = read([
    "# Plans",
    "",
    "POST https://api.knot.example/v1/plans",
    "",
    "## Body",
    "",
    "#### rig",
    "",
    `- **${type}**: string`,
    `- **${label}**:`,
    `  - ${["sloop-4", "sloop-5"].join(comma)}`,
    `  - ${["ketch-1", "ketch-2", "yawl"].join(comma)}`,
  ]);
  expect(shapes(page, "CreatePlanRequest")).toMatchObject({
    rig: { enum: ["sloop-4", "sloop-5", "ketch-1", "ketch-2", "yawl"] },
  });
});

describe("operations of a note", () => {
  it.each([
    ["English", "Request JSON", "Response body"],
    ["French", "Requête", "Réponse"],
  ])("may have their JSON and commands as code within an item, in %s", (_, sent, answered) => {
    const page = read([
      "- POST `/v1/plans`",
      `  - ${sent}:`,
      '    - `{ "harbour": "Oban", "days": 4 }`',
      `  - ${answered}:`,
      '    - `{ "id": 1 }`',
      "- Example:",
      `  - \`curl -X POST http://localhost:9000/v1/plans -d '{"rig":"sloop"}'\``,
    ]);
    expect(outline(page)).toEqual(["POST /plans: rig harbour days", "  200: id"]);
  });

  it.each([
    ["English", "Sends a plan and receives its route from the captain on duty."],
    ["German", "Schickt einen Plan und erhält die Route von dem Kapitän, der Dienst hat."],
  ])("may be code before what they do, in %s", (_, words) => {
    const page = read([
      `\`POST /plans\` – ${words}`,
      "",
      `\`GET /health\`: ${words}`,
      "",
      fence(`curl http://localhost:9000/plans -d '{"harbour": "Oban"}'`, "bash"),
    ]);
    expect(outline(page)).toEqual(["POST /plans: harbour", "  200:", "GET /health:", "  200:"]);
  });

  const table = (...rows: readonly string[]): string =>
    ["| Endpoint | Method | What |", "|---|---|---|", ...rows.map((row) => `| ${row} |`)].join("\n");
  const body = fence('{"harbour": "Oban", "days": 4}');

  it.each([
    ["English", "POST body (JSON)"],
    ["Chinese", "POST 请求体"],
  ])("that a table lists have the body that a heading gives to their method, in %s", (_, title) => {
    const list = table(
      "`/` | GET | Page",
      "`/plans` | POST | One plan",
      "`/plans/all` | POST | All",
      "`/rigs` | GET | Rigs",
    );
    expect(outline(read(["## API", "", list, "", `### ${title}`, "", body]))).toEqual([
      "GET /:",
      "  200:",
      "POST /plans: harbour days",
      "  200:",
      "POST /plans/all: harbour days",
      "  200:",
      "GET /rigs:",
      "  200:",
    ]);
  });

  it("that a table lists have a body without a method where one of them alone may have it", () => {
    const pageOf = (...rows: readonly string[]) =>
      outline(read(["## API", "", table(...rows), "", "### Request body", "", body]));
    expect(pageOf("`/plans` | POST | One", "`/rigs` | GET | Rigs")[0]).toBe("POST /plans: harbour days");
    expect(pageOf("`/plans` | POST | One", "`/rigs` | PUT | Rig")).toContain("POST /plans:");
  });
});
