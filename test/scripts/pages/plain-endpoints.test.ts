import { expect, it } from "vitest";
import { readLimits } from "../../../scripts/pages/facts/constraints.js";
import { readEnum } from "../../../scripts/pages/facts/enumerations.js";
import { sentIn } from "../../../scripts/pages/facts/sent-in.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline } from "./pages.js";

/** Operations of a page, with the fields of what is sent to them. */
const read = (page: string): readonly string[] =>
  outline(importPage(page, { file: "page.md" })).filter((line) => !line.startsWith(" "));
const keys = (page: string): readonly string[] => read(page).map((line) => line.split(":")[0] ?? "");

const table = "| Name | Type | Required |\n|---|---|---|\n| bark | string | yes |\n";

it.each([
  ["a title glued to its method", `# Elms\n\n## Plant an elmPOST /v1/elms\n\n${table}`],
  ["a line glued to its method", `# Elms\n\n## Elms\n\nPlant an elmPOST/v1/elms\n\n${table}`],
  ["a title glued to its address", `# Elms\n\n## Plant an elm/v1/elms\n\n${table}`],
  ["a title glued to its address in code", `# Elms\n\n## Plant an elm\`/v1/elms\`\n\n${table}`],
  ["a title before its address", `# Elms\n\n## Plant an elm /v1/elms\n\n${table}`],
  [
    "a sentence above what is sent",
    '# Elms\n\nSend a POST request to `/v1/elms` with JSON:\n\n```json\n{"bark": "a"}\n```\n',
  ],
])("a page that names no server is read: %s", (_, page) => {
  expect(read(page)).toEqual([expect.stringMatching(/^POST \/v1\/elms: bark\*?$/)]);
  const { document, diagnostics } = importPage(page, { file: "page.md" });
  expect(JSON.stringify(document)).not.toMatch(/"summary":"[^"]*(?:POST|v1)/);
  expect(diagnostics.map(({ code }) => code)).toContain("import-server-missing");
});

it("operations of which a page says nothing but their addresses are kept where it has several", () => {
  const page = "# Elms\n\nPOST /elms\n\nBody: bark (string, required).\n\nGET /elms\n\nDELETE /elms/{id}\n";
  expect(keys(page)).toEqual([...["POST /elms", "GET /elms", "DELETE /elms/{id}"]]);
  expect(keys("# Elms\n\nDELETE /elms/{id}\n")).toEqual(["DELETE /elms/{id}"]);
  expect(importPage("# Elms\n\nPOST /elms\n").document).toBe(undefined);
});

it.each([
  ["Send GET or DELETE to `/v1/elms/{id}`.", ["GET /v1/elms/{id}", "DELETE /v1/elms/{id}"]],
  [
    "Send `GET`, `PUT` and `DELETE` to `/v1/elms/{id}`.",
    ["GET /v1/elms/{id}", "PUT /v1/elms/{id}", "DELETE /v1/elms/{id}"],
  ],
  ["向 `/v1/elms` 发送 GET 或 DELETE", []],
  ["Send GET, and after a while POST, to `/v1/elms`.", []],
  ["Send GET or GET again or POST to `/v1/elms`.", []],
])("several methods before one address are sent there: %s", (text, expected) => {
  expect(sentIn(text).map(({ method, path }) => `${method} ${path}`)).toEqual(expected);
});

it("an id that an example shows is the parameter that another method of the page has there", () => {
  const curl = (method: string, path: string) => `\`\`\`sh\ncurl -X ${method} https://elms.test/v1${path}\n\`\`\`\n\n`;
  const page = `# Elms\n\n## Read\n\nGET /v1/elms/{elm_id}\n\n## Fell\n\n${curl("DELETE", "/elms/elm-abc123")}## Search\n\n${curl("POST", "/elms/search")}## Sum\n\n${curl("POST", "/elms/v2")}`;
  expect(keys(page)).toEqual([
    ...["GET /elms/{elm_id}", "DELETE /elms/{elm_id}", "POST /elms/search", "POST /elms/v2"],
  ]);
});

it.each<readonly [text: string, type: string, expected: object]>([
  ["消息，至少一条", "array", { minItems: 1 }],
  ["至少两个，最多 5 个", "array", { minItems: 2, maxItems: 5 }],
  ["At least one message, up to three messages.", "array", { minItems: 1, maxItems: 3 }],
  ["至少十五条", "array", {}],
  ["At least one of them is sent.", "array", {}],
  ["At least one message.", "string", {}],
  ["0 to 1 (exclusive)", "number", { minimum: 0, exclusiveMaximum: 1 }],
  ["Between 0 and 1, exclusive.", "number", { minimum: 0, exclusiveMaximum: 1 }],
  ["between 0 (exclusive) and 2 (inclusive)", "number", { exclusiveMinimum: 0, maximum: 2 }],
  ["0 到 1（不含）", "number", { minimum: 0, exclusiveMaximum: 1 }],
  ["0 до 1 (не включая)", "number", { minimum: 0, exclusiveMaximum: 1 }],
  ["Exclusive to members: 1 to 5.", "number", { minimum: 1, maximum: 5 }],
])("words for counts and for ends of ranges are read: %s (%s)", (text, type, expected) => {
  expect(readLimits(text, type)).toEqual(expected);
});

it.each([
  ["Popular: small_one, large_two", undefined],
  ["Popular values: small, large", undefined],
  ["Recommended: `small`, `large`", undefined],
  ["热门：small_1、large_2", undefined],
  ["Possible values: small, large", ["small", "large"]],
  ["About the mode. Possible values: small, large", ["small", "large"]],
])("what is popular or recommended is no closed list: %s", (text, expected) => {
  expect(readEnum(text)).toEqual(expected);
});
