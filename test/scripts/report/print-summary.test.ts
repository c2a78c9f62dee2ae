import { marked } from "marked";
import { parse } from "node-html-parser";
import { describe, expect, it } from "vitest";
import type { Change, OperationSelection } from "../../../scripts/drift/changes/types.js";
import { compareContracts, reportChanges } from "../../../scripts/drift/find-changes.js";
import type { ProviderScore } from "../../../scripts/drift/score.js";
import { briefOf, joinBriefs } from "../../../scripts/report/brief.js";
import { printSummary } from "../../../scripts/report/print-summary.js";
import { contractOf, documentOf } from "../drift/contracts.js";
import { breaking, hostile, warning } from "./comparand.js";

const scores: readonly ProviderScore[] = [
  {
    provider: "relay",
    coverage: { offered: 1, total: 2 },
    share: 0.5,
    operations: [{ operation: "POST /v1/pets", status: "partial", fields: 2, taken: 1, share: 0.5 }],
  },
];

const summaryOf = (changes: readonly Change[], provider = "relay") =>
  printSummary([{ base: "openai", revision: provider, report: reportChanges(changes) }], scores);

/** A property of the items of a response became optional. */
const optional = (name: string): Change => ({
  ...warning,
  id: "response-property-became-optional",
  location: `response.200.body.items[].${name}`,
  part: { kind: "response-body", status: "200" },
  path: [{ kind: "property", name: "items" }, { kind: "items" }, { kind: "property", name }],
});

const removedOperation: Change = {
  ...breaking,
  id: "api-path-removed-without-deprecation",
  operation: "GET /v1/pets",
  location: "operation",
  part: { kind: "path", operation: "GET /v1/pets" },
  path: [],
};

describe("the committed summary", () => {
  it("the committed summary has a line per operation, field and object", () => {
    const text = summaryOf([
      breaking,
      removedOperation,
      { ...removedOperation, id: "endpoint-added", level: "info", breaking: false, operation: "POST /v1/cats" },
      warning,
      optional("id"),
      optional("kind"),
    ]);
    expect(text.slice(text.indexOf("## relay"))).toBe(`## relay

Against openai: 1 of 2 operations offered.

<details><summary>1 operation that relay lacks</summary>

- \`GET /v1/pets\`

</details>

<details><summary>1 operation that openai lacks</summary>

- \`POST /v1/cats\`

</details>

<details><summary><code>POST /v1/pets</code>: narrower</summary>

| Request | What differs |
| --- | --- |
| \`name\` | maximum length 5 instead of 9 |

</details>

<details><summary><code>PUT /v1/pets/{id}</code>: missing · responses doubtful</summary>

| Request | What differs |
| --- | --- |
| \`tag\` | missing |

| Response | Fields | What differs |
| --- | --- | --- |
| \`200 items[]\` | \`id\`, \`kind\` | may be missing |

</details>
`);
  });

  it("the committed summary does not depend on lines or on the order of changes, and one change touches one line", () => {
    const moved = { ...breaking, base: null, revision: { file: "other.yaml", pointer: "", line: 999 } };
    const other: Change = {
      ...breaking,
      id: "request-property-became-not-nullable",
      location: "request.body.age",
      path: [{ kind: "property", name: "age" }],
    };
    const before = summaryOf([breaking, warning]);
    expect(summaryOf([moved, warning])).toBe(before);
    expect(summaryOf([other, breaking])).toBe(summaryOf([breaking, other]));
    const known = new Set(before.split("\n"));
    const added = summaryOf([other, breaking, warning])
      .split("\n")
      .filter((line) => !known.has(line));
    expect(added).toEqual(["| `age` | not null |"]);
  });

  it("the committed summary leaves out what was accepted, and says how much", () => {
    const text = summaryOf([{ ...breaking, accepted: "agreed" }]);
    expect(text).toContain("1 of 2 operations offered, 1 accepted");
    expect(text).not.toContain("<details>");
  });

  it("the committed summary says that only some operations were compared", async () => {
    const contract = await contractOf(documentOf({}));
    const textOf = (operations: OperationSelection) => {
      const report = compareContracts(contract, contract, { operations });
      return printSummary([{ base: "openai", revision: "relay", report }], scores);
    };
    expect(textOf({})).toContain("Against openai: 1 of 2 operations offered.");
    expect(textOf({ except: [] })).toContain("Against openai: 1 of 2 operations offered.");
    const selected = "Against openai, in the operations that `drift.operations` selects: 1 of 2 operations offered.";
    expect(textOf({ only: ["/things"] })).toContain(selected);
    expect(textOf({ except: ["/things"] })).toContain(selected);
    expect(textOf({ except: ["/others"] })).toContain("Against openai: 1 of 2 operations offered.");
  });

  it("the committed summary shows hostile names as they are", () => {
    const changes: readonly Change[] = [
      { ...breaking, operation: hostile, path: [{ kind: "property", name: hostile }], from: hostile, to: [hostile] },
      {
        ...breaking,
        id: "response-property-one-of-added",
        operation: "GET /a|b",
        part: { kind: "response-body", status: hostile, mediaType: hostile },
        path: [
          { kind: "branch", label: hostile },
          { kind: "property", name: hostile },
        ],
        name: hostile,
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

describe("what differs, in short", () => {
  it.each<readonly [string, Partial<Change>, string]>([
    ["null", { id: "request-property-became-not-nullable" }, "not null"],
    ["a value", { id: "request-property-enum-value-removed", name: '"x"' }, 'not `"x"`'],
    [
      "an alternative",
      { id: "request-property-one-of-removed", name: "array of integer" },
      "without `array of integer`",
    ],
    ["a limit", { id: "request-parameter-property-max-length-decreased" }, "maximum length 5 instead of 9"],
    ["a media type", { id: "response-media-type-removed", name: "text/plain" }, "not `text/plain`"],
    ["a response", { id: "response-non-success-status-removed", name: "429" }, "missing"],
    [
      "a type",
      { id: "response-property-type-changed", from: "string/uri", to: "string" },
      "`string` instead of `string/uri`",
    ],
    ["a webhook", { id: "webhook-removed", name: "paid" }, "missing"],
    ["values", { id: "request-property-became-enum", to: ['"a"', '"b"'] }, 'only `"a"`, `"b"`'],
  ])("what differs is told in short: %s", (_, change, brief) => {
    expect(joinBriefs([briefOf({ ...breaking, ...change })])).toEqual([brief]);
  });

  it("what differs in short does not depend on the message", () => {
    expect(briefOf({ ...breaking, message: "Something else." })).toEqual(briefOf(breaking));
  });

  it("what differs in short lists values together", () => {
    const briefs = [
      { kind: "not", value: "`b`" },
      { kind: "other", text: "not null" },
      { kind: "also", value: "`c`" },
      { kind: "not", value: "`a`" },
    ] as const;
    expect(joinBriefs(briefs)).toEqual(["not null", "not `a`, `b`", "also `c`"]);
  });
});
