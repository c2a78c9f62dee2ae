import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import config from "../../concord.config.js";
import { openai } from "../../generated/providers/openai/index.js";
import { xiexus } from "../../generated/providers/xiexus/index.js";
import type { Contract } from "../../scripts/contract/model/types.js";
import { ContractLoader } from "../../scripts/project/contract-loader.js";
import { describeProvider } from "../../scripts/project/descriptions.js";
import { createClient } from "../../src/index.js";
import { differences } from "../corpus/official/differences.js";
import { keyOf, type Pair, pairCalls } from "../corpus/official/pair-calls.js";
import { officialMethods } from "../helpers/official-names.js";
import { root } from "../helpers/run-concord.js";

async function loadContract(name: string): Promise<Contract> {
  const provider = config.providers[name];
  if (provider === undefined) throw new Error("no such provider");
  const contract = await new ContractLoader({ cwd: root }).load(describeProvider(name, provider, config));
  if (contract === undefined) throw new Error("The description has errors.");
  return contract;
}

describe("the shipped client of OpenAI", () => {
  let contract: Contract;
  let pairs: readonly Pair[];

  beforeAll(async () => {
    contract = await loadContract("openai");
    pairs = await pairCalls(contract, (options) => createClient(openai, { ...options, apiKey: "sk-user" }));
  }, 120_000);

  it("the shipped client of OpenAI has every operation of its description, nearly all under the name of the openai package", () => {
    expect(new Set(pairs.map(({ call }) => call.operation.key)).size).toBe(contract.operations.length);
    const methods = officialMethods();
    const named = pairs.map(({ call }) => {
      const { resource, action } = call.operation;
      return [keyOf(call), [...resource, action].join(".")] as const;
    });
    expect(new Map(named.filter(([key, name]) => methods.get(key)?.name !== name))).toEqual(
      // The package leaves this one to WebRTC.
      new Map([["POST /realtime/calls", "realtime.calls.create"]]),
    );
  });

  it("the shipped client of OpenAI sends what the openai package sends and gives what it gives, but for listed differences", () => {
    const wrong = pairs.flatMap(({ call, mine, theirs }) => {
      const expected = differences.reduce((each, { undo }) => undo(each, call), theirs);
      return isDeepStrictEqual(mine, expected) ? [] : [{ call: call.name, mine, expected }];
    });
    expect(wrong).toEqual([]);
  });

  it("the shipped client of OpenAI gives the kind of answer that the server sent", () => {
    const wrong = pairs.filter(({ call, mine }) => mine.outcome.kind !== call.answer.kind);
    expect(wrong.map(({ call, mine }) => [call.name, mine.outcome])).toEqual([]);
  });
});

describe("the shipped client of the relay", () => {
  it("the shipped client of the relay sends each of its operations and gives the kind of answer that the server sent", async () => {
    const contract = await loadContract("xiexus");
    const pairs = await pairCalls(contract, (options) =>
      createClient(xiexus, { ...options, baseURL: options.baseURL.replace(/\/v1$/, ""), apiKey: "sk-user" }),
    );
    const wrong = pairs.filter(({ call, mine }) => mine.outcome.kind !== call.answer.kind);
    expect(wrong.map(({ call, mine }) => [call.name, mine.outcome])).toEqual([]);
    expect(pairs.filter(({ call, mine }) => mine.sent[0]?.method !== call.operation.method)).toEqual([]);
    expect(new Set(pairs.map(({ call }) => call.operation.key)).size).toBe(contract.operations.length);
  }, 120_000);
});
