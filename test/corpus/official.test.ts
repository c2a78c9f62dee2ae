import { describe, expect, it } from "vitest";
import { generate } from "../../scripts/project/generate.js";
import type { Validator } from "../../src/validation/validator-types.js";
import { compileErrors } from "../helpers/compile.js";
import { corpusFolder } from "../helpers/corpus.js";
import { importGenerated } from "../helpers/import-generated.js";

const specs = corpusFolder("specs");

const calls = `
  import { createClient } from "./runtime/index.js";
  import { openaiHEAD } from "./index.js";
  const client = createClient(openaiHEAD, { apiKey: "none" });
  const model = "gpt-4o";
  const messages = [{ role: "user" as const, content: "hi" }];
  export async function calls(): Promise<void> {
    const answer = await client.chat.completions.create({ model, messages: [{ role: "user", content: "hi" }] });
    answer.choices[0]?.message.content satisfies string | null | undefined;
    for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
      chunk.choices[0]?.delta.content satisfies string | null | undefined;
    }
    (await client.completions.create({ model, prompt: ["a", "b"] })).choices[0]?.text satisfies string | undefined;
    for await (const chunk of await client.completions.create({ model, prompt: "a", stream: true })) chunk.choices[0]?.text satisfies string | undefined;
    // @ts-expect-error: no such field
    await client.chat.completions.create({ model, messages, max_tok: 5 });
    // @ts-expect-error: a number
    await client.chat.completions.create({ model, messages, temperature: "hot" });
    // @ts-expect-error: no such role
    await client.chat.completions.create({ model, messages: [{ role: "robot", content: "hi" }] });
    await client.models.retrieve("m");
    await client.files.content("f");
    await client.fineTuning.jobs.cancel("j");
  }
`;

describe.skipIf(specs === undefined)("the official OpenAI description (288 operations)", () => {
  it("the official OpenAI description generates a client that compiles, takes right calls and refuses wrong ones, in the same bytes each time", async () => {
    const spec = `${specs}/openai/openai-HEAD.yaml`;
    const { files, diagnostics, contracts } = await generate({ specs: [spec], runtime: "inline" });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(contracts[0]?.operations).toHaveLength(288);
    expect(compileErrors(new Map([...files, ["calls.ts", calls]]))).toEqual([]);
    const again = await generate({ specs: [spec], runtime: "inline" });
    expect(again.files).toEqual(files);

    const { CreateChatCompletionRequest: request } = (await importGenerated(files, "validators.ts")) as Record<
      string,
      Validator<unknown>
    >;
    const body = { model: "m", messages: [{ role: "user", content: "hi" }] };
    expect(request?.is(body)).toBe(true);
    expect(request?.is({ ...body, temperature: "hot" })).toBe(false);
    expect(request?.is({ ...body, messages: [{ role: "robot", content: "hi" }] })).toBe(false);
    const misspelt = request?.validate({ ...body, max_tok: 5 });
    expect(misspelt).toMatchObject({
      ok: true,
      warnings: [{ code: "unknown-property", pointer: "/max_tok", suggestion: "max_tokens" }],
    });
    expect(request?.validate({ ...body, max_tok: 5 }, { strict: true }).ok).toBe(false);
  }, 240_000);
});

describe.skipIf(specs === undefined)("New API's relay.json", () => {
  it("New API's relay.json generates a client that compiles, in the same bytes each time", async () => {
    const spec = `${specs}/newapi/relay-31d70fc.json`;
    const { files, diagnostics } = await generate({ specs: [spec], runtime: "inline" });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(compileErrors(files)).toEqual([]);
    expect((await generate({ specs: [spec], runtime: "inline" })).files).toEqual(files);
  }, 120_000);
});
