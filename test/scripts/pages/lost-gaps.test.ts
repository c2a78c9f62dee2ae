import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline, shapes } from "./pages.js";

function read(lines: readonly string[]) {
  return importPage(`${lines.join("\n")}\n`, { file: "page.txt" });
}

describe("copies that lost the gaps between what stood side by side", () => {
  it("a title right behind an address without a gap, and descriptions right behind marks", () => {
    const english = read([
      "POST/v1/plansMake a new plan",
      "A plan leads ships somewhere.",
      "Headers",
      "X-HarbourstringOptionalThe harbour master.",
      "Request body",
      "harbourstringRequiredID of the harbour. Defaults to north.",
      "shipsarray | stringOptionalShips that go there.",
    ]);
    expect(outline(english)[0]).toBe("POST /v1/plans: header X-Harbour harbour* ships");
    const german = read([
      "POST/v1/plansPlan anlegen",
      "Request-Body",
      "harbourstringRequiredÜber diesen Hafen.",
      "crewintegerOptionalWie viele.",
    ]);
    expect(outline(german)[0]).toBe("POST /v1/plans: harbour* crew");
  });

  it("types with names of their own right behind a name, and a choice of types before a mark", () => {
    const page = read([
      "Make plans",
      "POST/v1/plans",
      "Request Body",
      "harbourstringrequired",
      "The harbour.",
      "shipsstring | arrayrequired",
      "Ships",
      "sail_orderSailOrder | SailOrder[]default:",
      "windThe order of the sails.",
    ]);
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour* ships* sail_order");
    expect(shapes(page, "CreatePlanRequest").sail_order).toEqual({});
  });

  it("endpoints and fields that follow each other on one line", () => {
    const chinese = read([
      "航行计划",
      "POST /v1/plans：创建计划GET /v1/plans/{id}：查询计划",
      "参数",
      "POST /v1/plans",
      "harbour: string：必填，港口ships: array|string：可选，船只crew: integer：可选",
    ]);
    expect(outline(chinese).filter((line) => !line.startsWith(" "))).toEqual([
      "POST /v1/plans: harbour* ships crew",
      "GET /v1/plans/{id}: path id*",
    ]);
    const japanese = read([
      "計画",
      "POST /v1/plans：作成GET /v1/plans/{id}：取得",
      "POST /v1/plans",
      "harbour：string：必須、港ships：array：船",
    ]);
    expect(outline(japanese).filter((line) => !line.startsWith(" "))).toEqual([
      "POST /v1/plans: harbour* ships",
      "GET /v1/plans/{id}: path id*",
    ]);
  });
});

