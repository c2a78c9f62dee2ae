import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { contractOf, corpus } from "./contracts.js";

const specs = resolve(corpus, "specs");
const present = existsSync(specs);
const golden = JSON.parse(readFileSync(new URL("golden/real-pairs.json", import.meta.url), "utf8")) as Readonly<
  Record<string, readonly string[]>
>;

const watched = /^POST (?:\/api)?\/v1\/(?:completions|chat\/completions|embeddings)$/;

/** What a pair says of the three operations, one line per finding. */
export function describeOperations(base: Contract, revision: Contract): readonly string[] {
  return findChanges(base, revision, { witnesses: false, perOperation: true })
    .filter(({ operation }) => operation !== null && watched.test(operation))
    .map(({ operation, level, id, location }) => `${operation?.split("/v1")[1]} ${level} ${id} ${location}`);
}

describe.skipIf(!present)(`findings on real pairs (${present ? "corpus" : "skipped: no ../shared/specs"})`, () => {
  const contracts = new Map<string, Promise<Contract>>();
  const contract = (file: string) => {
    const known = contracts.get(file) ?? contractOf(`specs/${file}`);
    contracts.set(file, known);
    return known;
  };

  it.each(Object.keys(golden))("findings from %s are the golden ones", { timeout: 60_000 }, async (pair) => {
    const [base = "", revision = ""] = pair.split(" → ");
    expect(describeOperations(await contract(base), await contract(revision))).toEqual(golden[pair]);
  });
});
