import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { describe, expect, it, vi } from "vitest";
import type { Diagnostic, Severity } from "../../../scripts/base/diagnostics.js";
import { parseFormat, planOutputs } from "../../../scripts/cli/drift-outputs.js";
import { ExitError } from "../../../scripts/cli/exit.js";
import { exitCodeOf } from "../../../scripts/cli/exit-code.js";
import { limitsOf, withInputLimits } from "../../../scripts/cli/limit-options.js";
import { parseSeconds } from "../../../scripts/cli/parse-seconds.js";
import { countCodes, printDiagnostics } from "../../../scripts/cli/print-diagnostics.js";
import { refuseFiles } from "../../../scripts/cli/refuse-files.js";
import { limitGiven } from "../../../scripts/cli/run-limits.js";
import { InputError, UsageError } from "../../../scripts/project/errors.js";

/** What is written to standard error meanwhile. */
function told(work: () => unknown): string {
  let text = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    text += chunk.toString();
    return true;
  });
  try {
    work();
  } finally {
    spy.mockRestore();
  }
  return text;
}

const at = { file: "a.yaml", pointer: "/x", line: 3 };
const finding = (severity: Severity, code: Diagnostic["code"], more: Partial<Diagnostic> = {}): Diagnostic => ({
  severity,
  code,
  at,
  message: "It is so.",
  ...more,
});

describe("the exit code of a command", () => {
  const exits = (error: unknown) => {
    let code = 0;
    const text = told(() => {
      code = exitCodeOf(error);
    });
    return [code, text];
  };

  it.each<[string, unknown, number, string]>([
    ["what has been said", new ExitError(1), 1, ""],
    ["help", new CommanderError(0, "help", "help"), 0, ""],
    ["an option that is wrong", new CommanderError(1, "option", "no"), 2, ""],
    ["wrong usage", new UsageError("No."), 2, "error: No.\n"],
    ["wrong usage with advice", new UsageError("No.", "Do."), 2, "error: No.\n  Do.\n"],
    [
      "wrong input",
      new InputError([finding("warning", "ref-repaired"), finding("error", "ref-cycle")]),
      2,
      "a.yaml:3:1 #/x error ref-cycle\n  It is so.\n",
    ],
    [
      "a stack that ended",
      new RangeError("Maximum call stack size exceeded"),
      2,
      expect.stringContaining("error limit-depth") as never,
    ],
    [
      "a file that cannot be written",
      Object.assign(new Error("EACCES: permission denied, open 'x'"), { syscall: "open", code: "EACCES", path: "x" }),
      2,
      expect.stringMatching(/^error: x: EACCES: permission denied\.\n {2}\S/) as never,
    ],
    [
      "a long name that cannot be written",
      Object.assign(new Error("ENAMETOOLONG: name too long, open"), {
        syscall: "open",
        code: "ENAMETOOLONG",
        path: "y".repeat(401),
      }),
      2,
      expect.stringContaining(`error: ${"y".repeat(150)} … ${"y".repeat(150)}: `) as never,
    ],
    [
      "a name of four hundred letters",
      Object.assign(new Error("E: no, open"), { syscall: "open", code: "E", path: "y".repeat(400) }),
      2,
      expect.stringContaining(`error: ${"y".repeat(400)}: `) as never,
    ],
    [
      "no path",
      Object.assign(new Error("E: no, write"), { syscall: "write", code: "E" }),
      2,
      expect.stringMatching(/^error: E: no\.\n/) as never,
    ],
    [
      "a network",
      Object.assign(new Error("no"), { syscall: "connect", code: "E" }),
      70,
      expect.stringMatching(/^concord failed: this is a bug of ours\.\nError: no/) as never,
    ],
    [
      "a bug",
      new TypeError("bug"),
      70,
      expect.stringMatching(/^concord failed: this is a bug of ours\.\nTypeError: bug\n/) as never,
    ],
    ["no error", "text", 70, "concord failed: this is a bug of ours.\ntext\n"],
  ])("the exit code of a command for %s is known, and why it ended", (_, error, code, text) => {
    expect(exits(error)).toEqual([code, text]);
  });
});

