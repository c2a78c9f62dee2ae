/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import { isObject, isShortEnough, plain, validator } from "../../../../../../src/validation/index.js";

const patternOfValue = /^x-/u;

function checkValue(value: unknown, at?: Sink): Verdict {
  if (!isObject(value)) return at?.reject(value, "object");
  plain(value);
  at?.knows(value);
  for (const key in value) {
    const item = value[key];
    if (item === undefined) continue;
    if (!((typeof key !== "string" || isShortEnough(key, 4)) ||
      at?.refuse(key, "property-name", "property name that is a valid value", key))) return false;
    if (!(!patternOfValue.test(key) || typeof item === "string" || at?.reject(item, "string", key))) return false;
    if (!(patternOfValue.test(key) || Number.isInteger(item) || at?.reject(item, "integer", key))) return false;
  }
  return true;
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
