import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { declareDrift } from "../../scripts/cli/drift-options.js";
import { root } from "../helpers/run-concord.js";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>
  >;
}

const action = parse(await readFile(join(root, "action.yml"), "utf8")) as Action;
const [step] = action.runs.steps;
const folderOfWorkflows = join(root, "docs/workflows");
const workflows = await Promise.all(
  (await readdir(folderOfWorkflows)).map(
    async (name) => [name, parse(await readFile(join(folderOfWorkflows, name), "utf8")) as Workflow] as const,
  ),
);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-action-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the step with these inputs; a command that writes its arguments and exits with a code stands for `concord`. */
async function act(inputs: Readonly<Record<string, string>>, code: number, installed: string | null = ".") {
  const cwd = join(folder, "pkg");
  await mkdir(cwd, { recursive: true });
  await rm(join(folder, "output"), { force: true });
  if (installed !== null) {
    const bin = join(cwd, installed, "node_modules/.bin");
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, "concord"), `#!/bin/sh\nprintf '%s\\n' "$@"\nexit ${code}\n`);
    await chmod(join(bin, "concord"), 0o755);
  }
  const values = Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([key, text]) => {
      const [, input = ""] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(text) ?? [];
      return [key, inputs[input] ?? action.inputs[input]?.default ?? "?"];
    }),
  );
  const env = { PATH: process.env.PATH, GITHUB_OUTPUT: join(folder, "output"), ...values };
  return new Promise<{ args: readonly string[]; exit: unknown; output: string }>((done) =>
    // As GitHub starts it: without them a bash whose input is a socket reads the files of whoever runs the tests.
    execFile(
      "bash",
      ["--noprofile", "--norc", "-eo", "pipefail", "-c", step?.run ?? ""],
      { cwd, env },
      async (error, stdout) =>
        done({
          args: stdout.trimEnd().split("\n"),
          exit: error?.code ?? 0,
          output: await readFile(join(folder, "output"), "utf8"),
        }),
    ),
  );
}

/** What stands there until the check has come to an end. */
const unknown = "breaks=unknown\n";

describe("the action for GitHub", () => {
  it("the action gives every input to a step, and none to the text of a script", async () => {
    const text = await readFile(join(root, "action.yml"), "utf8");
    for (const name of Object.keys(action.inputs)) expect(text).toContain(`\${{ inputs.${name} }}`);
    for (const { run = "" } of action.runs.steps) expect(run).not.toContain("${{");
  });

  it("the action calls the command that is installed with options that it has", async () => {
    const inputs = { since: "origin/main", config: "c.ts", baseline: "b.json", "check-version": "true" };
    const files = {
      "require-coverage": "true",
      sarif: "a b.sarif",
      markdown: "m.md",
      base: "$(id).yaml",
      revision: "-r",
    };
    const { args, exit, output } = await act({ ...inputs, ...files }, 1);
    expect([exit, output]).toEqual([1, `${unknown}breaks=true\n`]);
    expect(args).toContain("--format=sarif=a b.sarif");
    expect(args.slice(-3)).toEqual(["--", "$(id).yaml", "-r"]);
    const known = declareDrift().options.map(({ long }) => long);
    const used = args.slice(0, -3).flatMap((arg) => /^--[\w-]+/.exec(arg) ?? []);
    expect(used.filter((option) => !known.includes(option))).toEqual([]);
    expect(used).toHaveLength(9);
  });

  it("the action hands on one description alone as one, which the command refuses", async () => {
    expect((await act({ base: "a.yaml" }, 0)).args.slice(-2)).toEqual(["--", "a.yaml"]);
    expect((await act({ revision: "b.yaml" }, 0)).args.slice(-2)).toEqual(["--", "b.yaml"]);
  });

  it("the action hands on what is to be compared, each line of an input as one", async () => {
    const { args } = await act(
      { relation: "versions", levels: "oasdiff", root: "/v1\n/api/v1\n", only: "GET /a b\n$(id)", except: "/c" },
      0,
    );
    expect(args.slice(4)).toEqual([
      "--relation=versions",
      "--levels=oasdiff",
      "--root=/v1",
      "--root=/api/v1",
      "--only=GET /a b",
      "--only=$(id)",
      "--except=/c",
    ]);
    const command = declareDrift().exitOverride();
    command.parseOptions(args.slice(1));
    expect(command.opts()).toMatchObject({ root: ["/v1", "/api/v1"], only: ["GET /a b", "$(id)"], except: ["/c"] });
  });

  it("the action takes the command from a folder above, and none that is not installed", async () => {
    expect(await act({}, 0, "..")).toMatchObject({ exit: 0, output: `${unknown}breaks=false\n` });
    for (const place of [".", "pkg"]) await rm(join(folder, place, "node_modules"), { recursive: true, force: true });
    const { args, exit, output } = await act({}, 0, null);
    expect([exit, output, args]).toEqual([2, unknown, [expect.stringMatching(/^::error .*concord is not installed/)]]);
  });

  it("the action says apart whether the check failed, passed or could not be made", async () => {
    const made = await act({}, 2);
    expect([made.exit, made.output]).toEqual([2, unknown]);
    expect(made.args.at(-1)).toMatch(/^::error .*could not be made \(exit code 2\)/);
  });
});

