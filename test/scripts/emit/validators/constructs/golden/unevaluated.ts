/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import { isObject, plain, validator } from "../../../../../../src/validation/index.js";

const keysOfValue = /* @__PURE__ */ new Set<string>(["a"]);
const keysOfValue_branch = /* @__PURE__ */ new Set<string>(["b"]);
const keysOfValue_branch1 = /* @__PURE__ */ new Set<string>(["c"]);

function checkValue(value: unknown, at?: Sink): Verdict {
  if (!isObject(value)) return at?.reject(value, "object");
  const {
    a,
  } = value;
  plain(value, at, checkValue);
  if (!(a === undefined || typeof a === "string" || at?.reject(a, "string", "a"))) return false;
  if (!checkValue_anyOf(value, at)) return false;
  if (isObject(value)) {
    for (const key in value) {
      const item = value[key];
      if (item === undefined) continue;
      if (!((keysOfValue.has(key) || (checkValue_anyOf_branch(value) && keysOfValue_branch.has(key)) ||
          (checkValue_anyOf_branch1(value) && keysOfValue_branch1.has(key))) ||
        at?.refuse(item, "unknown-property", "nothing", key))) return false;
    }
  }
  return true;
}

function checkValue_anyOf(value: unknown, at?: Sink): Verdict {
  if (at !== undefined) return at.anyOf(value, [
    ["object with b", checkValue_anyOf_branch],
    ["value", checkValue_anyOf_branch1],
  ]);
  return checkValue_anyOf_branch(value) || checkValue_anyOf_branch1(value);
}

function checkValue_anyOf_branch(value: unknown, at?: Sink): Verdict {
  if (isObject(value)) {
    const {
      b,
    } = value;
    plain(value, at, checkValue_anyOf_branch);
    if (!(Number.isInteger(b) || at?.reject(b, "integer", "b"))) return false;
  }
  return true;
}

function checkValue_anyOf_branch1(value: unknown, at?: Sink): Verdict {
  if (isObject(value)) {
    const {
      c,
    } = value;
    plain(value, at, checkValue_anyOf_branch1);
    if (!(c === undefined || Number.isInteger(c) || at?.reject(c, "integer", "c"))) return false;
  }
  return true;
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
