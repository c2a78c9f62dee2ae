import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundlePrograms } from "./helpers/bundle-programs.js";
import { folderInside } from "./helpers/folder-inside.js";
import { concord, root } from "./helpers/run-concord.js";
import { events, json, startServer } from "./src/fixtures/server.js";

const run = promisify(execFile);

const readme = await readFile(join(root, "README.md"), "utf8");
const guide = await readFile(join(root, "docs/guide.md"), "utf8");

const [, introduction = "", introduced = ""] =
  /```ts\n([\s\S]*?)```\s*```text\n([\s\S]*?)```/.exec(readme.slice(readme.indexOf("## The shipped clients"))) ?? [];
const consumed = guide.slice(guide.indexOf("## Consume"), guide.indexOf("## Diff drift"));
const examples = [...consumed.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);

let folder: string;
beforeAll(async () => {
  folder = await folderInside("readme");
  const programs = new Map([
    ["readme", introduction],
    ...examples.map((code, index) => [`guide-${index}`, code] as const),
  ]);
  const files = [...programs].map(async ([name, code]) => {
    const file = join(folder, `${name}.ts`);
    await writeFile(file, localised(code));
    return file;
  });
  await bundlePrograms(await Promise.all(files), folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** The package's modules where they stand in the repository. */
function localised(code: string): string {
  return code
    .replaceAll(/"openapi-concord"/g, '"../../src/index.js"')
    .replaceAll(/"openapi-concord\/providers\/(\w+)"/g, '"../../generated/providers/$1/index.js"')
    .replaceAll(/"openapi-concord\/providers\/(\w+)\/paths"/g, '"../../generated/providers/$1/paths.js"');
}

/** What an example prints with these options of Node. */
async function printedBy(name: string, options: readonly string[] = [], env = process.env): Promise<string> {
  const program = join(folder, `${name}.mjs`);
  return (await run(process.execPath, [...options, program], { env, timeout: 60_000 })).stdout;
}

/** The same when a server on loopback answers for the providers. */
async function runExample(name: string): Promise<string> {
  const server = await startServer((request, response) => {
    if (request.method === "GET")
      json(response, 200, { id: "gpt-4o", object: "model", created: 1, owned_by: "openai" });
    else if (!String(request.body).includes('"stream":true'))
      json(response, 200, { choices: [{ message: { content: "hi" } }] });
    else {
      const finish = { index: 0, delta: { content: "hello" }, finish_reason: "stop" };
      events(response, [{ choices: [finish] }, "[DONE]"]);
      response.end();
    }
  });
  const divert = `const real = fetch;
    const local = (url) => url.replace(/^https:..[^/]+/, "${server.url}");
    globalThis.fetch = (to, init) => real(to instanceof Request ? new Request(local(to.url), to) : local(String(to)), init);`;
  const options = ["--import", `data:text/javascript,${encodeURIComponent(divert)}`];
  const env = {
    ...process.env,
    OPENAI_API_KEY: "sk-readme-0123456789",
    XIEXUS_API_KEY: "sk-readme-0123456789",
    OPENAI_BASE_URL: `${server.url}/v1`,
  };
  try {
    return await printedBy(name, options, env);
  } finally {
    await server.close();
  }
}

describe("README.md and the guide", () => {
  it("README.md introduces the shipped clients with an example that prints what it says", async () => {
    expect(introduced).not.toBe("");
    expect(await printedBy("readme")).toBe(introduced);
  });

  it("docs/guide.md consumes clients in examples that compile and run", async () => {
    const outputs = await Promise.all(examples.map((_, index) => runExample(`guide-${index}`)));
    expect(outputs).toEqual([
      "hello",
      "openai\n",
      "hi\n",
      "GET /v1/models/{model}: 200\ngpt-4o\n",
      "gpt-4o\n",
      "hi\nhi\n",
    ]);
  });

  it("docs/guide.md shows a finding as the command prints it", async () => {
    const [, finding = ""] = /```text\n(POST [\s\S]*?)```/.exec(guide) ?? [];
    const { stdout } = await concord(["drift", "--full", "--fail-on", "none"], root);
    const [operation = "", ...lines] = finding.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(0);
    expect(stdout.split("\n")).toContain(operation);
    expect(stdout).toContain(`\n${lines.join("\n")}\n`);
  });

  it("README.md gives a reason for every dependency", async () => {
    const { dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const table = readme.slice(readme.indexOf("## Dependencies"));
    expect(Object.keys(dependencies).filter((name) => !table.includes(name))).toEqual([]);
  });

  it("docs/guide.md names the commands and formats that exist", async () => {
    const { reportFormats } = await import("../scripts/report/print-report.js");
    const list = (names: readonly string[], last: string) => `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
    expect(guide).toContain(`\`--format\` prints ${list(reportFormats, "or")}`);
  });

  it("docs/guide.md names the languages in which pages are read", async () => {
    const text = guide.replace(/\s+/g, " ");
    const { languages } = await import("../scripts/pages/words/index.js");
    const names = Object.keys(languages).map((code) => new Intl.DisplayNames("en", { type: "language" }).of(code));
    const [, list = ""] = /parameter tables \(([^)]*)\)/.exec(text) ?? [];
    expect(list.split(/, | or /)).toEqual(names);
  });
});
