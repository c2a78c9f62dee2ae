import { expect, it } from "vitest";
import { type ImportedPage, importPage } from "../../../scripts/pages/import-page.js";
import { part } from "./pages.js";

const head = `# Plans

POST https://a.example/v1/plans

## Request parameters

| Name | Type | Required | Description |
|---|---|---|---|
| harbour | string | yes | The harbour. |
`;

const many = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => item(index)).join("\n");

const fence = (language: string, text: string): string => `\n\`\`\`${language}\n${text}\n\`\`\`\n`;

/** A page, and how many milliseconds of the processor it took: other processes do not change them. */
function timed(rest: string, file = "page.md"): { readonly page: ImportedPage; readonly cost: number } {
  const before = process.cpuUsage();
  const page = importPage(`${head}\n${rest}\n`, { file });
  const { user, system } = process.cpuUsage(before);
  return { page, cost: (user + system) / 1000 };
}

/** How many times as large the second page is. */
const factor = 8;

const retried = { retry: 2 };

// What grows with the square of a page takes 64 times as long.
function expectToGrowAlike(file: string, count: number, rest: (count: number) => string): void {
  const few = rest(count / factor);
  // The first of a kind is compiled, too.
  timed(few, file);
  const small = timed(few, file);
  const large = timed(rest(count), file);
  expect(part(large.page, "/components/schemas/CreatePlanRequest/properties/harbour")).toMatchObject({
    type: "string",
  });
  expect(large.cost).toBeLessThan(3 * factor * small.cost + 20);
}

it.each<readonly [what: string, count: number, rest: (count: number) => string]>([
  ["bars", 50_000, (count) => "|".repeat(count)],
  ["items of a list", 1200, (count) => many(count, (index) => `- \`f${index}\`: (string, required) x`)],
  ["items of several names", 1600, (count) => many(count, (index) => `- \`f${index}\` / \`g${index}\`: words`)],
  ["kinds in a list", 1600, (count) => `- \`ships\` \`object\`\n${many(count, (index) => `  - kind ${index}`)}`],
  ["lists inside of each other", 480, (count) => many(count, (index) => `${"  ".repeat(index)}- x`)],
  ["headings", 2000, (count) => many(count, (index) => `## Heading ${index}`)],
  ["operations in a list", 3200, (count) => many(count, (index) => `- \`POST /v1/ships${index}\` – makes a ship`)],
  [
    "commands of one operation",
    6400,
    (count) => many(count, (index) => fence("bash", `curl https://a.example/v1/plans -d '{"f${index}": 1}'`)),
  ],
  [
    "lines that begin a description and are none",
    24_000,
    (count) => many(count, () => "openapi: 3.1.0\nis a version.\n"),
  ],
  [
    "commands in one line, and a quote that nothing closes",
    4000,
    (count) => `\`\`\`bash\n${"curl x ".repeat(count)}"\n\`\`\``,
  ],
  ["underscores", 20_000, (count) => "a_".repeat(count)],
  ["blanks before a bracket", 50_000, (count) => `${" ".repeat(count)}(`],
  [
    "headers of a message",
    400,
    (count) => `\n\`\`\`http\nPOST /v1/plans HTTP/1.1\n${"X-Name: words of a header\n".repeat(count)}{"a"\n\`\`\``,
  ],
  [
    "names above sentences",
    1200,
    (count) => `\n## Request\n\n${many(count, (index) => `f${index}\n\nThe words of it.\n`)}`,
  ],
  ["colons", 50_000, (count) => `${":".repeat(count)}x`],
  ["brackets right behind each other", 8000, (count) => `${"[a]".repeat(count)}x`],
  ["marks of exclamation", 50_000, (count) => "!".repeat(count)],
  ["slashes of a command", 50_000, (count) => `\n\`\`\`bash\ncurl ${"/".repeat(count)}!\n\`\`\``],
  ["braces of a command", 50_000, (count) => `\n\`\`\`bash\ncurl ${"{".repeat(count)}!\n\`\`\``],
  ["blank lines below a command", 50_000, (count) => `\ncurl\n${"\n".repeat(count)}x`],
  ["blanks before an annotation", 50_000, (count) => `\n## A${" \t".repeat(count)}{{ tag: x`],
  ["digits of a version", 50_000, (count) => `POST /v${"1".repeat(count)}!`],
  ["brackets of Python", 2000, (count) => `\n\`\`\`python\n${"a: int = Field((\n".repeat(count)}\`\`\``],
  [
    "names that an example lacks",
    1600,
    (count) =>
      `\n\`\`\`json\n{"o": {}, ${many(2 * count, (index) => `"f${index}": 1,`)} "z": 1}\n\`\`\`\n\n| Name | Type |\n|---|---|\n${many(count, (index) => `| o | object |\n| g${index} | string |`)}`,
  ],
])(
  "a page of very many %s is read in a time that grows as it does, and what stands above them is kept",
  retried,
  (_, count, rest) => expectToGrowAlike("page.md", count, rest),
);

