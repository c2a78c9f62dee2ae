import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, it, vi } from "vitest";
import config from "../../concord.config.js";
import type { Contract } from "../../scripts/contract/model/types.js";
import { ClientPrinter } from "../../scripts/emit/print-client.js";
import { ContractLoader } from "../../scripts/project/contract-loader.js";
import { describeProvider } from "../../scripts/project/descriptions.js";
import { readRuntime } from "../../scripts/write/runtime-files.js";
import { corpusFolder } from "../helpers/corpus.js";
import { importGenerated } from "../helpers/import-generated.js";
import { officialMethods } from "../helpers/official-names.js";
import { root } from "../helpers/run-concord.js";
import { differences } from "./official/differences.js";
import { keyOf, type Pair, pairCalls } from "./official/pair-calls.js";

// Most of the time that a client takes to make goes into its types, which nothing here reads.
vi.mock("../../scripts/emit/types/print-types.js", () => ({ printTypes: async () => "" }));

const specs = corpusFolder("specs");

describe.skipIf(specs === undefined)(
  "the official OpenAI description (288 operations), as this repository's config has it",
  () => {
    let contract: Contract;
    let pairs: readonly Pair[];

    beforeAll(async () => {
      contract = await loadContract(`${specs}/openai/openai-HEAD.yaml`);
      const { createClient, openai } = await importClient(contract);
      pairs = await pairCalls(contract, (options) =>
        createClient(openai, { ...options, credentials: { ApiKeyAuth: "sk-user", AdminApiKeyAuth: "sk-admin" } }),
      );
    }, 240_000);

    it("every operation is called, deprecated and administrative ones among them, and most have a name in the openai package", () => {
      const called = new Set(pairs.map(({ call }) => call.operation.key));
      expect([called.size, contract.operations.length]).toEqual([288, 288]);
      const methods = officialMethods();
      const keys = new Set(pairs.map(({ call }) => keyOf(call)));
      expect([...methods.keys()].filter((key) => !keys.has(key))).toEqual([]);
      expect([...keys].filter((key) => !methods.has(key))).toEqual([
        "GET /audio/voice_consents",
        "POST /audio/voice_consents",
        "DELETE /audio/voice_consents/{}",
        "GET /audio/voice_consents/{}",
        "POST /audio/voice_consents/{}",
        "POST /audio/voices",
        "POST /content_provenance_checks",
        "POST /realtime/calls",
        "POST /realtime/translations/client_secrets",
      ]);
    });

    it("every call sends what the openai package sends and gives what it gives, but for the differences that are listed", () => {
      const wrong = pairs.flatMap(({ call, mine, theirs }) => {
        const expected = differences.reduce((each, { undo }) => undo(each, call), theirs);
        return isDeepStrictEqual(mine, expected) ? [] : [{ call: call.name, mine, expected }];
      });
      expect(wrong).toEqual([]);
    });

    it("every call gives the kind of answer that the server sent", () => {
      const wrong = pairs.filter(({ call, mine }) => mine.outcome.kind !== call.answer.kind);
      expect(wrong.map(({ call, mine }) => [call.name, mine.outcome])).toEqual([]);
      const kinds = new Set(pairs.map(({ call }) => call.answer.kind));
      expect([...kinds].sort()).toEqual(["bytes", "empty", "json", "stream", "text"]);
    });

    it.each(differences)("a listed difference is one: $reason", ({ undo }) => {
      expect(pairs.some(({ call, theirs }) => !isDeepStrictEqual(undo(theirs, call), theirs))).toBe(true);
    });
  },
);

/** Lint and joint contracts are left out, which say nothing of a client. */
async function loadContract(spec: string): Promise<Contract> {
  const { openai } = config.providers;
  if (openai === undefined) throw new Error("no such provider");
  const loader = new ContractLoader({ cwd: root });
  const contract = await loader.load(describeProvider("openai", { ...openai, spec }, config));
  if (contract === undefined) throw new Error("The description has errors.");
  return contract;
}

interface Module {
  readonly openai: unknown;
  createClient(provider: unknown, options: object): object;
}

async function importClient(contract: Contract): Promise<Module> {
  const files = new Map(await new ClientPrinter().print(contract, "./runtime/runtime.js", () => undefined));
  for (const [name, text] of await readRuntime()) files.set(`runtime/${name}`, text);
  files.set("program.ts", `export * from "./client.js"; export { createClient } from "./runtime/index.js";`);
  return (await importGenerated(files, "program.ts")) as unknown as Module;
}
