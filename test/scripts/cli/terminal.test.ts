import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { type Diagnostic, type DiagnosticCode, diagnosticCodes } from "../../../scripts/base/diagnostics.js";
import { printDiagnostics } from "../../../scripts/cli/print-diagnostics.js";
import { paint, shown, shownLines, type TerminalText, tell } from "../../../scripts/cli/terminal.js";
import { concord, root } from "../../helpers/run-concord.js";

const hostile =
  "::error::no\n::error file=a.js,line=1::x\r::add-mask::x\u001b]52;c;cHduZWQ=\u0007\u001b[2J\u009b31m\u2028::warning::y\u202e##[error]z ##vso[task.setvariable]";

/** What a terminal or the log of a job obeys. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|^\s*::|##\w*\[/m;

function printed(print: () => void): string {
  let text = "";
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((chunk) => {
      text += chunk.toString();
      return true;
    }),
  );
  print();
  for (const spy of spies) spy.mockRestore();
  return text;
}

describe("the output of the command", () => {
  test.each(Object.keys(diagnosticCodes) as DiagnosticCode[])("%s obeys no text of an input", (code) => {
    const at = { file: hostile, pointer: `/${hostile}`, line: 1 };
    const diagnostic: Diagnostic = { code, severity: "error", at, message: hostile, hint: hostile, related: [at] };
    const text = printed(() => printDiagnostics([diagnostic], { verbose: true }));
    expect(text).not.toMatch(obeyed);
    expect(text.split("\n")).toHaveLength(5);
    expect(text).toContain("\\u001b]52;c;cHduZWQ=\\u0007");
  });

  test("leaves out the middle of a long name", () => {
    const long = `start${"x".repeat(1_000_000)}end`;
    const at = { file: "a.json", pointer: `/paths/${long}` };
    const diagnostic: Diagnostic = { code: "lint-error", severity: "error", at, message: long, hint: long };
    const text = printed(() => printDiagnostics([diagnostic], { verbose: true }));
    expect(text.length).toBeLessThan(8_000);
    expect(text.match(/ … 998008 characters … x+end$/gm)).toHaveLength(2);
    expect(text).toContain("#/paths/startxx");
  });

  test("keeps the lines and colours that are its own", () => {
    const write = (text: TerminalText) => printed(() => tell(text));
    expect(write(shown`a ${"b\nc"}\n${shown`${"d"}\n`}${1}`)).toBe("a b\\nc\nd\n1");
    expect(write(shownLines("one\n  ::two\nthree:: #four"))).toBe("one\n  \\u003a:two\nthree:: #four");
    expect(write(paint("red", hostile))).not.toMatch(obeyed);
  });

  test("obeys no argument that it quotes", async () => {
    for (const args of [
      ["drift", hostile],
      ["generate", hostile],
      [hostile],
      ["lint", `--${hostile}`],
      ["init", hostile],
    ]) {
      const { code, stdout, stderr } = await concord(args, import.meta.dirname);
      expect([code, obeyed.test(stdout + stderr)]).toEqual([2, false]);
    }
  });

  test("has one way out, for which texts are encoded", async () => {
    const names = (await readdir(join(root, "scripts"), { recursive: true })).filter((name) => name.endsWith(".ts"));
    const writing: string[] = [];
    for (const name of names) {
      const text = await readFile(join(root, "scripts", name), "utf8");
      // In a text it is code of a sample.
      if (/\bstd(?:out|err)\.write\b|(?<!["`])\bconsole\./.test(text)) writing.push(name);
    }
    // The second one prints documents, which are what was asked for, byte for byte.
    expect(writing.sort()).toEqual(["cli/terminal.ts", "cli/write-output.ts"]);
  });
});
