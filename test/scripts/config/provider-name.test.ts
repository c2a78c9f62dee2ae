import { expect, test } from "vitest";
import { isClientFolder, isProviderName } from "../../../scripts/config/provider-name.js";

test.each(["openai", "a-1", "constructor", "console", "x".repeat(64)])("a provider can be named %j", (name) => {
  expect([isProviderName(name), isClientFolder(name)]).toEqual([true, true]);
});

test.each(["con", "nul", "com1", "lpt9", "__proto__", "../x", "a/b", "", ".", "A", "a b", "merged", "x".repeat(65)])(
  "a provider cannot be named %j",
  (name) => {
    expect(isProviderName(name)).toBe(false);
  },
);

test.each(["CON", "nul.v1", "a.", "a ", "..", "-a", "a/b", "Runtime", "portable"])(
  "a client of a single description cannot have the folder %j",
  (name) => {
    expect(isClientFolder(name)).toBe(false);
  },
);

test.each(["openai.v1", "My API (2)", "é", "a", "_"])(
  "a client of a single description can have the folder %j",
  (name) => {
    expect(isClientFolder(name)).toBe(true);
  },
);
