import { describe, expect, it } from "vitest";
import { isObject } from "../../../scripts/base/json.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { importFixture, notes, part, shapes } from "./pages.js";

describe("a Markdown page in English with several operations", () => {
  const page = importFixture("pictures.md");

  it("a Markdown page in English has its operations below the base address, with ids from method and path", () => {
    expect(part(page, "/info")).toMatchObject({
      title: "Picture service",
      description: expect.stringContaining("studios"),
    });
    expect(page.document?.servers).toEqual([
      { url: "https://studio.example/api/v2", "x-concord-origin": "pictures.md#Body parameters" },
    ]);
    expect(Object.keys(part(page, "/paths"))).toEqual(["/pictures", "/pictures/{id}"]);
    expect(part(page, "/paths/~1pictures/post")).toMatchObject({
      operationId: "createPicture",
      summary: "Draw a picture",
      "x-concord-inferred": "table",
    });
    expect(part(page, "/paths/~1pictures~1{id}/get")).toMatchObject({ operationId: "retrievePicture" });
    expect(page.document?.security).toEqual([{ BearerAuth: [] }]);
  });

  it("types, limits, enumerations and defaults of a Markdown page are read from cells", () => {
    expect(shapes(page, "CreatePictureRequest")).toEqual({
      prompt: { type: "string", minLength: 1, maxLength: 400 },
      size: { type: "string", enum: ["small", "medium", "large"], default: "medium" },
      count: { type: ["integer", "string"], format: "int32", minimum: 1, maximum: 8, default: 1 },
      strength: { type: "number", minimum: 0, maximum: 1 },
      seed: { type: ["integer", "null"], minimum: 0 },
      palette: { type: "array", items: { type: "string" }, maxItems: 5 },
      mode: { type: "string", enum: ["fast", "fine"] },
      style: { type: "object", properties: { line: { type: ["number", "string"] } } },
      tags: { type: "object", additionalProperties: { type: "string" } },
      layers: {
        type: "array",
        items: {
          type: "object",
          required: ["name"],
          properties: { name: { type: "string" }, blur: { type: "number", minimum: 0, maximum: 10 } },
        },
      },
      stream: { type: "boolean", default: false },
      quality: {},
      background: {
        type: ["object", "array", "string", "number", "boolean", "null"],
        properties: { color: {}, alpha: {}, layers: { items: {} } },
      },
    });
    expect(part(page, "/components/schemas/CreatePictureRequest").required).toEqual(["prompt"]);
  });

  it("a Markdown page marks what came from a table and what from an example, each with its heading", () => {
    const properties = part(page, "/components/schemas/CreatePictureRequest/properties");
    expect(properties.prompt).toMatchObject({
      "x-concord-inferred": "table",
      "x-concord-origin": "pictures.md#Body parameters",
    });
    expect(properties.background).toMatchObject({
      "x-concord-inferred": "example",
      "x-concord-origin": expect.stringMatching(/^pictures\.md#/),
    });
    const origin = page.originOf("/components/schemas/CreatePictureRequest/properties/background");
    expect(origin).toMatchObject({ file: "pictures.md", line: 40 });
    expect(page.originOf("/components/schemas/CreatePictureRequest/properties/size/enum/0")).toMatchObject({
      line: 18,
    });
  });

  it("answers, errors and events of a Markdown page are inferred from examples", () => {
    expect(shapes(page, "CreatePictureResponse")).toEqual({
      id: { type: "string" },
      parts: {
        type: "array",
        items: {
          type: "object",
          properties: { url: { type: ["string", "null"] }, score: { type: "number" }, note: {} },
        },
      },
    });
    const responses = part(page, "/paths/~1pictures/post/responses");
    expect(Object.keys(responses)).toEqual(["200", "429"]);
    expect(Object.keys(part(page, "/paths/~1pictures/post/responses/200/content"))).toEqual([
      "application/json",
      "text/event-stream",
    ]);
    expect(part(page, "/paths/~1pictures/post/x-concord-stream")).toEqual({ flag: "stream", sentinel: "[DONE]" });
    expect(shapes(page, "CreatePictureEvent")).toEqual({ part: { type: "number" }, done: { type: "boolean" } });
  });

  it("parameters of a Markdown page are where the table says", () => {
    const { parameters } = part(page, "/paths/~1pictures~1{id}/get");
    expect(parameters).toMatchObject([
      { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
      { name: "format", in: "query" },
      { name: "X-Trace", in: "header" },
    ]);
    expect(shapes(page, "RetrievePictureResponse")).toMatchObject({
      owner: { properties: { name: { type: "string" } } },
    });
  });

  it("the import of a Markdown page says what it could not use", () => {
    expect(notes(page)).toEqual([
      "import-value-ignored 25",
      "import-type-unknown 31",
      "import-unread 94",
      "import-conflict 39",
    ]);
  });
});

describe("an HTML page in Chinese", () => {
  const page = importFixture("speech.html");

  it("required and default columns, ranges, nesting and values of an HTML page in Chinese are read", () => {
    expect(shapes(page, "CreateAudioSpeechRequest")).toEqual({
      text: { type: "string", maxLength: 500 },
      voice: { type: "string", enum: ["lan", "mei", "zhu"], default: "lan" },
      speed: { type: "number", minimum: 0.5, maximum: 2, default: 1 },
      pitch: { type: "integer", minimum: -12, maximum: 12, default: 0 },
      pauses: {
        type: "array",
        items: {
          type: "object",
          required: ["at"],
          properties: {
            at: { type: "number", minimum: 0 },
            length: { type: ["number", "string", "null"], default: null },
          },
        },
      },
      format: { type: "string", enum: ["mp3", "wav"], default: "mp3" },
      user: { type: ["string", "null"], default: null },
      emotion: {},
    });
    expect(part(page, "/components/schemas/CreateAudioSpeechRequest").required).toEqual(["text"]);
    expect(notes(page)).toEqual([]);
  });

  it("an HTML page in Chinese names the key's header, the lines of the page and nothing of its navigation", () => {
    expect(part(page, "/components/securitySchemes/ApiKeyAuth")).toMatchObject({
      type: "apiKey",
      in: "header",
      name: "x-api-key",
    });
    expect(page.originOf("/components/schemas/CreateAudioSpeechRequest/properties/speed")).toMatchObject({ line: 16 });
    expect(page.originOf("/components/schemas/CreateAudioSpeechResponse/properties/seconds")).toMatchObject({
      line: 32,
    });
    expect(Object.keys(part(page, "/paths"))).toEqual(["/audio/speech"]);
  });
});

describe("parameters that stand in no table", () => {
  const page = importFixture("chat.zh.md");

  it("parameters that stand in no table are read from headings with labelled lines", () => {
    expect(page.document?.servers).toMatchObject([{ url: "https://talk.example.cn/v1" }]);
    expect(part(page, "/components/schemas/CreateChatCompletionRequest").required).toEqual(["messages"]);
    expect(shapes(page, "CreateChatCompletionRequest")).toEqual({
      messages: {
        type: "array",
        items: {
          type: "object",
          required: ["role"],
          properties: { role: { type: "string", enum: ["system", "user", "assistant"] } },
        },
      },
      temperature: { type: ["number", "null"], minimum: 0, maximum: 2, default: 1 },
    });
  });

  it("parameters that stand in no table are read from items with a type in brackets", () => {
    expect(part(page, "/components/schemas/CreateChatCompletionResponse").required).toEqual(["id"]);
    expect(shapes(page, "CreateChatCompletionResponse")).toEqual({
      id: { type: "string" },
      usage: { type: "object", properties: { total: { type: "integer", minimum: 0 } } },
    });
    expect(page.originOf("/components/schemas/CreateChatCompletionResponse/properties/usage")).toMatchObject({
      line: 37,
    });
  });
});

describe("plain text", () => {
  it("tables by tabs and JSON without indentation are read in plain text in Chinese", () => {
    const page = importFixture("vectors.txt");
    expect(page.document?.servers).toMatchObject([{ url: "https://vec.example.cn/v1" }]);
    expect(shapes(page, "CreateEmbeddingRequest")).toEqual({
      model: { type: "string" },
      input: { oneOf: [{ type: "string" }, { type: "array", items: {} }] },
      dimensions: { type: "integer", minimum: 1, maximum: 2048, default: 1024 },
      batch: { type: "boolean", default: true },
    });
    expect(shapes(page, "CreateEmbeddingResponse")).toEqual({
      data: {
        type: "array",
        items: {
          type: "object",
          properties: { embedding: { type: "array", items: { type: "number" } }, index: { type: "integer" } },
        },
      },
      model: { type: "string" },
    });
    expect(part(page, "/components/schemas/CreateEmbeddingResponse/properties/model")).toMatchObject({
      "x-concord-inferred": "example",
    });
    expect(part(page, "/components/schemas/CreateEmbeddingResponse/properties/data")).toMatchObject({
      "x-concord-inferred": "table",
    });
    expect(part(page, "/components/securitySchemes/BearerAuth")).toMatchObject({ scheme: "bearer" });
  });

  it("tables by gaps are read in plain text, with a warning of a page without a server", () => {
    const page = importFixture("models.txt");
    expect(part(page, "/paths/~1v3~1models/get").parameters).toMatchObject([
      { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
      { name: "after", in: "query", schema: { type: "string" } },
    ]);
    expect(shapes(page, "ListModelsResponse")).toMatchObject({
      data: {
        items: { properties: { id: { type: "string" }, created: { type: "number" }, price: { type: "number" } } },
      },
    });
    expect(notes(page)).toEqual(["import-server-missing 5"]);
  });
});

describe("an embedded description", () => {
  it("an embedded description is taken from YAML in a fence as it is, with its lines", () => {
    const page = importFixture("embedded.md");
    expect(page.reader).toBe("embedded");
    expect(page.document).toMatchObject({ openapi: "3.0.3", info: { title: "Weather", version: "2" } });
    expect(page.originOf("/paths/~1now/get")).toMatchObject({ file: "embedded.md", line: 12 });
  });

  it("an embedded description is found inside the data of a script, whatever its strings contain", () => {
    const page = importFixture("embedded.html");
    expect(page.document).toEqual({
      info: { title: 'Ferry "fast" }', version: "1" },
      openapi: "3.1.0",
      paths: { "/boats": { get: { responses: { 200: { description: "Boats </b> & more" } } } } },
    });
    expect(page.originOf("/paths/~1boats")).toMatchObject({ line: 7 });
  });

  it("an embedded description is found in text that lost its layout", () => {
    const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/a": {} } };
    const flat = JSON.stringify(document, null, 1).replace(/^ +/gm, "");
    const page = importPage(`Notes\nThe description is:${flat}\nThe end. {"a": 1}\n`);
    expect(page.document).toEqual(document);
    expect(page.originOf("/info/version")).toMatchObject({ line: 6 });
  });

  it("an embedded description that is cut off is reported with its line, and never taken in part", () => {
    const page = importPage(
      '# T\n\nText\n\n```json\n{\n "openapi": "3.1.0",\n "paths": {"/a": {}},\n "info": {\n```\n',
    );
    expect(page.document).toBeUndefined();
    expect(notes(page)).toEqual(["import-embedded-broken 7", "import-empty 1"]);
  });
});

describe("a page of nothing", () => {
  it.each([
    ["empty", ""],
    ["prose", "# Hello\n\nWe POST letters to your /home every day.\n"],
    ["a table of prices", "| Model | Price |\n|---|---|\n| a | 1 |\n"],
    ["an address alone", "`POST https://a.example/v1/things`\n"],
    ["a command whose quote never closes", 'curl https://a.example/v1/x -d \'{"a": 1'],
    ["markup that never closes", "<div><table><tr><td>name<pre><h1"],
    ["deep brackets", `POST https://a.example/x\n\n${"[".repeat(20_000)}`],
  ])("a page of nothing (%s) is an error with a hint", (_, text) => {
    const page = importPage(text);
    expect(page.document).toBeUndefined();
    expect(page.diagnostics).toMatchObject([{ code: "import-empty", severity: "error", hint: expect.any(String) }]);
  });

  it("a page nested beyond what can be read says so", () => {
    const page = importPage(`${">".repeat(20_000)} a`, { format: "markdown" });
    expect(notes(page)).toEqual(["import-value-ignored 1", "import-empty 1"]);
  });

  it("a page keeps names such as __proto__ as names", () => {
    const page = importPage('curl https://a.example/v1/x -d \'{"__proto__": {"a": 1}, "constructor": "b"}\'');
    const properties = part(page, "/components/schemas/CreateXRequest/properties");
    expect(Object.keys(properties)).toEqual(["__proto__", "constructor"]);
    expect(isObject(Object.getOwnPropertyDescriptor(properties, "__proto__")?.value)).toBe(true);
  });

  it("a page whose table has a row for the body as a whole describes the properties below it", async () => {
    const page = `# 聊天

POST https://api.example.com/v1/chat

|名称|位置|类型|必选|说明|
|---|---|---|---|---|
|Authorization|header|string|否|Bearer|
|body|body|object|是|none|
|» model|body|string|是|模型|
|» messages|body|[object]|否|消息|
|»» role|body|string|是|角色|
`;
    expect(part(importPage(page), "/components/schemas/CreateChatRequest")).toMatchObject({
      properties: {
        model: { type: "string" },
        messages: { type: "array", items: { properties: { role: { type: "string" } }, required: ["role"] } },
      },
      required: ["model"],
    });
  });
});

it("a field whose name has thousands of parts is passed over, which is told, and the others are read", () => {
  const rows = `| ${"a.".repeat(3_000)}b | string |\n| c | string |\n`;
  const { document, diagnostics } = importPage(`# A\n\nPOST /v1/a\n\n| Parameter | Type |\n|---|---|\n${rows}`, {
    file: "a.md",
  });
  expect(JSON.stringify(document)).toContain('"properties":{"c":{"type":"string"');
  expect(diagnostics.map(({ code, at }) => `${code} ${at.line}`)).toContain("import-value-ignored 7");
});
