import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline, shapes } from "./pages.js";

const requestOf = (text: string, file = "page.md"): string => outline(importPage(text, { file }))[0] ?? "";

describe("endpoints as pages write them", () => {
  it("a placeholder in the query, and the root, are addresses, in Chinese Markdown and English text", () => {
    const chinese =
      '# 航行\n\n```http\nGET /api/voyages?harbour=<港口>\n```\n\n**响应**:\n```json\n{"id": 1}\n```\n\n```http\nGET /\n```\n';
    expect(outline(importPage(chinese, { file: "page.md" }))).toEqual([
      "GET /api/voyages: query harbour",
      "  200: id",
      "GET /:",
      "  200:",
    ]);
    const english = "# Berths\n\n```http\nGET /berths?side=<port>\n```\n\n```http\nGET /\n```\n";
    expect(outline(importPage(english)).filter((line) => line.startsWith("GET"))).toEqual([
      "GET /berths: query side",
      "GET /:",
    ]);
  });

  it("an address alone in an item is an endpoint where fields follow it, and one of a page is none", () => {
    const english =
      "# New endpoint\n\n- https://api.teal.example/v2/plans\n\n## Parameters\n\n- harbour: string\n- ships: array\n";
    expect(requestOf(english)).toBe("POST /plans: harbour ships");
    const russian =
      "# Планы\n\n- https://api.teal.example/v2/plans\n\n## Параметры\n\n- `harbour` (string, обязательный): Порт.\n- `ships` (array): Суда.\n";
    expect(requestOf(russian)).toBe("POST /plans: harbour* ships");
    const other =
      "# Links\n\n- https://www.teal.example/guide\n\n## Parameters\n\n| Name | Type | Default |\n|---|---|---|\n| harbour | string | north |\n";
    expect(importPage(other, { file: "page.md" }).document).toBeUndefined();
  });
});

describe("lists of fields", () => {
  it("the title of a list says that its fields must be sent, in English and Chinese, unless one of them says otherwise", () => {
    const english =
      "# Plans\n\nPOST /v1/plans\n\n**Required fields:**\n- `harbour` (string): The harbour.\n- `crew` (integer, optional): Who sails.\n\n" +
      "**Optional fields:**\n- `tide` (number): The tide.\n";
    expect(requestOf(english)).toBe("POST /v1/plans: harbour* crew tide");
    const chinese =
      "# 计划\n\nPOST /v1/plans\n\n#### 必填参数\n\n- `harbour` (string)：港口\n\n#### 可选参数\n\n- `tide` (number)：潮汐\n";
    expect(requestOf(chinese)).toBe("POST /v1/plans: harbour* tide");
    const body = "# Plans\n\nPOST /v1/plans\n\n### Body (required)\n\n- `harbour` (string): The harbour.\n";
    expect(requestOf(body)).toBe("POST /v1/plans: harbour");
  });

  it("an item that speaks of several names is one of each, in English and Japanese", () => {
    const english =
      "# Plans\n\nPOST /v1/plans\n\n**Parameters:**\n- `harbour` (string): The harbour.\n- `tide` / `wind` (number): How strong.\n";
    expect(requestOf(english)).toBe("POST /v1/plans: harbour tide wind");
    const japanese =
      "# 計画\n\nPOST /v1/plans\n\n**パラメータ:**\n- `harbour` (string): 港。\n- `tide`、`wind`: 強さ。\n";
    expect(requestOf(japanese)).toBe("POST /v1/plans: harbour tide wind");
  });

  it("labels above their values, a line each, are the columns of a field, in English and Spanish", () => {
    const english =
      "Plans\n\nPOST /v1/plans\n\nBody params\n\nName\nharbour\nType\nstring\nRequired\nDescription\nThe harbour.\nAt most 40 characters.\n" +
      "Name\ntide\nType\nnumber\nDescription\nBetween 0 and 2.\n";
    const page = importPage(english);
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour* tide");
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      harbour: { type: "string", maxLength: 40 },
      tide: { minimum: 0, maximum: 2 },
    });
    const spanish =
      "Planes\n\nPOST /v1/plans\n\nParámetros del cuerpo\n\nNombre\nharbour\nTipo\nstring\nDescripción\nEl puerto.\nNombre\ntide\nTipo\nnumber\nDescripción\nLa marea.\n";
    expect(requestOf(spanish, "page.txt")).toBe("POST /v1/plans: harbour tide");
  });

  it("a list of Go is one, in copied text and in a table", () => {
    const text =
      "Plans\n\nPOST /v1/plans\n\nBody\n\nships\n[]ShipParam\nrequired\nThe ships.\n\ntide\nfloat64\nThe tide.\n";
    expect(shapes(importPage(text), "CreatePlanRequest")).toMatchObject({
      ships: { type: "array" },
      tide: { type: "number" },
    });
    const table = "# 计划\n\nPOST /v1/plans\n\n| 参数 | 类型 | 说明 |\n|---|---|---|\n| names | []string | 名称 |\n";
    expect(shapes(importPage(table, { file: "page.md" }), "CreatePlanRequest")).toMatchObject({
      names: { type: "array", items: { type: "string" } },
    });
  });
});

