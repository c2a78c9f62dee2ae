import { describe, expect, it } from "vitest";
import type { Finding } from "../../../scripts/base/diagnostics.js";
import type { DriftReport } from "../../../scripts/drift/changes/types.js";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import { checkLevels } from "../../../scripts/project/check-levels.js";
import { findUnraised } from "../../../scripts/project/check-versions.js";
import { ChoiceLog } from "../../../scripts/project/choice-log.js";
import { compareVersions, type LoadedVersion } from "../../../scripts/project/compare-versions.js";
import { UsageError } from "../../../scripts/project/errors.js";
import { clientModule } from "../../../scripts/project/first-call.js";
import { findDescriptions, printConfig } from "../../../scripts/project/first-config.js";
import { historyName, readHistory } from "../../../scripts/project/history-file.js";
import type { OutputChange } from "../../../scripts/project/output-changes.js";
import { printOutputChanges, tellChange } from "../../../scripts/project/tell-output-changes.js";
import { expectWords } from "../../helpers/expect-words.js";
import { contractOf } from "../../helpers/load-text.js";
import { withFiles } from "../../helpers/with-files.js";
import { breaking, warning } from "../report/comparand.js";

const names = (added: readonly string[] = [], removed: readonly string[] = [], changed: readonly string[] = []) => ({
  added,
  removed,
  changed,
});
const added = { ...warning, id: "endpoint-added" as const, level: "info" as const };
const renamed = { ...warning, level: "info" as const, impact: "major" as const };

function change(
  changes: DriftReport["changes"],
  more: Partial<Pick<OutputChange, "provider" | "methods" | "types">> = {},
  report: Partial<DriftReport> = {},
): OutputChange {
  return {
    kind: "changed",
    provider: "relay",
    methods: names(),
    types: names(),
    report: { ...reportChanges(changes), ...report },
    ...more,
  };
}

