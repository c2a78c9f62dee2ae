import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Contract } from "../../scripts/contract/model/types.js";
import { createLinter } from "../../scripts/lint/lint-document.js";
import type { Linter } from "../../scripts/lint/linter.js";
import { loadContracts } from "../../tools/load-contracts.js";
import { tryMerge } from "../../tools/try-merge.js";
import { generateTogether } from "../../tools/try-together.js";
import { corpusFolder } from "../helpers/corpus.js";

const specs = corpusFolder("specs");

const files = {
  ai21: "providers/ai21-openapi.json",
  azure: "providers/azure-llm-openai.json",
  azureAi: "providers/azure-ai-inference-swagger2.json",
  deepinfra: "providers/deepinfra-openapi.json",
  discord: "real/discord.json",
  fork: "newapi/relay-fork-amux-66f01ed.json",
  media: "providers/oai32-media-type-examples.yaml",
  mistral: "providers/mistral-public-openapi.yaml",
  ollama: "providers/ollama-openapi.yaml",
  openai2023: "openai/openai-2023-11-10.yaml",
  openai2025: "openai/openai-2025-04-29.yaml",
  openai2026: "openai/openai-2026-05-13.yaml",
  openrouter: "providers/openrouter-openapi.yaml",
  portkey: "providers/portkey-openapi.yaml",
  relay: "newapi/relay-31d70fc.json",
  relayBefore: "newapi/relay-b1f2fac.json",
  seed: "providers/seed-xiexus-completions.json",
  tgi: "providers/tgi-openapi.json",
  together: "providers/together-openapi.yaml",
} as const;

type Name = keyof typeof files;

/** Of all pairs of the corpus, `npm run pairs` tries every one; these have between them what went wrong in one once. */
const pairs: readonly (readonly [Name, Name, why: string])[] = [
  ["relay", "seed", "a description of one operation"],
  ["azureAi", "tgi", "a path below the root of one that is above the root of the other; Swagger 2.0"],
  ["tgi", "together", "components with branches that are their own; two versions of a path"],
  ["openai2023", "together", "paths that differ in the names of parameters; a socket, which has no success"],
  ["relayBefore", "ai21", "roots of other depth, neither with a server"],
  ["ollama", "relay", "a root of nothing"],
  ["relay", "azure", "tags of branches that are cut"],
  ["openai2025", "openai2026", "two versions of one; webhooks"],
  ["openrouter", "openai2023", "roots of other depth; a choice where the other has one of its branches"],
  ["deepinfra", "mistral", "one path twice in one description, for other methods; lists with and without pages"],
  ["portkey", "relay", "servers of single operations"],
  ["discord", "media", "nothing in common; OpenAPI 3.2"],
];

/** Small ones, whose clients are compiled together. */
const together: readonly Name[] = [
  "relay",
  "relayBefore",
  "fork",
  "openai2023",
  "openai2025",
  "ai21",
  "azureAi",
  "azure",
  "deepinfra",
  "tgi",
  "together",
  "seed",
];

describe.skipIf(specs === undefined)("descriptions merged in pairs", () => {
  const contracts = new Map<Name, Contract>();
  let linter: Linter;

  beforeAll(async () => {
    const names = Object.keys(files) as Name[];
    const paths = names.map(pathOf);
    const loaded = await loadContracts(paths, specs ?? "");
    expect([...loaded.refused.keys()]).toEqual([]);
    for (const name of names) {
      const contract = loaded.contracts.get(pathOf(name));
      if (contract !== undefined) contracts.set(name, contract);
    }
    linter = await createLinter();
  }, 240_000);

  async function faultsOf(...names: readonly Name[]): Promise<readonly string[]> {
    const [reference, ...others] = names.flatMap((name) => contracts.get(name) ?? []);
    if (reference === undefined || others.length + 1 < names.length) throw new Error(`One of ${names} did not load.`);
    const { faults } = await tryMerge([reference, ...others], linter);
    return faults.map(({ document, code, pointer, message }) => `${document} ${code} ${pointer} ${message}`);
  }

  it.each(pairs)(
    "%s and %s merge with either as the reference: %s",
    async (one, other) => {
      expect(await faultsOf(one, other)).toEqual([]);
      expect(await faultsOf(other, one)).toEqual([]);
    },
    120_000,
  );

  it(`${together.length} merged pairs together generate clients that compile`, async () => {
    const chosen = new Map(
      together.flatMap((name) => {
        const contract = contracts.get(name);
        return contract === undefined ? [] : [[pathOf(name), contract] as const];
      }),
    );
    const { providers, errors, typeErrors } = await generateTogether(chosen, specs ?? "");
    expect(providers).toHaveLength(together.length);
    expect(errors).toEqual([]);
    expect(typeErrors).toEqual([]);
  }, 600_000);
});

function pathOf(name: Name): string {
  return join(specs ?? "", files[name]);
}
