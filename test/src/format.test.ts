import { expect, it } from "vitest";
import { openai } from "../../generated/providers/openai/index.js";
import { ConcordError, createClient, type Provider } from "../../src/index.js";

it("a client that was generated for another runtime is refused, with what to do", () => {
  const foreign = { ...openai, format: 2 } as unknown as Provider<object>;
  expect(() => createClient(foreign, { apiKey: "k" })).toThrow(
    new ConcordError("openai is of format 2: update openapi-concord."),
  );
});

it("a provider that says no format is read", () => {
  const written: Provider<object> = { name: "own", baseURL: "https://own.example/v1", operations: {} };
  expect(createClient(written)).toEqual({});
});
