import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import config from "../../../concord.config.js";
import * as portableValidators from "../../../generated/portable/validators.js";
import * as ikuncode from "../../../generated/providers/ikuncode/validators.js";
import * as openai from "../../../generated/providers/openai/validators.js";
import * as xiexus from "../../../generated/providers/xiexus/validators.js";
import type { Json } from "../../../scripts/base/json.js";
import type { Contract, MediaType, Operation, Schema } from "../../../scripts/contract/model/types.js";
import type { Change } from "../../../scripts/drift/changes/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { accepts } from "../../../scripts/drift/values/accepts.js";
import { Space } from "../../../scripts/drift/values/space.js";
import { Sampler } from "../../../scripts/drift/witness/sampler.js";
import { portableContract } from "../../../scripts/merge/intersection/portable-contract.js";
import { ContractLoader } from "../../../scripts/project/contract-loader.js";
import { describeProviders } from "../../../scripts/project/descriptions.js";
import { joinContracts } from "../../../scripts/project/join-contracts.js";
import { openLinter } from "../../../scripts/project/open-linter.js";
import type { Validator } from "../../../src/validation/validator-types.js";
import { holds } from "../../helpers/random-runs.js";
import { root } from "../../helpers/run-concord.js";

const requests: Readonly<Record<string, Validator<unknown>>> = {
  openai: openai.CreateCompletionRequest,
  xiexus: xiexus.CompletionsCreateRequest,
  ikuncode: ikuncode.CreateCompletionRequest,
};

let contracts: ReadonlyMap<string, Contract>;

beforeAll(async () => {
  const loader = new ContractLoader({ cwd: root });
  const [reference, ...others] = await loader.loadAll(describeProviders(config));
  if (reference === undefined) throw new Error("There is no reference.");
  const { report } = loader.diagnostics;
  const settings = { config, report, linter: await openLinter(root), cwd: root, only: "portable" } as const;
  const { providers, joint } = await joinContracts([reference, ...others], settings);
  const all = [...providers, ...joint.map(({ contract }) => contract)];
  contracts = new Map(all.map((contract) => [contract.provider, contract]));
}, 60_000);

function contractOf(name: string): Contract {
  const contract = contracts.get(name);
  if (contract === undefined) throw new Error(`There is no ${name}.`);
  return contract;
}

