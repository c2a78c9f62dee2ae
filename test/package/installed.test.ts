import { execFile } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { publint } from "publint";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../../examples/two-providers/server.js";
import { generate } from "../../scripts/project/generate.js";
import { buildPackages } from "../../tools/build-packages.js";
import { commandOf, installCompilers } from "../helpers/compilers.js";
import { fetchProgram, nodes } from "../helpers/fetch-program.js";
import { runInShell } from "../helpers/run-in-shell.js";
import { blocksOf, missingPart, readPaper, sessionsOf } from "../helpers/run-paper.js";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");
const names = ["openapi-concord", "openapi-concord-toolkit"] as const;
const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
const tarball = (name: (typeof names)[number]) => `${name}-${version}.tgz`;

interface Recorded {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Record<string, unknown>;
}

/** Holds the tarballs as a checkout beside it would, and a folder for each way to install them. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-consumer-"));
  // In this process, which has the compiler: one of its own reads all that builds first.
  process.chdir(root);
  await buildPackages();
  const packages = names.map((name) => `./dist/packages/${name}`);
  await mkdir(join(folder, "openapi-concord"));
  await run("npm", ["pack", "--silent", "--pack-destination", join(folder, "openapi-concord"), ...packages], {
    cwd: root,
  });
  await install("clients", tarball("openapi-concord"));
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function install(name: string, file: string): Promise<void> {
  const cwd = join(folder, name);
  await mkdir(cwd);
  await writeFile(join(cwd, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }');
  const quiet = ["--silent", "--no-audit", "--no-fund", "--prefer-offline"];
  await run("npm", ["install", ...quiet, `../openapi-concord/${file}`], { cwd });
}

/** The bytes of all files below a folder. */
async function measure(path: string): Promise<number> {
  const files = await readdir(path, { recursive: true, withFileTypes: true });
  const sizes = files.filter((file) => file.isFile()).map((file) => stat(join(file.parentPath, file.name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}

/** How a package's types are found in each way of importing it, as `attw` tells; its own process reads a compiler each time. */
async function checkTypes(
  packed: Uint8Array,
): Promise<{ readonly entrypoints: object; readonly problems: readonly object[] }> {
  const core = createRequire(join(root, "node_modules/@arethetypeswrong/cli/dist/index.js")).resolve(
    "@arethetypeswrong/core",
  );
  const { checkPackage, createPackageFromTarballData } = await import(pathToFileURL(core).href);
  return checkPackage(createPackageFromTarballData(packed));
}

describe("the packages", () => {
  it.each(names)("%s is packed as package managers and bundlers ask for", async (name) => {
    const packed = new Uint8Array(await readFile(join(folder, "openapi-concord", tarball(name)))).buffer;
    const { messages } = await publint({ pack: { tarball: packed }, strict: true });
    expect(messages).toEqual([]);
  });

  it.each(names)("%s gives each way of importing it the types that belong to it", async (name) => {
    const packed = new Uint8Array(await readFile(join(folder, "openapi-concord", tarball(name))));
    const analysis = await checkTypes(packed);
    expect(Object.keys(analysis.entrypoints)).toContain(".");
    expect(analysis.problems.filter((problem) => !isOfCommonJs(problem))).toEqual([]);
  });

  it("openapi-concord takes 3 MB with what it needs, which is openapi-fetch", async () => {
    const modules = join(folder, "clients/node_modules");
    const installed = (await readdir(modules)).filter((name) => !name.startsWith("."));
    expect(installed).toEqual(["openapi-concord", "openapi-fetch", "openapi-typescript-helpers"]);
    expect(await measure(modules)).toBeLessThan(3_000_000);
  });

  it("openapi-concord-toolkit asks npm for jiti and yaml, and has the licences of what it brings", async () => {
    const toolkit = join(root, "dist/packages/openapi-concord-toolkit");
    const { dependencies } = JSON.parse(await readFile(join(toolkit, "package.json"), "utf8")) as Record<
      string,
      object
    >;
    expect(Object.keys(dependencies ?? {})).toEqual(["jiti", "yaml"]);
    const licences = await readFile(join(toolkit, "dist/scripts/LICENSES.txt"), "utf8");
    for (const name of [
      "@redocly/openapi-core 2",
      "openapi-typescript",
      "js-yaml",
      "commander",
      "marked",
      "typescript",
      "code-block-writer",
    ])
      expect(licences).toContain(`\n${name}`);
  });

  it("openapi-concord-toolkit has the declarations that its entry leads to, and no others", async () => {
    const scripts = join(root, "dist/packages/openapi-concord-toolkit/dist/scripts");
    const reached = [join(scripts, "index.d.ts")];
    for (const file of reached)
      for (const { fileName } of ts.preProcessFile(await readFile(file, "utf8")).importedFiles) {
        const target = resolve(file, "..", fileName.replace(/\.js$/, ".d.ts"));
        if (target.startsWith(scripts) && !reached.includes(target)) reached.push(target);
      }
    const names = await readdir(scripts, { recursive: true });
    const declared = names.filter((name) => name.endsWith(".d.ts")).map((name) => join(scripts, name));
    expect(declared.sort()).toEqual(reached.sort());
  });

  it("the bundle, with one compiler for all, generates what the sources do", async () => {
    const spec = "openapi/ikuncode.yaml";
    const built = join(root, "dist/scripts/cli/main.js");
    const out = join(folder, "bundled");
    await run(process.execPath, [built, "generate", spec, "--out", out, "--no-cache"], { cwd: root });
    const { files } = await generate({ cwd: root, specs: [spec] });
    const written = await readdir(out, { recursive: true, withFileTypes: true });
    const texts = written
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [relative(out, path), await readFile(path, "utf8")] as const;
      });
    expect(Object.fromEntries(await Promise.all(texts))).toEqual(Object.fromEntries(files));
  });

  it.for(Object.entries(nodes).filter(([name]) => isThisNode(name) || process.env.CONCORD_NODES !== undefined))(
    "README.md leads to clients of two providers of one's own on %s, and shows what its commands print",
    { timeout: 240_000 },
    async ([name, program], { skip }) => {
      const node = isThisNode(name) ? process.execPath : await fetchProgram(name, program);
      if (node === undefined) return skip();
      const readme = await readPaper("README.md");
      const firstPart = readme.slice(0, readme.indexOf("## The shipped clients"));
      const cwd = join(folder, name);
      await cp(join(root, "examples/two-providers/openapi"), join(cwd, "openapi"), { recursive: true });
      await writeFile(join(cwd, "package.json"), '{ "name": "consumer", "private": true }');
      await writeFile(join(cwd, "main.ts"), blocksOf(firstPart).find(({ lang }) => lang === "ts")?.text ?? "");
      const harbour = await startServer();
      const first = `const real = fetch; globalThis.fetch = (url, init) => real(String(url).replace("https://api.harbour.example/v1", "${harbour.url}"), init);`;
      const printed: string[] = [];
      try {
        // The first makes the tarballs, in a checkout.
        for (const session of sessionsOf(firstPart, "all").slice(1)) {
          const outcome = await runInShell(session, { cwd, node, first });
          expect(outcome.codes, outcome.printed).toEqual(session.commands.map(({ code }) => code));
          if (session.output !== undefined) expect(missingPart(session.output, outcome.printed)).toBeUndefined();
          printed.push(outcome.printed);
        }
      } finally {
        harbour.close();
      }
      expect(printed).toContain("Hello!");
      const example = { "main.ts": "example.ts", "server.ts": "server.ts" };
      for (const [from, to] of Object.entries(example))
        await copyFile(join(root, "examples/two-providers", from), join(cwd, to));
      const { quick } = await installCompilers();
      const types = ["--typeRoots", join(root, "node_modules/@types"), "--types", "node"];
      await compile(quick, cwd, ...types, "concord.config.ts", "main.ts", "example.ts");
      const { stdout } = await run(node, ["example.js"], { cwd });
      expect(stdout).toBe("Hello!\ntemperature must be number <= 1, not number 1.5.\n");
      const help = await run(node, ["node_modules/.bin/openapi-concord-toolkit", "--help"], { cwd });
      expect(help.stdout).toContain("generate");
    },
  );
});

function isThisNode(name: string): boolean {
  return name === `Node ${process.versions.node.split(".")[0]}`;
}

/** Neither package is for CommonJS without `require(esm)`, nor for resolution as before Node 12. */
function isOfCommonJs(problem: { readonly resolutionKind?: string }): boolean {
  return problem.resolutionKind === "node10" || problem.resolutionKind === "node16-cjs";
}

/** openapi-concord as a user gets it: installed from the tarball, compiled against and run on a real server. */
describe("the installed package", () => {
  const requests: Recorded[] = [];
  let server: Server;
  let results: Record<string, unknown>;

  beforeAll(async () => {
    server = createServer((request, response) => void answer(request, response, requests));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const cwd = join(folder, "clients");
    await copyFile(join(root, "test/package/consumer.ts.txt"), join(cwd, "consumer.ts"));
    const { quick } = await installCompilers();
    // Without Node's types, which would be checked as well.
    await compile(quick, cwd, "--typeRoots", "none", "consumer.ts");
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    results = JSON.parse((await run(process.execPath, ["consumer.js", origin], { cwd })).stdout) as typeof results;
  }, 300_000);
  afterAll(() => server.close());

  it("the installed package answers plain and streamed calls of all three providers", () => {
    expect(results).toMatchObject({
      openaiChat: "plain chat",
      openaiChatStream: "streamed chat",
      openai: "plain text",
      openaiStream: "streamed text",
      xiexusChat: "plain chat",
      xiexusChatStream: "streamed chat",
      xiexus: "plain text",
      xiexusStream: "streamed text",
      ikuncode: "plain text",
      ikuncodeStream: "streamed text",
    });
  });

  it("the installed package takes the portable client to each provider", () => {
    expect(results).toMatchObject({
      "portable openai": "plain text",
      "portable xiexus": "plain text",
      "portable ikuncode": "plain text",
      paths: "plain text",
      everywhere: "/completions",
    });
  });

  it("the installed package sends each provider's calls to its own URL with its own key", () => {
    expect(requests.map(({ method, url, authorization }) => `${method} ${url} ${authorization}`)).toEqual(
      [
        ...["chat/completions", "chat/completions", "completions", "completions"].map((path) => ["openai", path]),
        ...["chat/completions", "chat/completions", "completions", "completions"].map((path) => ["xiexus", path]),
        ...["completions", "completions"].map((path) => ["ikuncode", path]),
        ...["openai", "xiexus", "ikuncode", "openai"].map((name) => [name, "completions"]),
      ].map(([name, path]) => `POST /${name}/v1/${path} Bearer key-${name}`),
    );
    expect(new Set(requests.map(({ contentType }) => contentType))).toEqual(new Set(["application/json"]));
  });

  it("the installed package sends the body as it was given", () => {
    const messages = [{ role: "user", content: "hi" }];
    expect(requests[0]?.body).toEqual({ model: "m", messages });
    expect(requests[1]?.body).toEqual({ model: "m", messages, stream: true });
    expect(requests[2]?.body).toEqual({ model: "m", prompt: ["a", "b"], seed: 7 });
    expect(requests[8]?.body).toEqual({ model: "m", prompt: "a", temperature: 2 });
  });

  it("the installed package refuses before sending what the provider's limits forbid", () => {
    expect(results).toMatchObject({ refused: "ValidationError", robot: false });
    expect(requests).toHaveLength(14);
  });

  it("the installed package needs openapi-fetch alone at run time", async () => {
    const cwd = join(folder, "clients");
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", loadedPackages], { cwd });
    expect(JSON.parse(stdout)).toEqual(["openapi-fetch"]);
  });
});

/** Lists the packages that importing the client resolved to. */
const loadedPackages = `
import { readFileSync } from "node:fs";
const seen = new Set();
const visit = (path) => {
  if (seen.has(path)) return;
  seen.add(path);
  for (const [, from] of readFileSync(path, "utf8").matchAll(/(?:from|import)\\s*"([^"]+)"/g)) {
    if (from.startsWith(".")) visit(new URL(from, "file://" + path).pathname);
    else packages.add(from);
  }
};
const packages = new Set();
for (const entry of ["openapi-concord", "openapi-concord/providers/openai", "openapi-concord/merged", "openapi-concord/portable"]) visit(new URL(import.meta.resolve(entry)).pathname);
console.log(JSON.stringify([...packages]));
`;

async function compile(compiler: string, cwd: string, ...rest: readonly string[]): Promise<void> {
  const options =
    "--strict --skipDefaultLibCheck --module nodenext --target es2023 --lib es2023,dom,dom.iterable,dom.asynciterable";
  await run(process.execPath, [...commandOf(compiler), ...options.split(" "), ...rest], { cwd });
}

/** A provider that answers in OpenAI's shapes. */
async function answer(request: IncomingMessage, response: ServerResponse, requests: Recorded[]): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
  const { authorization, "content-type": contentType } = request.headers;
  requests.push({ method: request.method, url: request.url, authorization, contentType, body });
  const isChat = request.url?.includes("/chat/") === true;
  if (body.stream !== true) {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(isChat ? chatAnswer("plain chat") : textAnswer("plain text")));
    return;
  }
  response.setHeader("content-type", "text/event-stream");
  for (const word of ["streamed ", isChat ? "chat" : "text"]) {
    response.write(`data: ${JSON.stringify(isChat ? chatChunk(word, null) : textAnswer(word))}\n\n`);
  }
  response.write(`data: ${JSON.stringify(isChat ? chatChunk("", "stop") : textAnswer("", "stop"))}\n\n`);
  response.end("data: [DONE]\n\n");
}

function textAnswer(text: string, reason = "stop") {
  const choices = [{ text, index: 0, finish_reason: reason, logprobs: null }];
  return { id: "cmpl-1", object: "text_completion", created: 1, model: "m", choices };
}

function chatAnswer(content: string) {
  const choices = [
    { index: 0, message: { role: "assistant", content, refusal: null }, finish_reason: "stop", logprobs: null },
  ];
  return { id: "chatcmpl-1", object: "chat.completion", created: 1, model: "m", choices };
}

function chatChunk(content: string, reason: string | null) {
  const choices = [{ index: 0, delta: { content }, finish_reason: reason }];
  return { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "m", choices };
}
