/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import { allUnique, validator } from "../../../../../../src/validation/index.js";

function checkValue(value: unknown, at?: Sink): Verdict {
  if (!Array.isArray(value)) return at?.reject(value, "array");
  if (!(value.length <= 0 || typeof value[0] === "string" || at?.reject(value[0], "string", 0))) return false;
  if (!(value.length <= 1 || Number.isInteger(value[1]) || at?.reject(value[1], "integer", 1))) return false;
  for (let index = 2; index < value.length; index++) {
    const item: unknown = value[index];
    if (!(typeof item === "boolean" || at?.reject(item, "boolean", index))) return false;
  }
  {
    let matches = 0;
    for (const item of value) if (item === true) matches++;
    if (!(matches <= 1 || at?.refuse(value, "contains", "array with at most 1 matching true"))) return false;
  }
  return allUnique(value) || at?.refuse(value, "unique-items", "array without equal items");
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
