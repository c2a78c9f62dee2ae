import { describe, expect, it } from "vitest";
import { Diagnostics, hasInputErrors, isOurFault } from "../../../scripts/base/diagnostics.js";
import type { ConcordConfig } from "../../../scripts/config/config.js";
import type { Linter } from "../../../scripts/lint/linter.js";
import { joinContracts } from "../../../scripts/project/join-contracts.js";
import { makeJointContracts } from "../../../scripts/project/joint-contracts.js";
import { contractOf } from "../../helpers/load-text.js";

const done = { responses: { 200: { description: "Done." } } };
const api = (...paths: readonly string[]) => ({
  openapi: "3.1.0",
  info: { title: "API", version: "1" },
  servers: [{ url: "https://a.example/v1" }],
  paths: Object.fromEntries(paths.map((path) => [path, { get: done }])),
});

async function make(settings: Partial<ConcordConfig>, lint: Linter["lint"] = async () => []) {
  const { report, all: diagnostics } = new Diagnostics();
  const contracts = [
    await contractOf(api("/a", "/b"), "one"),
    await contractOf(api("/a"), "two"),
    await contractOf(api("/c"), "three"),
  ] as const;
  const config = {
    reference: "one",
    providers: { one: { spec: "" }, two: { spec: "" }, three: { spec: "" } },
    ...settings,
  };
  const joint = await makeJointContracts(contracts, { config, linter: { lint }, cwd: ".", report });
  const operations = (name: string) =>
    joint.find(({ contract }) => contract.provider === name)?.contract.operations.map(({ key }) => key);
  return { joint: joint.map(({ contract }) => contract.provider), operations, diagnostics };
}

describe("the portable contract", () => {
  it("the portable contract is told to be empty where the providers share nothing", async () => {
    const { operations, diagnostics } = await make({});
    expect(operations("portable")).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["portable-empty"]);
  });

  it("the portable contract is made of the providers that the config names", async () => {
    const { operations, diagnostics } = await make({ portable: { providers: ["two", "one"] } });
    expect(operations("portable")).toEqual(["GET /v1/a"]);
    expect(diagnostics).toEqual([]);
  });

  it("the portable contract has what as many providers share as the config wants", async () => {
    const { operations, diagnostics } = await make({ portable: { atLeast: 2 } });
    expect(operations("portable")).toEqual(["GET /v1/a"]);
    expect(diagnostics).toEqual([]);
  });

  it("the portable contract is not made where the config has none", async () => {
    expect((await make({ portable: false })).joint).toEqual(["merged"]);
  });
});

describe("settings of merging", () => {
  it("settings of merging that fit no operation and no component are told, with what was meant", async () => {
    const { report, all: diagnostics } = new Diagnostics();
    const model = { components: { schemas: { Model: { type: "string" } } } };
    const one = await contractOf({ ...api("/models"), ...model }, "one");
    const merge = { operations: { "GET /model": "prefer" }, components: { "one.Modle": "RoutedModel" } } as const;
    const config = { reference: "one", providers: { one: { spec: "" } }, merge };
    await joinContracts([one], { config, linter: { lint: async () => [] }, cwd: ".", report });
    expect(diagnostics.map(({ code, at, hint }) => [code, at.pointer, hint])).toEqual([
      ["naming-unmatched", "/merge/operations/GET ~1model", expect.stringContaining("GET /models")],
      ["naming-unmatched", "/merge/components/one.Modle", 'Did you mean "one.Model"?'],
    ]);
  });
});

describe("what is wrong with a contract that we joined", () => {
  it("a fault in a joint contract is ours, names the providers, and leaves out that contract alone", async () => {
    const { joint, diagnostics } = await make({ portable: { providers: ["one", "two"] } }, async ({ file }) => {
      if (file.includes("portable")) return [{ code: "lint-error", pointer: "/paths", message: "Bad." }];
      return [{ code: "lint-warning", pointer: "", message: "Meh." }];
    });
    expect(joint).toEqual(["merged"]);
    expect(diagnostics.filter(isOurFault).map(({ code, message }) => [code, message])).toEqual([
      ["output-invalid", "The portable contract of one, two is wrong: Bad."],
    ]);
    expect(hasInputErrors(diagnostics)).toBe(false);
    expect(diagnostics.map(({ code }) => code)).toContain("lint-warning");
  });

  it("an exception in making a joint contract is told as our fault", async () => {
    const { joint, diagnostics } = await make({ portable: false }, async () => {
      throw new TypeError("Oops.");
    });
    expect(joint).toEqual([]);
    expect(diagnostics.filter(isOurFault)).toHaveLength(1);
    expect(diagnostics[0]?.message).toMatch(/^The merged contract of one, two, three is wrong: TypeError: Oops\./);
  });
});
