import { expect, it } from "vitest";
import type { ModelFacts } from "../../../scripts/contract/model/model-facts.js";
import { modelHeads, modelRows } from "../../../scripts/report/model-rows.js";

it("a table of models has a row for each, and nothing where nothing is known", () => {
  const tide: ModelFacts = {
    context: 128_000,
    output: 4096,
    input: ["text", "image"],
    produces: ["text"],
    tools: true,
    operations: ["chat.completions.create"],
    without: ["seed"],
  };
  const models = new Map<string, ModelFacts>([
    ["tide-1", tide],
    ["ebb", { tools: false }],
    ["*", {}],
  ]);
  const rows = modelRows({ provider: "harbour", models });
  expect(rows).toEqual([
    ["tide-1", ["128,000"], ["4,096"], ["text", "image"], ["text"], ["yes"], ["chat.completions.create"], ["seed"]],
    ["ebb", [], [], [], [], ["no"], [], []],
    ["*", [], [], [], [], [], [], []],
  ]);
  expect(rows.map((row) => row.length)).toEqual([modelHeads.length, modelHeads.length, modelHeads.length]);
});