/** Whether bytes are told as `audio/mpeg` or as `application/octet-stream`, a client that returns them does not see. */
function isOtherBytes({ id, message }: Change): boolean {
  return id === "response-media-type-removed" && /`(?:audio|image|video|application\/octet-stream)/.test(message);
}

function breakingOf(base: Contract, revision: Contract): readonly Change[] {
  return findChanges(base, revision).filter((change) => change.breaking && !isOtherBytes(change));
}

function portableOf(first: string, ...others: readonly string[]): Contract {
  return portableContract([contractOf(first), ...others.map(contractOf)], { report: () => undefined });
}

describe("the portable contract of the providers", () => {
  it("the portable contract of the providers breaks at none of them", () => {
    for (const name of Object.keys(requests)) {
      const unknown = contractOf("portable").operations.filter(({ unknownAt }) => unknownAt?.includes(name));
      const portable = contractOf("portable");
      const known = portable.operations.filter((operation) => !unknown.includes(operation));
      expect(breakingOf({ ...portable, operations: known }, contractOf(name))).toEqual([]);
    }
  });

  it("the portable contract breaks at neither of two providers, whichever is the reference", () => {
    for (const [first, other] of [
      ["openai", "xiexus"],
      ["xiexus", "openai"],
    ] as const) {
      const portable = portableOf(first, other);
      expect(portable.operations.length).toBeGreaterThan(5);
      for (const name of [first, other]) expect(breakingOf(portable, contractOf(name))).toEqual([]);
    }
  });

  it("the portable contract is the same whatever the order of the providers that are not the reference", () => {
    const [one, other] = [portableOf("openai", "xiexus", "ikuncode"), portableOf("openai", "ikuncode", "xiexus")];
    expect([...other.schemas]).toEqual([...one.schemas]);
    expect(other.operations).toEqual(one.operations);
  });

  it("the portable contract has the methods that each provider has", () => {
    for (const { identity, resource, action, unknownAt = [] } of contractOf("portable").operations) {
      for (const name of Object.keys(requests).filter((one) => !unknownAt.includes(one))) {
        const operation = contractOf(name).operations.find((one) => one.identity === identity);
        expect([...(operation?.resource ?? []), operation?.action]).toEqual([...resource, action]);
      }
    }
  });

  const text = fc.constantFrom<Json>("a", "", null);
  const amount = fc.constantFrom<Json>(0, 0.5, 1, 3, null);
  const texts = fc.oneof(text, fc.array(fc.constantFrom("a", "b"), { maxLength: 5 }));
  const known = fc.record(
    {
      model: fc.constantFrom("gpt-3.5-turbo-instruct", "a"),
      prompt: fc.oneof(texts, fc.array(fc.array(fc.nat(), { maxLength: 2 }), { maxLength: 2 })),
      ...{ max_tokens: amount, temperature: amount, top_p: amount, stop: texts, suffix: text },
      stream: fc.constantFrom(true, false, null),
    },
    { requiredKeys: ["model", "prompt"] },
  );
  const others = fc.constantFrom({}, {}, { n: 1 }, { seed: 1 }, { echo: true }, { user: "a" });
  const body = fc.tuple(known, others).map(([value, other]) => ({ ...value, ...other }));

  it("the portable contract takes no request that one of the providers refuses, or does not know", async () => {
    let taken = 0;
    await holds(
      fc.property(body, (value) => {
        if (!portableValidators.CreateCompletionRequest.is(value)) return;
        taken++;
        for (const [name, validator] of Object.entries(requests)) {
          expect([name, validator.validate(value, { strict: true })]).toMatchObject([name, { ok: true }]);
        }
      }),
      2_000,
    );
    expect(taken).toBeGreaterThan(20);
  });
});

function* samplesOf(schema: Schema | undefined, contract: Contract): Iterable<Json> {
  if (schema === undefined) return;
  const space = new Space(contract);
  let count = 0;
  for (const value of new Sampler().candidates({ space, shape: space.shapeOf(schema) }, undefined)) {
    if (accepts(schema, value, { schemas: contract.schemas, exactlyOne: false })) yield value;
    if (++count > 60) return;
  }
}

/** What goes one way, by media type. */
type Part = (operation: Operation) => ReadonlyMap<string, Schema | undefined>;

const byType = (content: readonly MediaType[] = []) => new Map(content.map(({ type, schema }) => [type, schema]));
const parts = {
  request: ({ request }) => byType(request?.content),
  answer: ({ responses }) => byType(responses.find(({ status }) => status === "200")?.content),
  event: ({ stream }) => new Map(stream && [[stream.mediaType, stream.event]]),
} satisfies Readonly<Record<string, Part>>;

/** Values of `from` that `to` refuses, by operation. */
function refused(from: Contract, to: Contract, read: Part) {
  let count = 0;
  const found = from.operations.flatMap((operation) => {
    const other = to.operations.find(({ identity }) => identity === operation.identity);
    const theirs = other && read(other);
    return [...read(operation)].flatMap(([type, own]) => {
      const schema = theirs?.get(type);
      if (schema === undefined) return [];
      return [...samplesOf(own, from)].flatMap((value) => {
        count++;
        return accepts(schema, value, { schemas: to.schemas, exactlyOne: false }) ? [] : [[operation.key, type, value]];
      });
    });
  });
  expect(count).toBeGreaterThan(0);
  return found;
}

describe.each([[["openai", "xiexus"]], [["xiexus", "openai"]], [["openai", "xiexus", "ikuncode"]]])(
  "the portable contract of %s",
  (names) => {
    it(`the portable contract of ${names.join(", ")} takes what each of them takes, and allows what each of them returns`, () => {
      const [first = "", ...others] = names;
      const portable = portableOf(first, ...others);
      for (const name of names) {
        expect([name, refused(portable, contractOf(name), parts.request)]).toEqual([name, []]);
        expect([name, refused(contractOf(name), portable, parts.answer)]).toEqual([name, []]);
        expect([name, refused(contractOf(name), portable, parts.event)]).toEqual([name, []]);
      }
    });
  },
);
