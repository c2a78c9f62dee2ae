import { describe, expect, it } from "vitest";
import { thisTool } from "../../../scripts/base/tool.js";
import { completionScripts, shells } from "../../../scripts/cli/completion-scripts.js";
import { compareGolden } from "../../helpers/golden.js";
import { concord, root } from "../../helpers/run-concord.js";

describe("what commands say of themselves", () => {
  it("the help of each verb is what people have read", async () => {
    const main = await concord(["--help"], root);
    const verbs = [...main.stdout.matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, verb = ""]) => verb)
      .filter((verb) => verb !== "help");
    expect(verbs).toHaveLength(11);
    const blocks = [main.stdout];
    for (const verb of verbs) {
      const { code, stdout, stderr } = await concord([verb, "--help"], root);
      expect([verb, code, stderr]).toEqual([verb, 0, ""]);
      blocks.push(stdout);
    }
    compareGolden(
      new URL("golden/help.txt", import.meta.url),
      blocks.map((text) => text.trimEnd().split("\n")),
    );
  });

  it("the version is that of the package", async () => {
    expect(await concord(["--version"], root)).toEqual({ code: 0, stdout: `${thisTool().version}\n`, stderr: "" });
  });

  it("scripts for shells are what people have read", () => {
    const help = { flags: ["--help"], description: "show the options", values: [], takesValue: false };
    const level = { flags: ["--level", "-l"], description: "what is 'told'", values: ["a", "b c"], takesValue: true };
    const file = { flags: ["-o"], description: "where to [write]: a file", values: [], takesValue: true };
    const tree = [
      { name: "one", description: "Does one thing.", options: [level, file, help], values: ["x", "y"] },
      { name: "two", description: "Does 'another': thing", options: [help], values: [] },
    ];
    const blocks = shells.map((shell) => [`==== ${shell}`, ...completionScripts[shell](tree).trimEnd().split("\n")]);
    compareGolden(new URL("golden/completion.txt", import.meta.url), blocks);
  });
});
