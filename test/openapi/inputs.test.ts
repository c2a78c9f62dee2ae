import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";

type Node = { readonly [key: string]: unknown };

const read = (name: string) => readFileSync(new URL(`../../openapi/${name}`, import.meta.url), "utf8");
const documents: Readonly<Record<string, unknown>> = {
  openai: load(read("openai.yaml")),
  xiexus: JSON.parse(read("relay.json")),
  ikuncode: load(read("ikuncode.yaml")),
};

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
const node = (value: unknown): Node => {
  if (!isNode(value)) throw new TypeError(`Expected an object, got ${JSON.stringify(value)}.`);
  return value;
};
const keys = (value: unknown) => Object.keys(node(value));

function follow(document: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  return steps.reduce<unknown>((value, step) => {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return isNode(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, document);
}

const resolve = (document: unknown, value: unknown): Node => {
  const ref = node(value).$ref;
  return typeof ref === "string" ? node(follow(document, ref)) : node(value);
};

const operation = (provider: string, path: string) =>
  node(follow(documents[provider], `#/paths/${path.replaceAll("/", "~1")}/post`));

function request(provider: string, path: string): Node {
  const schema = follow(operation(provider, path), "#/requestBody/content/application~1json/schema");
  return resolve(documents[provider], schema);
}

function* walk(value: unknown, pointer = "#"): Generator<readonly [pointer: string, value: Node]> {
  if (isNode(value)) yield [pointer, value];
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* walk(child, `${pointer}/${key.replaceAll("/", "~1")}`);
}

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
for (const [name, document] of Object.entries(documents)) ajv.addSchema(node(document), name);
/** Says whether a provider's request schema accepts a body. */
function accepts(provider: string, path: string) {
  const at = path.replaceAll("/", "~1");
  const validate = ajv.compile({ $ref: `${provider}#/paths/${at}/post/requestBody/content/application~1json/schema` });
  return (body: unknown) => validate(body);
}

const completionFields = [
  ...["model", "prompt", "best_of", "echo", "frequency_penalty", "logit_bias", "logprobs", "max_tokens", "n"],
  ...["presence_penalty", "seed", "stop", "stream", "stream_options", "suffix", "temperature", "top_p", "user"],
];
const relayLacks = [
  "best_of",
  "frequency_penalty",
  "logit_bias",
  "logprobs",
  "presence_penalty",
  "seed",
  "stream_options",
  "user",
];

describe.each(Object.entries(documents))("%s", (provider, document) => {
  const nodes = [...walk(document)];

  it(`${provider}'s description refers only to what it contains`, () => {
    const refs = nodes.flatMap(([pointer, { $ref }]) => (typeof $ref === "string" ? [[pointer, $ref] as const] : []));
    expect(refs.filter(([, ref]) => follow(document, ref) === undefined)).toEqual([]);
  });

  it(`${provider}'s description describes every property, schema, operation and response`, () => {
    const blank = nodes.filter(([, { description, summary }]) =>
      [description, summary].some((text) => typeof text === "string" && text.trim() === ""),
    );
    expect(blank.map(([pointer]) => pointer)).toEqual([]);
    const isDescribed = ([, value]: readonly [string, Node]) => "description" in value || "$ref" in value;
    const properties = nodes.filter(([pointer]) => /\/properties\/[^/]+$/.test(pointer));
    expect(properties.filter((property) => !isDescribed(property)).map(([pointer]) => pointer)).toEqual([]);
    const schemas = nodes.filter(([pointer]) => /^#\/components\/schemas\/[^/]+$/.test(pointer));
    expect(schemas.filter((schema) => !isDescribed(schema)).map(([pointer]) => pointer)).toEqual([]);
    const operations = nodes.filter(([, value]) => "operationId" in value && "responses" in value);
    expect(operations.length).toBeGreaterThan(0);
    for (const [pointer, { summary }] of operations) expect(summary, pointer).toMatch(/^.{5,60}\.$/);
  });

  it(`${provider}'s description gives every branch of a tagged union the tags that its mapping says`, () => {
    for (const [pointer, { discriminator, oneOf }] of nodes) {
      if (!isNode(discriminator)) continue;
      const branches = (Array.isArray(oneOf) ? oneOf : []).map((branch) => String(node(branch).$ref));
      const tags = branches.map((ref) =>
        node(node(node(follow(document, ref)).properties)[String(discriminator.propertyName)]),
      );
      const pairs = tags.flatMap((tag, at) => [tag.const ?? tag.enum].flat().map((value) => [value, branches[at]]));
      expect(Object.fromEntries(pairs), pointer).toEqual(discriminator.mapping);
    }
  });

  it(`${provider}'s description lists as required only properties that exist`, () => {
    for (const [pointer, { properties, required }] of nodes) {
      if (isNode(properties) && Array.isArray(required))
        expect(keys(properties), pointer).toEqual(expect.arrayContaining(required));
    }
  });
});

it.each([
  ["openai", "https://api.openai.com/v1"],
  ["xiexus", "https://api.xiexus.cn"],
  ["ikuncode", "https://api.ikuncode.cc/v1"],
])("%s has one server, %s, and a bearer token", (provider, url) => {
  const { servers, security } = node(documents[provider]);
  expect(servers).toEqual([expect.objectContaining({ url })]);
  expect(security).toEqual([{ BearerAuth: [] }]);
  expect(follow(documents[provider], "#/components/securitySchemes/BearerAuth")).toMatchObject({
    type: "http",
    scheme: "bearer",
  });
});

describe("completions", () => {
  it("OpenAI's completions have the 18 request fields of its reference", () => {
    const { properties, required } = request("openai", "/completions");
    expect(keys(properties).toSorted()).toEqual(completionFields.toSorted());
    expect(required).toEqual(["model", "prompt"]);
  });

  it.each([
    ["n", 1, 128],
    ["best_of", 0, 20],
    ["logprobs", 0, 5],
    ["temperature", 0, 2],
    ["top_p", 0, 1],
    ["frequency_penalty", -2, 2],
    ["presence_penalty", -2, 2],
  ])("OpenAI's completions limit %s to %d..%d, or null", (field, minimum, maximum) => {
    const accept = accepts("openai", "/completions");
    const body = (value: unknown) => ({ model: "babbage-002", prompt: "a", [field]: value });
    expect([minimum, maximum, null].map((value) => accept(body(value)))).toEqual([true, true, true]);
    expect([minimum - 1, maximum + 1].map((value) => accept(body(value)))).toEqual([false, false]);
  });

  it("OpenAI's completions take four kinds of prompt and one to four stops", () => {
    const accept = accepts("openai", "/completions");
    for (const prompt of ["a", ["a", "b"], [1, 2], [[1], [2]], null]) expect(accept({ model: "m", prompt })).toBe(true);
    for (const prompt of [1, [true], [[]], {}]) expect(accept({ model: "m", prompt })).toBe(false);
    for (const stop of ["x", ["x"], ["a", "b", "c", "d"], null])
      expect(accept({ model: "m", prompt: "a", stop })).toBe(true);
    for (const stop of [[], ["a", "b", "c", "d", "e"]]) expect(accept({ model: "m", prompt: "a", stop })).toBe(false);
  });

  it("the relay's completions lack eight of OpenAI's fields, and state no limits and no null", () => {
    const schema = request("xiexus", "/v1/completions");
    const names = keys(schema.properties);
    expect(completionFields.filter((name) => !names.includes(name))).toEqual(relayLacks);
    expect(schema["x-apifox-orders"]).toEqual(names);
    const accept = accepts("xiexus", "/v1/completions");
    expect(accept({ model: "m", prompt: ["a"], n: 1000, temperature: 9 })).toBe(true);
    for (const body of [
      { prompt: [1] },
      { prompt: [[1]] },
      { prompt: null },
      { prompt: "a", stop: null },
      { prompt: "a", n: null },
    ]) {
      expect(accept({ model: "m", ...body })).toBe(false);
    }
  });

  it("the relay's completions require nothing of the response", () => {
    const response = follow(operation("xiexus", "/v1/completions"), "#/responses/200/content/application~1json/schema");
    const parts = [...walk(response)].map(([, value]) => value);
    expect(parts.filter((value) => "required" in value)).toEqual([]);
    const objects = parts.filter((value) => isNode(value.properties));
    expect(objects.map((value) => value["x-apifox-orders"])).toEqual(objects.map((value) => keys(value.properties)));
  });

  it("ikuncode's completions have eight fields with their defaults and limits", () => {
    const properties = node(request("ikuncode", "/completions").properties);
    const defaults = Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, node(schema).default]),
    );
    expect(defaults).toStrictEqual({
      ...{ model: undefined, prompt: undefined, max_tokens: 16, temperature: 1 },
      ...{ top_p: 1, stream: false, stop: null, suffix: null },
    });
    const accept = accepts("ikuncode", "/completions");
    const body = (more: Node) => ({ model: "m", prompt: "a", ...more });
    for (const more of [
      { temperature: 0 },
      { temperature: 2 },
      { stop: null },
      { stop: ["a"] },
      { suffix: null },
      { top_p: 7 },
      // The page says "string / array" and nothing of the items.
      { prompt: [1] },
    ]) {
      expect(accept(body(more)), JSON.stringify(more)).toBe(true);
    }
    for (const more of [
      { temperature: -0.1 },
      { temperature: 2.1 },
      { prompt: 7 },
      { max_tokens: null },
      { stream: "yes" },
    ]) {
      expect(accept(body(more)), JSON.stringify(more)).toBe(false);
    }
  });
});

