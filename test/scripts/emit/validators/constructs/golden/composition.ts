/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import { isObject, plain, validator } from "../../../../../../src/validation/index.js";

function checkBase(value: unknown, at?: Sink): Verdict {
  if (!isObject(value)) return at?.reject(value, "object");
  const {
    id,
  } = value;
  plain(value, at, checkBase);
  return typeof id === "string" || at?.reject(id, "string", "id");
}

function checkValue(value: unknown, at?: Sink): Verdict {
  return checkBase(value, at) && checkValue_part1(value, at);
}

function checkValue_part1(value: unknown, at?: Sink): Verdict {
  if (isObject(value)) {
    const {
      own: own_,
    } = value;
    plain(value, at, checkValue_part1);
    if (!(typeof own_ === "boolean" || at?.reject(own_, "boolean", "own"))) return false;
  }
  return true;
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
