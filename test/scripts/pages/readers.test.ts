import { describe, expect, it } from "vitest";
import { findCurls } from "../../../scripts/pages/blocks/curl.js";
import { JsonProblem, jsonValue, readJson } from "../../../scripts/pages/blocks/json-reader.js";
import { operationIdOf } from "../../../scripts/pages/description/names.js";
import { readAddress } from "../../../scripts/pages/facts/address.js";
import { readDefault, readLimits } from "../../../scripts/pages/facts/constraints.js";
import { readEnum } from "../../../scripts/pages/facts/enumerations.js";
import { readType } from "../../../scripts/pages/facts/field-type.js";
import { areaOf, columnOf, readRequired } from "../../../scripts/pages/words/vocabulary.js";

const textOrList = { oneOf: [{ type: "string" }, { type: "array", items: {} }] };

describe("type cells", () => {
  it.each([
    ["string", { type: "string" }],
    ["`Integer`", { type: "integer" }],
    ["整数", { type: "integer" }],
    ["布尔值", { type: "boolean" }],
    ["string/array", textOrList],
    ["字符串或数组", textOrList],
    ["string | null", { type: ["string", "null"] }],
    ["string, required", { type: "string" }],
    ["integer or null", { type: ["integer", "null"] }],
    ["number, nullable", { type: ["number", "null"] }],
    ["Optional[int]", { type: ["integer", "null"] }],
    ["string[]", { type: "array", items: { type: "string" } }],
    ["[object]", { type: "array", items: { type: "object" } }],
    ["array<array<int>>", { type: "array", items: { type: "array", items: { type: "integer" } } }],
    ["List of strings", { type: "array", items: { type: "string" } }],
    ["对象数组", { type: "array", items: { type: "object" } }],
    ["map[string]integer", { type: "object", additionalProperties: { type: "integer" } }],
    ["Record<string, string | number>", { type: "object", additionalProperties: { type: ["string", "number"] } }],
    ["integer<int64>", { type: "integer", format: "int64" }],
    ["enum(low, high)", { type: "string", enum: ["low", "high"] }],
    ['"a" | "b" | null', { type: ["string", "null"], enum: ["a", "b", null] }],
    ["file", { type: "string", format: "binary" }],
    ["any", {}],
    ["Message object", { type: "object" }],
    ["Frobnicator", undefined],
  ])("a type is read in a cell: %s", (cell, schema) => {
    expect(readType(cell)).toEqual(schema);
  });
});

describe("limits in prose", () => {
  it.each([
    ["采样温度，0~2", "number", { minimum: 0, maximum: 2 }],
    ["1-128", "integer", { minimum: 1, maximum: 128 }],
    ["Number between -2.0 and 2.0.", "number", { minimum: -2, maximum: 2 }],
    ["取值范围 [0, 1)", "number", { minimum: 0, exclusiveMaximum: 1 }],
    ["大于 0，不超过 10", "integer", { exclusiveMinimum: 0, maximum: 10 }],
    ["At least 1 and at most 5", "integer", { minimum: 1, maximum: 5 }],
    ["Usually 1-3.", "integer", {}],
    ["Since 2024-01-02, gpt-3.5-turbo", "number", {}],
    ["80-90% of it", "number", {}],
    ["1-128", "string", {}],
    ["2 到 64 个字符", "string", { minLength: 2, maxLength: 64 }],
    ["Up to 4 sequences", "array", { maxItems: 4 }],
  ])("limits are read where prose states them: %s (%s)", (text, type, expected) => {
    expect(readLimits(text, type)).toEqual(expected);
  });

  it.each([
    ["One of `a`, `b`, or `c`.", ["a", "b", "c"]],
    ["可选值：`url` 或 `b64_json`", ["url", "b64_json"]],
    ["Do not use with `top_p` and `n`.", undefined],
    ["Either `x`.", undefined],
    ["One of 16:9, 9:16, 1:1", ["16:9", "9:16", "1:1"]],
    ["Either low, medium or high.", ["low", "medium", "high"]],
    ["einer von low, medium, high", ["low", "medium", "high"]],
    ["low、medium、highのいずれか", ["low", "medium", "high"]],
    ["「512x512」「1024x1024」のいずれか。", ["512x512", "1024x1024"]],
    ["low, medium, high 중 하나", ["low", "medium", "high"]],
    ["推理强度：low / medium / high", ["low", "medium", "high"]],
    ["Роль: system, user, assistant", ["system", "user", "assistant"]],
    ["响应格式，可选 url 或 b64_json", ["url", "b64_json"]],
    ["Who speaks. system | user | tool", ["system", "user", "tool"]],
    ["256x256、512x512 或 1024x1024", ["256x256", "512x512", "1024x1024"]],
    ["Enum: `png, webp, jpeg`", ["png", "webp", "jpeg"]],
    ['Enum: "user" "assistant"', ["user", "assistant"]],
    ['長度（秒）："4"、"8" 或 "12"。', ["4", "8", "12"]],
    ["`mp3` (default), `wav` or `pcm`.", ["mp3", "wav", "pcm"]],
    ["以下のいずれかの値です。 `fast`：高速 `good`：高品質", ["fast", "good"]],
    ["One of: `fast`: at once. `good`: later.", ["fast", "good"]],
    ["Format of the answer: json, text, or verbose_json", ["json", "text", "verbose_json"]],
    ["One of the models listed above", undefined],
    ["Can be used or left out", undefined],
    ["The name, address or phone", undefined],
    ["Such as red, green or blue", undefined],
    ["A text: string | null", undefined],
    ["`true`: nobody hears of it. `false`: all do.", undefined],
    ["Sizes: small, large", undefined],
  ])("values are read where prose lists them: %s", (text, expected) => {
    expect(readEnum(text)).toEqual(expected);
  });

  it.each([
    ["Defaults to 1.", "1"],
    ['默认为 "auto"', "auto"],
    ["默认值：`null`", "null"],
    ["The default is chosen by us.", undefined],
  ])("a default is read where prose states one: %s", (text, expected) => {
    expect(readDefault(text)).toBe(expected);
  });
});

