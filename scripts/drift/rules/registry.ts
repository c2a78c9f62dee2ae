import { invariant } from "../../base/diagnostics.js";
import { accessRules, oneSidedRules } from "./access-rules.js";
import { headerRules, requestBodyRules, responseRules } from "./exchange-rules.js";
import { formRules } from "./form-rules.js";
import { hookRules } from "./hook-rules.js";
import { boundRules, patternRules } from "./limit-rules.js";
import { linkRules } from "./link-rules.js";
import { operationNoticeRules, parameterNoticeRules } from "./notice-rules.js";
import { operationRules } from "./operation-rules.js";
import { parameterRules } from "./parameter-rules.js";
import { propertyNoticeRules } from "./property-notice-rules.js";
import { propertyRules } from "./property-rules.js";
import { type Rule, type RuleDefinition, type Subject, subjectNames } from "./rule.js";
import { memberOf, type RuleFamily } from "./rule-family.js";
import { securityRules } from "./security-rules.js";
import type { FactsFor, TextOf } from "./sentence.js";
import { streamRules } from "./stream-rules.js";
import { contentRules, keywordRules } from "./structure-rules.js";
import { discriminatorRules, unionRules } from "./union-rules.js";
import { pageRules, typeRules, valueRules } from "./value-rules.js";
import { versionRules } from "./version-rules.js";

/**
 * Rules that stand alone, by id. A rule is an entry in one of these files and a sample in the tests of this folder: where
 * one of them lacks something, the compiler or the test of every rule says so.
 */
const singleRules = {
  ...operationRules,
  ...hookRules,
  ...operationNoticeRules,
  ...versionRules,
  ...securityRules,
  ...parameterRules,
  ...parameterNoticeRules,
  ...requestBodyRules,
  ...formRules,
  ...responseRules,
  ...headerRules,
  ...linkRules,
  ...streamRules,
  ...propertyRules,
  ...accessRules,
  ...oneSidedRules,
  ...propertyNoticeRules,
} as const;

/** Schema rules; each stands for one rule per {@link Subject}. */
const families = {
  ...typeRules,
  ...valueRules,
  ...boundRules,
  ...patternRules,
  ...keywordRules,
  ...unionRules,
  ...discriminatorRules,
  ...contentRules,
  ...pageRules,
} as const;

/** The id of a rule that stands alone. */
export type SingleRuleId = keyof typeof singleRules;

export type FamilyName = keyof typeof families;

type MemberIdsOf<Name extends FamilyName> = (typeof families)[Name] extends { readonly ids: infer Ids }
  ? `${Exclude<Subject, keyof Ids>}-${Name}` | (Ids[keyof Ids] & string)
  : `${Subject}-${Name}`;

/** Every id that a change can have. */
export type RuleId = SingleRuleId | { readonly [Name in FamilyName]: MemberIdsOf<Name> }[FamilyName];

/** What a change is of: a rule that stands alone, or a family whose subject tells the rule. */
export type RuleKey = FamilyName | SingleRuleId;

type WordsOf<Key extends RuleKey> = Key extends FamilyName
  ? (typeof families)[Key]
  : Key extends SingleRuleId
    ? (typeof singleRules)[Key]
    : never;

/** What the words of the rule, or of any of several, cannot do without; other facts may be given too. */
export type FactsOf<Key extends RuleKey> = FactsFor<WordsOf<Key>["message"] | TextOf<WordsOf<Key>["brief"]>>;

/** The schema rules by the end that their ids have in common. */
export const ruleFamilies: ReadonlyMap<FamilyName, RuleFamily> = new Map(
  Object.entries<RuleFamily>(families) as [FamilyName, RuleFamily][],
);

/** The rule of a family about a subject. */
export function memberId(name: FamilyName, subject: Subject): RuleId {
  return (ruleFamilies.get(name)?.ids?.[subject] ?? `${subject}-${name}`) as RuleId;
}

/** Every rule by id. */
export const rules: ReadonlyMap<string, Rule> = new Map(
  [
    ...Object.entries<RuleDefinition>(singleRules).map(([id, definition]): Rule => ({ id, ...definition })),
    ...[...ruleFamilies].flatMap(([name, family]) =>
      subjectNames.map((subject) => memberOf(family, memberId(name, subject), subject)),
    ),
  ].map((rule) => [rule.id, rule]),
);

export function ruleOf(id: RuleId): Rule {
  const found = rules.get(id);
  invariant(found, `There is no rule "${id}".`);
  return found;
}

export function familyOf(name: FamilyName): RuleFamily {
  const found = ruleFamilies.get(name);
  invariant(found, `There is no rule family "${name}".`);
  return found;
}

export function isFamilyName(rule: RuleKey): rule is FamilyName {
  return Object.hasOwn(families, rule);
}

/** Rules of the catalogue for what is inside of a header parameter, by the rules that they stand for there. */
const rulesInHeaders: { readonly [Id in RuleId]?: SingleRuleId } = {
  "request-property-became-required": "request-header-property-became-required",
  "request-property-became-required-with-default": "request-header-property-became-required",
  "new-required-request-property": "new-required-request-header-property",
  "new-required-request-property-with-default": "new-required-request-header-property",
  "request-parameter-property-became-enum": "request-header-property-became-enum",
};

export function inHeader(id: RuleId): RuleId {
  return rulesInHeaders[id] ?? id;
}
