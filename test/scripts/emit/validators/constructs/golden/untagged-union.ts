/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import { isObject, plain, validator } from "../../../../../../src/validation/index.js";

function checkArrayOf_integer(value: unknown, at?: Sink): Verdict {
  if (!Array.isArray(value)) return at?.reject(value, "array");
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index];
    if (!(Number.isInteger(item) || at?.reject(item, "integer", index))) return false;
  }
  return true;
}

function checkArrayOf_string(value: unknown, at?: Sink): Verdict {
  if (!Array.isArray(value)) return at?.reject(value, "array");
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index];
    if (!(typeof item === "string" || at?.reject(item, "string", index))) return false;
  }
  return true;
}

function checkValue(value: unknown, at?: Sink): Verdict {
  if (isObject(value)) {
    const {
      input,
      stop,
    } = value;
    plain(value, at, checkValue);
    if (!(input === undefined || checkValue_input(input, at?.in("input")))) return false;
    if (!(stop === undefined || stop === null || typeof stop === "string" ||
      checkValue_stop_array1(stop, at?.in("stop").or("string")))) return false;
  }
  return true;
}

function checkValue_input(value: unknown, at?: Sink): Verdict {
  if (at !== undefined) return at.anyOf(value, [
    ["array of integer", checkArrayOf_integer],
    ["array of string", checkArrayOf_string],
  ]);
  return checkArrayOf_integer(value) || checkArrayOf_string(value);
}

function checkValue_stop_array1(value: unknown, at?: Sink): Verdict {
  if (!Array.isArray(value)) return at?.reject(value, "array");
  if (!(value.length <= 2 || at?.reject(value, { maxItems: 2 }))) return false;
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index];
    if (!(typeof item === "string" || at?.reject(item, "string", index))) return false;
  }
  return true;
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
