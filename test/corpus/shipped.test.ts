import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import { beforeAll, describe, expect, it } from "vitest";
import config from "../../concord.config.js";
import type { Contract } from "../../scripts/contract/model/types.js";
import { findChanges } from "../../scripts/drift/find-changes.js";
import { ContractLoader } from "../../scripts/project/contract-loader.js";
import { corpusFolder } from "../helpers/corpus.js";
import { root } from "../helpers/run-concord.js";
import { type KnownDeparture, openaiDepartures, relayDepartures } from "./shipped/departures.js";

const specs = corpusFolder("specs");

interface Shipped {
  readonly provider: string;
  readonly ours: string;
  readonly published: string;
  readonly known: readonly KnownDeparture[];
  readonly operations: number;
}

const shipped: readonly Shipped[] = [
  {
    provider: "openai",
    ours: "openapi/openai.yaml",
    published: `${specs}/openai/openai-HEAD.yaml`,
    known: openaiDepartures,
    operations: 95,
  },
  {
    provider: "xiexus",
    ours: "openapi/relay.json",
    published: `${specs}/newapi/relay-cf114ca.json`,
    known: relayDepartures,
    operations: 38,
  },
];

describe.skipIf(specs === undefined).each(shipped)("$ours beside what is published", (each) => {
  const { ours, published, known } = each;
  let departures: readonly string[];
  let contract: Contract;

  beforeAll(async () => {
    const loader = new ContractLoader({ cwd: root });
    const [here, there] = await Promise.all([ours, published].map((spec) => loader.load({ spec })));
    if (here === undefined || there === undefined) throw new Error("A description has errors.");
    contract = here;
    const only = { operations: { only: here.operations.map(({ key }) => key) }, witnesses: false };
    const changes = [
      ...findChanges(here, there, { ...only, relation: "versions" }).map((change) => ({
        side: "published",
        ...change,
      })),
      ...findChanges(there, here, { ...only, relation: "versions" }).map((change) => ({ side: "ours", ...change })),
    ];
    departures = changes
      .filter(({ level }) => level !== "info")
      .map(({ side, id, operation, location }) => `${side}: ${operation} ${location} ${id}`);
  }, 120_000);

  it(`${ours} has every operation that it is meant to have`, () => {
    expect(contract.operations).toHaveLength(each.operations);
  });

  it(`${ours} agrees with what is published, in both directions, but for departures that are listed with a reason`, () => {
    expect(departures.filter((text) => !known.some(({ is }) => is.test(text)))).toEqual([]);
  });

  it(`${ours} has each of its listed departures`, () => {
    expect(known.filter(({ is }) => !departures.some((text) => is.test(text)))).toEqual([]);
  });

  it(`${ours} has no sentence of more than six words from what is published`, async () => {
    const [mine, theirs] = await Promise.all([`${root}/${ours}`, published].map((path) => readFile(path, "utf8")));
    const taken = new Set(sentencesOf(load(theirs ?? "")));
    expect(taken.size).toBeGreaterThan(each.provider === "openai" ? 1000 : 0);
    expect(sentencesOf(load(mine ?? "")).filter((sentence) => taken.has(sentence))).toEqual([]);
  });
});

it("every description that this repository's config names is compared with what is published, but for a page's", () => {
  const described = Object.entries(config.providers).filter(([, { source }]) => source !== undefined);
  expect(described.map(([name]) => name)).toEqual(shipped.map(({ provider }) => provider));
});

/** What titles, summaries and descriptions say in more than six words, in one spelling. */
function sentencesOf(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" && /^(?:title|summary|description)$/.test(key) ? split(value) : sentencesOf(value),
  );
}

function split(text: string): readonly string[] {
  const sentences = text.split(/(?<=[.!?。])\s+|\n\s*\n/);
  const words = sentences.map((sentence) => sentence.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
  return words.filter((each) => each.length > 6).map((each) => each.join(" "));
}
