import { beforeAll, describe, expect, test } from "vitest";
import type { Issue, Validator } from "../../../../src/validation/validator-types.js";
import { loadContract, loadTargets } from "./load-description.js";
import { loadValidator, loadValidators } from "./load-validators.js";

function brief({ severity, code, pointer, expected, received, suggestion }: Issue) {
  return { severity, code, pointer, expected, received, ...(suggestion !== undefined && { suggestion }) };
}

function findings(validator: Validator<unknown>, value: unknown, strict = false) {
  const result = validator.validate(value, { strict });
  return [...(result.ok ? [] : result.issues), ...result.warnings].map(brief);
}

function codes(validator: Validator<unknown>, value: unknown) {
  return findings(validator, value).map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("OpenAI's requests", () => {
  let completion: Validator<unknown>;
  let chat: Validator<unknown>;
  beforeAll(async () => {
    const { schemas } = await loadContract("openapi/openai.yaml");
    const names = ["CreateCompletionRequest", "CreateChatCompletionRequest"];
    const targets = names.map((name) => ({ name, schema: name, direction: "request" as const }));
    const module = await loadTargets(schemas, targets);
    const [first, second] = names.map((name) => module[name]);
    if (first === undefined || second === undefined) throw new Error("The description lacks a request.");
    completion = first;
    chat = second;
  });

  test("each of three slips in a completion is one issue", () => {
    expect(findings(completion, { model: 1, prompt: "x", temperature: "hot", max_tok: 5 })).toEqual([
      { severity: "error", code: "type", pointer: "/model", expected: "string", received: "number 1" },
      { severity: "error", code: "type", pointer: "/temperature", expected: "number", received: 'string "hot"' },
      {
        severity: "warning",
        code: "unknown-property",
        pointer: "/max_tok",
        expected: "nothing",
        received: "number 5",
        suggestion: "max_tokens",
      },
    ]);
  });

  test("a tool message without tool_call_id is one issue", () => {
    const messages = [
      { role: "user", content: "hi" },
      { role: "tool", content: "12" },
    ];
    expect(codes(chat, { model: "m", messages })).toEqual(["required /messages/1/tool_call_id"]);
    expect(chat.is({ model: "m", messages })).toBe(false);
  });

  test("an unknown tag is one issue that suggests a known one", () => {
    const [issue, ...others] = findings(chat, { model: "m", messages: [{ role: "usr", content: "hi" }] });
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ code: "enum", pointer: "/messages/0/role", suggestion: "user" });
  });

  test("an object that inherits its properties has none of its own", () => {
    const body = { model: "m", messages: [{ role: "user", content: "hi" }] };
    expect(chat.is(body)).toBe(true);
    expect(codes(chat, Object.create(body))).toEqual(["required /messages", "required /model"]);
  });

  test("an instance of a class is read as JSON.stringify reads it", () => {
    class Body {
      model = "m";
      messages = [Object.assign(new Map(), { role: "user", content: "hi" })];
      get temperature() {
        return "hot";
      }
    }
    expect(findings(chat, new Body())).toEqual([]);
    expect(chat.is(new Body())).toBe(true);
  });

  test("a validator changes nothing and fills in no default", () => {
    const body = Object.freeze({ model: "m", prompt: Object.freeze(["a"]), max_tok: 1 });
    const result = completion.validate(body);
    expect(result.ok && result.value).toBe(body);
  });

  test("undefined properties are absent", () => {
    expect(completion.is({ model: "m", prompt: "x", temperature: undefined, other: undefined })).toBe(true);
    expect(codes(completion, { model: undefined, prompt: "x", other: undefined })).toEqual(["required /model"]);
  });

  test("a value that contains itself is refused in words", () => {
    const body: Record<string, unknown> = { model: "m", prompt: "x" };
    body["stream_options"] = body;
    expect(() => completion.validate(body)).not.toThrow();
  });

  test("issues do not repeat long texts and credentials", () => {
    const secret = `sk-${"a1".repeat(30)}`;
    for (const text of [secret, `Bearer ${secret}`, "x".repeat(5000)]) {
      const shown = JSON.stringify(findings(completion, { model: "m", prompt: "x", temperature: text }));
      expect(shown).not.toMatch(/(?:a1){4}|x{100}/);
      const result = completion.validate({ model: "m", prompt: "x", [text]: 1 });
      expect(result.warnings.map(({ message }) => message).join()).not.toMatch(/(?:a1){4}|x{100}/);
    }
  });
});

