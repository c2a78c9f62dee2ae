import { type Check, type Fields, flag, listOf, oneOf, settings, text, wrong } from "../base/check-value.js";
import type { ConcordConfig, ValidatorConfig } from "./config.js";

const languages = ["ts", "js"] satisfies ValidatorConfig["language"][];

const validatorConfig = settings({
  jsonSchema: flag,
  language: oneOf('"ts" or "js"', () => languages),
} satisfies Fields<ValidatorConfig>);

export const validators: Check = function* (value, place) {
  if (typeof value === "string") yield* oneOf('"ts", "js" or an object of settings', () => languages)(value, place);
  else yield* validatorConfig(value, place);
};

const extensions = ["js", "ts", "none"] satisfies ConcordConfig["importExtension"][];

export const importExtension: Check = oneOf('"js", "ts" or "none"', () => extensions);

const emitter: Check = function* (value, place) {
  if (typeof value === "object" && value !== null && "emit" in value && typeof value.emit === "function") {
    const name = "name" in value ? value.name : undefined;
    // It stands in a comment of what is written.
    if (typeof name === "string" && /^[\w@/. -]+$/.test(name) && !name.includes("--")) return;
    yield wrong(name, { ...place, name: `${place.name}.name` }, "a name of letters, digits, spaces and ./@_-");
  } else yield wrong(value, place, "an object with a name and a function emit");
};

export const emitters: Check = listOf("emitters", emitter);

const openNames = listOf("names of properties and parameters", text("the name of a property or parameter"));

export const openEnums: Check = function* (value, at) {
  if (value === false || value === "responses" || value === "all") return;
  if (Array.isArray(value)) yield* openNames(value, at);
  else yield* oneOf('"responses", "all", false, or names', () => ["responses", "all"])(value, at);
};
