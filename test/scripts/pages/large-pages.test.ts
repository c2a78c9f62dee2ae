import { expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { part } from "./pages.js";

const head = `# Plans

POST https://a.example/v1/plans

## Request parameters

| Name | Type | Required | Description |
|---|---|---|---|
| harbour | string | yes | The harbour. |
`;

const many = <Item>(count: number, item: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

// What takes time that grows with the square of a page does not end before the test does.
it.each<readonly [string, string]>([
  ["bars", "|".repeat(200_000)],
  ["items of a list", many(2500, (index) => `- \`f${index}\`: (string, required) x`).join("\n")],
  ["items of several names", many(4000, (index) => `- \`f${index}\` / \`g${index}\`: words`).join("\n")],
  ["kinds in a list", `- \`ships\` \`object\`\n${many(2500, (index) => `  - kind ${index}`).join("\n")}`],
  ["lists inside of each other", many(900, (index) => `${"  ".repeat(index)}- x`).join("\n")],
  ["headings", many(5000, (index) => `## Heading ${index}`).join("\n")],
  ["underscores", "a_".repeat(60_000)],
  ["blanks before a bracket", `${" ".repeat(300_000)}(`],
  [
    "headers of a message",
    `\n\`\`\`http\nPOST /v1/plans HTTP/1.1\n${"X-Name: words of a header\n".repeat(200)}{"a"\n\`\`\``,
  ],
  ["names above sentences", `\n## Request\n\n${many(2500, (index) => `f${index}\n\nThe words of it.\n`).join("\n")}`],
  ["colons", `${":".repeat(300_000)}x`],
  ["brackets right behind each other", `${"[a]".repeat(20_000)}x`],
  ["marks of exclamation", "!".repeat(200_000)],
  ["slashes of a command", `\n\`\`\`bash\ncurl ${"/".repeat(200_000)}!\n\`\`\``],
  ["braces of a command", `\n\`\`\`bash\ncurl ${"{".repeat(200_000)}!\n\`\`\``],
  ["blank lines below a command", `\ncurl\n${"\n".repeat(400_000)}x`],
  ["blanks before an annotation", `\n## A${" \t".repeat(200_000)}{{ tag: x`],
  ["digits of a version", `POST /v${"1".repeat(200_000)}!`],
  ["brackets of Python", `\n\`\`\`python\n${"a: int = Field((\n".repeat(5000)}\`\`\``],
  [
    "names that an example lacks",
    `\n\`\`\`json\n{"o": {}, ${many(9000, (index) => `"f${index}": 1`).join(", ")}}\n\`\`\`\n\n| Name | Type |\n|---|---|\n${many(4000, (index) => `| o | object |\n| g${index} | string |`).join("\n")}`,
  ],
])("a page of very many %s is read, and what stands above them is kept", (_, rest) => {
  const page = importPage(`${head}\n${rest}\n`, { file: "page.md" });
  expect(part(page, "/components/schemas/CreatePlanRequest/properties/harbour")).toMatchObject({ type: "string" });
});

it("a page of more tables than are read of one operation says so once, and where", () => {
  const tables = many(500, (index) => `\n| Name | Type |\n|---|---|\n| f${index} | string |`).join("\n");
  const { diagnostics } = importPage(`${head}\n${tables}\n`, { file: "page.md" });
  expect(diagnostics.map(({ code, at }) => `${code} ${at.line}`)).toEqual(["import-unread 1608"]);
});