describe("request semantics", () => {
  test("oneOf means at least one branch, or exactly one on request", async () => {
    const schema = { oneOf: [{ type: "integer" }, { minimum: 2 }] };
    const lenient = await loadValidator(schema);
    const exact = await loadValidator(schema, { oneOf: "exactly-one" });
    expect([lenient.is(3), lenient.is(1.5), exact.is(3), exact.is(1)]).toEqual([true, false, false, true]);
    expect(codes(exact, 3)).toEqual(["one-of "]);
  });

  test("strict validators make unknown properties errors", async () => {
    const validator = await loadValidator({ type: "object", properties: { max_tokens: { type: "integer" } } });
    expect(findings(validator, { maxTokens: 1 }, true)).toMatchObject([
      { severity: "error", suggestion: "max_tokens" },
    ]);
    expect(validator.validate({ maxTokens: 1 }).ok).toBe(true);
  });

  test("properties that any part of a composition knows are known", async () => {
    const validator = await loadValidator({
      allOf: [{ $ref: "#/$defs/base" }, { properties: { own: {} } }],
      anyOf: [
        { properties: { left: { type: "string" } }, required: ["left"] },
        { properties: { right: { type: "string" } } },
      ],
      $defs: { base: { type: "object", properties: { inherited: { type: "object", properties: { deep: {} } } } } },
    });
    expect(codes(validator, { own: 1, inherited: { deep: 1 }, right: "x" })).toEqual([]);
    expect(codes(validator, { own: 1, inherited: { dep: 1 }, lef: "x" })).toEqual([
      "unknown-property /lef",
      "unknown-property /inherited/dep",
    ]);
  });

  test("additionalProperties: true means that any property is meant", async () => {
    const validator = await loadValidator({ type: "object", properties: { a: {} }, additionalProperties: true });
    expect(codes(validator, { b: 1 })).toEqual([]);
  });

  test("an open enumeration accepts any text and notices slips of case", async () => {
    const validator = await loadValidator({
      properties: { voice: { anyOf: [{ type: "string" }, { enum: ["alloy", "Verse"] }] } },
    });
    expect(codes(validator, { voice: "other" })).toEqual([]);
    expect(findings(validator, { voice: "Alloy" })).toMatchObject([{ severity: "warning", suggestion: "alloy" }]);
  });

  test("int64 takes large integers with a warning; NaN and infinities are no numbers", async () => {
    const validator = await loadValidator({
      properties: { n: { type: "integer", format: "int64" }, x: { type: "number" } },
    });
    expect(codes(validator, { n: 2 ** 60 })).toEqual(["unsafe-integer /n"]);
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, 1n]) expect(codes(validator, { x })).toEqual(["type /x"]);
  });

  test("read-only properties are not required in requests, write-only ones not in responses", async () => {
    const { loadTargets: load } = await import("./load-description.js");
    const { buildSchemaSet } = await import("../../../../scripts/contract/build/build-schema-set.js");
    const document = {
      type: "object",
      required: ["id", "secret", "name"],
      properties: {
        id: { type: "string", readOnly: true },
        secret: { type: "string", writeOnly: true },
        name: { type: "string" },
      },
    };
    const { schemas } = buildSchemaSet({ Thing: document }, () => {});
    const module = await load(schemas, [
      { name: "request", schema: "Thing", direction: "request" },
      { name: "response", schema: "Thing", direction: "response" },
    ]);
    const { request, response } = module;
    if (request === undefined || response === undefined) throw new Error("no validators");
    expect(codes(request, { secret: "s", name: "n" })).toEqual([]);
    expect(codes(request, { id: "1", name: "n" })).toEqual(["required /secret", "read-only /id"]);
    expect(codes(response, { id: "1", name: "n", more: 1 })).toEqual([]);
    expect(codes(response, { name: "n" })).toEqual(["required /id"]);
  });

  test("files are blobs or streams in multipart bodies, and texts elsewhere", async () => {
    const { buildSchemaSet } = await import("../../../../scripts/contract/build/build-schema-set.js");
    const file = { type: "string", format: "binary" };
    const document = {
      type: "object",
      properties: { file, files: { type: "array", items: file } },
      required: ["file"],
    };
    const { schemas } = buildSchemaSet({ Upload: document }, () => {});
    const { form, json } = await loadTargets(schemas, [
      { name: "form", schema: "Upload", direction: "request", multipart: true },
      { name: "json", schema: "Upload", direction: "request" },
    ]);
    if (form === undefined || json === undefined) throw new Error("no validators");
    const blob = new Blob(["x"]);
    for (const value of [blob, new File(["x"], "x.txt"), new ReadableStream()])
      expect(form.is({ file: value })).toBe(true);
    expect(codes(form, { file: blob, files: [blob, "x"] })).toEqual(["type /files/1"]);
    expect(findings(form, { file: "x.txt" })).toMatchObject([{ expected: "Blob or File", received: 'string "x.txt"' }]);
    expect(json.is({ file: "x" })).toBe(true);
  });

  test("a file among the alternatives of a form is accepted by every way to ask", async () => {
    const { buildSchemaSet } = await import("../../../../scripts/contract/build/build-schema-set.js");
    const file = { type: "string", format: "binary" };
    const reference = { type: "object", properties: { id: { type: "string" } }, required: ["id"] };
    const { schemas } = buildSchemaSet(
      { Upload: { type: "object", properties: { file: { oneOf: [reference, file] } }, required: ["file"] } },
      () => {},
    );
    const { form } = await loadTargets(schemas, [
      { name: "form", schema: "Upload", direction: "request", multipart: true },
    ]);
    for (const given of [new Blob(["x"]), new Uint8Array(1), { id: "a" }]) {
      expect(form?.is({ file: given })).toBe(true);
      expect(form?.validate({ file: given }).ok).toBe(true);
    }
    expect(form?.validate({ file: "x" }).ok).toBe(false);
  });

  test("an untagged union tells of the closest branch and lists the others", async () => {
    const validator = await loadValidator({
      anyOf: [
        { type: "string" },
        { type: "array", items: { type: "string" } },
        {
          type: "object",
          title: "Range",
          properties: { from: { type: "integer" }, to: { type: "integer" } },
          required: ["from", "to"],
        },
        {
          type: "object",
          title: "Named",
          properties: { name: { type: "string" } },
          required: ["name"],
          additionalProperties: false,
        },
      ],
    });
    const result = validator.validate({ from: 1, to: "2" });
    expect(result.ok ? [] : result.issues).toMatchObject([
      { code: "type", pointer: "/to", alternatives: ["string", "array of string", "Range", "Named"] },
    ]);
    expect(codes(validator, 5)).toEqual(["type "]);
  });

  test("names that objects inherit are names like any other", async () => {
    const schema = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"},"toString":{}},"required":["__proto__"]}',
    );
    const validator = await loadValidator(schema);
    expect(codes(validator, {})).toEqual(["required /__proto__"]);
    expect(codes(validator, JSON.parse('{"__proto__":"x","constructor":1,"toString":1}'))).toEqual([]);
    expect(codes(validator, JSON.parse('{"__proto__":1,"constructor":"x"}'))).toEqual([
      "type /__proto__",
      "type /constructor",
    ]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("deep values are checked, deeper ones refused in words", async () => {
    const validator = await loadValidator({ type: "object", properties: { next: { $ref: "#" } }, required: ["value"] });
    const nest = (depth: number) => {
      let value: object = { value: 1 };
      for (let level = 0; level < depth; level++) value = { value: 1, next: value };
      return value;
    };
    expect(validator.is(nest(1000))).toBe(true);
    expect(codes(validator, nest(1000))).toEqual([]);
    expect(validator.is(nest(200_000))).toBe(false);
    expect(codes(validator, nest(200_000))).toEqual(["too-deep "]);
  });
});

