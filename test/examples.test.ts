import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { compileTogether } from "./helpers/compile-papers.js";
import { root } from "./helpers/run-concord.js";
import { copyExample, readPaper, runSession, sessionsOf } from "./helpers/run-paper.js";

/** What the program of each example prints. */
const printed: Readonly<Record<string, string>> = {
  "two-providers": "Hello!\ntemperature must be number <= 1, not number 1.5.\n",
  "drift-gate": "1 model\nGET /v1/models\n",
  "gateway-hono": "200 Hello from quay!\n400 refused\n",
  "models-dev": "tide-1 has 64000 tokens\nfalse\ntemperature must be absent for deep-1, not number 0.5.\nHello!\n",
  "react-query": "…\n<ul><li>tide</li><li>ebb</li></ul>\n",
};

const copies: Awaited<ReturnType<typeof copyExample>>[] = [];
afterAll(() => Promise.all(copies.map(({ remove }) => remove())));

it("examples/ has no example that is not tried", () => {
  const names = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(names.map(({ name }) => name).sort()).toEqual(Object.keys(printed).sort());
});

it.each(Object.entries(printed))(
  "the example %s does what its README says",
  { timeout: 60_000 },
  async (name, wanted) => {
    const example = await copyExample(name);
    copies.push(example);
    const [session, ...others] = sessionsOf(await readPaper(`examples/${name}/README.md`), "all");
    expect(others).toEqual([]);
    const { codes, printed: output } = await runSession(session ?? { commands: [], output: "" }, example.folder);
    expect(codes, output).toEqual(session?.commands.map(({ code }) => code));
    expect(output).toContain(wanted);
  },
);

it("the examples compile", () => {
  const programs = copies.flatMap(({ folder }) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(folder, file)),
  );
  expect(programs.length).toBeGreaterThan(2 * copies.length);
  expect(compileTogether(programs)).toEqual([]);
});
