import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { Change } from "../../../scripts/drift/changes/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { casesOf } from "../../helpers/random-runs.js";
import { contractOf, corpus } from "./contracts.js";
import { keywordSpellings } from "./metamorphic/keyword-spellings.js";
import { type Effect, type Mutation, mutations } from "./metamorphic/mutations.js";
import { rewrites } from "./metamorphic/rewrites.js";
import { shop } from "./metamorphic/shop.js";
import { type Node, randomOf, type Site, shuffle, sitesOf, sliceOf } from "./metamorphic/sites.js";

/** So many other cases as the variable says. */
const variable = "CONCORD_FUZZ_REWRITES";

const shopContract = contractOf(shop, "base");

async function compare(base: Node, revision: Node): Promise<readonly [readonly Change[], readonly Change[]]> {
  const [one, two] = [
    await (base === shop ? shopContract : contractOf(base, "base")),
    await contractOf(revision, "revision"),
  ];
  return [findChanges(one, two, { witnesses: false }), findChanges(two, one, { witnesses: false })];
}

const line = ({ level, id, location }: Change) => `${level} ${id} ${location}`;

/** What drift says of a document and a spelling of it, either way round. A component that is put elsewhere is no loss. */
async function alarms(base: Node, names: readonly string[], random: () => number): Promise<readonly string[]> {
  const revision = structuredClone(base);
  for (const name of names) rewrites.get(name)?.(revision, random);
  const changes = (await compare(base, revision)).flat();
  return changes.filter(({ id }) => names.length === 1 || id !== "api-schema-removed").map(line);
}

describe("a rewrite that changes no meaning is no finding", () => {
  it.each([...rewrites.keys()])("a rewrite that changes no meaning is no finding: %s", async (name) => {
    for (const seed of casesOf(2, variable).seeds) {
      expect([name, seed, ...(await alarms(shop, [name], randomOf(seed)))]).toEqual([name, seed]);
    }
  });

  it("several rewrites that change no meaning are no finding together", async () => {
    for (const seed of casesOf(12, variable).seeds) {
      const random = randomOf(seed);
      const names = shuffle([...rewrites.keys()], random).slice(0, 3);
      expect([seed, names, ...(await alarms(shop, names, random))]).toEqual([seed, names]);
    }
  });
});

const specs = resolve(corpus, "specs");
const present = existsSync(specs);
const files = ["newapi/relay-31d70fc.json", "providers/deepinfra-openapi.json", "providers/together-openapi.yaml"];

describe.skipIf(!present)(
  `a rewrite of a real description (${present ? "corpus" : "skipped: no ../shared/specs"})`,
  () => {
    it.each(files)("a rewrite of the real description %s is no finding", async (file) => {
      const document = load(readFileSync(resolve(specs, file), "utf8")) as Node;
      for (const seed of casesOf(3, variable).seeds) {
        const random = randomOf(seed);
        const names = shuffle([...rewrites.keys()], random).slice(0, 2);
        const found = await alarms(sliceOf(document, 2, random), names, random);
        expect([seed, names, ...found]).toEqual([seed, names]);
      }
    });
  },
);

const mirrored: Readonly<Record<Effect, Effect>> = {
  narrows: "widens",
  widens: "narrows",
  replaces: "replaces",
  annotates: "annotates",
};

/** Rules whose level the catalogue sets by convention: what a response lost hurts, what it has more of does not. */
const conventions: readonly (readonly [RegExp, RegExp])[] = [
  [/^response-(?:required|optional)-property-removed$/, /error|warning/],
  [/^(?:new-optional-request-property|response-(?:required|optional)-property-added)$/, /info/],
  [/^new-required-request-property$/, /error/],
  [/^request-property-removed$/, /error|warning/],
];

function isRightLevel({ id, level }: Change, effect: Effect, direction: string): boolean {
  const convention = conventions.find(([ids]) => ids.test(id));
  if (convention) return convention[1].test(level);
  const breaks = effect === "replaces" || (effect === "narrows" && direction === "request");
  if (breaks || (effect === "widens" && direction === "response")) return level !== "info";
  return level === "info";
}

