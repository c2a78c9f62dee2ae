import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../../../scripts/config/load-config.js";
import { concord, root } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-add-"));
  await cp(join(root, "examples/two-providers/openapi"), join(folder, "openapi"), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (file: string) => readFile(join(folder, file), "utf8");
const providers = async () => (await loadConfig(join(folder, "concord.config.ts"), folder, () => {}))?.providers;

describe("concord init --yes", () => {
  it("concord init --yes sets a project up, generates, and ends with three lines that call the client", async () => {
    await writeFile(join(folder, "package.json"), '{\n\t"name": "x",\n\t"scripts": { "test": "t" }\n}\n');
    const { code, stdout } = await concord(["init", "--yes", "--workflow"], folder);
    expect({ code, end: stdout.slice(stdout.indexOf("Try:")) }).toEqual({
      code: 0,
      end: `Try:

  import { createClient } from "openapi-concord";
  import { harbour } from "./generated/providers/harbour/index.js";
  console.log(await createClient(harbour, { apiKey: process.env.HARBOUR_API_KEY }).chat.completions.create({ model: "your-model", messages: [{ role: "system", content: "Hello" }] }));
`,
    });
    expect(await read("package.json")).toBe(
      '{\n\t"name": "x",\n\t"scripts": {\n\t\t"test": "t",\n\t\t"generate": "concord generate"\n\t}\n}\n',
    );
    expect(await read("redocly.yaml")).toContain('  quay:\n    root: "openapi/quay.yaml"\n');
    expect(await read(".github/workflows/pull-descriptions.yml")).toBe(
      await readFile(join(root, "docs/workflows/pull-nightly.yml"), "utf8"),
    );
    expect(await readdir(join(folder, "generated/providers"))).toEqual(["harbour", "quay"]);
  });

  it("concord init --yes replaces no file that is there, and says so", async () => {
    await writeFile(join(folder, "package.json"), '{ "scripts": { "generate": "mine" } }');
    await writeFile(join(folder, "redocly.yaml"), "extends: [recommended]\n");
    const { code, stdout } = await concord(["init", "--yes", "--no-generate"], folder);
    expect(code).toBe(0);
    expect(stdout).toContain("Left     redocly.yaml: it is there already\n");
    expect(stdout).toContain("Left     package.json: it has a script `generate` already\n");
    expect(await read("redocly.yaml")).toBe("extends: [recommended]\n");
    expect(await read("package.json")).toBe('{ "scripts": { "generate": "mine" } }');
  });
});

describe("concord add", () => {
  it("concord add puts a docs page into the config and redocly.yaml, imports it and generates", async () => {
    await concord(["init", "--redocly"], folder);
    await writeFile(
      join(folder, "pier.md"),
      "# Pier\n\n## POST /v1/chat/completions\n\nBase URL: https://api.pier.example/v1\n\n| Parameter | Type | Required |\n| --- | --- | --- |\n| model | string | yes |\n| messages | array | yes |\n",
    );
    const { code, stdout, stderr } = await concord(["add", "my-pier", "pier.md"], folder);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toMatch(
      /^Changed {2}concord\.config\.ts: my-pier\nChanged {2}redocly\.yaml: apis\.my-pier\nImported pier\.md/,
    );
    expect(Object.keys((await providers()) ?? {})).toEqual(["harbour", "quay", "my-pier"]);
    expect(await read("redocly.yaml")).toMatch(/ {2}my-pier:\n {4}root: openapi\/my-pier\.yaml\n$/);
    expect(await readdir(join(folder, "generated/providers"))).toContain("my-pier");
  });

  it("concord add refuses what it cannot take, and leaves the config as it was", async () => {
    await concord(["init"], folder);
    const before = await read("concord.config.ts");
    for (const [args, message] of [
      [["quay", "openapi/quay.yaml"], 'There is a provider "quay" already'],
      [["Quay!", "openapi/quay.yaml"], "concord add my-relay openapi/quay.yaml"],
      [["pier", "nowhere.yaml"], "nowhere.yaml does not exist"],
    ] as const)
      expect(await concord(["add", ...args], folder)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(message),
      });
    expect(await read("concord.config.ts")).toBe(before);
    await writeFile(
      join(folder, "concord.config.ts"),
      before
        .replace("export default {", "export default Object.assign({}, {")
        .replace("} satisfies ConcordConfig;", "});"),
    );
    const { code, stderr } = await concord(["add", "pier", "openapi/quay.yaml"], folder);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("Add it by hand") });
  });
});

describe("concord doctor", () => {
  const states = (text: string) =>
    Object.fromEntries(
      text
        .trim()
        .split("\n")
        .map((line) => {
          const { name, state } = JSON.parse(line);
          return [name, state];
        }),
    );

  it("concord doctor finds nothing wrong with what init has set up, and then what is stale", async () => {
    await concord(["init", "--yes"], folder);
    expect(await concord(["doctor"], folder)).toMatchObject({ code: 0 });
    const changed = (await read("openapi/quay.yaml")).replace("maximum: 1", "maximum: 1.5");
    await writeFile(join(folder, "openapi/quay.yaml"), changed);
    await rm(join(folder, "redocly.yaml"));
    const { code, stdout } = await concord(["doctor", "--json"], folder);
    expect({ code, ...states(stdout) }).toMatchObject({
      code: 1,
      node: "ok",
      config: "ok",
      "redocly.yaml": "warn",
      output: "fail",
    });
  });

  it("concord doctor asks each source, and tells which is gone and which does not answer", async () => {
    const { createServer } = await import("node:http");
    const server = createServer((request, response) => {
      response.statusCode = request.url === "/here" && request.method === "HEAD" ? 200 : 404;
      response.end();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const source = (path: string) => ({ spec: "openapi/quay.yaml", source: `http://127.0.0.1:${port}/${path}` });
    const down = { spec: "openapi/quay.yaml", source: "http://127.0.0.1:1/" };
    const config = { reference: "here", providers: { here: source("here"), gone: source("gone"), down } };
    await writeFile(join(folder, "concord.config.json"), JSON.stringify(config));
    const { code, stdout } = await concord(["doctor", "--json"], folder);
    server.close();
    expect({ code, ...states(stdout) }).toMatchObject({
      code: 1,
      "source of here": "ok",
      "source of gone": "fail",
      "source of down": "warn",
    });
  });

  it("concord doctor says where a config is wrong, and that there is none", async () => {
    expect(await concord(["doctor"], folder)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("concord init"),
    });
    await writeFile(join(folder, "concord.config.json"), '{ "reference": "a", "providers": { "a": { "spek": "a" } } }');
    expect(await concord(["doctor"], folder)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("/providers/a"),
    });
  });
});
