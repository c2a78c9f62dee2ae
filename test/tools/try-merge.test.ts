import { describe, expect, it } from "vitest";
import { providerNames } from "../../tools/load-contracts.js";
import { printSummary, printTrial } from "../../tools/print-trials.js";
import { tryMerge } from "../../tools/try-merge.js";
import { findCompatible } from "../../tools/try-together.js";
import { contractOf } from "../helpers/load-text.js";

type Json = Record<string, unknown>;
const get = { get: { responses: { 200: { description: "Done." } } } };
const apiOf = (server: string, ...paths: readonly string[]): Json => ({
  openapi: "3.1.0",
  info: { title: "API", version: "1" },
  servers: [{ url: server }],
  paths: Object.fromEntries(paths.map((path) => [path, get])),
});

describe("tryMerge", () => {
  it("a trial of a merge counts the operations of both contracts", async () => {
    const first = await contractOf(apiOf("https://a.example/v1", "/shared", "/own"), "first");
    const second = await contractOf(apiOf("https://b.example/v1", "/shared", "/other"), "second");
    expect(await tryMerge([first, second])).toEqual({ merged: 3, portable: 1, remarks: "", faults: [] });
  });

  it("a trial of a merge goes on after an exception", async () => {
    const sound = await contractOf(apiOf("https://a.example/v1", "/shared"), "first");
    const broken = {
      ...sound,
      provider: "second",
      get operations(): never {
        throw new Error("broken");
      },
    };
    const { merged, portable, faults } = await tryMerge([sound, broken]);
    expect([merged, portable]).toEqual([undefined, undefined]);
    expect(faults).toMatchObject([
      { document: "merged", code: "exception", message: expect.stringContaining("broken") },
      { document: "portable", code: "exception" },
    ]);
  });
});

describe("the table of pairs", () => {
  const fault = { document: "merged", code: "ref-unresolved", pointer: "/a", message: "None.\n    at x" } as const;
  const tried = [
    {
      name: "a + b",
      seconds: 0.25,
      trial: { merged: 3, portable: undefined, remarks: "name-collision", faults: [fault, fault] },
    },
    { name: "b + a", seconds: 1, trial: { merged: 3, portable: 1, remarks: "", faults: [] } },
  ];

  it("the table of pairs tells the first fault of each kind in one line", () => {
    const [first, second] = tried.map(printTrial);
    expect(first?.split("\n").map((line) => line.trim().replace(/ +/g, " "))).toEqual([
      "a + b 3 - 0.3 s name-collision",
      "merged ref-unresolved ×2: None. /a",
    ]);
    expect(second?.split("\n")).toHaveLength(1);
  });

  it("the table of pairs sums up by kind", () => {
    expect(printSummary(tried)).toBe("1 of 2 pairs failed.\n    merged ref-unresolved ×2 in 1 pairs, first a + b");
    expect(printSummary(tried.slice(1))).toBe("All 1 pairs are sound.");
  });
});

describe("names of providers", () => {
  it("names of providers are those of the files, or of their paths where several have one", () => {
    const paths = [
      "/specs/a/openapi.json",
      "/specs/b/openapi.yaml",
      "/specs/Open AI-2.yaml",
      "/specs/merged.json",
      "/specs/3d.yml",
    ];
    expect([...providerNames(paths, "/specs").values()]).toEqual([
      "a-openapi",
      "b-openapi",
      "open-ai-2",
      "spec-merged",
      "spec-3d",
    ]);
  });
});

describe("what belongs together", () => {
  it("providers belong together that have completions below their API root", async () => {
    const paths: Json = {
      chat: "/v1/chat/completions",
      text: "/api/v1/completions",
      none: "/v1/agents/completions",
    };
    const post = { post: { responses: { 200: { description: "Done." } } } };
    const contracts = await Promise.all(
      Object.entries(paths).map(async ([name, path]) => {
        const description = { ...apiOf("https://a.example"), paths: { [String(path)]: post } };
        return [name, await contractOf(description, name)] as const;
      }),
    );
    expect([...findCompatible(new Map(contracts)).keys()]).toEqual(["chat", "text"]);
  });
});
