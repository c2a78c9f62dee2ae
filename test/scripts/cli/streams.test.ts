import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { paint } from "../../../scripts/cli/terminal.js";
import { wantsColor } from "../../../scripts/cli/wants-color.js";
import { root } from "../../helpers/run-concord.js";

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
  it.each([
    { verb: ["lint", "--config", join(root, "concord.config.ts")], stream: "stdout" as const },
    { verb: ["generate", "no-such-file.yaml", "--out", "nowhere"], stream: "stderr" as const },
  ])("a reader of $stream that goes early stops no command", async ({ verb, stream }) => {
    const argv = ["--import", import.meta.resolve("tsx"), join(root, "scripts/cli/main.ts"), ...verb];
    const child = spawn(process.execPath, argv, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    child[stream].destroy();
    const other = stream === "stdout" ? child.stderr : child.stdout;
    let printed = "";
    other.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const code = await new Promise((done) => child.once("close", done));
    expect(printed).not.toContain("EPIPE");
    expect(code).toBe(stream === "stdout" ? 0 : 2);
  });
});
