import type { Contract } from "../contract/model/types.js";
import type { ChangeFacts, Fact } from "./rules/rule.js";

interface Finding {
  readonly id: string;
  readonly facts: ChangeFacts;
}

type Digits = NonNullable<Contract["longNumbers"]>;

const none: Digits = new Map();

/** A number as the description of a contract writes it. */
export function writtenDigits(value: number, { longNumbers = none }: Pick<Contract, "longNumbers">): string {
  return longNumbers.get(value) ?? String(value);
}

/** Changes of limits and of values; the facts of others are names, patterns and texts. */
const ofNumbers =
  /-(?:increased|decreased|set|unset|became-(?:not-)?enum|(?:multiple-of|const|default-value)-[a-z]+|value-(?:added|removed))$/;

/** The facts of a change with the digits that the descriptions have, where JavaScript writes others. */
export function withWrittenDigits({ id, facts }: Finding, base: Contract, revision: Contract): ChangeFacts {
  if (!ofNumbers.test(id)) return facts;
  const [before = none, after = none] = [base.longNumbers, revision.longNumbers];
  if (before.size + after.size === 0) return facts;
  const { name, from, to } = facts;
  return {
    ...facts,
    ...(name !== undefined && { name: rewritten(name, new Map([...after, ...before])) }),
    ...(from !== undefined && { from: rewritten(from, before) }),
    ...(to !== undefined && { to: rewritten(to, after) }),
  };
}

function rewritten(fact: Fact, digits: Digits): Fact {
  if (typeof fact === "number") return digits.get(fact) ?? fact;
  return typeof fact === "string" ? textWith(digits, fact) : fact.map((text) => textWith(digits, text));
}

/** Bounds (`<= 1`) and JSON values; not where there are texts, which may hold the same digits. */
function textWith(digits: Digits, text: string): string {
  if (text.includes('"')) return text;
  return text.replaceAll(numbers, (number) => digits.get(Number(number)) ?? number);
}

const numbers = /(?<![\w.-])-?\d[\d.]*(?:e[+-]\d+)?(?!\w)/g;
