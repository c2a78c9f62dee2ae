import { expect, it } from "vitest";
import { checkModel } from "../../src/client/check-model.js";
import type { Modality, ModelFacts } from "../../src/transport/model-table.js";
import type { Issue } from "../../src/validation/validator-types.js";

/** What is told of a body that names a model of which these facts are known. */
function told(facts: ModelFacts, body: object, models = true): readonly string[] {
  const found: Issue[] = [];
  const client = {
    provider: { models: { table: { small: facts }, operations: { "POST /chat": "chat.create" } } },
    options: { validate: { models } },
    report: (_: unknown, kind: string, issues: readonly Issue[]) => found.push(...(kind === "model" ? issues : [])),
  };
  const [given, spec] = [client, { key: "POST /chat" }] as unknown as Parameters<typeof checkModel>;
  checkModel(given, spec, { model: "small", ...body });
  return found.map(({ code, pointer, expected }) => `${code} ${pointer}: ${expected}`);
}

const parts = (...types: readonly string[]) => [{ content: types.map((type) => ({ type })) }];

it.each(["messages", "input"])("parts of `%s` that a model does not take are told, wherever they are", (field) => {
  const body = { [field]: parts("text", "image_url", "input_audio", "nothing") };
  expect(told({ input: ["text", "image"] }, body)).toEqual([
    `model-input /${field}/0/content/2/type: a part of text, image`,
  ]);
  expect(told({ input: [] }, { [field]: { deep: { type: "file" } } })).toEqual([
    `model-input /${field}/deep/type: a part of nothing`,
  ]);
  expect(told({}, body)).toEqual([]);
});

it.each<[string, Modality]>([
  ["image_url", "image"],
  ["input_image", "image"],
  ["image", "image"],
  ["input_audio", "audio"],
  ["video_url", "video"],
  ["file", "file"],
  ["input_file", "file"],
])("a part of the type %s is %s", (type, modality) => {
  expect(told({ input: ["text"] }, { input: parts(type) })).toHaveLength(1);
  expect(told({ input: [modality] }, { input: parts(type) })).toEqual([]);
});

it.each(["max_tokens", "max_completion_tokens", "max_output_tokens"])(
  "more than a model gives is told of `%s`",
  (field) => {
    expect(told({ output: 10 }, { [field]: 11 })).toEqual([`model-output /${field}: number <= 10`]);
    expect(told({ output: 10 }, { [field]: 10 })).toEqual([]);
    expect(told({}, { [field]: 11 })).toEqual([]);
  },
);

it("operations and fields that a model does not take are told, and nothing unless it is asked for", () => {
  expect(told({ operations: ["embeddings.create"], without: ["seed"] }, { seed: 1, user: undefined })).toEqual([
    "model-operation /model: a model for POST /chat",
    "model-field /seed: absent for small",
  ]);
  expect(told({ operations: ["chat.create"], without: ["seed"] }, { seed: undefined })).toEqual([]);
  expect(told({ output: 10 }, { max_tokens: 11 }, false)).toEqual([]);
  expect(told({ output: 10 }, { model: "other", max_tokens: 11 })).toEqual([]);
});

it("a body that holds itself is looked through once", () => {
  const list: unknown[] = parts("file");
  list.push(list);
  expect(told({ input: ["text"] }, { input: list })).toEqual(["model-input /input/0/content/0/type: a part of text"]);
});
