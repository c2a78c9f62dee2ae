import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import config from "../../concord.config.js";
import { ContractLoader } from "../../scripts/project/contract-loader.js";
import { corpusFolder } from "../helpers/corpus.js";
import { root } from "../helpers/run-concord.js";
import { withFiles } from "../helpers/with-files.js";
import { type KnownDeparture, openaiDepartures, relayDepartures } from "./shipped/departures.js";
import { type Comparison, findDepartures, idle, sentencesOf, unlisted } from "./shipped/find-departures.js";

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

describe.skipIf(specs === undefined).each(shipped)(
  "$ours beside what is published",
  ({ ours, published, known, provider }) => {
    let comparison: Comparison;

    beforeAll(async () => {
      comparison = await findDepartures(root, ours, published);
    }, 120_000);

    it(`${ours} agrees with what is published, in both directions, but for departures that are listed with a reason`, () => {
      expect(unlisted(comparison, known)).toEqual([]);
    });

    it(`${ours} has each of its listed departures`, () => {
      expect(idle(comparison, known)).toEqual([]);
    });

    it(`${ours} has no sentence of more than six words from what is published`, async () => {
      const [mine, theirs] = await Promise.all([`${root}/${ours}`, published].map((path) => readFile(path, "utf8")));
      const taken = new Set(sentencesOf(theirs ?? ""));
      expect(taken.size).toBeGreaterThan(provider === "openai" ? 1000 : 0);
      expect(sentencesOf(mine ?? "").filter((sentence) => taken.has(sentence))).toEqual([]);
    });
  },
);

describe("what is shipped", () => {
  it.each(shipped)("$ours has every operation that it is meant to have, and each departure a reason", async (each) => {
    const contract = await new ContractLoader({ cwd: root }).load({ spec: each.ours });
    expect(contract?.operations).toHaveLength(each.operations);
    expect(each.known.filter(({ reason }) => !/^[A-Z`].*\.$/.test(reason))).toEqual([]);
  });

  it("README.md counts the operations of each client that is shipped", async () => {
    const readme = await readFile(`${root}/README.md`, "utf8");
    const rows = readme.matchAll(/^\| `openapi-concord\/providers\/(\w+)` \| (\d+) \|/gm);
    const loader = new ContractLoader({ cwd: root });
    const counted = Object.entries(config.providers).map(async ([name, { spec }]) => {
      const contract = await loader.load({ spec });
      return [name, contract?.operations.length];
    });
    expect([...rows].map(([, name, count]) => [name, Number(count)])).toEqual(await Promise.all(counted));
  });

  it("every description that this repository's config names is compared with what is published, but for a page's", () => {
    const described = Object.entries(config.providers).filter(([, { source }]) => source !== undefined);
    expect(described.map(([name]) => name)).toEqual(shipped.map(({ provider }) => provider));
  });
});

/** A description of one call with these properties. */
function describeCall(properties: object, paths: object = {}): string {
  const ask = {
    operationId: "ask",
    requestBody: { content: { "application/json": { schema: { type: "object", properties } } } },
    responses: { 200: { description: "An answer.", content: { "application/json": { schema: { type: "string" } } } } },
  };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/ask": { post: ask }, ...paths },
  });
}

describe("departures of a description of our own", () => {
  const files = {
    "ours.json": describeCall({
      heat: { type: "number", maximum: 1 },
      seed: { type: "integer" },
      user: { type: "string" },
    }),
    "published.json": describeCall(
      { heat: { type: "number" }, seed: { type: "integer" }, tag: { type: "string" } },
      { "/left-out": { get: { operationId: "other", responses: { 204: { description: "Nothing." } } } } },
    ),
  };
  const compare = () => withFiles(files, (folder) => findDepartures(folder, "ours.json", "published.json"));

  it("departures of either side are told with what they are of, and an operation that is left out is none", async () => {
    const { departures } = await compare();
    expect(departures).toEqual([
      "published: POST /ask request.body.user request-property-removed",
      "ours: POST /ask request.body.heat request-property-max-set",
      "ours: POST /ask request.body.tag request-property-removed",
    ]);
  });

  it("a departure without a listed reason is found, and a listed one that is gone", async () => {
    const comparison = await compare();
    const heat = { reason: "Its prose says so.", is: /\.heat .*-max-set$/ };
    const gone = { reason: "It was so once.", is: /\.seed / };
    expect(unlisted(comparison, [heat, gone])).toEqual([
      "published: POST /ask request.body.user request-property-removed",
      "ours: POST /ask request.body.tag request-property-removed",
    ]);
    expect(idle(comparison, [heat, gone])).toEqual([gone]);
  });

  it("sentences of more than six words are found at any depth, whatever their case and marks", () => {
    const text = JSON.stringify({
      info: { title: "Too short.", description: "One two three, four five six SEVEN! One two three four five six." },
      tags: [{ name: "a b c d e f g h", summary: "Läuft die `Anfrage` über\nmehr als zwei_drei Stellen?" }],
    });
    expect(sentencesOf(text)).toEqual([
      "one two three four five six seven",
      "läuft die anfrage über mehr als zwei_drei stellen",
    ]);
  });
});
