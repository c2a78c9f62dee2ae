import { describe, expect, expectTypeOf, it } from "vitest";
import { capabilities as ikuncode } from "../../generated/providers/ikuncode/capabilities.js";
import { capabilities as openai } from "../../generated/providers/openai/capabilities.js";
import * as validators from "../../generated/providers/openai/validators.js";
import { capabilities as xiexus } from "../../generated/providers/xiexus/capabilities.js";
import { supports } from "../../src/index.js";

describe("supports", () => {
  it("supports says which operations a provider's description has", () => {
    expect(supports(openai, "files.create")).toBe(true);
    expect(supports(xiexus, "messages.create")).toBe(true);
    expect(supports(xiexus, "batches.create")).toBe(false);
    expect(supports(openai, "toString")).toBe(false);
  });

  it("supports says no of an operation that is described as not implemented", () => {
    expect(supports(xiexus, "files.create")).toBe(false);
    expect(supports(xiexus, "files.create", "purpose")).toBe(false);
  });

  it("supports says which fields and parameters an operation takes", () => {
    expect(supports(openai, "completions.create", "seed")).toBe(true);
    expect(supports(xiexus, "completions.create", "seed")).toBe(false);
    expect(supports(openai, "files.list", "after")).toBe(true);
    expect(supports(xiexus, "messages.create", "anthropic-version")).toBe(true);
  });

  it("supports knows nothing of what a page does not mention", () => {
    expect(supports(ikuncode, "completions.create", "temperature")).toBe(true);
    expect(supports(ikuncode, "completions.create", "seed")).toBe("unknown");
    expect(supports(ikuncode, "chat.completions.create")).toBe("unknown");
  });

  it("supports of a model says what its provider's config knows, and nothing of another one", () => {
    const provider = {
      provider: "p",
      silence: false as const,
      operations: {
        "chat.completions.create": { fields: ["seed", "tools", "tool_choice"] },
        "files.list": { fields: [] },
      },
      models: {
        "m-*": { without: ["seed"] },
        "m-1": { operations: ["chat.completions.create"] },
        "m-2-*": { tools: false },
      },
    };
    const of = (model: string, field?: string, operation = "chat.completions.create") =>
      supports(provider, operation, field, { model });
    expect([of("m-1"), of("m-1", "seed"), of("m-1", "other"), of("m-1", undefined, "files.list")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([of("m-9", "seed"), of("m-9", "tools"), of("m-2-a", "tools"), of("m-2-a", "tool_choice")]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect([of("m-2-a", "seed"), of("x", "seed"), of("x", "other")]).toEqual([true, "unknown", false]);
  });

  it("supports takes names that a provider has, and any other", () => {
    expectTypeOf(supports(openai, "chat.completions.create", "seed")).toEqualTypeOf<boolean | "unknown">();
    expectTypeOf<keyof typeof openai.operations>().extract<"vectorStores.files.list">().not.toBeNever();
  });

  it("the fields that are supported are those that a validator knows, so that `drop` leaves out the others", () => {
    const bodies = {
      "chat.completions.create": validators.CreateChatCompletionRequest,
      "completions.create": validators.CreateCompletionRequest,
      "responses.create": validators.CreateResponse,
      "vectorStores.create": validators.CreateVectorStoreRequest,
    } as const;
    for (const [operation, validator] of Object.entries(bodies)) {
      const { fields } = openai.operations[operation as keyof typeof bodies];
      const given = Object.fromEntries([...fields, "no_such_field"].map((name) => [name, null]));
      const result = validator.validate(given);
      const all = result.ok ? result.warnings : [...result.issues, ...(result.warnings ?? [])];
      const unknown = all.filter(({ code, path }) => code === "unknown-property" && path.length === 1);
      expect(unknown.map(({ path }) => path[0])).toEqual(["no_such_field"]);
    }
  });
});