describe("parts in a list without depth", () => {
  it("the usual parts of messages right below them are theirs, which is said, in English text and Korean Markdown", () => {
    const english =
      "Chat\n\nPOST https://api.teal.example/v1/chat/completions\n\nRequest body\n\nmodel (string, required): The model.\nmessages (array, required): What was said.\n" +
      "role (string): Who speaks.\ncontent (string): What is said.\nname (string): The name.\nn (integer): How many.\n";
    const page = importPage(english);
    expect(outline(page)[0]).toBe("POST /chat/completions: model* messages*[role content name] n");
    expect(notes(page).filter((note) => note.startsWith("import-guessed"))).toHaveLength(3);
    const korean =
      "# 채팅\n\nPOST /v1/chat/completions\n\n## 요청 본문\n\n| 파라미터 | 타입 | 설명 |\n|---|---|---|\n| tools | array | 도구 |\n| type | string | 종류 |\n| function | object | 함수 |\n| description | string | 설명 |\n| seed | integer | 시드 |\n";
    expect(requestOf(korean)).toBe("POST /v1/chat/completions: tools[type function[description]] seed");
  });

  it("a name that is seldom that of a part is one of the body", () => {
    const text =
      "# Chat\n\nPOST /v1/chat/completions\n\n| Name | Type | Required |\n|---|---|---|\n| messages | array | yes |\n| name | string | no |\n";
    expect(requestOf(text)).toBe("POST /v1/chat/completions: messages* name");
  });

  it("the examples place what a table below the heading of an object lists flatly, in English and Chinese", () => {
    const table =
      "|---|---|---|\n| deck | string | a |\n| cargo | array | b |\n| weight | number | c |\n| label | object | d |\n| text | string | e |\n";
    const example = '{"ships": [{"deck": "upper", "cargo": [{"weight": 2, "label": {"text": "tea"}}]}]}';
    const english = `# Plans\n\nPOST /v1/plans\n\n## Request example\n\n\`\`\`json\n${example}\n\`\`\`\n\n## Parameters\n\n| Name | Type | Meaning |\n|---|---|---|\n| ships | array | x |\n\n### Ships\n\n| Name | Type | Meaning |\n${table}`;
    const chinese = `# 计划\n\nPOST /v1/plans\n\n## 请求示例\n\n\`\`\`json\n${example}\n\`\`\`\n\n## 参数\n\n| 参数 | 类型 | 说明 |\n|---|---|---|\n| ships | array | x |\n\n### ships 对象\n\n| 参数 | 类型 | 说明 |\n${table}`;
    for (const text of [english, chinese])
      expect(requestOf(text)).toBe("POST /v1/plans: ships[deck cargo[weight label[text]]]");
  });
});

describe("titles and lists inside of items", () => {
  it("an item that is a title is one, above code and above the list inside of it, in Traditional Chinese and English", () => {
    const chinese =
      '# 對話\n\n- **端點**: `/api/chat`\n- **方法**: POST\n- **請求參數**:\n  - `prompt`: 提示\n  - `room` (可選): 房間\n- **回應格式**:\n\n```json\n{"answer": "a"}\n```\n';
    expect(outline(importPage(chinese, { file: "page.md" }))).toEqual(["POST /api/chat: prompt room", "  200: answer"]);
    const english =
      '# Rooms\n\n- **Endpoint**: `/api/rooms`\n- **Method**: POST\n- **Response**:\n\n```json\n{"id": "a"}\n```\n';
    expect(outline(importPage(english, { file: "page.md" }))).toEqual(["POST /api/rooms:", "  200: id"]);
  });

  it("an item of nothing but known names is a field for each, and one of values is none, in English and Spanish", () => {
    const english =
      "# Chat\n\nPOST /v1/chat/completions\n\nOptional parameters:\n\n- `temperature`, `top_p`, `stop`, `stream`.\n";
    expect(requestOf(english)).toBe("POST /v1/chat/completions: temperature top_p stop stream");
    const spanish =
      "# Chat\n\nPOST /v1/chat/completions\n\nParámetros:\n\n- `model` (string): El modelo.\n- `calm`, `storm`, `fog`.\n";
    expect(requestOf(spanish)).toBe("POST /v1/chat/completions: model");
  });

  it("JSON may mark what can be left out, and names in it have no blanks at their edges", () => {
    const english =
      '# Plans\n\nPOST /v1/plans\n\n## Request\n\n```json\n{\n  "harbour ": "north",\n  "ships": { "deck": 1 }?,\n  "tide": 2?\n}\n```\n';
    expect(requestOf(english)).toBe("POST /v1/plans: harbour ships[deck] tide");
    const html =
      '<h1>计划</h1><p>POST /v1/plans</p><h2>请求示例</h2><pre><code>{"harbour ": "north", "tide": 2?}</code></pre>';
    expect(requestOf(html, "page.html")).toBe("POST /v1/plans: harbour tide");
  });
});

