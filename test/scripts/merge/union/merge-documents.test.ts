import { describe, it } from "vitest";
import type { Contract } from "../../../../scripts/contract/model/types.js";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { mergeContracts } from "../../../../scripts/merge/union/merge-contracts.js";
import { compareGolden } from "../../../helpers/golden.js";
import { contractOf } from "../../../helpers/load-text.js";
import { type ProviderCase, providerCases } from "../provider-cases.js";
import { providerNames, tell } from "./join-schemas.js";

async function tellCase({ name, documents }: ProviderCase): Promise<readonly string[]> {
  const contracts = await Promise.all(documents.map((one, index) => contractOf(one, providerNames[index])));
  const { contract, conflicts } = mergeContracts(contracts as unknown as [Contract, ...Contract[]], {
    report: () => undefined,
  });
  const { info, paths, webhooks, components, security } = printDocument(contract) as Readonly<Record<string, unknown>>;
  const lines = (found: unknown): readonly string[] =>
    Object.entries(found ?? {}).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  return [
    `## ${name}`,
    ...documents.map((document, index) => `${providerNames[index]}: ${JSON.stringify(document)}`),
    `→ ${JSON.stringify(info)} ${JSON.stringify(security)}`,
    ...[paths, webhooks, components].flatMap(lines),
    ...conflicts.map((conflict) => `  ${tell(conflict)}`),
  ];
}

describe("descriptions of providers", () => {
  it("descriptions of providers are merged into one, with what they contradict each other in", async () => {
    compareGolden(new URL("golden/documents.txt", import.meta.url), await Promise.all(providerCases.map(tellCase)));
  });
});
