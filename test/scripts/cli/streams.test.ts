import { spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { paint } from "../../../scripts/cli/terminal.js";
import { wantsColor } from "../../../scripts/cli/wants-color.js";
import { bundleToolkit } from "../../../tools/bundle-toolkit.js";
import { folderInside } from "../../helpers/folder-inside.js";
import { root } from "../../helpers/run-concord.js";

/** A description of so many operations, which answer with one status. */
function apiOf(count: number, status = 200): object {
  const get = { responses: { [status]: { description: "ok" } } };
  const paths = Object.fromEntries(Array.from({ length: count }, (_, index) => [`/path-${index}`, { get }]));
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths };
}

afterEach(() => vi.unstubAllEnvs());

describe("colours", () => {
  it.each([
    { force: "", no: "", isTTY: true, wanted: true },
    { force: "", no: "", isTTY: false, wanted: false },
    { force: "", no: "1", isTTY: true, wanted: false },
    { force: "1", no: "1", isTTY: false, wanted: true },
    { force: "true", no: "", isTTY: false, wanted: true },
    { force: "0", no: "", isTTY: true, wanted: false },
    { force: "false", no: "", isTTY: true, wanted: false },
  ])(
    "colours with FORCE_COLOR=$force, NO_COLOR=$no and a terminal ($isTTY): $wanted",
    ({ force, no, isTTY, wanted }) => {
      vi.stubEnv("FORCE_COLOR", force);
      vi.stubEnv("NO_COLOR", no);
      vi.stubEnv("TERM", "xterm");
      expect(wantsColor({ isTTY })).toBe(wanted);
    },
  );

  it("colours of diagnostics come with FORCE_COLOR where no terminal is", () => {
    vi.stubEnv("FORCE_COLOR", "1");
    expect(String(paint("red", "error"))).toBe("\u001b[31merror\u001b[39m");
    vi.stubEnv("FORCE_COLOR", "0");
    expect(String(paint("red", "error"))).toBe("error");
  });
});

describe("a reader that goes early", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await folderInside("command");
    await bundleToolkit(folder);
    // Together they are told in more than a pipe holds.
    await writeFile(join(folder, "base.json"), JSON.stringify(apiOf(400)));
    await writeFile(join(folder, "revision.json"), JSON.stringify(apiOf(1)));
    await writeFile(join(folder, "warned.json"), JSON.stringify(apiOf(400, 404)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    {
      verb: ["lint", join(root, "examples/two-providers/openapi/harbour.yaml")],
      stream: "stdout" as const,
      goes: "at once",
      code: 0,
    },
    { verb: ["import", "no-such-page.md"], stream: "stderr" as const, goes: "at once", code: 2 },
    { verb: ["lint", "warned.json"], stream: "stderr" as const, goes: "after the first bytes", code: 0 },
    {
      verb: ["drift", "base.json", "revision.json", "--format", "json"],
      stream: "stdout" as const,
      goes: "after the first bytes",
      code: 1,
    },
  ])("a reader of $stream that goes early ($goes) stops no command: $verb.0", async ({ verb, stream, goes, code }) => {
    const argv = [join(folder, "cli/main.js"), ...verb];
    const child = spawn(process.execPath, argv, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
    if (goes === "at once") child[stream].destroy();
    else child[stream].once("data", () => child[stream].destroy());
    const other = stream === "stdout" ? child.stderr : child.stdout;
    let printed = "";
    other.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const ended = await new Promise((done) => child.once("close", done));
    expect(printed).not.toContain("EPIPE");
    expect(ended).toBe(code);
  });
});
