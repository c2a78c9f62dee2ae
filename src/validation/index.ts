/** What emitted validators import. */

export { isArrayOf } from "./array.js";
export { isBinary } from "./binary.js";
export type { Branch, Check, PlainObject, Sink, Verdict } from "./check.js";
export { isConstant } from "./constant.js";
export { allUnique, equal } from "./equal.js";
export * from "./formats.js";
export { jsonSchema } from "./json-schema.js";
export { isMultiple } from "./number.js";
export { isObject, onlyKnown, own, plain, size } from "./record.js";
export type { Rule } from "./rule.js";
export { isLongEnough, isShortEnough } from "./text.js";
export { type Direction, validator } from "./validator.js";
export type {
  Issue,
  JsonSchemaConverter,
  StandardProps,
  StandardResult,
  ValidateOptions,
  ValidationResult,
  Validator,
} from "./validator-types.js";
