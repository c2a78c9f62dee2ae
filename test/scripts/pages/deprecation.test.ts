import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { saysDeprecated } from "../../../scripts/pages/words/deprecation-words.js";
import { part } from "./pages.js";

it.each([
  "Deprecated: use `tune`.",
  "**Deprecated.** The old tune.",
  "The old tune. Deprecated.",
  "Deprecated in favour of `tune`.",
  "This field is deprecated.",
  "已废弃，请使用 `tune`",
  "該欄位已棄用。",
  "非推奨です。",
  "지원 중단",
  "Устарело: см. `tune`",
  "Obsoleto. Usa `tune`.",
  "Veraltet, siehe `tune`.",
  "Obsolète : voir `tune`.",
])("saysDeprecated takes a sentence that says so of the thing itself: %s", (text) => {
  expect(saysDeprecated(text)).toBe(true);
});

it.each([
  "`low` (deprecated), `high`",
  "Deprecated values are mapped.",
  "`low` is deprecated.",
  "Not deprecated.",
  "Replaces a deprecated field.",
])("saysDeprecated takes no sentence about something else: %s", (text) => {
  expect(saysDeprecated(text)).toBe(false);
});

describe("what is deprecated", () => {
  const endpoint = "`POST https://sea.example/v1/horns`";

  it.each([
    [
      "horns.md",
      "| Name | Type | Required | Description |\n|---|---|---|---|\n| tune | string | no | Deprecated: use `note`. |",
    ],
    [
      "horns.md",
      "| Name | Type | Required | Description |\n|---|---|---|---|\n| tune | string | deprecated | The tune. |",
    ],
    ["horns.md", "Request body\n\n- `tune` (string, deprecated): The tune."],
    ["horns.mdx", '<ParamField body="tune" type="string" deprecated>\n  The tune.\n</ParamField>'],
  ])("a field is deprecated where %s says so: %s", (file, fields) => {
    const page = importPage(`# Horns\n\n${endpoint}\n\n${fields}\n`, { file });
    expect(part(page, "/components/schemas/CreateHornRequest/properties/tune")).toMatchObject({
      type: "string",
      deprecated: true,
    });
  });

  it("a parameter and an operation are deprecated themselves, and not only their values", () => {
    const page = importPage(
      `# Tides\n\n## List tides (deprecated)\n\n\`GET https://sea.example/v1/tides\`\n\n### Query parameters\n\n| Name | Type | Description |\n|---|---|---|\n| sea | string | Deprecated. The sea. |\n\n## Blow\n\n${endpoint}\n\n**Deprecated.** Ring a bell.\n\n| Name | Type |\n|---|---|\n| tune | string |\n`,
      { file: "sea.md" },
    );
    const list = part(page, "/paths/~1tides/get");
    expect(list).toMatchObject({ deprecated: true, parameters: [{ name: "sea", deprecated: true }] });
    expect(part(page, "/paths/~1tides/get/parameters/0/schema")).not.toHaveProperty("deprecated");
    expect(part(page, "/paths/~1horns/post").deprecated).toBe(true);
    expect(part(page, "/components/schemas/CreateHornRequest/properties/tune")).not.toHaveProperty("deprecated");
  });
});
