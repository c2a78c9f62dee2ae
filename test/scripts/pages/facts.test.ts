import { expect, it } from "vitest";
import { valueAt } from "../../../scripts/base/json.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline, part, shapes } from "./pages.js";

const page = (before: string, after: string) => `# Ask

\`POST https://api.pond.example/v1/ask\`

## Request body

${before}

| Name | Type | Required | Description |
|---|---|---|---|
| model | string | yes | Who answers. |

${after}

## Response

What comes back is one object.

\`\`\`json
{ "id": "a1" }
\`\`\`
`;

/** What the schemas of the request and of the answer are said to be. */
function saidOf(text: string): readonly unknown[] {
  const { document } = importPage(text);
  return ["CreateAskRequest", "CreateAskResponse"].map((name) =>
    valueAt(document, `/components/schemas/${name}/description`),
  );
}

it("a sentence above the fields of a request is said of its body, and one below them is not", () => {
  const [sent, answered] = ["What is sent is one object.", "What comes back is one object."];
  expect(saidOf(page(sent, ""))).toEqual([sent, answered]);
  expect(saidOf(page("", sent))).toEqual([undefined, answered]);
});

it("values of an example are examples where they are plain, short and no placeholder", () => {
  const long = "a".repeat(60);
  const shown = {
    ok: false,
    n: 2.5,
    none: null,
    of: {},
    id: "<string>",
    long,
    longer: `${long}a`,
    all: [{}, true, "b"],
  };
  const text = `# Ask\n\nPOST https://a.example/v1/ask\n\n## Response\n\n\`\`\`json\n${JSON.stringify(shown)}\n\`\`\`\n`;
  const properties = part(importPage(text), "/components/schemas/CreateAskResponse/properties");
  const examples = Object.keys(properties).map((name) => [name, valueAt(properties, `/${name}/examples`)]);
  expect(Object.fromEntries(examples)).toEqual({ ok: [false], n: [2.5], long: [long] });
  expect(valueAt(properties, "/all/items/examples")).toEqual([true]);
});

it("a kind of bodies above their fields is the title of no operation, and integers of every size are integers", () => {
  const page = importPage(`# Plans

## Draw a plan

### application/json

| Name | Type |
|---|---|
| most | uint |
| least | i64 |
| share | f32 |

POST https://a.example/v1/plans
`);
  expect(part(page, "/paths/~1plans/post")).toMatchObject({ summary: "Draw a plan" });
  expect(shapes(page, "CreatePlanRequest")).toMatchObject({
    most: { type: "integer" },
    least: { type: "integer" },
    share: { type: "number" },
  });
});

it("a heading further down than that of the operation before is the title of the next one, with what stands below it", () => {
  const table = (name: string) => `| Name | Type |\n|---|---|\n| ${name} | string |`;
  const page = importPage(`# Ask

## Create a plan

POST https://a.example/v1/plans

${table("model")}

### List plans

All of them.

GET https://a.example/v1/plans

${table("after")}
`);
  expect(outline(page)).toEqual(["POST /plans: model", "  200:", "GET /plans: query after", "  200:"]);
  expect(part(page, "/paths/~1plans/get")).toMatchObject({ summary: "List plans", description: "All of them." });
});
