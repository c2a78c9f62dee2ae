import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline, shapes } from "./pages.js";

const requestOf = (text: string, file = "page.txt"): string => outline(importPage(text, { file }))[0] ?? "";

describe("copies that lost their depth", () => {
  it("a field that bodies have everywhere ends the opened parts of messages, which nothing else shows", () => {
    const japanese =
      "チャット\n\nPOST /v1/chats\n\nリクエスト本文\n\nmessages 配列 必須\n会話のメッセージ。\n\n可能なタイプを表示\n\nSystem message オブジェクト\n指示。\n\nプロパティを表示\n\ncontent 文字列または配列 必須\n内容。\n\nrole 文字列 必須\n役割。\n\nname 文字列 オプション\n名前。\n\nmodel 文字列 必須\nモデル。\n\ntemperature 数値 オプション\n温度。\n";
    expect(requestOf(japanese)).toBe("POST /v1/chats: messages*[content* role* name] model* temperature");
    const english =
      "Chat\n\nPOST /v1/chats\n\nRequest body\n\nmessages array required\nThe messages.\n\nShow possible types\n\nSystem message object\nInstructions.\n\nShow properties\n\ncontent string required\nThe content.\n\nrole string required\nThe role.\n\nharbour string\nThe harbour.\n\nmodel string required\nThe model.\n";
    // Of the harbour nobody can tell.
    expect(requestOf(english)).toBe("POST /v1/chats: messages*[content* role*] model*");
    expect(notes(importPage(english, { file: "page.txt" }))).toContain("import-value-ignored 23");
  });

  it("a table of parts that no heading names belongs to the object that has them everywhere, and never to the body", () => {
    const table = (rows: string) => `Field | Type | Description |\n---|---|---|\n${rows}\n`;
    const parts = "role | string | Who. |\ncontent | string | What. |";
    const english = `Chat\n\nPOST /v1/chats\n\nRequest parameters\n\n${table("model | string | The model. |\nmessages | array | The messages. |")}\nmessages\nEach object of the list has these.\n${table(parts)}`;
    expect(requestOf(english)).toBe("POST /v1/chats: model messages[role content]");
    const chinese = `# 聊天\n\n\`POST /v1/chats\`\n\n## 请求参数\n\n| 字段 | 类型 | 说明 |\n|---|---|---|\n| model | string | 模型 |\n| messages | array | 消息 |\n\n数组中的每一项：\n\n| 字段 | 类型 | 说明 |\n|---|---|---|\n| role | string | 角色 |\n| content | string | 内容 |\n`;
    expect(requestOf(chinese, "page.md")).toBe("POST /v1/chats: model messages[role content]");
  });

  it("fields that bodies have are none of the headers that nothing ends", () => {
    const english =
      "Chat\n\nPOST\n/v1/chats\nAuthorizationBearer <token>\n\nThe key.\n\nIn: header\n\nmodelstring\nmessagesarray<object>\nstream?boolean\nDefaultfalse\n";
    expect(requestOf(english)).toMatch(/^POST \/v1\/chats: model messages stream$/);
    const chinese =
      "# 聊天\n\n`POST /v1/chats`\n\n## 请求头\n\n| 参数 | 类型 |\n|---|---|\n| X-Harbour | string |\n\n| 参数 | 类型 |\n|---|---|\n| model | string |\n| messages | array |\n";
    expect(requestOf(chinese, "page.md")).toBe("POST /v1/chats: header X-Harbour model messages");
  });

  it("a name right behind the description before it is that of the type and the mark below", () => {
    const chinese =
      "计划\nPOST\nhttps://api.teal.example/v1/plans\nBody 参数application/json\nharbour\nstring \n必需\n要去的港口。ships\narray [string] \n必需\ntide\ninteger \n可选\n我们建议改变这个或crew但不是两者。crew\ninteger \n可选\n船员。\n";
    expect(requestOf(chinese)).toBe("POST /plans: harbour* ships* tide crew");
    const english =
      "Plans\nPOST\nhttps://api.teal.example/v1/plans\nBody Params application/json\nharbour\nstring\nrequired\nThe harbour. See e.g. north.ships\narray [string]\nrequired\ntide\ninteger\noptional\nAlter this or (better)crew\ninteger\noptional\n";
    expect(requestOf(english)).toBe("POST /plans: harbour* ships* tide crew");
    // A sentence may end with a word of the description, where no field is marked below.
    const other = "Plans\n\nPOST /v1/plans\n\nBody\n\nharbour\nstring\nrequired\nOne of a.north\nstring\n";
    expect(requestOf(other)).toBe("POST /v1/plans: harbour*");
  });
});

it("an operation that lists what is called like an answer keeps its title and parameters", () => {
  const page = (title: string): string =>
    `# API\n\nBase URL: https://api.teal.example/v1\n\n### ${title}\n\n\`GET /answers\`\n\n| Name | Type | In |\n|---|---|---|\n| limit | integer | query |\n`;
  expect(requestOf(page("List answers"), "page.md")).toBe("GET /answers: query limit");
  expect(requestOf(page("List results"), "page.md")).toBe("GET /answers: query limit");
});

describe("commands that say nothing but an address", () => {
  it("are of the method that the page names for it, unless it names both", () => {
    const english =
      "# Chat\n\nPOST\n/v1/chats\n\n```\ncurl https://api.teal.example/v1/chats \\\n  -H 'Authorization: Bearer KEY'\n```\n\n## Parameters\n\n- **model** _(string, required)_ — the model\n";
    expect(outline(importPage(english, { file: "page.md" }))).toEqual(["POST /chats: model*", "  200:"]);
    const chinese =
      "聊天\n\nPOST /v1/chats\n\n请求体\n\nmodel\nstring\n必填\n模型\n\n列表\n\nGET /v1/chats\n\ncurl https://api.teal.example/v1/chats\n";
    expect(outline(importPage(chinese, { file: "page.txt" })).filter((line) => !line.startsWith(" "))).toEqual([
      "POST /chats: model*",
      "GET /chats:",
    ]);
  });
});