describe("emitted code", () => {
  const hostile = '*/ globalThis.hacked = 1 /* "`${1}\\ \u2028 \u202e \0';

  test("spec text stays text wherever it stands in emitted code", async () => {
    const schema = {
      title: hostile,
      description: hostile,
      type: "object",
      properties: { [hostile]: { enum: [hostile, { [hostile]: hostile }] }, tag: { const: hostile } },
      patternProperties: { [hostile.replace(/[*/{}$]/g, "")]: { type: "string" } },
      anyOf: [
        { properties: { kind: { const: hostile } }, required: ["kind"], type: "object" },
        { properties: { kind: { const: "b" } }, type: "object", title: hostile },
      ],
    };
    const { code, of } = await loadValidators({ [hostile]: schema });
    expect(of(hostile).is({ kind: hostile, [hostile]: hostile, tag: hostile })).toBe(true);
    expect(of(hostile).is({ kind: "c" })).toBe(false);
    expect(Reflect.get(globalThis, "hacked")).toBeUndefined();
    expect(code).not.toMatch(/[\u2028\u202e\0]/);
  });

  test("emitted code neither evaluates text nor makes functions from it", async () => {
    const { code } = await loadValidators({ A: { type: "string", pattern: "^a$" } });
    expect(code).not.toMatch(/\beval\b|new Function/);
  });

  test("shuffled keys give the same bytes of emitted code", async () => {
    const a = {
      type: "object",
      properties: { x: { type: "string" }, y: { $ref: "#/$defs/d" } },
      $defs: { d: { type: "null" } },
    };
    const b = {
      $defs: { d: { type: "null" } },
      properties: { y: { $ref: "#/$defs/d" }, x: { type: "string" } },
      type: "object",
    };
    const [first, second] = [await loadValidators({ A: a, B: {} }), await loadValidators({ B: {}, A: b })];
    expect(first.code).toBe(second.code);
  });
});

