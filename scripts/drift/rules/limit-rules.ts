import type { Level } from "../types.js";
import type { RuleFamily } from "./rule.js";

interface Limit<Name extends string> {
  readonly name: Name;
  readonly says: string;
  readonly bound: "upper" | "lower";
  /** Level of a request limit where there was none; absent where none is the same as a bound, such as 0. */
  readonly set?: Level;
}

const limits = [
  { name: "max", says: "maximum", bound: "upper", set: "warning" },
  { name: "exclusive-max", says: "exclusive maximum", bound: "upper", set: "warning" },
  { name: "min", says: "minimum", bound: "lower", set: "warning" },
  { name: "exclusive-min", says: "exclusive minimum", bound: "lower", set: "warning" },
  { name: "max-length", says: "maximum length", bound: "upper", set: "warning" },
  { name: "min-length", says: "minimum length", bound: "lower" },
  { name: "max-items", says: "maximum number of items", bound: "upper", set: "warning" },
  { name: "min-items", says: "minimum number of items", bound: "lower", set: "warning" },
  { name: "max-properties", says: "maximum number of properties", bound: "upper", set: "warning" },
  { name: "min-properties", says: "minimum number of properties", bound: "lower" },
  { name: "max-contains", says: "maximum number of matching items", bound: "upper", set: "error" },
  { name: "min-contains", says: "minimum number of matching items", bound: "lower" },
] as const satisfies readonly Limit<string>[];

export type LimitName = (typeof limits)[number]["name"];

/** Upper and lower bounds. */
function limitFamilies({ name, says, bound, set }: Limit<LimitName>): readonly RuleFamily[] {
  const narrowing = { effect: "narrows", response: "info" } as const;
  const widening = { effect: "widens", request: "info", response: "error" } as const;
  const increased = {
    suffix: `${name}-increased`,
    message: `The ${says} of {where} was increased from {from} to {to}.`,
  };
  const decreased = {
    suffix: `${name}-decreased`,
    message: `The ${says} of {where} was decreased from {from} to {to}.`,
  };
  const [tighter, looser] = bound === "upper" ? [decreased, increased] : [increased, decreased];
  const moved: readonly RuleFamily[] = [
    { ...tighter, ...narrowing, request: "error", says: `has a tighter ${says}` },
    { ...looser, ...widening, says: `has a looser ${says}` },
  ];
  if (set === undefined) return moved;
  return [
    ...moved,
    {
      suffix: `${name}-set`,
      message: `The ${says} of {where} was set to {to}.`,
      ...narrowing,
      request: set,
      says: `has a ${says} now`,
    },
    {
      suffix: `${name}-unset`,
      message: `The ${says} of {where}, {from}, was removed.`,
      ...widening,
      says: `no longer has a ${says}`,
    },
  ];
}

export const limitRules: readonly RuleFamily[] = [
  ...limits.flatMap((limit) => limitFamilies(limit)),
  {
    suffix: "multiple-of-set",
    request: "warning",
    response: "info",
    effect: "narrows",
    says: "only allows multiples of a number",
    message: "{Where} must be a multiple of {to} now.",
  },
  {
    suffix: "multiple-of-unset",
    request: "info",
    response: "error",
    effect: "widens",
    says: "no longer only allows multiples of a number",
    message: "{Where} need no longer be a multiple of {from}.",
  },
  {
    suffix: "multiple-of-changed",
    request: "error",
    response: "error",
    effect: "replaces",
    says: "only allows multiples of another number",
    message: "{Where} must be a multiple of {to} instead of {from}.",
  },
  {
    suffix: "unique-items-added",
    request: "error",
    response: "info",
    effect: "narrows",
    says: "requires distinct items",
    message: "The items of {where} must be distinct now.",
  },
  {
    suffix: "unique-items-removed",
    request: "info",
    response: "error",
    effect: "widens",
    says: "no longer requires distinct items",
    message: "The items of {where} need no longer be distinct.",
  },
  {
    suffix: "pattern-added",
    request: "error",
    response: "info",
    effect: "narrows",
    says: "requires a pattern",
    message: "{Where} must match {to} now.",
  },
  {
    suffix: "pattern-removed",
    request: "info",
    response: "info",
    effect: "widens",
    says: "no longer requires a pattern",
    message: "{Where} need no longer match {from}.",
  },
  {
    suffix: "pattern-changed",
    request: "warning",
    response: "info",
    effect: "replaces",
    says: "requires another pattern",
    message: "The pattern of {where} changed from {from} to {to}.",
  },
  {
    suffix: "pattern-generalized",
    request: "info",
    response: "info",
    effect: "widens",
    says: "requires a more general pattern",
    message: "The pattern of {where} was widened from {from} to {to}.",
  },
];
