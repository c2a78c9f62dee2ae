import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline, part } from "./pages.js";

const pages: readonly (readonly [file: string, name: string, text: string])[] = [
  [
    "page.md",
    "api_key",
    `# Plans

POST https://a.example/v1/plans

## Authorizations

| Name | Type | In | Required | Description |
|---|---|---|---|---|
| api_key | string | header | yes | The key of your harbour. |

## Body

| Name | Type | Required |
|---|---|---|
| harbour | string | yes |
`,
  ],
  [
    "page.txt",
    "api_key",
    `Plans
POST https://a.example/v1/plans

Authorizations
api_key
string
header
required
The key of your harbour.

Body
application/json
harbour
string
required
The harbour.
`,
  ],
  [
    "page.zh.md",
    "harbour-api-key",
    `# 计划

POST https://a.example/v1/plans

## 请求头

| 参数 | 类型 | 必填 | 说明 |
|---|---|---|---|
| harbour-api-key | string | 是 | 港口的密钥。 |

## 请求体

| 参数 | 类型 | 必填 |
|---|---|---|
| harbour | string | 是 |
`,
  ],
];

describe("headers of keys", () => {
  it.each(pages)("%s lists %s as a header, which is how calls are authorised and no parameter", (file, name, text) => {
    const page = importPage(text, { file });
    expect(outline(page)).toContain("POST /plans: harbour*");
    expect(part(page, "/components/securitySchemes/ApiKeyAuth")).toMatchObject({ type: "apiKey", in: "header", name });
    expect(page.document?.security).toEqual([{ ApiKeyAuth: [] }]);
  });

  it("a key that a command sends in a header of its own name is one as well", () => {
    const page = importPage(
      "# Plans\n\n```bash\ncurl https://a.example/v1/plans -H 'harbour-api-key: x' -d '{\"harbour\": \"a\"}'\n```\n",
      { file: "page.md" },
    );
    expect(part(page, "/components/securitySchemes/ApiKeyAuth")).toMatchObject({ name: "harbour-api-key" });
  });
});

it.each([
  [
    "page.md",
    "# Plans\n\n```bash\ncurl https://a.example/v1/plans -H 'Authorization: Bearer k' -H 'x-api-key: k' -d '{\"harbour\": \"a\"}'\n```\n",
    "import-value-ignored 4",
  ],
  [
    "page.txt",
    "计划\nPOST https://a.example/v1/plans\n请求头\n参数\t类型\t说明\nAuthorization\tstring\tBearer 令牌\napi-key\tstring\t密钥\n请求体\n参数\t类型\t说明\nharbour\tstring\t港口\n",
    "import-value-ignored 6",
  ],
])("a key beside a bearer token is told: %s", (file, text, expected) => {
  const page = importPage(text, { file });
  expect(part(page, "/components/securitySchemes")).toHaveProperty("BearerAuth");
  expect(notes(page)).toEqual([expected]);
});

describe("the header of authorisation without a scheme", () => {
  const schemeOf = (page: ReturnType<typeof importPage>) => part(page, "/components/securitySchemes/ApiKeyAuth");

  it("is that of a key which a command sends as it is, and which a table describes", () => {
    const page = importPage(
      "# Планы\n\nPOST https://a.example/v1/plans\n\n## Headers\n\n| Параметр | Тип | Описание |\n|---|---|---|\n| Authorization* | string | Ключ доступа |\n\n## Request Body\n\n| Параметр | Тип |\n|---|---|\n| harbour | string |\n\n```bash\ncurl https://a.example/v1/plans -H 'Authorization: KEY' -d '{\"harbour\": \"a\"}'\n```\n",
      { file: "page.md" },
    );
    expect(schemeOf(page)).toMatchObject({ in: "header", name: "authorization", description: "Ключ доступа" });
    expect(notes(page)).toEqual([]);
  });

  it("is told where no command shows how it is written", () => {
    const page = importPage(
      "Plans\nPOST https://a.example/v1/plans\nHeaders\nName\tType\tRequired\nAuthorization\tstring\tyes\nBody\nName\tType\nharbour\tstring\n",
      { file: "page.txt" },
    );
    expect(schemeOf(page)).toMatchObject({ name: "authorization" });
    expect(notes(page)).toEqual(["import-guessed 5"]);
  });
});