describe("copies that lost their gaps", () => {
  it("commands without blanks, and with the break of a line before an option, are read", () => {
    const chinese =
      "重排序\n\ncurl--location'/v1/rerank' \\\n--header'Content-Type: application/json' \\\n--data'{\n\"query\": \"a\",\n\"top_n\": 2\n}'\n";
    expect(requestOf(chinese, "page.txt")).toBe("POST /v1/rerank: query top_n");
    const english =
      'Rerank\n\ncurl -X POST https://api.teal.example/v1/rerank \\ -H "Content-Type: application/json" \\ -d \'{ "query": "a", "top_n": 2 }\'\n';
    expect(requestOf(english, "page.txt")).toBe("POST /rerank: query top_n");
  });

  it("a type and a mark in small letters right behind a name, and a place before a mark, are theirs", () => {
    const english =
      "Plans\n\nPOST/v1/plans\n\nRequest Body\nharbourstringrequired\nThe harbour.\ncrewinteger\nWho sails.\ncalmbooleandefault:\ntrueWhether it is calm.\n";
    expect(requestOf(english, "page.txt")).toBe("POST /v1/plans: harbour* crew calm");
    const spanish =
      "Planes\n\nPOST\n/v1/plans\n\nCuerpo\n\nharbour\nstring\nrequerido\n\nEl puerto.\n\nflag\nstring\nheaderrequired\n\nLa bandera.\n";
    expect(requestOf(spanish, "page.txt")).toBe("POST /v1/plans: header flag* harbour*");
  });

  it("cells of tables without gaps may have nothing to say, and presence may stand before the type", () => {
    const chinese =
      "计划\n\nPOST /v1/plans\n\n请求体\n\n字段 类型 必填 说明\nharbour string yes 港口\nships array[Ship] yes 船\ntide - no 潮汐\ncrew integer no -\n\n返回\n\n状态码 说明\n200 成功\n";
    expect(requestOf(chinese, "page.txt")).toBe("POST /v1/plans: harbour* ships* tide crew");
    const english =
      "Plans\n\nPOST /v1/plans\n\nRequest parameters\n\nParameter Required Type Default Description\nharbour Yes string - The harbour.\ntide No – N/A How high it is.\ncrew No integer 2 Who sails.\n";
    expect(requestOf(english, "page.txt")).toBe("POST /v1/plans: harbour* tide crew");
  });

  it("a sign of presence may be lost with the gaps, and a word that begins like one is none", () => {
    const korean =
      "계획\n\nPOST /v1/plans\n\n요청 파라미터\n\n파라미터타입필수설명\nharbourstring항구 이름\nshipsarray배 목록\ntideobjectOak 확장: 조수\n";
    expect(requestOf(korean, "page.txt")).toBe("POST /v1/plans: harbour ships tide");
    const english =
      "Plans\n\nPOST /v1/plans\n\nParameters\n\nNameTypeRequiredDescription\nharbourstringYesThe harbour\nshipsarrayThe ships\ntideintegerNoThe tide\n";
    expect(requestOf(english, "page.txt")).toBe("POST /v1/plans: harbour* ships tide");
  });

  it("words behind the address below a method, and a command right behind a program, hide neither", () => {
    const russian =
      "Запрос\nPOST\nhttps://api.teal.example/v1/plans Синхронный запрос.\nRequest Body\n| Параметр | Тип | Описание |\n|---|---|---|\nharbour* | string | Порт |\n";
    expect(requestOf(russian, "page.txt")).toBe("POST /plans: harbour*");
    const english =
      "Plans\n\nprint(response.json())curl -X POST https://api.teal.example/v1/plans \\ -H 'Authorization: TEAL_KEY' \\ -d '{ \"harbour\": \"north\" }'Answer\n";
    expect(requestOf(english, "page.txt")).toBe("POST /plans: harbour");
  });

  it("a value beside its own name is no field", () => {
    const english =
      "Plans\n\nPOST\n/v1/plans\n\nBody\n\nharbour\nstring\nrequired\n\nThe harbour.\n\nkind\nenum<string>\n  • float - float\n  • integer - integer\n\ntide\nnumber\n";
    expect(requestOf(english, "page.txt")).toBe("POST /v1/plans: harbour* kind tide");
    const japanese = "# 計画\n\nPOST /v1/plans\n\n## パラメータ\n\n- `harbour` (object): 港。\n  - float - float\n";
    expect(requestOf(japanese)).toBe("POST /v1/plans: harbour");
  });
});
