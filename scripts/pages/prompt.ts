import type { ReadPage } from "./import-file.js";

/** What of a page asks for a reader: codes of findings about parts that were not taken. */
const open: ReadonlySet<string> = new Set([
  "import-unread",
  "import-value-ignored",
  "import-type-unknown",
  "import-conflict",
  "import-server-missing",
  "import-embedded-broken",
]);

/** Most lines of a part that are shown. */
const longest = 60;

/** A text that asks for an overlay with what pages say and their description lacks: for whoever wants to ask a model of language. */
export function printPrompt(pages: readonly ReadPage[], description: string): string {
  const parts = pages.flatMap((page) =>
    page.diagnostics.filter(({ code }) => open.has(code)).map((found) => ({ page, found })),
  );
  const shown = parts.map(({ page, found: { at, message } }, index) => {
    const line = at.line ?? 1;
    return `### ${index + 1}. ${page.file}, line ${line}\n\n${message}\n\n~~~\n${partAt(page.text, line)}\n~~~\n`;
  });
  return [
    task,
    format,
    `## What was read\n\n~~~yaml\n${description.trimEnd()}\n~~~\n`,
    `## What was not read\n\n${shown.join("\n") || "Everything that was seen was read.\n"}`,
  ].join("\n");
}

const task = `# Complete an OpenAPI description

Below are a description (OpenAPI 3.1) that a program made of a docs page, and the parts of the page that it did not read.
Write an overlay that adds what these parts say of requests and answers.

- Add only what the page says. What it does not say stays as it is: unknown is not forbidden.
- Call a field required only where the page does, and state a limit only where the page states it for all cases.
- Change nothing that is right. Leave out parts that say nothing of requests or answers.
- Answer with the overlay alone, in YAML.
`;

const format = `## The format of the answer

OpenAPI Overlay 1.0: each action has a JSONPath that finds parts of the description, and \`update\` with what is merged
into them, or \`remove: true\`. The file goes to \`concord import … --overlay <file>\`, which checks it.

~~~yaml
overlay: 1.0.0
info: { title: What the page says beside its tables, version: "1" }
actions:
  - target: $.components.schemas.CreateExampleRequest.properties
    update:
      seed: { type: integer, description: Makes answers repeatable. }
~~~
`;

/** The lines of the block that a line begins: up to the end of its code, or to the next empty line. */
function partAt(text: string, line: number): string {
  const rows = text.replace(/\r\n?/g, "\n").split("\n");
  const fence = /^\s*(`{3,}|~{3,})/;
  const isCode = fence.test(rows[line - 2] ?? "");
  const rest = rows.slice(line - 1, line - 1 + longest);
  const end = rest.findIndex((row, index) => index > 0 && (isCode ? fence.test(row) : /^\s*$/.test(row)));
  return (end < 0 ? rest : rest.slice(0, end)).join("\n");
}
