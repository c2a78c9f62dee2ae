/** What emitted validators import. */
export type {
  Issue,
  StandardProps,
  StandardResult,
  ValidateOptions,
  ValidationResult,
  Validator,
} from "../validator.js";
export { isBinary } from "./binary.js";
export type { Check, Verdict } from "./check.js";
export { allUnique, equal } from "./equal.js";
export * from "./formats.js";
export { isMultiple } from "./number.js";
export { isObject, isPlain, onlyKnown, own, type PlainObject, size } from "./record.js";
export type { Rule } from "./rule.js";
export { type Branch, plain, type Sink } from "./sink.js";
export { isLongEnough, isShortEnough } from "./text.js";
export { type Direction, validator } from "./validator.js";
