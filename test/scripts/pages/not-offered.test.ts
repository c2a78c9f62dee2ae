import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline } from "./pages.js";

describe("endpoints that a page says are not offered", () => {
  it.each([
    [
      "| Endpoint | Method | Supported |\n|---|---|---|\n| `/v1/tides` | GET | ✅ |\n| `/v1/horns` | POST | ❌ |\n| `/v1/bells` | POST | 🚧 Coming soon |",
    ],
    [
      "| 接口 | 方法 | 是否支持 |\n|---|---|---|\n| `/v1/tides` | GET | 是 |\n| `/v1/horns` | POST | 否 |\n| `/v1/bells` | POST | 敬请期待 |",
    ],
    [
      "| Endpunkt | Methode | Status |\n|---|---|---|\n| `/v1/tides` | GET | ✅ |\n| `/v1/horns` | POST | nicht verfügbar |\n| `/v1/bells` | POST | geplant |",
    ],
    ["- [x] `GET /v1/tides`\n- [ ] `POST /v1/horns`\n- ❌ `POST /v1/bells`"],
  ])("what is not offered is left out and told: %s", (list) => {
    const page = importPage(`# Sea\n\nBase URL: https://sea.example\n\n${list}\n`, { file: "sea.md" });
    expect(outline(page)).toEqual(["GET /v1/tides:", "  200:"]);
    expect(page.diagnostics.map(({ code, message }) => [code, /(?:POST) \S+/.exec(message)?.[0]])).toEqual([
      ["import-value-ignored", "POST /v1/horns"],
      ["import-value-ignored", "POST /v1/bells"],
    ]);
  });

  it("a deprecated operation and a circle in Japanese are offered", () => {
    const table =
      "| エンドポイント | メソッド | 対応 |\n|---|---|---|\n| `/v1/tides` | GET | ○ |\n| `/v1/horns` | GET | Deprecated |";
    const page = importPage(`# Sea\n\nBase URL: https://sea.example\n\n${table}\n`, { file: "sea.md" });
    expect(outline(page)).toEqual(["GET /v1/tides:", "  200:", "GET /v1/horns:", "  200:"]);
  });

  it("marks of another column say nothing of whether there is an operation", () => {
    const table =
      "| Endpoint | Method | Key needed | Description |\n|---|---|---|---|\n| `/v1/tides` | GET | ❌ | Not supported on rivers |\n| `/v1/horns` | GET | ✅ | Horns |";
    const page = importPage(`# Sea\n\nBase URL: https://sea.example\n\n${table}\n`, { file: "sea.md" });
    expect(outline(page)).toEqual(["GET /v1/tides:", "  200:", "GET /v1/horns:", "  200:"]);
  });

  it("an operation that the page describes is one, whatever a table says", () => {
    const table =
      "| Endpoint | Method | Supported |\n|---|---|---|\n| `/v1/tides` | GET | ✅ |\n| `/v1/horns` | POST | ❌ |";
    const page = importPage(
      `# Sea\n\nBase URL: https://sea.example\n\n${table}\n\n## Blow\n\n\`POST /v1/horns\`\n\n| Name | Type | Required |\n|---|---|---|\n| tune | string | yes |\n`,
      { file: "sea.md" },
    );
    expect(outline(page)).toContain("POST /v1/horns: tune*");
    expect(notes(page)).toEqual([]);
  });
});