describe("copies without a sign of what a field is", () => {
  it("the branches of a drawn tree are depths, and a type may stand before words of another script", () => {
    const chinese = read([
      "计划",
      "POST /v1/plans",
      "Body:",
      "┣━ harbour string (必填) 港口",
      "┣━ ships array[object] (必填) 船只",
      "┃ ┣━ name string (必填) 名称",
      "┃ ┣━ mast object 桅杆",
      "┃ ┃ ┣━ height number 高度",
      "┣━ crew integer (可选) 船员",
    ]);
    expect(outline(chinese)[0]).toBe("POST /v1/plans: harbour* ships*[name* mast[height]] crew");
    const english = read([
      "Plans",
      "POST /v1/plans",
      "Body:",
      "├── harbour string (required) - the harbour",
      "├── mast object (optional) - the mast",
      "│   └── height number (required) - how high",
      "└── crew integer (optional) - how many",
    ]);
    expect(outline(english)[0]).toBe("POST /v1/plans: harbour* mast[height*] crew");
  });

  it("a name that bodies have stands alone between typed fields, or above the values that it takes", () => {
    const lines = (values: string) => [
      "POST",
      "/",
      "chats",
      "Body",
      "application/json",
      "messages",
      "object[]",
      "required",
      "model",
      "string",
      "required",
      "seed",
      "number | null",
      "tool_choice",
      values,
      "none",
      "stop",
      "store",
      "boolean",
      "user",
      "string",
    ];
    for (const values of ["Available options:", "可用选项:"]) {
      const page = read(lines(values));
      expect(outline(page)[0]).toMatch(/^POST \/chats: messages\* model\* seed tool_choice (?:stop )?store user$/);
    }
    const bare = read(lines("Available options:").toSpliced(13, 3));
    expect(outline(bare)[0]).toBe("POST /chats: messages* model* seed stop store user");
    // A value that the page shows for a field is no field, whatever bodies have.
    const shown = read([
      "POST",
      "/",
      "chats",
      "Body",
      "role",
      "string",
      "Who, such as user.",
      "user",
      "crew",
      "string",
    ]);
    expect(outline(shown)[0]).toBe("POST /chats: role crew");
  });

  it("the words of values in quotes are no marks and no types", () => {
    const page = read([
      "Plans",
      "POST /v1/plans",
      "Body",
      "harbour*",
      "string",
      "The harbour",
      "tide",
      'string ["none", "low", "required"]',
      "The tide",
    ]);
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour* tide");
    expect(shapes(page, "CreatePlanRequest").tide).toEqual({ type: "string", enum: ["none", "low", "required"] });
  });

  it("an address in a sentence of a page without methods is that of the type below it", () => {
    const type = [
      "",
      "interface PlanRequest {",
      "  harbour: 'north' | 'south';",
      "  // how many",
      "  crew?: number;",
      "}",
    ];
    const russian = read(["Планы", "", "Запрос к /v1/plans принимает JSON со следующими параметрами:", ...type]);
    expect(outline(russian)[0]).toBe("POST /v1/plans: harbour* crew");
    const english = read(["Plans", "", "The endpoint /v1/plans takes JSON with these parameters:", ...type]);
    expect(outline(english)[0]).toBe("POST /v1/plans: harbour* crew");
    expect(english.diagnostics.map(({ code }) => code)).toContain("import-guessed");
    // Without what is sent there is nothing to send.
    expect(read(["Plans", "", "Ships use /v1/plans to sail away."]).document).toBeUndefined();
  });
});

