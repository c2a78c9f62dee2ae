/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.

import type { Sink, Validator, Verdict } from "../../../../../../src/validation/index.js";
import { isConstant, isObject, plain, validator } from "../../../../../../src/validation/index.js";

function checkValue(value: unknown, at?: Sink): Verdict {
  if (!isObject(value)) return at?.reject(value, "object");
  const {
    kind,
  } = value;
  plain(value, at, checkValue);
  return (
    (kind === undefined || typeof kind === "string" || at?.reject(kind, "string", "kind")) &&
    (value["number"] === undefined || value["expiry"] !== undefined || at?.missing("value", "expiry")) &&
    (checkValue_if(value) ? checkValue_then(value, at) : checkValue_else(value, at))
  );
}

function checkValue_else(value: unknown, at?: Sink): Verdict {
  return !checkValue_then(value) || at?.refuse(value, "not", "anything but object with number");
}

function checkValue_if(value: unknown, at?: Sink): Verdict {
  if (isObject(value)) {
    const {
      kind,
    } = value;
    plain(value, at, checkValue_if);
    if (!isConstant(kind, "card", at, "kind")) return false;
  }
  return true;
}

function checkValue_then(value: unknown, at?: Sink): Verdict {
  if (isObject(value)) {
    const {
      number,
    } = value;
    plain(value);
    if (!(number !== undefined || at?.missing("value", "number"))) return false;
  }
  return true;
}

/** Source: Value# */
export const Value: Validator<unknown> = /* @__PURE__ */ validator(checkValue);
