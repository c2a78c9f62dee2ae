import { invariant } from "../../diagnostics.js";
import type { Level } from "../types.js";
import { exchangeRules, propertyLifecycleRules } from "./exchange-rules.js";
import { limitRules } from "./limit-rules.js";
import { operationRules, securityRules } from "./operation-rules.js";
import { pageRules } from "./page-rules.js";
import { oneSidedRules, propertyRules } from "./property-rules.js";
import { expandFamily, type Rule, type RuleFamily } from "./rule.js";
import { structureRules } from "./structure-rules.js";
import { valueRules } from "./value-rules.js";

/** Schema rules; each stands for one rule per {@link Subject}. */
export const ruleFamilies: readonly RuleFamily[] = [...valueRules, ...limitRules, ...structureRules, ...pageRules];

/** Where a single rule of a family has another level than its family, as in the established catalogue. */
const levelExceptions: Readonly<Record<string, Level>> = {
  // A changed default of a parameter changes what a request without it means; of a property it is reported only.
  "request-parameter-default-value-added": "error",
  "request-parameter-default-value-removed": "error",
  "request-parameter-default-value-changed": "error",
  "request-parameter-property-type-changed": "warning",
};

const families = new Map(ruleFamilies.map((family) => [family.suffix, family]));

/** Every rule by id. */
export const rules: ReadonlyMap<string, Rule> = new Map(
  [
    ...operationRules,
    ...securityRules,
    ...exchangeRules,
    ...propertyRules,
    ...oneSidedRules,
    ...propertyLifecycleRules,
    ...ruleFamilies.flatMap((family) => expandFamily(family, levelExceptions)),
  ].map((rule) => [rule.id, rule]),
);

export function ruleOf(id: string): Rule {
  const found = rules.get(id);
  invariant(found, `There is no rule "${id}".`);
  return found;
}

export function familyOf(suffix: string): RuleFamily {
  const found = families.get(suffix);
  invariant(found, `There is no rule family "${suffix}".`);
  return found;
}
