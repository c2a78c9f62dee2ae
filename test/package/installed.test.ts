import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");

interface Recorded {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Record<string, unknown>;
}

/** The package as a user gets it: packed, installed from the tarball, compiled against and run on a real server. */
describe("the packed and installed package", () => {
  const requests: Recorded[] = [];
  let server: Server;
  let folder: string;
  let results: Record<string, unknown>;

  beforeAll(async () => {
    server = createServer((request, response) => void answer(request, response, requests));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    folder = await mkdtemp(join(tmpdir(), "concord-consumer-"));
    await installPackage(folder);
    const { stdout } = await runConsumer(folder, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    results = JSON.parse(stdout) as Record<string, unknown>;
  }, 300_000);

  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

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
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", loadedPackages], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual(["openapi-fetch"]);
  });

  it("the installed package brings the command", async () => {
    const { stdout } = await run(join(folder, "node_modules/.bin/concord"), ["--help"], { cwd: folder });
    expect(stdout).toContain("generate");
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

async function installPackage(folder: string): Promise<void> {
  const npm = (...args: string[]) => run("npm", [...args, "--silent", "--no-audit", "--no-fund"], { cwd: folder });
  await run("npm", ["run", "-s", "build"], { cwd: root });
  await run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], { cwd: root });
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz")) ?? "";
  await writeFile(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }');
  await npm("install", "--prefer-offline", `./${tarball}`);
}

async function runConsumer(folder: string, origin: string): Promise<{ stdout: string }> {
  await copyFile(join(root, "test/package/consumer.ts.txt"), join(folder, "consumer.ts"));
  const options =
    "--strict --skipLibCheck false --module nodenext --target es2023 --lib es2023,dom,dom.iterable,dom.asynciterable";
  const types = ["--typeRoots", join(root, "node_modules/@types"), "--types", "node"];
  await run(
    process.execPath,
    [join(root, "node_modules/typescript/lib/tsc.js"), ...options.split(" "), ...types, "consumer.ts"],
    { cwd: folder },
  );
  return run(process.execPath, ["consumer.js", origin], { cwd: folder });
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