describe("pathological schemas", () => {
  test("a chain of 2,000 references and repeated references of exponential reach are checked", async () => {
    const chain: Record<string, unknown> = { s2000: { type: "string" } };
    const doubled: Record<string, unknown> = { d60: { type: "string" } };
    for (let index = 0; index < 2000; index++) chain[`s${index}`] = { $ref: `#/$defs/s${index + 1}` };
    for (let index = 0; index < 60; index++) {
      const $ref = `#/$defs/d${index + 1}`;
      doubled[`d${index}`] = index % 2 === 0 ? { allOf: [{ $ref }, { $ref }] } : { oneOf: [{ $ref }, { $ref }] };
    }
    const { of } = await loadValidators({
      Chain: { $ref: "#/$defs/s0", $defs: chain },
      Doubled: { $ref: "#/$defs/d0", $defs: doubled },
    });
    for (const key of ["Chain", "Doubled"]) expect([of(key).is("x"), of(key).is(1)]).toEqual([true, false]);
  });

  test("a schema that leads to itself for the same value is reported and cut", async () => {
    const { diagnostics, of } = await loadValidators({
      A: {
        $ref: "#/$defs/a",
        $defs: { a: { allOf: [{ $ref: "#/$defs/b" }], type: "object" }, b: { allOf: [{ $ref: "#/$defs/a" }] } },
      },
      B: { not: { $ref: "#" } },
      C: { anyOf: [{ $ref: "#" }, { type: "string" }] },
    });
    expect(diagnostics.map(({ code, at }) => [code, at.file])).toEqual([
      ["ref-cycle", "A"],
      ["ref-cycle", "B"],
      ["ref-cycle", "C"],
    ]);
    expect([of("A").is({}), of("A").is(1)]).toEqual([true, false]);
    expect(() => [of("B").is(1), of("C").is("x")]).not.toThrow();
  });

  test("a base that lists its children, which refer to the base, is checked", async () => {
    const { diagnostics, of } = await loadValidators({
      Pet: {
        $ref: "#/$defs/Pet",
        $defs: {
          Pet: {
            type: "object",
            required: ["kind"],
            properties: { kind: { type: "string" } },
            oneOf: [{ $ref: "#/$defs/Cat" }],
          },
          Cat: {
            allOf: [{ $ref: "#/$defs/Pet" }, { required: ["lives"], properties: { lives: { type: "integer" } } }],
          },
        },
      },
    });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["ref-cycle", "warning"]]);
    expect(codes(of("Pet"), { kind: "cat", lives: 9 })).toEqual([]);
    expect(of("Pet").is({ kind: "cat" })).toBe(false);
    expect(of("Pet").is({ lives: 9 })).toBe(false);
  });
});
