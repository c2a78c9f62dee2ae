/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import { isConstant, isObject, plain, validator } from "../../../../../../src/validation/index.js";

function checkValue(value: unknown, at?: Sink): Verdict {
  if (value === null) return true;
  if (!isObject(value)) return at?.reject(value, "object");
  switch (value["kind"]) {
    case "cat":
      return checkValue_Cat(value, at);
    case "dog":
    case "puppy":
      return checkValue_Dog(value, at);
    default:
      return at?.reject(value["kind"], ["cat", "dog", "puppy"], "kind");
  }
}

function checkValue_Cat(value: unknown, at?: Sink): Verdict {
  if (!isObject(value)) return at?.reject(value, "object");
  const {
    kind,
    lives,
  } = value;
  plain(value, at, checkValue_Cat);
  return (
    isConstant(kind, "cat", at, "kind") &&
    (Number.isInteger(lives) || at?.reject(lives, "integer", "lives"))
  );
}

function checkValue_Dog(value: unknown, at?: Sink): Verdict {
  if (!isObject(value)) return at?.reject(value, "object");
  const {
    kind,
    name,
  } = value;
  plain(value, at, checkValue_Dog);
  return (
    (kind === "dog" || kind === "puppy" || at?.reject(kind, ["dog", "puppy"], "kind")) &&
    (name === undefined || typeof name === "string" || at?.reject(name, "string", "name"))
  );
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
