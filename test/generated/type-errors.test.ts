import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../scripts/base/package-root.js";

const wrong = {
  "an unknown field": `client.chat.completions.create({ model: "m", messages, max_token: 5 });`,
  "a wrong type": `client.chat.completions.create({ model: "m", messages, temperature: "hot" });`,
  "a wrong role": `client.chat.completions.create({ model: "m", messages: [{ role: "robot", content: "hi" }] });`,
  "a wrong value": `client.images.generate({ prompt: "x", quality: "ultra" });`,
  "a missing field": `client.chat.completions.create({ model: "m" });`,
  "a wrong field within": `client.chat.completions.create({ model: "m", messages, stream: true, stream_options: { include_use: true } });`,
  "an unknown method": `client.chat.completions.make({ model: "m", messages });`,
  "a missing path parameter": `client.files.retrieve();`,
  "a wrong option": `client.models.list({}, { timeot: 3 });`,
  "a misused result": `client.chat.completions.create({ model: "m", messages }).then(({ usage }) => usage?.totals);`,
};

const right = `const answer = await client.chat.completions.create({ model: "m", messages });
const stream = await client.chat.completions.create({ model: "m", messages, stream: true });
answer.usage; answer.choices; client.embeddings;`;

const head = `import { createClient } from "../../src/index.js";
import { openai } from "./../../generated/providers/openai/client.js";
const client = createClient(openai, { apiKey: "k" });
const messages = [{ role: "user" as const, content: "hi" }];
`;

const root = packageRoot();
const name = join(root, "test/generated/wrong-calls.ts");
const source = [head, right, ...Object.values(wrong)].join("\n");
const service = ts.createLanguageService({
  getScriptFileNames: () => [name],
  getScriptVersion: () => "1",
  getScriptSnapshot: (path) => {
    const text = path === name ? source : ts.sys.readFile(path);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => root,
  getCompilationSettings: () => ({
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
    types: [],
  }),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (path) => path === name || ts.sys.fileExists(path),
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
});

const lineOf = (start = 0) => source.slice(0, start).split("\n").length;
const errors = service
  .getSemanticDiagnostics(name)
  .map(({ start, messageText }) => ({ line: lineOf(start), text: ts.flattenDiagnosticMessageText(messageText, "\n") }));

/** What an editor shows where it points at the last of some words. */
function hover(words: string): { readonly type: string; readonly text: string } {
  const found = service.getQuickInfoAtPosition(name, source.indexOf(words) + words.length - 1);
  return { type: ts.displayPartsToString(found?.displayParts), text: ts.displayPartsToString(found?.documentation) };
}

describe("what a compiler says of wrong calls", () => {
  it("ten wrong calls print at most 8 KB of errors", () => {
    const all = errors.map(({ text }) => text).join("\n");
    expect(new Set(errors.map(({ line }) => line)).size).toBe(10);
    expect(Buffer.byteLength(all)).toBeLessThanOrEqual(8192);
  });

  it.each([
    ["an unknown field", "'max_token' does not exist in type 'CreateChatCompletionRequestStreaming'. Did you mean"],
    ["a wrong type", "(body: CreateChatCompletionRequestStreaming, options?: RequestOptions | undefined)"],
    ["a wrong role", `Type '"robot"' is not assignable to type`],
    ["a wrong value", `Type '"ultra"' is not assignable to type`],
    [
      "a missing field",
      "'messages' is missing in type '{ model: \"m\"; }' but required in type 'CreateChatCompletionRequest",
    ],
    ["a wrong field within", "'include_use' does not exist in type"],
    ["an unknown method", "Property 'make' does not exist on type 'ChatCompletionsResource'."],
    ["a missing path parameter", "Expected 1-3 arguments, but got 0."],
    ["a wrong option", "'timeot' does not exist in type 'RequestOptions'. Did you mean to write 'timeout'?"],
    ["a misused result", "Property 'totals' does not exist on type 'CompletionUsage'."],
  ])("the error for %s names what is wrong", (kind, words) => {
    const line = lineOf(source.indexOf(wrong[kind as keyof typeof wrong]));
    expect(
      errors
        .filter((error) => error.line === line)
        .map(({ text }) => text)
        .join("\n"),
    ).toContain(words);
  });

  it("no error is told of right calls", () => {
    expect(errors.filter(({ line }) => line < lineOf(source.indexOf(Object.values(wrong)[0] ?? "")))).toEqual([]);
  });
});

describe("what an editor shows", () => {
  it("a method shows one short signature and its text, also where it streams", () => {
    const plain = hover("answer = await client.chat.completions.create");
    expect(plain.type).toBe(
      "(method) ChatCompletionsResource.create(body: CreateChatCompletionRequestNonStreaming, options?: RequestOptions): ApiPromise<CreateChatCompletionResponse> (+2 overloads)",
    );
    expect(plain.text).toContain("`POST /v1/chat/completions`");
    const streamed = hover("stream = await client.chat.completions.create");
    expect(streamed.type).toContain("ApiPromise<EventStream<CreateChatCompletionStreamResponse>>");
    expect(streamed.text).toBe(plain.text);
  });

  it("a result shows its name", () => {
    expect(hover("const answer").type).toBe("const answer: CreateChatCompletionResponse");
    expect(hover("const stream").type).toBe("const stream: EventStream<CreateChatCompletionStreamResponse>");
  });

  it("a property shows its type by name, and its text without tags of another tool", () => {
    expect(hover("answer.usage").type).toContain("CreateChatCompletionResponse.usage?: CompletionUsage");
    expect(hover("answer.choices").text).not.toBe("");
    expect(hover("answer.choices").text).not.toContain("@");
    expect(hover("client.embeddings").type).toBe("(property) OpenaiClient.embeddings: EmbeddingsResource");
  });
});
