import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ContractCapabilities, capabilitiesOf } from "../../../scripts/contract/model/capabilities.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { type Capabilities, supports } from "../../../src/index.js";
import { root } from "../../helpers/run-concord.js";
import { contractOf, documentOf } from "../drift/contracts.js";

/** What the generated module of a provider has. */
function dataOf(provider: string, { operations, silent }: ContractCapabilities): Capabilities {
  const all = [...operations.values()].map(({ name, fields, lacks }) => [name, { fields, lacks }] as const);
  return { provider, silence: silent ? "unknown" : false, operations: Object.fromEntries(all) };
}

describe("the examples of docs/provider-examples.md", () => {
  it("the page in docs/provider-examples.md gives the description that it is said to give", async () => {
    const text = await readFile(join(root, "docs/provider-examples.md"), "utf8");
    const page = /^````markdown\n([\s\S]*?)^````$/m.exec(text)?.[1] ?? "";
    const { document, diagnostics } = importPage(page);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const contract = await contractOf(document ?? {}, "harbour");
    expect(contract.operations.map(({ key }) => key)).toEqual(["POST /v1/completions"]);
    const request = contract.schemas.get("CreateCompletionRequest")?.object;
    expect([...(request?.required ?? [])]).toEqual(["model", "prompt"]);
    expect(request?.properties.get("temperature")).toMatchObject({
      number: { minimum: 0, maximum: 2 },
      notes: { default: 1 },
    });
    expect(contract.schemas.get("CreateCompletionResponse")?.object?.required.size).toBe(0);
    const harbour = dataOf("harbour", capabilitiesOf(contract));
    expect(supports(harbour, "completions.create", "temperature")).toBe(true);
    expect(supports(harbour, "completions.create", "seed")).toBe("unknown");
    expect(supports(harbour, "files.list")).toBe("unknown");
  });

  it("a task list on a page says which fields a provider has, and which it does not have", async () => {
    const page =
      "# Gull\n\n`POST https://gull.example/v1/plans`\n\n### Supported request fields\n\n- [x] `model`\n- [ ] `n`\n";
    const gull = dataOf("gull", capabilitiesOf(await contractOf(importPage(page).document ?? {}, "gull")));
    const of = (field: string) => supports(gull, "plans.create", field);
    expect([of("model"), of("n"), of("seed")]).toEqual([true, false, "unknown"]);
  });

  it("a published description, as in docs/provider-examples.md, is one of which an absence is known", async () => {
    const quay = dataOf("quay", capabilitiesOf(await contractOf(documentOf({}), "quay")));
    expect(supports(quay, "things.create")).toBe(true);
    expect(supports(quay, "files.list")).toBe(false);
  });
});