it.each<readonly [what: string, count: number, rest: (count: number) => string]>([
  ["lines of a tab", 8000, (count) => "\t\n".repeat(count)],
  ["commands of nothing", 4000, (count) => "curl \n".repeat(count)],
  ["fields on one line", 800, (count) => "ship: string：…".repeat(count)],
  ["branches of a tree", 1200, (count) => many(count, (index) => `┃ ┣━ f${index} string (required) words`)],
])("a text of very many %s is read in a time that grows as it does", retried, (_, count, rest) =>
  expectToGrowAlike("page.txt", count, rest),
);

it.each<readonly [what: string, file: string, rest: string, plain: string]>([
  ["brackets that nothing closes", "page.txt", "[\n".repeat(3000), "x\n".repeat(3000)],
  ["members that nothing closes", "page.txt", '{"a":\n'.repeat(8000), 'x "a":\n'.repeat(8000)],
])("%s take not much longer than plain ones", retried, (_, file, rest, plain) => {
  timed(plain, file);
  expect(timed(rest, file).cost).toBeLessThan(6 * timed(plain, file).cost);
});

it("a page of more tables than are read of one operation says so once, and where", () => {
  const tables = many(500, (index) => `\n| Name | Type |\n|---|---|\n| f${index} | string |`);
  const { diagnostics } = importPage(`${head}\n${tables}\n`, { file: "page.md" });
  expect(diagnostics.map(({ code, at }) => `${code} ${at.line}`)).toEqual(["import-unread 1608"]);
});

it("a table with a blank line behind it, on a page that has no other marks, takes no longer than the same on one that has", () => {
  const table = [
    "POST https://a.example/v1/plans",
    "",
    "| Name | Type | Required | Description |",
    "|---|---|---|---|",
    many(200, (index) => `| f${index} | string | no | words |`),
    "",
  ].join("\n");
  const before = process.cpuUsage();
  const page = importPage(table, { file: "page.md" });
  const { user, system } = process.cpuUsage(before);
  expect(Object.keys(part(page, "/components/schemas/CreatePlanRequest/properties") ?? {})).toHaveLength(200);
  expect((user + system) / 1000).toBeLessThan(5000);
}, 20_000);

const longWord = "plan".repeat(10_000);

it.each<readonly [where: string, page: string]>([
  ["a title", `# ${longWord}\n\nPOST https://a.example/v1/plans\n\n## Request\n\n{"harbour": "a"}\n`],
  ["the end of a document in a command", `curl https://a.example/v1/plans -d @- <<${longWord}\n{"harbour": "a"}\n`],
  ["a list with a limit", `${head}| ${longWord} | array | no | At most 20 domains. |\n`],
])("a word of tens of thousands of characters as %s is read", (_, page) => {
  expect(() => importPage(page, { file: "page.md" })).not.toThrow();
});

it.each<readonly [what: string, text: (index: number) => string]>([
  ["JSON", (index) => fence("json", JSON.stringify(descriptionOf(index)))],
  ["YAML", (index) => fence("yaml", `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: { /p${index}: {} }`)],
])("a page of very many descriptions in %s is read in a time that grows as it does", retried, (_, text) => {
  const [few, more] = [many(200, text), many(200 * factor, text)];
  timed(few);
  const [small, large] = [timed(few), timed(more)];
  expect(Object.keys(part(large.page, "/paths"))).toHaveLength(200 * factor);
  expect(large.cost).toBeLessThan(2 * factor * small.cost + 20);
});

function descriptionOf(index: number): object {
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { [`/p${index}`]: { get: { responses: {} } } },
  };
}
