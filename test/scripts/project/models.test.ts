import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "../../../scripts/project/build-site.js";
import { ContractLoader } from "../../../scripts/project/contract-loader.js";
import { describeProviders } from "../../../scripts/project/descriptions.js";
import { type Generated, generate } from "../../../scripts/project/generate.js";
import { planProject } from "../../../scripts/project/output-job.js";
import { compileErrors } from "../../helpers/compile.js";
import { told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { startSourceServer } from "./pull/source-server.js";

const body = (...names: string[]) => ({
  content: {
    "application/json": {
      schema: { type: "object", properties: Object.fromEntries(names.map((name) => [name, {}])) },
    },
  },
});
const done = { 200: { description: "ok", content: { "application/json": { schema: { type: "object" } } } } };
const description = {
  openapi: "3.1.0",
  info: { title: "Harbour", version: "1" },
  servers: [{ url: "https://harbour.example/v1" }],
  security: [],
  paths: {
    "/chat/completions": {
      post: { requestBody: body("model", "messages", "tools", "max_tokens", "seed"), responses: done },
    },
    "/embeddings": { post: { requestBody: body("model", "input"), responses: done } },
    "/models": { get: { responses: done } },
  },
};

const models = `models:
  small:
    operations: [chat.completions.create]
    context: 8000
    output: 100
    input: [text, audio]
    produces: [text]
    tools: false
    without: [seed]
  small-*: { output: 50 }
  __proto__: { tools: true }
  "*": { tools: true }
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-models-"));
  await writeFile(join(folder, "api.json"), JSON.stringify(description));
  await writeFile(join(folder, "models.yaml"), models);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const configOf = (file?: string) => ({
  reference: "api",
  providers: { api: { spec: "api.json", ...(file !== undefined && { models: file }) }, quay: { spec: "api.json" } },
});
const run = (file?: string, more: object = {}) => generate({ cwd: folder, config: configOf(file), ...more });

/** Loads the provider with a text as its models. */
async function load(text: string, name = "other.yaml") {
  const loader = new ContractLoader({ cwd: folder });
  loader.put(name, text);
  const contracts = await loader.loadAll(describeProviders(configOf(name)));
  const contract = contracts.find(({ provider }) => provider === "api");
  return { contract, told: told(loader.located()), diagnostics: loader.located() };
}

describe("a file of models", () => {
  it("a file of models is read as YAML and as JSON", async () => {
    const facts = { context: 8, input: ["text"] };
    const json = await load(JSON.stringify({ models: { one: facts } }), "other.json");
    const yaml = await load("models: { one: { context: 8, input: [text] } }");
    expect([json.told, yaml.told]).toEqual([[], []]);
    expect([json, yaml].map(({ contract }) => [...(contract?.models ?? [])])).toEqual([
      [["one", facts]],
      [["one", facts]],
    ]);
  });

  it.each([
    ["[]", "models-invalid "],
    ["model: {}", "models-invalid /model|models-invalid /models"],
    ["models: { a: { contxt: 8 } }", "models-invalid /models/a/contxt"],
    ["models: { a: { context: 0 } }", "models-invalid /models/a/context"],
    ["models: { a: { output: many } }", "models-invalid /models/a/output"],
    ["models: { a: { input: [text, smell] } }", "models-invalid /models/a/input/1"],
    ["models: { a: { produces: text } }", "models-invalid /models/a/produces"],
    ["models: { a: { tools: 1 } }", "models-invalid /models/a/tools"],
    ["models: { a: }", "models-invalid /models/a"],
    ["models: { 'a*b': {}, '': {} }", "models-invalid /models/a*b|models-invalid /models/"],
    ["models: { a/b: { operations: [chat.completion.create, other] } }", "0|1"],
    ["models: { a: { without: [seeds] } }", "models-unmatched /models/a/without/0"],
    ["models: {", "parse-error "],
  ])("a file of models that says %s is told of with its places", async (text, places) => {
    const wanted = /^\d/.test(places)
      ? places.split("|").map((index) => `models-unmatched /models/a~1b/operations/${index}`)
      : places.split("|");
    const loaded = await load(text);
    expect(loaded.told).toEqual(wanted);
    for (const { hint, at, code } of loaded.diagnostics) {
      expect(at).toMatchObject({ file: "other.yaml", line: 1 });
      if (code === "models-unmatched") expect(hint).toMatch(/^[A-Z].{10,}[.?]$/);
    }
    // What is only unknown is kept.
    expect(loaded.contract !== undefined).toBe(places.startsWith("models-unmatched") || /^\d/.test(places));
  });

  it("a file of models with a slip is told what was probably meant", async () => {
    const text = "models: { a: { contxt: 1 } }";
    const known = "models: { a: { operations: [chat.completion.create], without: [seeds] } }";
    expect((await load(text)).diagnostics.map(({ hint }) => hint)).toEqual(['Did you mean "context"?']);
    expect((await load(known)).diagnostics.map(({ hint }) => hint)).toEqual([
      'Did you mean "chat.completions.create"?',
      'Did you mean "seed"?',
    ]);
  });

  it("a file of models that is not there is told with a name like it", async () => {
    const { diagnostics, inputs, files } = await run("model.yaml");
    expect(diagnostics).toMatchObject([{ code: "file-unreadable", hint: "Did you mean models.yaml?" }]);
    expect(inputs).toContain(join(folder, "model.yaml"));
    expect(files.size).toBe(0);
  });

  it("a file of models is an input, whose bytes are known, and an address is none", async () => {
    const { fingerprints } = await run("models.yaml");
    expect(fingerprints.get(join(folder, "models.yaml"))).toMatch(/^[0-9a-f]{64}$/);
    const plan = (file: string) => planProject({ config: configOf(file), folder, file: "c.ts" }, {}).inputs;
    expect(plan("models.yaml")).toContain(join(folder, "models.yaml"));
    expect(plan("https://a.example/models.yaml")).toEqual(
      plan("api.json").slice(0, 1).concat(join(folder, "api.json")),
    );
  });

  it("a file of models at an address is read where its origin is allowed", async () => {
    const server = await startSourceServer();
    server.answers.set("/models.yaml", (_, response) => response.end("models: { far: { contxt: 9 } }"));
    const url = `${server.origin}/models.yaml`;
    const [closed] = (await run(url)).diagnostics;
    expect(closed).toMatchObject({ code: "models-forbidden", hint: expect.stringContaining(server.origin) });
    expect(server.requests).toEqual([]);
    const open = { allowRemoteRefs: [server.origin] };
    const at = { file: url, pointer: "/models/far/contxt", line: 1 };
    expect((await run(url, open)).diagnostics).toMatchObject([{ code: "models-invalid", at }]);
    expect((await run(`${url}l`, open)).diagnostics).toMatchObject([
      { code: "models-unreachable", hint: expect.any(String) },
    ]);
    await server.close();
  });
});

const program = `
  import { createClient, createFetch, withResources } from "./runtime/index.js";
  import { api } from "./providers/api/index.js";
  import { capabilities as known, models } from "./providers/api/capabilities.js";
  import { capabilities as unknown } from "./providers/quay/capabilities.js";
  import { provider, embeddings } from "./providers/api/resources.js";
  export { supports } from "./runtime/index.js";
  export { known, unknown };
  export const limit: 100 = models.small.output;
  // @ts-expect-error: it is not said of this one
  export const nothing = models["small-*"].context;

  export async function send(name: "chat" | "embeddings" | "fetch", body: object, options: object) {
    const told: string[] = [];
    const sent: unknown[] = [];
    const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
      sent.push(await new Request(input, init).json());
      return new Response("{}", { headers: { "content-type": "application/json" } });
    };
    const more = {
      fetch,
      onDrift: ({ kind, issues }: { kind: string; issues: readonly { code: string; pointer: string; severity: string }[] }) =>
        void told.push(...issues.map(({ code, pointer, severity }) => [kind, severity, code, pointer].join(" "))),
      ...options,
    };
    if (name === "fetch")
      await createFetch(api, more)("https://harbour.example/v1/chat/completions", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    else if (name === "chat") await createClient(api, more).chat.completions.create(body);
    else await createClient(withResources(provider, { embeddings }), more).embeddings.create(body);
    return { told, sent };
  }
`;

interface Program {
  supports(...values: unknown[]): boolean | "unknown";
  readonly known: object;
  readonly unknown: object;
  send(name: string, body: object, options: object): Promise<{ told: string[]; sent: unknown[] }>;
}

describe("a client with models", () => {
  let generated: Generated;
  let files: ReadonlyMap<string, string>;
  let made: Program;
  const asked = { validate: { models: true } };
  beforeAll(async () => {
    generated = await run("models.yaml", { runtime: "inline" });
    files = new Map([...generated.files, ["program.ts", program]]);
    made = (await importGenerated(files, "program.ts")) as unknown as Program;
  });

  it("a client with models is made without a warning", () => {
    expect(told(generated.diagnostics)).toEqual([]);
  });

  it("a client with models compiles, and knows them by type", () => {
    expect(compileErrors(files)).toEqual([]);
  });

  it("a client with models differs from one without in two modules and SUPPORT.md, and joint clients have none", async () => {
    const without = (await run(undefined, { runtime: "inline" })).files;
    const differing = [...generated.files.keys()].filter((name) => generated.files.get(name) !== without.get(name));
    expect(differing.sort()).toEqual(["SUPPORT.md", "providers/api/capabilities.ts", "providers/api/resources.ts"]);
    expect([...without.values()].filter((text) => /modelTable|ModelTable =/.test(text))).toEqual([]);
  });

  it("a client with models has them listed in SUPPORT.md", () => {
    const text = generated.files.get("SUPPORT.md");
    expect(text).toContain("<details><summary>Models of api: 4</summary>");
    expect(text).toContain("| `small` | 8,000 | 100 | text, audio | text | no | chat.completions.create | seed |");
    expect(text).toContain("| `small-*` |  | 50 |  |  |  |  |  |");
  });

  it("a client with models has them on the first page of the site, with what they say as text", async () => {
    await writeFile(
      join(folder, "odd.json"),
      JSON.stringify({ models: { "<b>|`": { context: 1200, without: ["seed"] } } }),
    );
    const project = { config: configOf("odd.json"), folder, file: "concord.config.json" };
    const printReferences = async (documents: ReadonlyMap<string, string>) =>
      new Map([...documents.keys()].map((name) => [name, { problem: "None here." }]));
    const page = (await buildSite(project, { printReferences })).files.get("index.html");
    expect(page).toContain('<h2 id="models-of-api">Models of api</h2>');
    expect(page).toContain(
      "<code>&lt;b&gt;|`</code></th><td>1,200</td><td></td><td></td><td></td><td></td><td></td><td>seed</td></tr>",
    );
    expect(page).not.toContain("Models of quay");
    const { files } = await run("odd.json");
    expect(files.get("SUPPORT.md")).toContain("| `` <b>\\|` `` |");
    expect(files.get("providers/api/capabilities.ts")).toContain('"<b>|`": { context: 1200, without: ["seed"] },');
  });

  it.each<[boolean | "unknown", string, string | undefined, string]>([
    [true, "chat.completions.create", undefined, "small"],
    [true, "chat.completions.create", "max_tokens", "small"],
    [false, "embeddings.create", undefined, "small"],
    [false, "chat.completions.create", "seed", "small"],
    [false, "chat.completions.create", "tools", "small"],
    [false, "chat.completions.create", "nothing", "small"],
    [true, "chat.completions.create", "tools", "small-2"],
    [true, "embeddings.create", undefined, "other"],
    [false, "batches.create", undefined, "other"],
  ])("supports says %s of %s with %s for %s", (wanted, operation, field, model) => {
    expect(made.supports(made.known, operation, field, { model })).toBe(wanted);
  });

  it("supports does not know of a model that no table has, but what the provider lacks", () => {
    const few = { ...made.known, models: { small: {} } };
    for (const capabilities of [made.unknown, few]) {
      expect(made.supports(capabilities, "chat.completions.create", "seed", { model: "other" })).toBe("unknown");
      expect(made.supports(capabilities, "batches.create", undefined, { model: "other" })).toBe(false);
      expect(made.supports(capabilities, "chat.completions.create", "seed")).toBe(true);
    }
    expect(made.supports(few, "chat.completions.create", "seed", { model: "small" })).toBe(true);
    expect(made.supports(few, "chat.completions.create", "seed", { model: "toString" })).toBe("unknown");
  });

  const part = (type: string) => ({ role: "user", content: [{ type: "text" }, { type }] });
  const sentBody = {
    model: "small",
    messages: [part("image_url"), part("input_audio"), part("file")],
    tools: [],
    seed: 1,
    max_tokens: 101,
  };
  const issues = [
    "model warning model-field /tools",
    "model warning model-field /seed",
    "model warning model-output /max_tokens",
    "model warning model-input /messages/0/content/1/type",
    "model warning model-input /messages/2/content/1/type",
  ];

  it("what a model does not take is told when asked, and sent as it is", async () => {
    const result = await made.send("chat", sentBody, asked);
    expect(result.told).toEqual(issues);
    expect(result.sent).toEqual([sentBody]);
    expect((await made.send("fetch", sentBody, asked)).told).toEqual(issues);
  });

  it("what a model does not take is told of operations that are not its own", async () => {
    const { told: own, sent } = await made.send("embeddings", { model: "small", input: "x" }, asked);
    expect([own, sent.length]).toEqual([["model warning model-operation /model"], 1]);
    expect((await made.send("embeddings", { model: "small-2", input: "x" }, asked)).told).toEqual([]);
  });

  it("what a model does not take is not told where nobody asks, or the model is within its limits", async () => {
    const fit = { model: "small", messages: [part("input_audio")], max_tokens: 100, seed: undefined };
    expect((await made.send("chat", fit, asked)).told).toEqual([]);
    for (const validate of [true, false, undefined, {}, { models: false }])
      expect((await made.send("chat", sentBody, { validate })).told).toEqual([]);
    expect((await made.send("chat", { ...sentBody, model: 5 }, asked)).told).toEqual([]);
  });

  it("what a model does not take is in the log as a warning", async () => {
    const lines: unknown[] = [];
    const warn = (message: string, fields: { fields: string[] }) => lines.push([message, fields.fields]);
    await made.send("chat", { model: "small-1", max_tokens: 51 }, { ...asked, logger: { ...console, warn } });
    expect(lines).toEqual([["model", ["model-output /max_tokens"]]]);
  });
});