describe("copies whose tables and titles lost their edges", () => {
  it("a sentence right behind an address is none of it, but a part of the path may have several words", () => {
    const portuguese = read([
      "POST https://api.teal.example/v1/plansCriar um plano",
      "Parâmetros obrigatórios",
      "harbour (string): O porto.",
      "ships (array): Os navios.",
      "Parâmetros opcionais",
      "crew (integer): Quantos.",
    ]);
    expect(outline(portuguese)[0]).toBe("POST /plans: harbour* ships* crew");
    const english = read([
      "POST /v1/plansMakes a plan for the ships.",
      "Body",
      "harbour",
      "string",
      "required",
      "Where.",
    ]);
    expect(outline(english)[0]).toBe("POST /v1/plans: harbour*");
    const camel = read(["POST /v1/createPlan for the ships", "Body", "harbour", "string", "required", "Where."]);
    expect(outline(camel)[0]).toBe("POST /v1/createPlan: harbour*");
  });

  it("a title of what must be sent is about the list below it", () => {
    for (const [required, optional] of [
      ["Paramètres obligatoires", "Paramètres facultatifs"],
      ["Erforderliche Parameter", "Optionale Parameter"],
      ["Required fields", "Optional fields"],
    ] as const) {
      const page = read([
        "POST /v1/plans",
        required,
        "harbour (string): Where.",
        "ships (array): Which.",
        optional,
        "crew (integer): How many.",
        "tide (string): When.",
      ]);
      expect(outline(page)[0]).toBe("POST /v1/plans: harbour* ships* crew tide");
    }
  });

  it("bars between types and in values are no edges of cells, and a header may stand behind the mark of a heading", () => {
    const page = read([
      "Plans",
      "POST /v1/plans",
      "Request body",
      "Section titled “Request body”| Name | Type | Required | Description |",
      "|---|---|---|---|",
      "harbour | string | Yes | The harbour |",
      "ships | string | array | Yes | The ships |",
      'mast | object | No | { "wood": "oak"|"pine" } |',
      "crew | integer | No | How many |",
    ]);
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour* ships* mast[wood] crew");
    expect(shapes(page, "CreatePlanRequest").ships).toEqual({
      oneOf: [{ type: "string" }, { type: "array", items: {} }],
    });
  });

  it("a header stands behind the end of a sentence or of JSON, and the header of a table may have a line for each cell", () => {
    const chinese = read([
      "计划",
      "POST /v1/plans{",
      '"error": "Refused"',
      "}| 参数 | 类型 | 必填 | 描述 |",
      "|---|---|---|---|",
      "harbour | string | 是 | 港口 |",
      "messages | array | 是 | 消息 |",
      "messages 数组中的每个对象:| 字段 | 类型 | 必填 | 描述 |",
      "|---|---|---|---|",
      "role | string | 是 | 角色 |",
      "content | array/string | 是 | 内容 |",
      "| 字段 | 类型 | 必填 | 示例 | 描述 |",
      "|---|---|---|---|---|",
      "type | string | 是 | text | 内容的类型 |",
      "text | string | 是 | north | 文本内容 |",
    ]);
    // The parts of the content are told by their names alone.
    expect(outline(chinese)[0]).toBe("POST /v1/plans: harbour* messages*[role* content*[type text]]");
    const english = read([
      "Plans",
      "POST /v1/plans",
      "Request parameters",
      "Parameter |",
      "Type |",
      "Required |",
      "Description |",
      "harbour | string | Yes | The harbour |",
      "ships |",
      "array |",
      "Yes |",
      "The ships |",
    ]);
    expect(outline(english)[0]).toBe("POST /v1/plans: harbour* ships*");
  });

  it("a path is that of the command whose address ends with it, and a host in braces is a server", () => {
    const command = read([
      "POST",
      "/",
      "sea",
      "/",
      "plans",
      "curl --request POST \\",
      "--url https://{planeURL}/api/open/sea/plans \\",
      `--data '{ "harbour": "north" }'`,
    ]);
    expect(outline(command)).toEqual(["POST /api/open/sea/plans: harbour", "  200:"]);
    const japanese = read([
      "計画",
      "URL",
      "{host}/open/v1/plans",
      "リクエストパラメータ",
      "パラメータ",
      "タイプ",
      "必須",
      "説明",
      "harbour",
      "String",
      "はい",
      "港です。",
    ]);
    expect(outline(japanese)[0]).toBe("POST /open/v1/plans: harbour*");
  });

  it("types with names of their own right behind a mark are any", () => {
    const page = read([
      "Plans",
      "POST",
      "/v1/plans",
      "harbour*string",
      "crew?integer|null",
      "sail?null|SailSize",
      "mast?MastKind",
      "Response Body",
      "application/json",
    ]);
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour* crew sail mast");
    expect(shapes(page, "CreatePlanRequest").mast).toEqual({});
  });
});

describe("limits that do not hold for all", () => {
  const limitOf = (description: string, type = "string"): unknown => {
    const page = read(["Plans", "POST /v1/plans", "Body", "harbour", type, "required", description]);
    return shapes(page, "CreatePlanRequest").harbour;
  };

  it("two lengths for two kinds are no limit, and one is", () => {
    const english = "The maximum length is 1000 characters for ferries and 4000 characters for barges.";
    expect(limitOf(english)).toEqual({ type: "string" });
    expect(limitOf("The maximum length is 1000 characters.")).toEqual({ type: "string", maxLength: 1000 });
    expect(limitOf("최대 길이는 1000자입니다.")).toEqual({ type: "string", maxLength: 1000 });
    expect(limitOf("渡船最多 1000 个字符，驳船最多 4000 个字符。")).toEqual({ type: "string" });
  });

  it("the kinds of a file are not its values", () => {
    for (const kinds of ["Supported formats: `flac`, `mp3`, `wav`.", "支持的格式：flac、mp3、wav。"])
      expect(limitOf(kinds, "file")).toEqual({ type: "string", format: "binary" });
  });

  it("a value of an item that stands alone is no field", () => {
    const page = read([
      "Plans",
      "POST /v1/plans",
      "Body",
      "shipsarrayRequiredThe ships, of several kinds.",
      'kind: "ferry"',
      "A ferry with a name.",
      "crewintegerOptionalHow many.",
    ]);
    expect(outline(page)[0]).toBe("POST /v1/plans: ships* crew");
  });
});
