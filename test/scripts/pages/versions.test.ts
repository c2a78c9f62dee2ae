import { expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline, part } from "./pages.js";

const table = (name: string): string => `| Name | Type |\n|---|---|\n| ${name} | string |\n`;
const curl = (url: string, name: string): string => `\`\`\`bash\ncurl ${url} -d '{"${name}": "a"}'\n\`\`\`\n`;
const at = "https://api.knot.example";

const pages: readonly (readonly [string, string, string])[] = [
  [
    "lines with whole addresses",
    "page.md",
    `# Plans\n\nPOST ${at}/v1/plans\n\n${table("harbour")}\n## Neu\n\nPOST ${at}/v2/plans\n\n${table("days")}`,
  ],
  [
    "lines below a base",
    "page.md",
    `# Plans\n\nBase URL: ${at}/v1\n\n\`POST /v1/plans\`\n\n${table("harbour")}\n\`POST /v2/plans\`\n\n${table("days")}`,
  ],
  [
    "commands",
    "page.md",
    `# Plans\n\n${curl(`${at}/v1/plans`, "harbour")}\n## 新版\n\n${curl(`${at}/v2/plans`, "days")}`,
  ],
  [
    "text",
    "page.txt",
    `Планы\nPOST ${at}/v1/plans\n${table("harbour")}\nНовые планы\nPOST ${at}/v2/plans\n${table("days")}`,
  ],
];

it.each(pages)("one path in two versions is two operations, in %s", (_, file, text) => {
  const page = importPage(text, { file });
  expect(outline(page).filter((line) => !line.startsWith(" "))).toEqual([
    "POST /plans: harbour",
    "POST /v2/plans: days",
  ]);
  expect(page.document?.servers).toMatchObject([{ url: `${at}/v1` }]);
  const newer = part(page, "/paths/~1v2~1plans/post");
  expect(newer).toMatchObject({ operationId: "createPlanV2", servers: [{ url: at }] });
  expect(part(page, "/paths/~1plans/post").operationId).toBe("createPlan");
});

it.each([
  ["with and without its version", `${at}/v1/plans`, "/plans"],
  ["in two spellings of one version", `${at}/v1/plans`, `${at}/v1beta/plans`],
  ["below two roots", `${at}/v1/plans`, `${at}/api/v1/plans`],
])("one path %s is one operation", (_, first, second) => {
  const text = `# Plans\n\nPOST ${first}\n\n${table("harbour")}\nPOST ${second}\n\n${curl(first, "days")}`;
  const page = importPage(text, { file: "page.md" });
  expect(outline(page).filter((line) => !line.startsWith(" "))).toEqual(["POST /plans: harbour days"]);
});
