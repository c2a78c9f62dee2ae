import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline, part, shapes } from "./pages.js";

const textOf = (name: string): string => readFileSync(new URL(`../../fixtures/pages/${name}`, import.meta.url), "utf8");

it.each([
  "quay-nested.zh.md",
  "quay-html.ru.html",
  "quay-slate.md",
  "quay-docusaurus.txt",
  "quay-mintlify.txt",
  "firecrest.ja.txt",
  "lorikeet.es.txt",
  "quay-fields.zh.mdx",
])("marks of no width at the edges of lines and cells change nothing of %s", (file) => {
  const text = textOf(file);
  const marked = text
    .replace(/^(?=[^\s#|>`<~-])/gm, "\u200f\u202b")
    .replace(/(?<=[^\s`>|:-])$/gm, "\u202c\u200b\ufeff")
    .replace(/\| (?=\p{L})/gu, "| \u2066")
    .replace(/(?<=\p{L}) \|/gu, "\u2069 |");
  expect(marked.length).toBeGreaterThan(text.length);
  const read = importPage(text, { file });
  expect(outline(read).length).toBeGreaterThan(1);
  const other = importPage(marked, { file });
  expect(outline(other)).toEqual(outline(read));
});

it("marks of no width in an embedded description are kept", () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "\u200fسفن\u200f", version: "1" },
    servers: [{ url: "https://api.knot.example" }],
    paths: {},
  };
  const page = importPage(`\u200f# Ships\u200f\n\n\`\`\`json\n${JSON.stringify(document)}\n\`\`\`\n`, {
    file: "page.md",
  });
  expect(page.document).toEqual(document);
});

it.each(["", " ", "  ", "\t"])("blanks at the ends of lines of Python change nothing: %j", (blanks) => {
  const code = `from pydantic import BaseModel

class Ship(BaseModel):
    name: str

class PlanRequest(BaseModel):
    harbour: str
    days: Optional[int] = None
    ships: List[Ship] = Field(
        default=[],
        description="All ships.",
    )`;
  const text = `# Plans\n\nPOST https://api.knot.example/v1/plans\n\n\`\`\`python\n${code.replace(/$/gm, blanks)}\n\`\`\`\n`;
  const page = importPage(text, { file: "page.md" });
  expect(outline(page)[0]).toBe("POST /plans: harbour* days ships[name*]");
  expect(shapes(page, "CreatePlanRequest").days).toEqual({ type: ["integer", "null"] });
  expect(part(page, "/components/schemas/CreatePlanRequest/properties/ships").description).toBe("All ships.");
});
