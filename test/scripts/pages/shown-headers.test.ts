import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline, part } from "./pages.js";

const fields = "| Name | Type | Required |\n|---|---|---|\n| tune | string | yes |\n";

describe("headers that a page shows", () => {
  it.each([
    [
      '```bash\ncurl https://sea.example/v1/horns -H "x-api-key: $KEY" -H "Sea-Version: 2026-01-02" -d \'{"tune":"a"}\'\n```',
    ],
    [
      "```http\nPOST /v1/horns HTTP/1.1\nHost: sea.example\nx-api-key: {key}\nSea-Version: 2026-01-02\nContent-Type: application/json\n```",
    ],
  ])("a header of a request shown is a parameter with its value as an example: %s", (shown) => {
    const page = importPage(`# Horns\n\n${shown}\n\n${fields}`, { file: "horns.md" });
    const [header, ...others] = part(page, "/paths/~1horns/post").parameters as readonly object[];
    expect(others).toEqual([]);
    expect(header).toMatchObject({
      name: "sea-version",
      in: "header",
      schema: { type: "string", examples: ["2026-01-02"] },
    });
    expect(header).not.toHaveProperty("required");
  });

  it("what browsers and tools send is no parameter, and a secret or a stand-in no example", () => {
    const headers = [
      "Origin: https://a.example",
      "Cookie: a=1",
      "Sec-Fetch-Mode: cors",
      "Sea-Token: abc",
      "Sea-Fleet: <fleet>",
    ];
    const options = headers.map((header) => `-H '${header}'`).join(" ");
    const command = `curl https://sea.example/v1/horns ${options} -d '{"tune":"a"}'`;
    const page = importPage(`# Horns\n\n\`\`\`bash\n${command}\n\`\`\`\n`, { file: "horns.md" });
    const parameters = part(page, "/paths/~1horns/post").parameters as readonly { name: string; schema: object }[];
    expect(parameters.map(({ name, schema }) => [name, schema])).toEqual([
      ["sea-token", { type: "string" }],
      ["sea-fleet", { type: "string" }],
    ]);
  });
});

describe("tables of headers", () => {
  it.each(["Header", "Header name", "请求头"])(
    "a table whose names are called headers lists no fields of the body, also before the address: %s",
    (title) => {
      const page = importPage(
        `# Horns\n\n| ${title} | Required | Description |\n|---|---|---|\n| x-api-key | yes | Key |\n| sea-version | yes | Version |\n\n\`POST https://sea.example/v1/horns\`\n\n${fields}`,
        { file: "horns.md" },
      );
      expect(outline(page)).toEqual(["POST /horns: header sea-version* tune*", "  200:"]);
    },
  );

  it("a table of headers below an answer is not sent", () => {
    const page = importPage(
      `# Horns\n\n\`POST https://sea.example/v1/horns\`\n\n${fields}\n## Response\n\n| Header | Description |\n|---|---|\n| sea-trace | Trace |\n`,
      { file: "horns.md" },
    );
    expect(outline(page)).toEqual(["POST /horns: tune*", "  200:"]);
    expect(page.diagnostics.map(({ code }) => code)).toEqual(["import-unread"]);
  });
});
