import { describe, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import type { Contract } from "../../../../scripts/contract/model/types.js";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { makePortable } from "../../../../scripts/merge/intersection/portable-contract.js";
import { compareGolden } from "../../../helpers/golden.js";
import { contractOf } from "../../../helpers/load-text.js";
import { type ProviderCase, providerCases } from "../provider-cases.js";

const names = ["one", "two", "three"];

async function tellCase({ name, documents, atLeast }: ProviderCase): Promise<readonly string[]> {
  const contracts = await Promise.all(documents.map((one, index) => contractOf(one, names[index])));
  const { report, all } = new Diagnostics();
  const { contract, exclusions } = makePortable(contracts as unknown as [Contract, ...Contract[]], { report, atLeast });
  const { info, paths, components } = printDocument(contract) as Readonly<Record<string, unknown>>;
  const lines = (found: unknown): readonly string[] =>
    Object.entries(found ?? {}).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  return [
    `## ${name}`,
    ...documents.map((document, index) => `${names[index]}: ${JSON.stringify(document)}`),
    `→ ${JSON.stringify(info)}`,
    ...[paths, components].flatMap(lines),
    ...exclusions.map(({ operation, part = "", rule, providers, reason }) =>
      [`  ${operation} ${part}: ${providers.join(", ")} ${rule}`, ...(reason === undefined ? [] : [reason])].join(": "),
    ),
    ...all.map(({ code, message }) => `  ${code}: ${message}`),
  ];
}

describe("what providers share", () => {
  it("what providers share is told with what it lacks and who keeps it out", async () => {
    compareGolden(new URL("golden/documents.txt", import.meta.url), await Promise.all(providerCases.map(tellCase)));
  });
});
