import { describe, expect, it } from "vitest";
import { importPage } from "../../../../scripts/pages/import-page.js";
import { outline, part } from "../pages.js";

const parameters = `[block:parameters]
{
  "data": {
    "h-0": "Parameter", "h-1": "Type", "h-2": "Required", "h-3": "Description",
    "0-0": "\`tune\`", "0-1": "string", "0-2": "Yes", "0-3": "One of \`low\`, \`high\`.\\nOr a | b.",
    "1-0": "\`count\`", "1-1": "integer", "1-2": "No", "1-3": "At most 5."
  },
  "cols": 4,
  "rows": 2
}
[/block]`;

const code = `[block:code]
{
  "codes": [
    { "code": "curl https://sea.example/v1/horns \\\\\\n  -d '{\\n  \\"tune\\": \\"low\\", \\"loud\\": true}'", "language": "curl" },
    { "code": "{\\n  \\"id\\": \\"h1\\"\\n}", "language": "json", "name": "200 OK" }
  ]
}
[/block]`;

describe("ReadMe's blocks of JSON", () => {
  it("a table and code of ReadMe are read as such, with their lines", () => {
    const page = importPage(`# Horns\n\n\`POST https://sea.example/v1/horns\`\n\n${parameters}\n\n${code}\n`, {
      file: "horns.md",
    });
    expect(outline(page)).toEqual(["POST /horns: tune* count loud", "  200: id"]);
    expect(part(page, "/components/schemas/CreateHornRequest/properties/count")).toMatchObject({ maximum: 5 });
    expect(page.originOf("/components/schemas/CreateHornRequest/properties/count").line).toBe(10);
    expect(page.diagnostics).toEqual([]);
  });

  it("headings, callouts and HTML of ReadMe are read, and what is no JSON stays as it is", () => {
    const html =
      '[block:html]\n{ "html": "<table><tr><th>Name</th><th>Type</th></tr><tr><td>tune</td><td>string</td></tr></table>" }\n[/block]';
    const page = importPage(
      `[block:api-header]\n{ "title": "Horns" }\n[/block]\n\n[block:callout]\n{ "type": "info", "title": "Base URL", "body": "\`https://sea.example/v1\`" }\n[/block]\n\n[block:image]\n{ "images": [] }\n[/block]\n\n[block:embed]\nnone\n[/block]\n\n\`POST /horns\`\n\n${html}\n`,
      { file: "horns.md" },
    );
    expect(outline(page)).toEqual(["POST /horns: tune", "  200:"]);
    expect(part(page, "/servers/0").url).toBe("https://sea.example/v1");
    expect(part(page, "/paths/~1horns/post").summary).toBe("Horns");
  });

  it("thousands of blocks that nothing closes are read in the time of their length", () => {
    const page = '[block:code]\n{ "codes": [\n'.repeat(8000);
    expect(importPage(page, { file: "horns.md", format: "markdown" }).document).toBeUndefined();
  });
});
