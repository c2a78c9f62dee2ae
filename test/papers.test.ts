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

type Example = Awaited<ReturnType<typeof copyExample>>;

describe("the papers", () => {
  let example: Example;
  beforeAll(async () => {
    example = await copyExample("two-providers");
  });
  afterAll(() => example.remove());

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
    await writeFile(join(example.folder, "harbour.md"), page);
    const [imported, ...sessions] = sessionsOf(text, "all");
    expect(sessions).toEqual([]);
    const { codes, printed } = await runSession(imported ?? { commands: [], output: "" }, example.folder);
    expect(codes, printed).toEqual([0, 0]);
    expect(missingPart(imported?.output ?? "", printed)).toBeUndefined();
  });

  it("the papers' TypeScript compiles, and its fragments parse", async () => {
    const files: string[] = [];
    const broken: string[] = [];
    for (const paper of await papers())
      for (const [index, { lang, text }] of blocksOf(await readPaper(paper)).entries()) {
        if (lang === "ts fragment" && !isFragment(text)) broken.push(`${paper}: ${text}`);
        if (lang !== "ts" && lang !== "tsx") continue;
        const file = join(example.folder, `${paper.replaceAll(/\W/g, "-")}-${index}.${lang}`);
        await writeFile(file, `${text}\nexport {};\n`);
        files.push(file);
      }
    const [init, generate] = [["init"], ["generate"]].map(([verb]) => ({ text: `npx concord ${verb}`, code: 0 }));
    if (init && generate) await runSession({ commands: [init, generate], output: undefined }, example.folder);
    expect(files.length).toBeGreaterThan(20);
    expect(broken).toEqual([]);
    expect(compileTogether(files)).toEqual([]);
  });
});