describe("the workflows to copy", () => {
  it.each(workflows)("the workflow %s pins what it uses, or says that it does not", async (name, { jobs }) => {
    const text = await readFile(join(folderOfWorkflows, name), "utf8");
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses = [] }) => uses));
    for (const use of used.filter((one) => !/@[0-9a-f]{40}$/.test(one) && !one.startsWith("OWNER/"))) {
      expect(use).toMatch(/@v\d+$/);
      expect(text.slice(0, text.indexOf(use))).toMatch(/# By its major version: .*\n[^\n]*$/);
    }
    expect(used.length).toBeGreaterThan(0);
  });

  it.each(workflows)("the workflow %s runs no text that an event brings", (_, { jobs }) => {
    for (const { run = "" } of Object.values(jobs).flatMap(({ steps }) => steps)) expect(run).not.toContain("${{");
  });

  it("the nightly workflow uses every report that it makes", async () => {
    const text = await readFile(join(folderOfWorkflows, "pull-nightly.yml"), "utf8");
    const files = [...text.matchAll(/--format \w+=(\S+)/g)].map(([, file = ""]) => file);
    expect(files).toEqual(["drift.md"]);
    for (const file of files) expect(text).toContain(`$PULLED/${file}`);
  });

  it("the nightly workflow reads what providers publish where it may write nothing", () => {
    const [, nightly] = workflows.find(([name]) => name === "pull-nightly.yml") ?? [];
    expect(nightly?.permissions).toEqual({});
    for (const { permissions, steps } of Object.values(nightly?.jobs ?? {}))
      if (steps.some(({ run = "" }) => run.includes("concord"))) expect(permissions).toEqual({ contents: "read" });
  });
});

describe("the branch of the nightly workflow", () => {
  const [, nightly] = workflows.find(([name]) => name === "pull-nightly.yml") ?? [];
  const script = nightly?.jobs.propose?.steps.find(({ run }) => run?.includes("git push"))?.run ?? "";
  const bot = "41898282+github-actions[bot]@users.noreply.github.com";
  const bash = (text: string, cwd: string) =>
    new Promise<{ readonly exit: unknown; readonly stdout: string }>((done) => {
      const as = { GIT_AUTHOR_NAME: "t", GIT_COMMITTER_NAME: "t", GIT_COMMITTER_EMAIL: "t@t.test" };
      const env = {
        PATH: `${join(folder, "bin")}:${process.env.PATH}`,
        HOME: folder,
        ...as,
        PULLED: folder,
        BASE: "main",
        BOT: bot,
      };
      execFile("bash", ["--noprofile", "--norc", "-e", "-c", text], { cwd, env }, (error, stdout) =>
        done({ exit: error?.code ?? 0, stdout }),
      );
    });
  /** A checkout of the base, in which the night finds this text. */
  const propose = async (text: string) => {
    const clone = join(folder, "clone");
    await rm(clone, { recursive: true, force: true });
    await bash(
      `git clone -q origin.git clone && cd clone && echo ${text} > a && git diff > ../pulled.patch && git checkout -q a`,
      folder,
    );
    return bash(script, clone);
  };

  it("the branch is made anew each night, unless it has commits of others", async () => {
    await mkdir(join(folder, "bin"));
    await writeFile(join(folder, "bin/gh"), "#!/bin/sh\nexit 0\n");
    await chmod(join(folder, "bin/gh"), 0o755);
    const commit = "git add . && GIT_AUTHOR_EMAIL=t@t.test git commit -qm";
    await bash(
      `git init -q --bare -b main origin.git && git clone -q origin.git first && cd first && git checkout -q -b main && echo 0 > a && ${commit} One && git push -q origin main`,
      folder,
    );
    for (const text of ["1", "2"]) expect((await propose(text)).exit).toBe(0);
    const tip = () => bash("git -C origin.git show pull-descriptions:a", folder);
    expect((await tip()).stdout).toBe("2\n");
    await bash(
      `git fetch -q && git checkout -q pull-descriptions && echo mended > a && ${commit} Mine && git push -q origin pull-descriptions`,
      join(folder, "first"),
    );
    expect(await propose("3")).toMatchObject({ exit: 1, stdout: expect.stringMatching(/::error .*commits of others/) });
    expect((await tip()).stdout).toBe("mended\n");
  });
});

describe("the workflows of this repository", async () => {
  const own = join(root, ".github/workflows");
  const texts = await Promise.all(
    (await readdir(own)).map(async (name) => [name, await readFile(join(own, name), "utf8")] as const),
  );

  it.each(texts)("the workflow %s names every action by its commit", (_, text) => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[\da-f]{40}$/.test(action ?? ""))).toEqual([]);
  });

  it.each(texts)("the workflow %s may write nothing but a statement of provenance", (_, text) => {
    const { permissions, jobs } = parse(text) as Workflow;
    const granted = [permissions, ...Object.values(jobs).map((job) => job.permissions ?? {})].flatMap(Object.entries);
    expect(granted.filter(([right, level]) => level !== "read" && right !== "id-token")).toEqual([]);
    for (const { steps } of Object.values(jobs))
      for (const { run = "" } of steps) expect(run).not.toMatch(/github\.event/);
  });
});
