import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { importFixture, notes, outline, part, shapes } from "./pages.js";

describe("lists of fields and what stands beside them", () => {
  it("kinds of the parts of a list, in Chinese Markdown, are no fields and end no list", () => {
    const page = importFixture("redshank.zh.md");
    expect(outline(page)).toEqual([
      "POST /plans: harbour* ships*[kind* seats name] tide wind mode crew depth !pilot !radio",
      "  200: id berths[number]",
    ]);
    expect(page.document?.servers).toMatchObject([{ url: "https://api.redshank.example/v1" }]);
  });

  it("ranges, values and bounds of a list in Chinese are read, and what the words contradict is loosened", () => {
    const page = importFixture("redshank.zh.md");
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      ships: { items: { properties: { seats: { minimum: 1, maximum: 2_147_483_647 } } } },
      tide: { minimum: -2, maximum: 2 },
      wind: { minimum: 0.5, exclusiveMaximum: 12 },
      mode: { enum: ["calm", "storm"] },
      crew: { type: "number" },
      depth: { maximum: 9.5 },
    });
    expect(notes(page)).toEqual(["import-conflict 37", "import-unread 61", "import-unread 64"]);
  });

  it("lists of bare names, in HTML, go to the operations that their headings name; what is not supported is known", () => {
    const page = importFixture("redshank.html");
    expect(outline(page)).toEqual([
      "POST /plans: harbour ships tide stream !pilot !radio",
      "  200:",
      "POST /crews: name* watch rank nights meals !wages",
      "  200:",
    ]);
    expect(shapes(page, "CreateCrewRequest")).toMatchObject({ watch: {}, rank: { enum: ["mate", "master"] } });
    expect(part(page, "/components/schemas/CreateCrewRequest/properties/watch")).not.toHaveProperty("type");
    expect(part(page, "/paths/~1plans/post")).toMatchObject({ "x-concord-stream": { flag: "stream" } });
    expect(notes(page)).toEqual(["import-unread 29"]);
  });

  it("a name that parts have, below an object that copied text does not open, is passed over", () => {
    const page = importFixture("redshank.txt");
    expect(outline(page)).toEqual(["POST /plans: harbour* watch Stream model", "  200: id"]);
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      harbour: { enum: ["north", "south"] },
      model: { enum: ["dock/north", "dock/south"] },
    });
    expect(part(page, "/paths/~1plans/post")).toMatchObject({ "x-concord-stream": { flag: "Stream" } });
    expect(notes(page)).toEqual(["import-value-ignored 19", "import-guessed 23"]);
  });

  it("the fields of a class of Python and names in code are read, and this machine is one server", () => {
    const page = importFixture("redshank-python.md");
    expect(outline(page)).toEqual([
      "POST /plans: echo depth crew tide wind mode harbour",
      "  200:",
      "GET /berths:",
      "  200:",
    ]);
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      echo: { type: "boolean", default: false },
      depth: { minimum: 0, maximum: 9, default: 1.5 },
      crew: { type: ["integer", "null"] },
    });
    expect(part(page, "/components/schemas/CreatePlanRequest/properties/echo").description).toContain(
      "(as it was sent)",
    );
    expect(page.document?.servers).toHaveLength(1);
  });
});

describe("words beside fields", () => {
  const table = (columns: string, rows: string): string =>
    `# Plans\n\nPOST https://a.example/v1/plans\n\n${columns}\n|---|---|---|---|\n${rows}\n`;

  it("a default that is one of the values, and the length of a text without a unit, are read in English", () => {
    const rows = [
      "| mode | string | yes | `calm` or `storm`. Defaults to calm. |",
      "| name | string | no | Minimum length: 2. Maximum string length: `40` |",
      "| size | string | no | The bigger the dearer: small, large. Default is unknown. |",
    ];
    const page = importPage(table("| Name | Type | Required | Description |", rows.join("\n")));
    expect(shapes(page, "CreatePlanRequest")).toEqual({
      mode: { type: "string", enum: ["calm", "storm"], default: "calm" },
      name: { type: "string", minLength: 2, maxLength: 40 },
      size: { type: "string" },
    });
  });

  it("a default that is one of the values, and the length of a text without a unit, are read in Chinese", () => {
    const rows = "| mode | string | 是 | calm、storm。默认为calm |\n| name | string | 否 | 最大长度：40 |";
    const page = importPage(table("| 参数 | 类型 | 必填 | 说明 |", rows));
    expect(shapes(page, "CreatePlanRequest")).toEqual({
      mode: { type: "string", enum: ["calm", "storm"], default: "calm" },
      name: { type: "string", maxLength: 40 },
    });
  });

  it("a list of values is not taken for all of them where the words say more", () => {
    const rows = [
      "| a | string | no | `x` and `y` are the usual ones, and others may come. |",
      "| b | string | no | For example: `x` or `y` |",
      "| c | string | no | x, y, etc. |",
      "| d | string | no | Name, address and age of the crew |",
    ];
    const page = importPage(table("| Name | Type | Required | Description |", rows.join("\n")));
    for (const schema of Object.values(shapes(page, "CreatePlanRequest"))) expect(schema).toEqual({ type: "string" });
  });

  it("what is required may be said where a description begins, and a row may have all in the cell of its name", () => {
    const text =
      "POST https://a.example/v1/plans\n\nBody\nFields\nships[]\tobject (Ship)\nRequired. The ships.\n\ntide\tstring\nOptional. The tide.\n";
    expect(outline(importPage(text))[0]).toBe("POST /plans: ships* tide");
    const html =
      "<h2>Plans</h2><p>POST https://a.example/v1/plans</p><table><tr><th>Param</th><th>Description</th></tr>" +
      "<tr><td><code>harbour</code><br><em>string</em> <b>required</b></td><td>The harbour.</td></tr>" +
      "<tr><td><code>tide</code><br><em>number</em></td><td>From 0.5 to 4.</td></tr></table>";
    expect(outline(importPage(html))[0]).toBe("POST /plans: harbour* tide");
  });
});

describe.each([
  ["simplified", "请求地址", "请求参数", "| 参数 | 类型 |"],
  ["traditional", "請求位址", "請求參數", "| 參數 | 類型 |"],
])("headings of addresses in Chinese, %s", (kind, address, fields, header) => {
  it(`a heading of an address in Chinese, ${kind}, does not name the operation, and the next one begins above it`, () => {
    const operation = (title: string, path: string): string =>
      `## ${title}\n\n### ${address}\n\n\`POST https://a.example/v1/${path}\`\n\n### ${fields}\n\n${header}\n|---|---|\n| ${path} | string |\n`;
    const page = importPage(`# API\n\n${operation("Plans", "plans")}\n${operation("Crews", "crews")}`);
    expect(outline(page)).toEqual(["POST /plans: plans", "  200:", "POST /crews: crews", "  200:"]);
    expect(part(page, "/paths/~1plans/post").summary).toBe("Plans");
    expect(part(page, "/paths/~1crews/post").summary).toBe("Crews");
  });
});
