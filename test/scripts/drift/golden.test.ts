import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { contractOf, corpus } from "./contracts.js";

const specs = resolve(corpus, "specs");
const present = existsSync(specs);
const file = new URL("golden/real-pairs.json", import.meta.url);
const golden = JSON.parse(readFileSync(file, "utf8")) as Record<string, readonly string[]>;

/** The golden is read by people, and written only on request, never in CI. */
const update = process.env.UPDATE_GOLDEN === "1" && process.env.CI === undefined;

const watched = /^POST (?:\/api)?\/v1\/(?:completions|chat\/completions|embeddings)$/;

/** What a pair says of the three operations, one line per finding. */
export function describeOperations(base: Contract, revision: Contract): readonly string[] {
  return findChanges(base, revision, { witnesses: false, perOperation: true })
    .filter(({ operation }) => operation !== null && watched.test(operation))
    .map(({ operation, level, id, location }) => `${operation?.split("/v1")[1]} ${level} ${id} ${location}`);
}

describe.skipIf(!present)(`findings on real pairs (${present ? "corpus" : "skipped: no ../shared/specs"})`, () => {
  const contracts = new Map<string, Promise<Contract>>();
  const contract = (name: string) => {
    const known = contracts.get(name) ?? contractOf(`specs/${name}`);
    contracts.set(name, known);
    return known;
  };

  it.each(Object.keys(golden))("findings from %s are the golden ones", { timeout: 60_000 }, async (pair) => {
    const [base = "", revision = ""] = pair.split(" → ");
    const found = describeOperations(await contract(base), await contract(revision));
    if (update) {
      golden[pair] = found;
      writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`);
    }
    expect(found).toEqual(golden[pair]);
  });
});
