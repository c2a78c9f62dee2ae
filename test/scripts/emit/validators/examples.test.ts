import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { isObject, objectOf, own } from "../../../../scripts/base/json.js";
import type { Operation } from "../../../../scripts/contract/model/types.js";
import { isJsonType } from "../../../../scripts/spec/media-types.js";
import { corpusPath } from "../../../helpers/corpus.js";
import { curlBody } from "./curl-body.js";
import { bodiesOf, loadContract, loadTargets } from "./load-description.js";

const official = relative(process.cwd(), corpusPath("specs/openai/openai-HEAD.yaml"));

interface Example {
  readonly name: string;
  readonly body: unknown;
}

/** Examples that break the schema that they illustrate, with what is wrong and why. */
const refused: Readonly<Record<string, readonly [issues: string, reason: string]>> = {
  "POST /v1/chatkit/sessions: example": [
    "required /user, type /expires_after",
    "The schema requires a user, and an object with an anchor where the example has a number.",
  ],
  "POST /v1/realtime/sessions: example": [
    "required /client_secret",
    "The schema requires of a request what only the answer can have, and does not call it read-only.",
  ],
  ...Object.fromEntries(
    ["POST /v1/responses", "POST /v1/responses?beta=true"].flatMap((key) => [
      [`${key}: Functions`, ["required /tools/0/strict", "The schema requires `strict`, which may be null."]],
      [
        `${key}: Image input`,
        ["required /input/0/content/1/detail", "The schema requires `detail`, for which it tells a default."],
      ],
    ]),
  ),
  "POST /v1/vector_stores/{vector_store_id}/file_batches: example": [
    "required /files/1/chunking_strategy/static, unknown-property /files/1/chunking_strategy/max_chunk_size_tokens, unknown-property /files/1/chunking_strategy/chunk_overlap_tokens",
    "The schema has the sizes inside `static` and is closed.",
  ],
};

/** Examples that send no JSON, with the reason. */
const unreadable: Readonly<Record<string, string>> = {
  "POST /v1/evals/{eval_id}/runs: example": "A closing bracket of the list is missing.",
  "POST /v1/fine_tuning/jobs: W&B Integration": "A comma is missing.",
  "POST /v1/realtime/calls/{call_id}/accept: example": "A comma too many.",
  "POST /v1/threads: Empty": "It sends nothing.",
  "POST /v1/vector_stores/{vector_store_id}/search: example": "It has an ellipsis in place of a value.",
};

function read(root: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((node, key) => (isObject(node) ? own(node, key) : undefined), root);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** Bodies of the curl commands in `x-oaiMeta`. */
function commandExamples({ key, extensions }: Operation): readonly { name: string; text: string }[] {
  return listOf(read(extensions?.get("x-oaiMeta"), "examples")).flatMap((example) => {
    const command = read(example, "request", "curl");
    const text = typeof command === "string" ? curlBody(command) : undefined;
    return text === undefined ? [] : [{ name: `${key}: ${String(read(example, "title") ?? "example")}`, text }];
  });
}

/** `example` and `examples` of the media type. */
function mediaExamples({ key }: Operation, media: unknown): readonly Example[] {
  const named = read(media, "examples");
  return [
    ...listOf(read(media, "example")).map((body) => ({ name: `${key}: media type`, body })),
    ...Object.entries(isObject(named) ? named : {}).map(([name, example]) => ({
      name: `${key}: ${name}`,
      body: read(example, "value"),
    })),
  ];
}

test("curl bodies are read as a shell reads them", () => {
  expect(curlBody(`curl https://x -H "a: b" \\\n  -d '{"a": "it'\\''s"}' | jq`)).toBe(`{"a": "it's"}`);
  expect(curlBody(`curl https://x --data "{\\"a\\": 1}"`)).toBe('{"a": 1}');
  expect(curlBody("curl https://x -F file=@a")).toBeUndefined();
});

test.skipIf(!existsSync(official))(
  "the official description's own examples are accepted (skipped where it is absent)",
  async () => {
    const document: unknown = load(await readFile(official, "utf8"));
    const contract = await loadContract(official);
    const { schemas, targets } = bodiesOf(contract);
    const validators = await loadTargets(
      schemas,
      targets.filter(({ direction }) => direction === "request"),
    );
    const problems: Record<string, string> = {};
    const broken: string[] = [];
    let accepted = 0;
    for (const operation of contract.operations) {
      const index = (operation.request?.content ?? []).findIndex(({ type }) => isJsonType(type));
      const media = operation.request?.content[index];
      const validator = validators[`${operation.id}Request${index}`];
      if (media === undefined || validator === undefined) continue;
      const keys = media.at.pointer
        .split("/")
        .slice(1)
        .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
      const examples = [...mediaExamples(operation, read(document, ...keys))];
      for (const { name, text } of commandExamples(operation)) {
        try {
          examples.push({ name, body: JSON.parse(text) });
        } catch {
          broken.push(name);
        }
      }
      for (const { name, body } of examples) {
        const result = validator.validate(body);
        expect(validator.is(body), name).toBe(result.ok);
        if (result.ok) accepted++;
        else problems[name] = result.issues.map(({ code, pointer }) => `${code} ${pointer}`).join(", ");
      }
    }
    console.log(`${accepted} examples accepted, ${Object.keys(problems).length} refused, ${broken.length} unreadable`);
    expect(problems).toEqual(objectOf(Object.entries(refused).map(([name, [issues]]) => [name, issues] as const)));
    expect(broken.sort()).toEqual(Object.keys(unreadable).sort());
    expect(accepted).toBeGreaterThan(100);
  },
);