describe("what is said of the output", () => {
  it.each<[DriftReport["changes"], string]>([
    [[], "relay: nothing that clients notice → none"],
    [[breaking, added, warning, added], "relay: 2 added, 1 changed, 1 breaking → major"],
    [
      [warning],
      "relay: 1 changed → major (the provider may refuse some calls, and a client that checks what it sends does)",
    ],
    [
      [renamed, added],
      "relay: 1 added, 1 changed → major (calls go on working, but code loses a name or a value that it compiles with)",
    ],
  ])("what is said of the changes is their counts: %#", (changes, line) => {
    expect(tellChange(change(changes)).drift).toEqual(line);
  });

  it("what is said of names is five of them, and how many there are", () => {
    const many = ["a", "b", "c", "d", "e", "f\u001b"];
    expect(tellChange(change([])).effect).toBe("no method and no type");
    expect(tellChange(change([], { methods: names(["a.b"]), types: names([], many.slice(0, 5), many) })).effect).toBe(
      "1 method added (a.b); 5 types removed (a, b, c, d, e); 6 types changed (a, b, c, d, e, …)",
    );
    expect(tellChange(change([], { types: names([many[5] ?? ""]) })).effect).toBe("1 type added (f\\u001b)");
  });

  it("what is said of each provider is a section with its versions, where it has some", () => {
    const versions = { base: "1.0", revision: "1.1" } as unknown as NonNullable<DriftReport["versions"]>;
    const text = printOutputChanges(
      [change([breaking], {}, { versions }), change([added], { provider: "b" })],
      new Date("2026-02-03T12:00:00Z"),
    );
    expect(
      text
        .split("\n")
        .filter((line) => line.startsWith("#") || /^(?:Client|From)/.test(line))
        .map((line) => line.replace(/ \(openapi.*/, "")),
    ).toEqual([
      "# 2026-02-03, relay: 1 breaking → major",
      "Client: no method and no type.",
      "## 1.1",
      "From relay 1.0 to relay 1.1. Breaks clients: 1 breaking, 0 warnings, 0 info. For users of a generated client: major, from 1.0 to 1.1; 2.0.0 is needed.",
      "### Breaking",
      expect.stringMatching(/^# 2026-02-03, b: 1 added → /),
      "Client: no method and no type.",
      "## b",
      expect.stringMatching(/^From b to b\./),
      "### Added",
    ]);
    expect(printOutputChanges([], new Date(0))).toBe("");
  });
});

describe("patterns of operations that are chosen", () => {
  const reported = async (...choices: readonly Parameters<ChoiceLog["choose"]>[1][]) => {
    const done = { responses: { 200: { description: "ok" } } };
    const contract = await contractOf({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      servers: [{ url: "https://a.example" }],
      paths: { "/pets": { get: { ...done, tags: ["animals"] }, post: done } },
    });
    const log = new ChoiceLog();
    const found: Finding[] = [];
    const kept = choices.map((each) => log.choose(contract, each).operations.map(({ method }) => method));
    log.reportIdle("concord.config.ts", (finding) => void found.push(finding));
    expectWords(found);
    return {
      kept,
      leftOut: log.leftOut.map(({ method }) => method),
      told: found.map(({ code, at, hint }) => `${code} ${at.file} ${at.pointer} ${hint}`),
    };
  };

  it("patterns that fit nothing are told with what was meant, where they are written", async () => {
    const { kept, leftOut, told } = await reported([
      { pointer: "", include: ["GET /pets", "animols", "zzzzzzzz"], exclude: ["DELETE"] },
    ]);
    expect([kept, leftOut]).toEqual([[["GET"]], ["POST"]]);
    expect(told).toEqual([
      'choice-unmatched concord.config.ts /include/1 Did you mean "animals"?',
      "choice-unmatched concord.config.ts /include/2 A pattern is an operation, a method, a path, a tag or `deprecated`; `*` stands for anything.",
      expect.stringMatching(/^choice-unmatched concord\.config\.ts \/exclude\/0 /),
    ]);
  });

  it("patterns that are asked for are told by their option, and who has nothing left", async () => {
    const { kept, told } = await reported(
      [{ pointer: "", isAsked: true, include: ["PATCH"] }],
      [{ pointer: "", isAsked: true, include: ["PATCH"] }],
    );
    expect(kept).toEqual([[], []]);
    expect(told.map((text) => text.split(" ").slice(0, 2).join(" "))).toEqual([
      "choice-unmatched --include",
      "choice-empty test.json",
    ]);
  });

  it("a pattern that fits an operation of one of several is used", async () => {
    expect(
      (
        await reported(
          [{ pointer: "/providers/a", exclude: ["POST"] }],
          [{ pointer: "/providers/b", exclude: ["PUT"] }],
        )
      ).told,
    ).toEqual([expect.stringMatching(/^choice-unmatched concord\.config\.ts \/providers\/b\/exclude\/0 /)]);
  });
});

describe("small parts of a project", () => {
  it("levels of rules that do not exist are told, with those that were meant", () => {
    const found: Finding[] = [];
    const report = (finding: Finding) => void found.push(finding);
    checkLevels("oasdiff", "c.ts", report);
    checkLevels({ "request-property-removed": "off", "request-property-remvoed": "off", "a/b": "off" }, "c.ts", report);
    expectWords(found);
    expect(
      found.map(({ code, at, hint = "" }) => [
        code,
        at.pointer,
        hint.startsWith("Did you mean request-property-removed"),
      ]),
    ).toEqual([
      ["config-invalid", "/drift/levels/request-property-remvoed", true],
      ["config-invalid", "/drift/levels/a~1b", false],
    ]);
  });

  it("versions that were not raised enough are found, and none of two providers", () => {
    const versions = { base: "1.0.0", revision: "1.0.1" } as unknown as NonNullable<DriftReport["versions"]>;
    const comparand = (report: Partial<DriftReport>) => ({
      base: "a",
      revision: "b",
      report: { ...reportChanges([breaking]), ...report },
    });
    expect(findUnraised([comparand({ versions })])).toMatchObject([
      { name: "b", impact: "major", base: "1.0.0", revision: "1.0.1" },
    ]);
    const raised = { base: "1.0.0", revision: "2.0.0" } as unknown as NonNullable<DriftReport["versions"]>;
    expect(findUnraised([comparand({ versions: raised })])).toEqual([]);
    expect(() => findUnraised([comparand({ relation: "providers", versions })])).toThrow(UsageError);
  });

  it("versions are compared where both can be read, and the later one without an error", async () => {
    const paths = { "/things": { get: { responses: { 200: { description: "Done" } } } } };
    const contract = await contractOf({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths });
    const at = { file: "a", pointer: "" };
    const version = (severity?: "error" | "warning", more: object = { contract }): LoadedVersion => ({
      file: "a",
      contract: undefined,
      diagnostics: severity === undefined ? [] : [{ code: "ref-cycle", severity, at, message: "m" }],
      ...more,
    });
    const states = [
      compareVersions(version(), version()),
      compareVersions(version("error"), version("warning")),
      compareVersions(version(), version("error")),
      compareVersions(undefined, version()),
      compareVersions(version(undefined, {}), version()),
      compareVersions(version(), version(undefined, {})),
    ];
    expect(states.map((report) => report?.changes.length)).toEqual([0, 0, undefined, undefined, undefined, undefined]);
  });

  it("a config is written with quotes where they are needed", () => {
    expect(printConfig({ reference: "a-b", providers: { "a-b": { spec: "x'y" } } })).toBe(
      'import type { ConcordConfig } from "openapi-concord-toolkit";\n\nexport default {\n  reference: "a-b",\n  providers: {\n    "a-b": {\n      spec: "x\'y",\n    },\n  },\n} satisfies ConcordConfig;\n',
    );
  });

  it("descriptions are found in their folder, and nothing else", async () => {
    const spec = "openapi: 3.1.0\n";
    const files = {
      "openapi/b.yml": spec,
      "openapi/a.yaml": spec,
      "openapi/c.JSON": '{"swagger":"2.0"}',
      "openapi/d.yaml": "overlay: 1.0.0\n",
      "openapi/e.txt": spec,
      "openapi/f.yaml": "[]\n",
    };
    await withFiles(files, async (cwd) => {
      expect(await findDescriptions(cwd, () => undefined)).toEqual([
        "openapi/a.yaml",
        "openapi/b.yml",
        "openapi/c.JSON",
      ]);
    });
    await withFiles({}, async (cwd) => expect(await findDescriptions(cwd, () => undefined)).toEqual([]));
  });

  it("a client is imported from where it is written, by its constant", async () => {
    const contract = await contractOf({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {} }, "a-relay");
    expect(
      [clientModule(contract), clientModule(contract, "./src/gen/"), clientModule(contract, "/out")].map(
        ({ specifier, constant }) => `${constant} ${specifier}`,
      ),
    ).toEqual([
      "aRelay ./generated/providers/a-relay/index.js",
      "aRelay ./src/gen/providers/a-relay/index.js",
      "aRelay ./out/providers/a-relay/index.js",
    ]);
  });

  it("a history that cannot be read is told, and begun anew", async () => {
    const row = {
      date: "2026-01-01T00:00:00.000Z",
      provider: "a",
      reference: "b",
      breaking: 0,
      warning: 0,
      info: 0,
      score: 1,
      offered: 1,
      total: 1,
    };
    await withFiles(
      { [`out/${historyName}`]: JSON.stringify({ rows: [row] }), [`bad/${historyName}`]: "{" },
      async (cwd) => {
        const found: Finding[] = [];
        const read = (out: string) => readHistory(`${cwd}/${out}`, cwd, (finding) => void found.push(finding));
        expect([await read("out"), await read("none"), found]).toEqual([[row], [], []]);
        expect(await read("bad")).toEqual([]);
        expectWords(found);
        expect(found.map(({ code, severity, at }) => [code, severity, at.file])).toEqual([
          ["file-unreadable", "warning", `bad/${historyName}`],
        ]);
      },
    );
  });
});
