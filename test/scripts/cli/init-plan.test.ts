import { expect, it } from "vitest";
import { askPlan, type InitPlan } from "../../../scripts/cli/init-plan.js";
import type { Questions } from "../../../scripts/cli/questions.js";
import { withFiles } from "../../helpers/with-files.js";

/** What somebody is asked, with what is proposed, and the plan that comes of the answers; `undefined` takes the proposal. */
async function plan(
  files: Readonly<Record<string, string>>,
  answers: readonly (string | boolean | undefined)[],
  given: Partial<InitPlan> = {},
) {
  const left = [...answers];
  const asked: string[] = [];
  const questions: Questions = {
    async text(message, { fallback = "", placeholder = "", check } = {}) {
      for (;;) {
        asked.push(`${message} (${fallback}${placeholder})`);
        const answer = String(left.shift() ?? fallback);
        const problem = check?.(answer);
        if (problem === undefined) return answer;
        asked.push(`! ${problem}`);
      }
    },
    async choose(message, names, first) {
      asked.push(`${message} [${names.join(", ")}] (${first})`);
      return String(left.shift() ?? first);
    },
    async confirm(message, first) {
      asked.push(`${message} (${first ? "yes" : "no"})`);
      return (left.shift() ?? first) === true;
    },
  };
  return withFiles(files, async (cwd) => ({ plan: await askPlan(cwd, questions, given), asked }));
}

const harbour = "https://api.harbour.example/v1/openapi.json";
const openai = "https://raw.example/openai.yaml";
const rest = [
  "Write redocly.yaml, for `npx redocly lint`? (yes)",
  "Write a GitHub workflow that pulls every night? (no)",
  "Generate the clients now? (yes)",
];

it("the plan of one API asks for no reference, and proposes its host for a name", async () => {
  const { plan: made, asked } = await plan({}, ["", harbour, undefined, ""]);
  expect(asked).toEqual([
    "The first API (a URL, a file or a docs page)",
    "! Give at least one.",
    "The first API (a URL, a file or a docs page)",
    `A name for ${harbour} (harbour)`,
    "Another one (empty: no more)",
    ...rest,
  ]);
  expect(made).toEqual({
    descriptions: [`harbour=${harbour}`],
    reference: "harbour",
    redocly: true,
    script: false,
    workflow: false,
    generate: true,
  });
});

it("the plan of several APIs proposes openai as the reference, or else the first", async () => {
  const several = await plan({}, [harbour, undefined, openai, undefined, "", undefined, false, true, false]);
  expect(several.asked).toContain("Which one are the others compared with? [harbour, openai] (openai)");
  expect(several.plan).toMatchObject({ reference: "openai", redocly: false, workflow: true, generate: false });
  const others = await plan({}, [harbour, "one", openai, "two", "", "two"]);
  expect(others.asked).toContain("Which one are the others compared with? [one, two] (one)");
  expect(others.plan).toMatchObject({ descriptions: [`one=${harbour}`, `two=${openai}`], reference: "two" });
  const given = await plan({}, [harbour, "one", openai, "two", ""], {
    reference: "two",
    redocly: false,
    workflow: true,
    generate: false,
  });
  expect(given.asked.some((text) => /compared|\?/.test(text))).toBe(false);
  expect(given.plan).toMatchObject({ reference: "two", redocly: false, workflow: true, generate: false });
});

it("the plan takes descriptions that are found, where it may, and refuses what is none", async () => {
  const spec = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
  const files = { "openapi/a.yaml": spec, "package.json": "{}" };
  const taken = await plan(files, []);
  expect(taken.asked).toEqual([
    "Take openapi/a.yaml? (yes)",
    "A name for openapi/a.yaml (a)",
    "Another one (empty: no more)",
    rest[0],
    "Add the script `generate` to package.json? (yes)",
    ...rest.slice(1),
  ]);
  expect(taken.plan).toMatchObject({ descriptions: ["a=openapi/a.yaml"], script: true });
  const left = await plan(files, [false, "none.yaml", harbour, "Not A Name", "", "b", harbour, "b", "c", ""], {
    script: false,
  });
  expect(left.asked.filter((text) => text.startsWith("!"))).toEqual([
    "! none.yaml does not exist.",
    expect.stringMatching(/^! \S/),
    expect.stringMatching(/^! \S/),
    "! There is one of that name.",
  ]);
  expect(left.plan).toMatchObject({ descriptions: [`b=${harbour}`, `c=${harbour}`], script: false });
});
