/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import { isArrayOf, isObject, plain, validator } from "../../../../../../src/validation/index.js";

function checkValue(value: unknown, at?: Sink): Verdict {
  if (!isObject(value)) return at?.reject(value, "object");
  const {
    value: value_,
    children,
  } = value;
  plain(value, at, checkValue);
  return (
    (value_ !== undefined || at?.missing("value", "value")) &&
    (children === undefined || isArrayOf(children, checkValue, at?.in("children")))
  );
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