describe("types that pages state wrongly", () => {
  it("several types at once are those of a choice, unless they are one", () => {
    const english =
      "Chat\n\nPOST\n/v1/chats\n\nRequest Body\n\nmodel*string\ntool_choice?string & object\ntide?object & object\n";
    expect(shapes(importPage(english, { file: "page.txt" }), "CreateChatRequest")).toEqual({
      model: { type: "string" },
      tool_choice: {},
      tide: { type: "object" },
    });
    const chinese =
      "# 聊天\n\nPOST /v1/chats\n\n## 参数\n\n| 参数 | 类型 |\n|---|---|\n| harbour | `string & object` |\n";
    expect(shapes(importPage(chinese, { file: "page.md" }), "CreateChatRequest")).toEqual({ harbour: {} });
  });

  it("a whole number where such fields take decimals is any number, and nothing but null is any value", () => {
    const rows = "| temperature | integer |\n| n | integer |\n| logit_bias | null |\n| tide | null |";
    const english = `# Chat\n\nPOST /v1/chats\n\n## Parameters\n\n| Name | Type |\n|---|---|\n${rows}\n`;
    const page = importPage(english, { file: "page.md" });
    expect(shapes(page, "CreateChatRequest")).toEqual({
      temperature: { type: "number" },
      n: { type: "integer" },
      logit_bias: {},
      tide: {},
    });
    expect(notes(page).filter((note) => note.startsWith("import-conflict"))).toEqual([
      "import-conflict 9",
      "import-conflict 11",
      "import-conflict 12",
    ]);
    const korean =
      "채팅\n\nPOST /v1/chats\n\n요청 본문\n\ntop_p\ninteger\noptional\n값.\n\nseed\ninteger\noptional\n값.\n\nlogit_bias\nnull\noptional\n값.\n";
    expect(shapes(importPage(korean, { file: "page.txt" }), "CreateChatRequest")).toEqual({
      top_p: { type: "number" },
      seed: { type: "integer" },
      logit_bias: {},
    });
  });
});

describe("what a user's pages showed", () => {
  it("a header of a table may begin with the words of another column", () => {
    const rows = "harbourstring港口\nshipsarray船\ntidenumber潮汐\n";
    for (const header of ["参数类型必填说明", "字段类型必填说明"])
      expect(requestOf(`计划\n\nPOST /v1/plans\n\n请求参数\n\n${header}\n${rows}`)).toBe(
        "POST /v1/plans: harbour ships tide",
      );
  });

  it("neither a number nor a sentence stands for a lost mark of presence or a default", () => {
    const english =
      "Plans\n\nPOST /v1/plans\n\nParameters\n\nName Type Required Default Description\nharbour string - Name of it\ncrew integer 2 How many\nside string Side\nsize string small The size\n";
    const page = importPage(english, { file: "page.txt" });
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour crew side size");
    expect(shapes(page, "CreatePlanRequest")).toEqual({
      harbour: { type: "string" },
      crew: { type: "integer", default: 2 },
      side: { type: "string" },
      size: { type: "string", default: "small" },
    });
  });

  it("a title right behind an address, and a state right before its method, are no part of them", () => {
    const below =
      "\nHeader 参数\nAuthorization\nstring\n必需\n示例值:\nBearer sk-\nBody 参数application/json\nharbour\nstring\n必需\n";
    for (const method of ["POST", "开发中POST"]) {
      const page = importPage(`计划\n${method}\nhttps://api.teal.example/v1/plans请求参数${below}`, {
        file: "page.txt",
      });
      expect(outline(page)[0]).toBe("POST /plans: harbour*");
      expect(page.document?.components).toHaveProperty("securitySchemes.BearerAuth");
    }
  });

  it("a type ends at a full stop that has no gap behind it", () => {
    const japanese =
      "# 計画\n\nPOST /v1/plans\n\n## リクエスト本文\n\n- `crew`: 整数。人数。次。\n- `harbour`: オブジェクト。港。\n  - `side`: 文字列。側。\n";
    expect(shapes(importPage(japanese, { file: "page.md" }), "CreatePlanRequest")).toEqual({
      crew: { type: "integer" },
      harbour: { type: "object", properties: { side: { type: "string" } } },
    });
  });

  it("types of TypeScript without a box are read as with one", () => {
    const types =
      "type Request = {\nships: Ship[];\nharbour?: string;\nside?: string | string[];\n};\ntype Ship = {\nname: string;\n};\n";
    const boxed = `# Plans\n\nPOST /v1/plans\n\n\`\`\`ts\n${types}\`\`\`\n`;
    expect(requestOf(boxed, "page.md")).toBe("POST /v1/plans: ships*[name*] harbour side");
    expect(requestOf(`Планы\n\nPOST /v1/plans\n${types}`)).toBe(requestOf(boxed, "page.md"));
  });

  it("what stands in braces in the address of a server is a variable", () => {
    const page = importPage('# Plans\n\n```bash\ncurl https://{host}/v1/plans -d \'{"harbour": "a"}\'\n```\n', {
      file: "page.md",
    });
    expect(page.document?.servers).toMatchObject([
      { url: "https://{host}/v1", variables: { host: { default: "host" } } },
    ]);
  });
});
