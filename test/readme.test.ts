import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

describe("README.md", () => {
  it("opens with an example that prints what it says", async () => {
    const text = await readFile(join(root, "README.md"), "utf8");
    const [, code = "", output = ""] = /```ts\n([\s\S]*?)```\s*```text\n([\s\S]*?)```/.exec(text) ?? [];
    const local = code
      .replace('"openapi-concord"', '"../src/index.js"')
      .replace('"openapi-concord/providers/ikuncode"', '"../generated/providers/ikuncode/index.js"');
    const file = join(root, "test", `readme-example-${process.pid}.ts`);
    await writeFile(file, local);
    try {
      const { stdout } = await promisify(execFile)(process.execPath, ["--import", import.meta.resolve("tsx"), file]);
      expect(stdout).toBe(output);
    } finally {
      await rm(file);
    }
  });

  it("shows a finding as the command prints it", async () => {
    const text = await readFile(join(root, "README.md"), "utf8");
    const [, finding = ""] = /```text\n(POST [\s\S]*?)```/.exec(text) ?? [];
    const args = [
      "--import",
      import.meta.resolve("tsx"),
      join(root, "scripts/cli/main.ts"),
      "drift",
      "--fail-on",
      "none",
    ];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 });
    const [operation = "", ...lines] = finding.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(0);
    expect(stdout.split("\n")).toContain(operation);
    expect(stdout).toContain(`\n${lines.join("\n")}\n`);
  });

  it("gives a reason for every dependency", async () => {
    const text = await readFile(join(root, "README.md"), "utf8");
    const { dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const table = text.slice(text.indexOf("## Dependencies"));
    expect(Object.keys(dependencies).filter((name) => !table.includes(name))).toEqual([]);
  });

  it("names the commands and formats that exist", async () => {
    const text = await readFile(join(root, "README.md"), "utf8");
    const { reportFormats } = await import("../scripts/report/print-report.js");
    const list = (names: readonly string[], last: string) => `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
    expect(text).toContain(`\`--format\` prints ${list(reportFormats, "or")}`);
  });

  it("names the languages in which pages are read", async () => {
    const text = (await readFile(join(root, "README.md"), "utf8")).replace(/\s+/g, " ");
    const { languages } = await import("../scripts/pages/words/index.js");
    const names = Object.keys(languages).map((code) => new Intl.DisplayNames("en", { type: "language" }).of(code));
    const [, list = ""] = /parameter tables \(([^)]*)\)/.exec(text) ?? [];
    expect(list.split(/, | or /)).toEqual(names);
  });
});