const direction = ({ location }: Change) => (location.startsWith("request") ? "request" : "response");

/** What is wrong with what drift says of one edit. */
function faults(changes: readonly Change[], site: Site, effect: Effect, ids?: RegExp): readonly string[] {
  if (changes.length === 0) return ["missed"];
  return ["request", "response"].flatMap((side) => {
    const mine = changes.filter((change) => direction(change) === side);
    const wrong = mine.filter((change) => !isRightLevel(change, effect, side) || (ids && !ids.test(change.id)));
    const elsewhere = mine.filter(({ base, revision }) =>
      [base, revision].every(
        (at) => !(at?.pointer.startsWith(site.pointer) || site.pointer.startsWith(at?.pointer ?? "-")),
      ),
    );
    return [...new Set([...(mine.length > 1 ? mine : []), ...wrong, ...elsewhere])].map(line);
  });
}

async function judge({ effect, ids, change }: Mutation, pointer: string): Promise<readonly string[]> {
  const revision = structuredClone(shop);
  const site = [...sitesOf(revision)].find((candidate) => candidate.pointer === pointer);
  const next = site && change(site);
  if (site === undefined || next === undefined) return ["not applied"];
  site.replace(next);
  const [there, back] = await compare(shop, revision);
  const places = (changes: readonly Change[]) =>
    [...new Set(changes.map(({ location }) => location.replace(/\([^)]*\)/g, "()")))].sort().join(" ");
  return [
    ...faults(there, site, effect, ids),
    ...faults(back, site, mirrored[effect]),
    ...(places(there) === places(back) ? [] : [`${places(there)} is not mirrored by ${places(back)}`]),
  ];
}

describe("an edit that changes the meaning is told once, where it is, at its level, and mirrored", () => {
  it.each(Object.entries(mutations))(
    "an edit that changes the meaning is told once, where it is, at its level, and mirrored: %s",
    async (name, mutation) => {
      const pointers = [...sitesOf(structuredClone(shop))]
        .filter((site) => mutation.change(site))
        .map((site) => site.pointer);
      expect([name, pointers.length > 0]).toEqual([name, true]);
      for (const pointer of pointers) {
        expect([pointer, ...(await judge(mutation, pointer))]).toEqual([pointer]);
      }
    },
  );
});

describe("an edit beside a rewrite that changes no meaning is still told", () => {
  const verdicts = (changes: readonly (readonly Change[])[]) =>
    changes.map((found) => found.some(({ breaking }) => breaking));

  /** By the edit and its pointer: each rewrite is tried beside the same ones. */
  const alone = new Map<string, Promise<readonly boolean[]>>();

  it.each(Object.keys(keywordSpellings))("an edit beside a rewrite is still told: %s", async (name) => {
    // Opening what is closed has another level by each of the two keywords.
    const edits = Object.entries(mutations).filter(([edit]) => edit !== "no other properties");
    for (const [edit, mutation] of edits.filter(([, { effect }]) => effect !== "annotates")) {
      for (const seed of casesOf(1, variable).seeds) {
        const random = randomOf(seed + edit.length);
        const revision = structuredClone(shop);
        const [site] = shuffle(
          [...sitesOf(revision)].filter((each) => mutation.change(each)),
          random,
        );
        const next = site && mutation.change(site);
        if (next) site.replace(next);
        const key = `${edit} ${site?.pointer}`;
        const plain = alone.get(key) ?? compare(shop, structuredClone(revision)).then(verdicts);
        alone.set(key, plain);
        rewrites.get(name)?.(revision, random);
        const found = await compare(shop, revision);
        expect([edit, site?.pointer, found.every((changes) => changes.length > 0), ...verdicts(found)]).toEqual([
          edit,
          site?.pointer,
          true,
          ...(await plain),
        ]);
      }
    }
  });
});