it.each([
  ["✅", "yes"],
  ["是", "yes"],
  ["Required", "yes"],
  ["", "no"],
  ["非必填", "no"],
  ["❌", "no"],
  ["是（流式时）", "conditional"],
  ["when streaming", "conditional"],
])("presence is read in a cell: %j", (cell, verdict) => {
  expect(readRequired(cell, false)).toBe(verdict);
});

it.each([
  ["请求参数", "request"],
  ["Response body (200)", "response"],
  ["返回示例", "response"],
  ["响应参数", "response"],
  ["Query parameters", "query"],
  ["Response headers", "ignored"],
  ["错误码", undefined],
  ["Create a response", undefined],
  ["Request and response", undefined],
])("a heading tells which part of the page follows: %s", (heading, area) => {
  expect(areaOf(heading)).toBe(area);
});

it.each([
  ["参数名称", "name"],
  ["是否必填", "required"],
  ["默认值", "default"],
  ["Type", "type"],
  ["Price", undefined],
])("a header tells what its column holds: %s", (header, column) => {
  expect(columnOf(header)).toBe(column);
});

describe("commands", () => {
  it("commands are split as a shell does", () => {
    const text = `$ curl -sS --request PUT --url=https://a.example/v1/x \\
  -H 'A: b: c' --header "B: \\"q\\"" -o out.json \\
  --data '{"a": "it'"'"'s"}' | jq .`;
    const [curl] = findCurls(text);
    expect(curl).toMatchObject({ method: "PUT", url: "https://a.example/v1/x", body: { text: `{"a": "it's"}` } });
    expect([...(curl?.headers ?? [])]).toEqual([
      ["a", "b: c"],
      ["b", '"q"'],
    ]);
    expect(text.slice(curl?.end)).toBe("| jq .");
  });

  it("commands tell GET, POST and forms apart", () => {
    expect(findCurls("curl https://a.example/x\ncurl -F file=@a.png -F n=1 https://a.example/y")).toMatchObject([
      { method: "GET" },
      {
        method: "POST",
        form: [
          ["file", "@a.png", expect.any(Number)],
          ["n", "1", expect.any(Number)],
        ],
      },
    ]);
  });
});

it.each([
  ["https://a.example/v1/chat/completions", { server: "https://a.example/v1", path: "/chat/completions", query: [] }],
  ["https://a.example/api/v1/x/:id?a=1", { server: "https://a.example/api/v1", path: "/x/{id}", query: [["a", "1"]] }],
  ["https://a.example/things/<id>/", { hasSlash: true, server: "https://a.example", path: "/things/{id}", query: [] }],
  ["$BASE_URL/v1/x", { path: "/v1/x", query: [] }],
])("a path is read in an address: %s", (text, expected) => {
  expect(readAddress(text)).toEqual(expected);
});

it.each([
  ["POST", "/chat/completions", "createChatCompletion"],
  ["GET", "/models", "listModels"],
  ["GET", "/models/{id}", "retrieveModel"],
  ["DELETE", "/files/{id}", "deleteFile"],
  ["POST", "/fine_tuning/jobs/{id}/cancel", "cancelFineTuningJob"],
  ["POST", "/v1/rerank", "createRerank"],
])("the id of the operation %s %s is %s", (method, path, id) => {
  expect(operationIdOf(method, path)).toBe(id);
});

describe("JSON of pages", () => {
  it("JSON of pages may have comments, trailing commas and dots", () => {
    const text = 'x {"a": [1, 2, ...], // one\n /* two */ "b": {"c": null,},} y';
    const node = readJson(text, 2);
    expect(jsonValue(node)).toEqual({ a: [1, 2], b: { c: null } });
    expect(text.slice(node.end)).toBe(" y");
  });

  it.each(["{", '{"a"', '{"a": 1 "b": 2}', "[1", '"a', "nope", `${"[".repeat(600)}`])(
    "the text %s is no JSON of a page",
    (text) => {
      expect(() => readJson(text)).toThrow(JsonProblem);
    },
  );
});
