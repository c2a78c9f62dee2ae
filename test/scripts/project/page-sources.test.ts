import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { type Imported, type ImportJob, importPages } from "../../../scripts/project/import-pages.js";
import { pullProvider } from "../../../scripts/project/pull-provider.js";
import { type SourceServer, startSourceServer } from "./pull/source-server.js";

const table = "| Name | Type | Required |\n| --- | --- | --- |\n";
const pets = `# Pets\n\n\`POST https://a.example/v1/pets\`\n\n## Parameters\n\n${table}| name | string | yes |\n`;
const toys = `# Toys\n\n\`POST https://a.example/v1/toys\`\n\n## Parameters\n\n${table}| kind | string | no |\n`;

let server: SourceServer;
let folder: string;
beforeAll(async () => {
  server = await startSourceServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-sources-"));
  server.answers.clear();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function serve(path: string, text: string, type = "text/plain"): void {
  server.answers.set(path, (_, response) => void response.writeHead(200, { "content-type": type }).end(text));
}

async function run(job: Partial<ImportJob> & Pick<ImportJob, "pages">, input = "") {
  const { report, all } = new Diagnostics();
  const made: Imported[] = [];
  const options = { cwd: folder, report, check: false, input, timeout: 5000 };
  for await (const imported of importPages([{ overlays: [], ...job }], options)) made.push(imported);
  const [first] = made;
  return { ...first, codes: all.map(({ code }) => code), hints: all.map(({ hint }) => hint ?? "") };
}

describe("where pages come from", () => {
  it("a page at an address is read as its Markdown, from the list for programs, or as it is", async () => {
    serve("/pets", "<html><body><h1>Pets</h1></body></html>", "text/html");
    serve("/pets.md", pets);
    const plain = await run({ pages: [`${server.origin}/pets#top`] });
    expect(plain).toMatchObject({ file: `${server.origin}/pets.md`, codes: ["import-format"] });
    server.answers.delete("/pets.md");
    serve("/llms.txt", `# Docs\n\n- [Pets](/raw/x.md)\n- [Pets](${server.origin}/pets/index.md)\n`);
    serve("/pets/index.md", pets);
    expect(await run({ pages: [`${server.origin}/pets`] })).toMatchObject({ file: `${server.origin}/pets/index.md` });
    server.answers.delete("/llms.txt");
    serve("/pets", "<html><body><p>GET https://a.example/v1/pets</p></body></html>", "text/html");
    expect((await run({ pages: [`${server.origin}/pets`] })).file).toBe(`${server.origin}/pets`);
    expect((await run({ pages: [`${server.origin}/none`] })).codes).toEqual(["source-unreachable"]);
  });

  it("the page - is what stands in the input", async () => {
    expect((await run({ pages: ["-"] }, pets)).text).toContain("/pets:");
  });

  it("what several pages say goes into one description", async () => {
    await writeFile(join(folder, "pets.md"), pets);
    await writeFile(join(folder, "toys.md"), toys);
    const { text, file, summary } = await run({ pages: ["pets.md", "toys.md"] });
    expect(text).toMatch(/\/pets:[\s\S]*\/toys:[\s\S]*CreatePetRequest:[\s\S]*CreateToyRequest:/);
    expect(file).toBe("pets.md, toys.md");
    expect(summary).toEqual({ operations: 2, fields: 2, inferred: 0 });
  });

  it.each([
    [
      "p.json",
      JSON.stringify({ info: { schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" } }),
      "postman-to-openapi",
    ],
    ["h.har", JSON.stringify({ log: { version: "1.2", entries: [] } }), "har-to-openapi"],
    ["i.json", JSON.stringify({ _type: "export", __export_format: 4, resources: [] }), "har-to-openapi"],
    ["i.yaml", "type: collection.insomnia.rest/5.0\nname: x\n", "har-to-openapi"],
    ["b.bru", "meta {\n  name: x\n}\n\nget {\n  url: https://a.example\n}\n", "postman-to-openapi"],
  ])("a collection of another program is refused, and its converter named: %s", async (name, text, converter) => {
    await writeFile(join(folder, name), text);
    const { codes, hints } = await run({ pages: [name] });
    expect(codes).toEqual(["import-foreign"]);
    expect(hints[0]).toContain(converter);
  });

  it("requests of an .http file are operations, with its variables filled in", async () => {
    const requests = [
      "@host = https://a.example/v1",
      "### Add a pet",
      "POST {{host}}/pets HTTP/1.1",
      "Content-Type: application/json",
      "Authorization: Bearer {{key}}",
      "",
      '{ "name": "Ada", "age": 3 }',
      "",
      "###",
      "# @name listPets",
      "GET {{host}}/pets?limit=3",
      "",
    ].join("\n");
    await writeFile(join(folder, "a.http"), requests);
    const { text } = await run({ pages: ["a.http"] });
    expect(text).toMatch(/url: https:\/\/a\.example\/v1[\s\S]*\/pets:\n {4}post:[\s\S]*get:[\s\S]*name: limit/);
    expect(text).toMatch(/age:[\s\S]*BearerAuth|BearerAuth[\s\S]*age:/);
  });
});

describe("a page that was imported before", () => {
  it("a page whose lines moved gives the same description", async () => {
    await writeFile(join(folder, "pets.md"), pets);
    const job = { pages: ["pets.md"], output: "api.yaml" };
    const before = await run(job);
    await writeFile(join(folder, "pets.md"), pets.replace("## Parameters", "What pets need.\n\n## Parameters"));
    expect((await run(job)).text?.replace(/ +description: What.*\n/, "")).toBe(before.text);
  });

  it("importing a page again tells what it changes for clients", async () => {
    await writeFile(join(folder, "pets.md"), pets);
    const job = { pages: ["pets.md"], output: "api.yaml" };
    expect((await run(job)).drift).toBeUndefined();
    await writeFile(join(folder, "pets.md"), `${pets}| age | integer | yes |\n`);
    expect((await run(job)).drift?.summary.breaking).toBe(1);
  });

  it("a provider's page is pulled, imported, and kept as it was where nothing can be made of it", async () => {
    const { report, all } = new Diagnostics();
    const provider = { spec: "api.yaml", source: `${server.origin}/page.md`, import: { page: "page.md" } };
    const options = { cwd: folder, report, check: false, locked: undefined };
    serve("/page.md", pets);
    expect(await pullProvider("p", provider, options)).toMatchObject({ state: "changed" });
    const before = await readFile(join(folder, "api.yaml"), "utf8");
    expect(before).toContain("/pets:");
    serve("/page.md", `${pets}| age | integer | yes |\n`);
    expect((await pullProvider("p", provider, options)).drift?.summary.breaking).toBe(1);
    const after = await readFile(join(folder, "api.yaml"), "utf8");
    serve("/page.md", "# Soon\n");
    expect(await pullProvider("p", provider, options)).toEqual({ state: "failed" });
    expect(await readFile(join(folder, "api.yaml"), "utf8")).toBe(after);
    expect(await readFile(join(folder, "page.md"), "utf8")).toContain("age");
    expect(all.map(({ code }) => code)).toEqual(["import-empty", "source-refused"]);
  });
});

describe("what of a page was taken", () => {
  const page = `${pets}\n## Prices\n\n- One pet is free\n- Two pets are not\n\n| Plan | Price |\n| --- | --- |\n| Gold | 3 € |\n`;

  it("the page is printed with what was taken from each line, and why the others were not", async () => {
    const { explain } = await run({ pages: ["-"] }, page);
    const lines = explain?.().split("\n") ?? [];
    expect(lines.find((line) => line.includes("| name |"))).toMatch(/← CreatePetRequest: name$/);
    expect(lines.find((line) => line.includes("`POST"))).toMatch(/← /);
    expect(lines.find((line) => line.includes("- One pet"))).toMatch(/! import-unread: This list/);
    expect(lines.find((line) => line.includes("| Plan"))).toMatch(/! import-unread: This table/);
  });

  it("a text that asks for an overlay has the format, what was read and each part that was not", async () => {
    const text = (await run({ pages: ["-"] }, page)).prompt?.() ?? "";
    expect(text).toContain("overlay: 1.0.0");
    expect(text).toContain("CreatePetRequest:");
    expect(text).toContain("- One pet is free\n- Two pets are not\n~~~");
    expect(text).toContain("| Gold | 3 € |");
  });
});
