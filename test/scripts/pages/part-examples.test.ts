import { expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline } from "./pages.js";

it.each<readonly [file: string, text: string]>([
  [
    "page.md",
    `# Plans

POST https://a.example/v1/plans

| Name | Type | Required |
|---|---|---|
| messages | array | yes |
| harbour | string | yes |

### Message format

\`\`\`json
{"role": "user", "content": "Ahoy"}
\`\`\`
`,
  ],
  [
    "page.zh.md",
    `# 计划

POST https://a.example/v1/plans

## 请求参数

| 参数 | 类型 | 必填 |
|---|---|---|
| messages | array | 是 |
| harbour | string | 是 |

**消息格式：**

\`\`\`json
{"role": "user", "content": "你好"}
\`\`\`
`,
  ],
])("JSON of %s that shows a message is one of its list, and neither a body nor an answer", (file, text) => {
  expect(outline(importPage(text, { file }))).toEqual(["POST /plans: messages*[role content] harbour*", "  200:"]);
});
