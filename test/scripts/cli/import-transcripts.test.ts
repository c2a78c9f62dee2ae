import { expect, it } from "vitest";
import { compareGolden } from "../../helpers/golden.js";
import { onOneDay, transcript } from "./transcript.js";

onOneDay();

const page = (...rows: readonly string[]) =>
  `# Pets\n\n\`POST https://a.example/v1/pets\`\n\n## Parameters\n\n| Name | Type | Required |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
const name = "| name | string | yes |";
const overlay =
  "overlay: 1.0.0\ninfo: { title: Zoo, version: '1' }\nactions: [{ target: $.info, update: { title: Zoo } }]\n";
const config = (a: object) => ({
  "concord.config.json": { reference: "a", providers: { a: { spec: "a.yaml", ...a } } },
});

it("import prints what it took of a page, and whether a description is what its page gives", async () => {
  const lines = await transcript(
    "import",
    { "page.md": page(name, "| age | integer | no |"), "zoo.yaml": overlay, "empty.md": "# Soon\n" },
    "import page.md",
    "import page.md --overlay zoo.yaml -o a.yaml",
    "import page.md --overlay zoo.yaml -o a.yaml --check",
    "import page.md -o a.yaml --check",
    "import page.md -o none.yaml --check",
    "import page.md --check",
    "import page.md --explain -o a.yaml",
    "import page.md --prompt -o a.yaml",
    "import page.md --explain",
    "import page.md --prompt",
    "import empty.md -o a.yaml",
    "import none.md",
    "import page.md --overlay none.yaml",
    "import page.md --timeout soon",
    ...["-o a.yaml", "--overlay zoo.yaml", "--format text"].map((flags) => `import ${flags}`),
    config({}),
    "import",
    config({ import: { page: "page.md" } }),
    "import",
    "import --check",
    { "page.md": page(name.replace("string", "integer")) },
    "import --check",
    "import --explain",
    "import --check",
    "import",
    { "a.yaml": "openapi: 3.1.0\n- a\n" },
    "import --check",
    "import",
  );
  expect(lines.filter((line) => line.startsWith("$ "))).toHaveLength(27);
  compareGolden(new URL("golden/transcripts-import.txt", import.meta.url), [lines]);
});
