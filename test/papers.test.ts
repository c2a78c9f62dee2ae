import { readdirSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileTogether } from "./helpers/compile-papers.js";
import { root } from "./helpers/run-concord.js";
import { blocksOf, copyExample, missingPart, readPaper, runSession, sessionsOf } from "./helpers/run-paper.js";

/** Whether a part of a program stands in some place of one: on its own, or as members of an object. */
function isFragment(code: string): boolean {
  const forms = [code, `({\n${code}\n})`];
  return forms.some((form) => ts.transpileModule(form, { reportDiagnostics: true }).diagnostics?.length === 0);
}

async function papers(): Promise<readonly string[]> {
  const names = await readdir(join(root, "docs"), { recursive: true });
  return ["README.md", ...names.filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)].sort();
}

/** What the program of each example prints. */
const printed: Readonly<Record<string, string>> = {
  "two-providers": "Hello!\ntemperature must be number <= 1, not number 1.5.\n",
  "drift-gate": "1 model\nGET /v1/models\n",
  "gateway-hono": "200 Hello from quay!\n400 refused\n",
  "models-dev": "tide-1 has 64000 tokens\nfalse\ntemperature must be absent for deep-1, not number 0.5.\nHello!\n",
  "react-query": "…\n<ul><li>tide</li><li>ebb</li></ul>\n",
};

type Example = Awaited<ReturnType<typeof copyExample>>;

/** Copies of the examples, and what their commands write into them. */
const examples = new Map<string, Example>();
beforeAll(async () => {
  for (const name of Object.keys(printed)) examples.set(name, await copyExample(name));
});
afterAll(() => Promise.all([...examples.values()].map(({ remove }) => remove())));

const folderOf = (name: string): string => examples.get(name)?.folder ?? "";

describe("the examples", () => {
  it("examples/ has no example that is not tried", () => {
    const names = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(names.map(({ name }) => name).sort()).toEqual(Object.keys(printed).sort());
  });

  it.each(Object.entries(printed))("the example %s does what its README says", async (name, wanted) => {
    const [session, ...others] = sessionsOf(await readPaper(`examples/${name}/README.md`), "all");
    expect(others).toEqual([]);
    const { codes, printed: output } = await runSession(session ?? { commands: [], output: "" }, folderOf(name));
    expect(codes, output).toEqual(session?.commands.map(({ code }) => code));
    expect(output).toContain(wanted);
  });
});

describe("the papers", () => {
  it.each(["README.md", "docs/commands.md"])("%s shows what its commands print", async (paper) => {
    const { folder, remove } = await copyExample("two-providers");
    try {
      const sessions = sessionsOf(await readPaper(paper), "shown").filter(({ output }) => output !== "");
      expect(sessions.length).toBeGreaterThan(1);
      for (const session of sessions) {
        const { codes, printed } = await runSession(session, folder);
        expect(codes, printed).toEqual(session.commands.map(({ code }) => code));
        expect(missingPart(session.output ?? "", printed), printed).toBeUndefined();
      }
    } finally {
      await remove();
    }
  });

  it("docs/recipes/provider-from-curl.md makes a client of the call that it shows", async () => {
    const text = await readPaper("docs/recipes/provider-from-curl.md");
    const page = blocksOf(text).find(({ lang }) => lang === "markdown")?.text ?? "";
    const folder = folderOf("two-providers");
    await writeFile(join(folder, "harbour.md"), page);
    const [imported, ...sessions] = sessionsOf(text, "all");
    expect(sessions).toEqual([]);
    const { codes, printed } = await runSession(imported ?? { commands: [], output: "" }, folder);
    expect(codes, printed).toEqual([0, 0]);
    expect(missingPart(imported?.output ?? "", printed)).toBeUndefined();
  });
});

const typeTests = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test-d.ts"))
  .map((name) => `test/${name}`)
  .sort();

/** One program: what they import is most of it, and of this the compiler is asked for the types alone. */
describe("what is compiled together", () => {
  const broken: string[] = [];
  let errors: readonly string[] = [];

  beforeAll(async () => {
    const files = [...examples.values()].flatMap(({ folder }) =>
      readdirSync(folder)
        .filter((file) => file.endsWith(".ts"))
        .map((file) => join(folder, file)),
    );
    const programs = files.length;
    expect(programs).toBeGreaterThan(2 * examples.size);
    for (const paper of await papers())
      for (const [index, { lang, text }] of blocksOf(await readPaper(paper)).entries()) {
        if (lang === "ts fragment" && !isFragment(text)) broken.push(`${paper}: ${text}`);
        if (lang !== "ts" && lang !== "tsx") continue;
        const file = join(folderOf("two-providers"), `${paper.replaceAll(/\W/g, "-")}-${index}.${lang}`);
        await writeFile(file, `${text}\nexport {};\n`);
        files.push(file);
      }
    expect(files.length).toBeGreaterThan(programs + 20);
    errors = compileTogether([...files, ...typeTests.map((file) => join(root, file))]);
  }, 300_000);

  it("the papers' and the examples' TypeScript compiles, and the papers' fragments parse", () => {
    expect(broken).toEqual([]);
    expect(errors.filter((error) => !error.startsWith("test/"))).toEqual([]);
  });

  // By its name and its place each of them is told by `vitest --typecheck`, which compiles them once more.
  it.each(typeTests)("%s finds the types that it expects", (file) => {
    expect(errors.filter((error) => error.startsWith(`${file}:`))).toEqual([]);
  });
});
