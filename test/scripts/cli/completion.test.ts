import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { concord, root } from "../../helpers/run-concord.js";

function bash(script: string, ...words: readonly string[]): readonly string[] {
  const line = `${script}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _concord; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["--norc", "-c", line], { encoding: "utf8", cwd: root }).split("\n").filter(Boolean);
}

describe("concord completion", () => {
  it("concord completion has verbs, options and the values of options for bash", async () => {
    const { code, stdout } = await concord(["completion", "bash"], root);
    expect(code).toBe(0);
    expect(bash(stdout, "concord", "d")).toEqual(["drift", "docs", "doctor"]);
    expect(bash(stdout, "concord", "generate", "--no")).toEqual(["--no-cache"]);
    expect(bash(stdout, "concord", "drift", "--fail-on", "")).toEqual(["breaking", "warning", "any", "none"]);
    expect(bash(stdout, "concord", "completion", "z")).toEqual(["zsh"]);
  });

  it.each(["zsh", "fish"])("concord completion knows every verb in %s", async (shell) => {
    const [{ stdout }, help] = [await concord(["completion", shell], root), await concord(["--help"], root)];
    const verbs = [...help.stdout.matchAll(/^ {2}([a-z]+) .*/gm)]
      .map(([, verb = ""]) => verb)
      .filter((verb) => verb !== "help");
    expect(verbs).toContain("drift");
    for (const verb of verbs) expect(stdout).toMatch(new RegExp(`\\b${verb}\\b`));
    expect(stdout).toContain("fail-on");
  });

  it("concord completion refuses a shell that it does not know", async () => {
    expect(await concord(["completion", "cmd"], root)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("bash, zsh, fish"),
    });
  });
});
