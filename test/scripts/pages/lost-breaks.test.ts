import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline, shapes } from "./pages.js";

function read(lines: readonly string[]) {
  return importPage(`${lines.join("\n")}\n`, { file: "page.txt" });
}

describe("lines that a copy ran together", () => {
  it("a header of a table behind an address, and code behind the mark of a heading, are on lines of their own", () => {
    const page = read([
      "Plans",
      "Makes a plan.",
      "POST /v1/plans| Name | Type | Required | Description |",
      "|---|---|---|---|",
      "harbour | string | ✅ | The harbour. |",
      "ships | array | ❌ | The ships. |",
      "Command",
      'Section titled “Command”curl https://api.knot.example/v1/plans \\ -H "Content-Type: application/json" \\ -d \'{ "harbour": "north", "ships": [ {"name": "a"} ] }\'Response',
      'Section titled “Response”{ "id": "a" }',
    ]);
    expect(outline(page)).toEqual(["POST /plans: harbour* ships[name]", "  200: id"]);
  });

  it("words right behind an address are none of it, and a media type may stand right behind the title of a body", () => {
    const page = read([
      "Plans",
      "POST",
      "{{BASE_URL}}/v1/plans最后修改时间: 9 个月前",
      "请求参数",
      "Header 参数",
      "Authorization",
      "string",
      "可选",
      "Body 参数application/json",
      "harbour",
      "string",
      "必需",
      "港口。最大长度为 20 个字符。",
      "返回响应",
      "{",
      '"id": "a"',
      "}",
    ]);
    expect(outline(page)[0]).toMatch(/^POST \/v1\/plans: .*harbour\*$/);
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({ harbour: { maxLength: 20 } });
  });

  it("defaults with a mark and the next name right behind them are three lines", () => {
    const page = read([
      "Make a plan",
      "POST",
      "/",
      "v1",
      "/",
      "plans",
      "Body",
      "application/json",
      "harbour",
      "string",
      "default: north/basinrequiredtide",
      "string",
      "default: as it was when the ships of the year before came into the harbour and lay there for the whole of a long winter at anchorrequiredmode",
      "enum<string>",
      "default: calmrequiredAvailable options:",
      "calm",
      ", storm",
      "depth",
      "integer",
      "Response",
      "id",
      "string",
    ]);
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour* tide* mode* depth");
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      harbour: { default: "north/basin" },
      mode: { enum: ["calm", "storm"], default: "calm" },
    });
  });

  it.each([
    ["Chinese", "参数名类型必填描述", ["港口", "是否等待", "多少艘船"]],
    ["Korean", "파라미터타입필수설명", ["항구", "기다릴지 여부", "배의 수"]],
  ])("rows that lost their signs of presence are read without, in %s", (_, header, words) => {
    const page = read([
      "Plans",
      "",
      "POST /v1/plans",
      "",
      header as string,
      `harbourstring${words[0]}`,
      `waitboolean${words[1]}`,
      `shipsinteger${words[2]}`,
      "",
      "curl https://api.knot.example/v1/plans \\",
      '  -d \'{"harbour": "north"}\'',
    ]);
    expect(outline(page)[0]).toBe("POST /plans: harbour wait ships");
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({ wait: { type: "boolean" }, ships: { type: "integer" } });
  });

  it("a dash in the place of a type, and the name of a type in brackets, end no table", () => {
    const page = read([
      "Plans",
      "",
      "POST /v1/plans",
      "",
      "Request body",
      "",
      "Field Type Required Description",
      "harbour string yes The harbour",
      "ships array[Ship] yes The ships",
      "stop - no Where it ends",
      "crew object (Crew) no -",
      "depth integer no How deep it is",
    ]);
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour* ships* stop crew depth");
  });
});
