/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import {
  isDateTime,
  isLongEnough,
  isMultiple,
  isObject,
  isShortEnough,
  plain,
  validator,
} from "../../../../../../src/validation/index.js";

function checkValue(value: unknown, at?: Sink): Verdict {
  if (!isObject(value)) return at?.reject(value, "object");
  const {
    name,
    at: at_,
    count,
    size: size_,
  } = value;
  plain(value, at, checkValue);
  return (
    ((typeof name === "string" && isLongEnough(name, 2) && isShortEnough(name, 5)) ||
      at?.reject(name, { type: "string", minLength: 2, maxLength: 5 }, "name")) &&
    (at_ === undefined || (typeof at_ === "string" && isDateTime(at_)) ||
      at?.reject(at_, { type: "string", format: "date-time" }, "at")) &&
    (count === undefined || (typeof count === "number" && Number.isInteger(count) && isMultiple(count, 3)) ||
      at?.reject(count, { type: "integer", multipleOf: 3 }, "count")) &&
    (size_ === undefined || size_ === null || (typeof size_ === "number" && size_ >= 0 && size_ < 2) ||
      at?.reject(size_, { type: "number", minimum: 0, exclusiveMaximum: 2 }, "size"))
  );
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