describe("findings on standard error", () => {
  const print = (diagnostics: readonly Diagnostic[], verbose = false) =>
    told(() => printDiagnostics(diagnostics, { verbose }))
      .split("\n")
      .slice(0, -1);

  it("findings are printed errors first, then by their codes, with all that they say", () => {
    const related = [{ file: "b.yaml", pointer: "", line: 1, column: 2 }];
    expect(
      print([
        finding("info", "name-invalid"),
        finding("warning", "type-invalid", { hint: "Do." }),
        finding("error", "ref-cycle", { related }),
        finding("error", "parse-error", { at: { file: "c", pointer: "" } }),
      ]),
    ).toEqual([
      "c error parse-error",
      "  It is so.",
      "a.yaml:3:1 #/x error ref-cycle",
      "  It is so.",
      "  also: b.yaml:1:2",
      "a.yaml:3:1 #/x warning type-invalid",
      "  It is so.",
      "  hint: Do.",
      "a.yaml:3:1 #/x info name-invalid",
      "  It is so.",
    ]);
  });

  it("findings of one code are three, unless they are errors or all are asked for", () => {
    const four = (severity: Severity, code: Diagnostic["code"]) =>
      Array.from({ length: 4 }, () => finding(severity, code));
    expect(print(four("warning", "type-invalid")).slice(6)).toEqual([
      "  … and 1 more type-invalid (--verbose lists them)",
    ]);
    expect(print(four("warning", "type-invalid"), true)).toHaveLength(8);
    expect(print(four("error", "ref-cycle"))).toHaveLength(8);
    expect(print(four("warning", "type-invalid").slice(1))).toHaveLength(6);
    expect(print(four("info", "naming-unmatched"))).toEqual(["4 naming-unmatched (--verbose lists them)"]);
    expect(print(four("warning", "naming-unmatched"))).toHaveLength(7);
  });

  it("texts of findings without end lose their middle", () => {
    const text = (length: number) => print([finding("error", "ref-cycle", { message: "x".repeat(length) })])[1];
    expect([text(2_000), text(2_001)]).toEqual([
      `  ${"x".repeat(2_000)}`,
      `  ${"x".repeat(1_000)} … 1 character … ${"x".repeat(1_000)}`,
    ]);
  });

  it("codes are counted in their order", () => {
    expect(
      countCodes([finding("info", "type-invalid"), finding("info", "ref-cycle"), finding("info", "type-invalid")]),
    ).toBe("ref-cycle, type-invalid ×2");
    expect(countCodes([])).toBe("");
  });
});

describe("values of options", () => {
  it("formats of reports say where they go, one after the other", () => {
    expect(parseFormat("text")).toEqual([{ format: "text" }]);
    expect(parseFormat("sarif=a=b", [{ format: "text" }])).toEqual([
      { format: "text" },
      { format: "sarif", file: "a=b" },
    ]);
    expect(() => parseFormat("own")).toThrow(
      new InvalidArgumentError("It is one of text, json, markdown, html, sarif, junit, changelog, github."),
    );
    expect(() => parseFormat("text=")).toThrow(new InvalidArgumentError("Name the file: text=report."));
  });

  it("outputs are told apart by their files", () => {
    expect(planOutputs(undefined, undefined)).toEqual([{ format: "text" }]);
    expect(planOutputs(undefined, "o")).toEqual([{ format: "text", file: "o" }]);
    expect(planOutputs([{ format: "json", file: "a" }, { format: "text" }], "o")).toEqual([
      { format: "json", file: "a" },
      { format: "text", file: "o" },
    ]);
    expect(() => planOutputs([{ format: "json" }, { format: "text" }], undefined)).toThrow(
      "Two formats cannot share one output.",
    );
    expect(() => planOutputs([{ format: "json", file: "a" }], "o")).toThrow(
      "-o names the file of a format that names none.",
    );
    expect(() => planOutputs([{ format: "json", file: "a" }, { format: "text" }], "a")).toThrow(
      "Two formats cannot share a.",
    );
  });

  it.each([
    ["1", 1],
    ["0.5", 0.5],
    ["3600", 3600],
  ])("%s are seconds", (text, seconds) => {
    expect(parseSeconds(text)).toBe(seconds);
  });

  it.each(["0", "-1", "3601", "x", ""])("%j are no seconds", (text) => {
    expect(() => parseSeconds(text)).toThrow(new UsageError("--timeout takes seconds, up to 3600."));
  });

  it("limits are whole numbers above 0, by default or as they are given last", () => {
    const parsed = (...args: readonly string[]) => {
      const command = withInputLimits(new Command().exitOverride().configureOutput({ writeErr: () => undefined }));
      return limitsOf(command.parse([...args], { from: "user" }).opts());
    };
    const defaults = parsed();
    expect(Object.values(defaults).every(Number.isSafeInteger)).toBe(true);
    expect(parsed("--max-size", "1", "--max-depth=2", "--max-values", "3")).toEqual({ size: 1, depth: 2, values: 3 });
    for (const text of ["0", "-1", "1.5", "x"])
      expect(() => parsed("--max-size", text)).toThrow("Write a whole number above 0.");
    const given = (...args: readonly string[]) => limitGiven("max-time", args);
    expect([
      given(),
      given("--max-time", "5"),
      given("--max-time=6"),
      given("--max-time", "5", "--max-time=7"),
      given("--max-time", "x"),
      given("--max-time"),
    ]).toEqual([60, 5, 6, 7, 60, 60]);
    expect(limitGiven("max-memory", [])).toBe(800);
  });

  it("a file among patterns is refused, a folder is not", async () => {
    const folder = await mkdtemp(join(tmpdir(), "concord-options-"));
    const file = join(folder, "a.yaml");
    await writeFile(file, "");
    expect(() => refuseFiles("--only", ["GET", file])).toThrow(
      new UsageError(
        `--only takes patterns, and "${file}" is a file.`,
        "Write descriptions before --only, or behind `--`.",
      ),
    );
    expect(() => refuseFiles("--only", ["GET", folder])).not.toThrow();
    expect(() => refuseFiles("--only")).not.toThrow();
    await rm(folder, { recursive: true });
  });
});
