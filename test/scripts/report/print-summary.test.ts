import { marked } from "marked";
import { parse } from "node-html-parser";
import { describe, expect, it } from "vitest";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import type { ProviderScore } from "../../../scripts/drift/score.js";
import type { Change } from "../../../scripts/drift/types.js";
import { briefText, joinBriefs } from "../../../scripts/report/brief.js";
import { printSummary } from "../../../scripts/report/print-summary.js";
import { breaking, hostile, warning } from "./comparand.js";

const scores: readonly ProviderScore[] = [
  {
    provider: "relay",
    share: 0.5,
    operations: [{ operation: "POST /v1/pets", status: "partial", fields: 2, taken: 1, share: 0.5 }],
  },
];

const summaryOf = (changes: readonly Change[], provider = "relay") =>
  printSummary([{ base: "openai", revision: provider, report: reportChanges(changes) }], scores);

const inResponse = (id: string, location: string, message: string): Change => ({ ...warning, id, location, message });

const removedOperation: Change = {
  ...breaking,
  id: "api-path-removed-without-deprecation",
  operation: "GET /v1/pets",
  location: "operation",
};

describe("the committed summary", () => {
  it("has a line per operation, field and object", () => {
    const text = summaryOf([
      breaking,
      removedOperation,
      { ...removedOperation, id: "endpoint-added", level: "info", breaking: false, operation: "POST /v1/cats" },
      warning,
      inResponse(
        "response-property-became-optional",
        "response.200.body.items[].id",
        "Response property `items[].id` (200) became optional.",
      ),
      inResponse(
        "response-property-became-optional",
        "response.200.body.items[].kind",
        "Response property `items[].kind` (200) became optional.",
      ),
    ]);
    expect(text.slice(text.indexOf("| Operation"))).toBe(`| Operation | relay |
| --- | --: |
| \`POST /v1/pets\` | 50 % |
| **All** | **50 %** |

## relay

Against openai: 2 breaking, 3 warnings, 1 compatible; 50 % of the requests.

<details><summary>1 operation that relay lacks</summary>

- \`GET /v1/pets\`

</details>

<details><summary>1 operation that openai lacks</summary>

- \`POST /v1/cats\`

</details>

<details><summary><code>POST /v1/pets</code>: 50 % of the request · 1 narrower</summary>

| Request | What differs |
| --- | --- |
| \`name\` | the maximum length was decreased from 9 to 5 |

</details>

<details><summary><code>PUT /v1/pets/{id}</code>: 1 missing · responses: 2 doubtful</summary>

| Request | What differs |
| --- | --- |
| \`tag\` | missing |

| Response | Fields | What differs |
| --- | --- | --- |
| \`200 items[]\` | \`id\`, \`kind\` | may be missing |

</details>
`);
  });

  it("does not depend on lines or on the order of changes, and one change touches few lines", () => {
    const moved = { ...breaking, base: null, revision: { file: "other.yaml", pointer: "", line: 999 } };
    const other = {
      ...breaking,
      location: "request.body.age",
      message: "Request property `age` is no longer nullable.",
    };
    const before = summaryOf([breaking, warning]);
    expect(summaryOf([moved, warning])).toBe(before);
    expect(summaryOf([other, breaking])).toBe(summaryOf([breaking, other]));
    const known = new Set(before.split("\n"));
    const added = summaryOf([other, breaking, warning])
      .split("\n")
      .filter((line) => !known.has(line));
    expect(added).toHaveLength(3);
    expect(added).toContain("| `age` | not null |");
  });

  it("leaves out what was accepted, and says how much", () => {
    const text = summaryOf([{ ...breaking, accepted: "agreed" }]);
    expect(text).toContain("0 breaking, 0 warnings, 0 compatible, 1 accepted");
    expect(text).not.toContain("<details>");
  });

  it("shows hostile names as they are", () => {
    const changes: readonly Change[] = [
      { ...breaking, operation: hostile, location: `request.body.${hostile}`, message: hostile },
      {
        ...breaking,
        operation: "GET /a|b",
        location: `response.200.body[${JSON.stringify(hostile)}]`,
        message: hostile,
      },
    ];
    const page = parse(marked.parse(summaryOf(changes, hostile), { async: false }));
    expect(page.querySelectorAll("img, script")).toHaveLength(0);
    expect(page.querySelectorAll("details")).toHaveLength(2);
    for (const row of page.querySelectorAll("details tr")) {
      const width = row.closest("table")?.querySelectorAll("th").length;
      expect(row.querySelectorAll("td, th")).toHaveLength(width ?? 0);
    }
  });
});

describe("a message without its place", () => {
  it.each([
    ["Request property `a.b` is no longer nullable.", "not null"],
    ['The value `"x"` was removed from request property `a`.', 'not `"x"`'],
    ["`array of integer` was removed from the alternatives of request property `prompt`.", "not `array of integer`"],
    [
      "The maximum length of property of query parameter `q` `a` was decreased from 9 to 5.",
      "the maximum length was decreased from 9 to 5",
    ],
    ["The response body lost the media type `text/plain`.", "not `text/plain`"],
    ["The response with status 429 was removed.", "the response with status 429 was removed"],
    [
      "The type of response property `a` (200) changed from `string/uri` to `string`.",
      "`string` instead of `string/uri`",
    ],
    ["Webhook `paid` was removed.", "missing"],
    ["Something new about `x`.", "Something new about `x`"],
  ])("%s", (message, brief) => {
    expect(briefText({ ...breaking, message })).toBe(brief);
  });

  it("lists values together", () => {
    expect(joinBriefs(["not `b`", "not null", "also `c`", "not `a`"])).toEqual([
      "not null",
      "not `a`, `b`",
      "also `c`",
    ]);
  });
});
