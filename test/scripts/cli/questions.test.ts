import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ExitError } from "../../../scripts/cli/exit.js";
import { askPlan } from "../../../scripts/cli/init-plan.js";
import { type Questions, terminalQuestions } from "../../../scripts/cli/questions.js";
import { root } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-ask-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Somebody who answers in order, and to whom a refused answer is told. */
function answering(...answers: readonly (string | boolean)[]) {
  const left = [...answers];
  const asked: string[] = [];
  const next = (message: string) => {
    asked.push(message);
    return left.shift();
  };
  const questions: Questions = {
    async text(message, { fallback = "", check } = {}) {
      for (;;) {
        const answer = String(next(message) ?? "") || fallback;
        const problem = check?.(answer);
        if (problem === undefined) return answer;
        asked.push(`! ${problem}`);
      }
    },
    choose: async (message, _, first) => String(next(message) || first),
    confirm: async (message, first) => (next(message) ?? first) === true,
  };
  return { questions, asked, left };
}

describe("the questions of concord init", () => {
  it("the questions of concord init gather descriptions, names and what to write, and refuse what is none", async () => {
    await writeFile(join(folder, "package.json"), "{}");
    await writeFile(join(folder, "relay.yaml"), "openapi: 3.1.0\n");
    const { questions, asked, left } = answering(
      "nowhere.yaml",
      "https://api.example.com/openapi.json",
      "",
      "relay.yaml",
      "example",
      "my-relay",
      "",
      "my-relay",
      true,
      true,
      false,
      false,
    );
    expect(await askPlan(folder, questions, {})).toEqual({
      descriptions: ["example=https://api.example.com/openapi.json", "my-relay=relay.yaml"],
      reference: "my-relay",
      redocly: true,
      script: true,
      workflow: false,
      generate: false,
    });
    expect(left).toEqual([]);
    expect(asked).toContain("! nowhere.yaml does not exist.");
    expect(asked).toContain("! There is one of that name.");
  });

  it("the questions of concord init take what lies in openapi/, and ask for nothing that flags say", async () => {
    await cp(join(root, "examples/two-providers/openapi"), join(folder, "openapi"), { recursive: true });
    const { questions, asked } = answering(true, "", "", "");
    const given = { redocly: false, script: false, workflow: false, generate: true, reference: "quay" };
    expect(await askPlan(folder, questions, given)).toMatchObject({
      descriptions: ["harbour=openapi/harbour.yaml", "quay=openapi/quay.yaml"],
      reference: "quay",
    });
    expect(asked).toHaveLength(4);
  });

  it("the questions of concord init are asked on a terminal, show what files are called, and end on Ctrl+C", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let shown = "";
    output.on("data", (chunk) => {
      shown += String(chunk);
    });
    const ask = terminalQuestions({ input, output });
    const answer = ask.text("A name for \u001b[31mred", { fallback: "red" });
    input.write("relay\r");
    expect(await answer).toBe("relay");
    expect(shown).toContain("A name for \\u001b[31mred");
    const choice = ask.choose("Which one?", ["a", "b"], "b");
    input.write("\r");
    expect(await choice).toBe("b");
    const refused = ask.confirm("Go on?", true);
    input.write("\u0003");
    await expect(refused).rejects.toBeInstanceOf(ExitError);
  });
});
