import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { isObject } from "../../../scripts/base/json.js";
import { findConfigProblems } from "../../../scripts/config/check-config.js";
import type { Emitter } from "../../../scripts/contract/model/emitter.js";
import { generate } from "../../../scripts/project/generate.js";
import { runEmitters } from "../../../scripts/project/run-emitters.js";
import { compareOutput, writeOutput } from "../../../scripts/write/output.js";
import { compileErrors } from "../../helpers/compile.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { contractOf, specWith } from "../../helpers/load-text.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-emitters-"));
  await writeFile(join(folder, "things.json"), JSON.stringify(things));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const list = { type: "array", items: { type: "string" } };
const things = {
  ...specWith({}),
  paths: {
    "/things": {
      get: { responses: { 200: { description: "All.", content: { "application/json": { schema: list } } } } },
    },
  },
};

const config = { reference: "things", providers: { things: { spec: "things.json" } }, portable: false } as const;

async function emitWith(...emitters: readonly Emitter[]) {
  const { files, diagnostics } = await generate({ cwd: folder, config: { ...config, emitters }, runtime: "inline" });
  return { files, failures: diagnostics.filter(({ code }) => code === "emitter-failed") };
}

const named = (name: string, text: unknown = "x"): Emitter => ({
  name: "mine",
  emit: () => ({ [name]: text as string }),
});

/** The example of the documentation, as a module. */
async function documented(): Promise<Emitter> {
  const paper = await readFile(resolve(import.meta.dirname, "../../../docs/generating.md"), "utf8");
  const code = /```ts\n(import type \{ Emitter \}.*?)```/s.exec(paper)?.[1] ?? "";
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.ESNext } });
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
  if (!isObject(module)) throw new Error("The example is no module.");
  return module["tanstackQuery"] as unknown as Emitter;
}

describe("an emitter of the user's", () => {
  it("an emitter as documented writes query options for TanStack Query that compile and fetch", async () => {
    const { files, failures } = await emitWith(await documented());
    expect(failures).toEqual([]);
    expect([...files.keys()].filter((path) => path.endsWith("queries.ts"))).toEqual([
      "providers/things/queries.ts",
      "queries.ts",
    ]);
    const stub = `declare module "@tanstack/react-query" {
      export function queryOptions<T>(options: { queryKey: readonly unknown[]; queryFn: () => Promise<T> }): typeof options;
    }`;
    expect(compileErrors(new Map([...files, ["stub.d.ts", stub]]))).toEqual([]);
    const main = `
      import { QueryClient } from "@tanstack/react-query";
      import { createClient } from "./runtime/index.js";
      import { things } from "./providers/things/index.js";
      import { thingsListOptions } from "./providers/things/queries.js";
      const client = createClient(things, { fetch: async () => Response.json(["a"]) });
      export const { queryKey } = thingsListOptions(client, {});
      export const found = await new QueryClient().fetchQuery(thingsListOptions(client));`;
    const module = await importGenerated(new Map([...files, ["main.ts", main]]), "main.ts");
    expect([module["queryKey"], module["found"]]).toEqual([["things", "list", {}], ["a"]]);
  });

  it.each([
    "../escape.ts",
    "/etc/passwd.ts",
    "a/../../b.ts",
    "a\\b.ts",
    "C:/a.ts",
    "",
    ".",
    "a//b.ts",
    ".hidden.ts",
    "a\n.ts",
    "nul.ts",
    "a.ts.",
    "noextension",
    "client.ts",
    "CLIENT.TS",
    "client.ts/a.ts",
    "openapi.json",
    "__proto__/../../x.ts",
  ])("an emitter cannot write %j", async (name) => {
    const { report, all } = new Diagnostics();
    const contract = await contractOf(specWith({}));
    const files = await runEmitters(
      [named(name)],
      { contract, exports: { client: "TestClient", provider: "test" }, runtime: "", files: [] },
      { folder: "", taken: new Set(["client.ts", "openapi.json"]), configFile: "c.ts", report },
    );
    expect(files.size).toBe(0);
    expect(all).toMatchObject([
      { code: "emitter-failed", severity: "error", at: { file: "c.ts", pointer: "/emitters/0" } },
    ]);
  });

  it("an emitter cannot write what another one writes, nor from the merged client into those of the providers", async () => {
    expect((await emitWith(named("a.ts"), named("A.ts"))).failures[0]?.at.pointer).toBe("/emitters/1");
    const merged: Emitter = {
      name: "mine",
      emit: ({ contract }) => (contract.provider === "merged" ? { "providers/things/client.ts": "" } : {}),
    };
    expect((await emitWith(merged)).failures).toHaveLength(1);
  });

  it("an emitter that throws or gives no texts is told, and nothing is written", async () => {
    const thrown = await emitWith({ name: "mine", emit: () => Promise.reject(new Error("no idea")) });
    expect([thrown.files.size, thrown.failures[0]?.message]).toEqual([
      0,
      'The emitter "mine" failed for things: no idea',
    ]);
    expect((await emitWith(named("a.ts", 1))).failures[0]?.message).toContain("is no text");
    expect((await emitWith({ name: "mine", emit: () => [] as never })).failures).toHaveLength(2);
  });

  it("an emitter's files are removed when they are no longer made", async () => {
    const { files } = await emitWith(named("hooks.tsx"));
    const out = join(folder, "out");
    await writeOutput(out, files);
    expect(compareOutput(out, files).stale).toEqual([]);
    expect(compareOutput(out, (await emitWith()).files).stale).toEqual(["hooks.tsx", "providers/things/hooks.tsx"]);
  });

  it("an emitter without a name or a function is refused in the config", () => {
    const pointers = (emitter: unknown) =>
      findConfigProblems({ ...config, emitters: [emitter] }).map(({ pointer }) => pointer);
    expect(pointers(named("a.ts"))).toEqual([]);
    for (const wrong of [{}, null, { name: "a" }, { name: "a\nb", emit() {} }, { emit() {} }])
      expect(pointers(wrong)).toEqual(["/emitters/0"]);
  });
});