describe("streams", () => {
  it.each([
    ["openai", "/completions", { flag: "stream", sentinel: "[DONE]" }],
    ["openai", "/chat/completions", { flag: "stream", sentinel: "[DONE]" }],
    ["openai", "/responses", { flag: "stream" }],
    ["xiexus", "/v1/completions", { flag: "stream", sentinel: "[DONE]" }],
    ["ikuncode", "/completions", { flag: "stream", sentinel: "[DONE]" }],
  ])("%s marks the stream of %s", (provider, path, mark) => {
    expect(operation(provider, path)["x-concord-stream"]).toEqual(mark);
  });

  it("the relay's stream names its chunk schema, which no response uses", () => {
    const event = "#/components/schemas/ChatCompletionStreamResponse";
    expect(operation("xiexus", "/v1/chat/completions")["x-concord-stream"]).toEqual({
      flag: "stream",
      event,
      sentinel: "[DONE]",
    });
    expect(follow(documents.xiexus, event)).toHaveProperty("properties.choices");
  });

  it("OpenAI's description declares events beside the JSON answer, and the others leave theirs undeclared", () => {
    const marked = Object.entries(documents).flatMap(([provider, document]) =>
      [...walk(document)].flatMap(([, value]) =>
        isNode(value["x-concord-stream"]) ? [[provider, value] as const] : [],
      ),
    );
    expect(marked.length).toBeGreaterThan(6);
    for (const [provider, value] of marked) {
      const types = keys(follow(value, "#/responses/200/content"));
      expect(types).toEqual(provider === "openai" ? ["application/json", "text/event-stream"] : ["application/json"]);
    }
  });
});

describe("chat", () => {
  it("chat requests tell OpenAI's messages apart by role", () => {
    const accept = accepts("openai", "/chat/completions");
    const body = (...messages: unknown[]) => ({ model: "gpt-4o", messages });
    const call = { id: "c1", type: "function", function: { name: "f", arguments: "{}" } };
    const turns = [
      { role: "developer", content: "be brief" },
      {
        role: "user",
        content: [
          { type: "text", text: "hi" },
          { type: "image_url", image_url: { url: "https://example.com/a.png" } },
        ],
      },
      { role: "assistant", content: null, tool_calls: [call] },
      { role: "tool", content: "42", tool_call_id: "c1" },
    ];
    expect(accept(body(...turns))).toBe(true);
    for (const turn of [
      { role: "robot", content: "hi" },
      { role: "tool", content: "42" },
      { content: "hi" },
      { role: "user", content: [] },
    ]) {
      expect(accept(body(turn)), JSON.stringify(turn)).toBe(false);
    }
    expect(accept(body())).toBe(false);
  });

  it("chat requests keep model names open", () => {
    const messages = [{ role: "user", content: "hi" }];
    expect(accepts("openai", "/chat/completions")({ model: "a-model-of-tomorrow", messages })).toBe(true);
  });
});
