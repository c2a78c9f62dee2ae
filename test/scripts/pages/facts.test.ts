import { expect, it } from "vitest";
import { valueAt } from "../../../scripts/base/json.js";
import { importPage } from "../../../scripts/pages/import-page.js";

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
