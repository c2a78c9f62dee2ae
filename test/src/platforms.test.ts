import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchProgram, nodes, type Program } from "../helpers/fetch-program.js";
import { expected } from "./fixtures/platform-checks.js";
import { bundleChecks, startPlatformServer } from "./fixtures/platform-server.js";
import type { TestServer } from "./fixtures/server.js";

const run = promisify(execFile);

interface Platform extends Program {
  readonly start: (program: string, folder: string) => Promise<Record<string, unknown>>;
}

let server: TestServer;
let folder: string;

/** Runs a file that prints its results. */
const printing =
  (...options: readonly string[]): Platform["start"] =>
  async (program, work) => {
    const file = join(work, "checks.mjs");
    await writeFile(file, await bundleChecks(`console.log(JSON.stringify(await runChecks("${server.url}/v1")));`));
    const { stdout } = await run(program, [...options, file], { timeout: 60_000 });
    return JSON.parse(stdout);
  };

const serving: Platform["start"] = async (program, work) => {
  const port = await freePort();
  const code = `export default { fetch: async () => Response.json(await runChecks("${server.url}/v1")) };`;
  await writeFile(join(work, "worker.mjs"), await bundleChecks(code));
  await writeFile(
    join(work, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "checks", worker = (modules = [(name = "worker", esModule = embed "worker.mjs")], compatibilityDate = "2025-11-01")),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "checks")],
);`,
  );
  const child = spawn(program, ["serve", join(work, "config.capnp")], { stdio: ["ignore", "ignore", "inherit"] });
  try {
    return await askFor(`http://127.0.0.1:${port}/`, child);
  } finally {
    child.kill("SIGKILL");
  }
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function askFor(url: string, child: ChildProcess): Promise<Record<string, unknown>> {
  for (;;) {
    try {
      const answer = await fetch(url);
      return (await answer.json()) as Record<string, unknown>;
    } catch (error) {
      if (child.exitCode !== null) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

const onNode = (program: Program): Platform => ({ ...program, start: printing() });
const platforms: Readonly<Record<string, Platform>> = {
  "Node 20": onNode(nodes["Node 20"]),
  "Node 22": onNode(nodes["Node 22"]),
  "Node 24": onNode(nodes["Node 24"]),
  Bun: { package: "@oven/bun-linux-x64", version: "1.4.5", program: "bin/bun", start: printing("run") },
  Deno: { package: "@deno/linux-x64-glibc", version: "2.9.6", program: "deno", start: printing("run", "--allow-net") },
  workerd: { package: "@cloudflare/workerd-linux-64", version: "1.20261117.1", program: "bin/workerd", start: serving },
};

beforeAll(async () => {
  server = await startPlatformServer();
  folder = await mkdtemp(join(tmpdir(), "concord-platforms-"));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe("the same checks pass", () => {
  it("on this Node, and there are sixteen of them", async () => {
    expect(await printing()(process.execPath, folder)).toEqual(expected);
    expect(Object.keys(expected)).toHaveLength(16);
  });

  it.for(Object.entries(platforms))(
    "on %s (skipped where npm cannot fetch it)",
    { timeout: 240_000 },
    async ([name, platform], { skip }) => {
      const program = await fetchProgram(name, platform);
      if (program === undefined) return skip();
      const work = await mkdtemp(join(folder, "work-"));
      expect(await platform.start(program, work)).toEqual(expected);
    },
  );
});
