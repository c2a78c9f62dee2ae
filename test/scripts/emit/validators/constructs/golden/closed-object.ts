/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import { isObject, onlyKnown, own, plain, size, validator } from "../../../../../../src/validation/index.js";

const keysOfValue = /* @__PURE__ */ new Set<string>([
  "a",
  "constructor",
]);

function checkValue(value: unknown, at?: Sink): Verdict {
  if (!isObject(value)) return at?.reject(value, "object");
  const constructor = own(value, "constructor");
  plain(value);
  return (
    (constructor === undefined || typeof constructor === "string" ||
      at?.reject(constructor, "string", "constructor")) &&
    (size(value) >= 1 || at?.refuse(value, "min-properties", "object with at least 1 property")) &&
    (onlyKnown(value, keysOfValue) || at?.unexpected(value, keysOfValue))
  );
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
