import type { Direction, Level } from "../types.js";

export type RuleArea =
  | "paths"
  | "parameters"
  | "request-body"
  | "responses"
  | "headers"
  | "schema"
  | "security"
  | "components"
  | "tags"
  | "info";

/** What one kind of change is called, how grave it is and what to do about it. */
export interface Rule {
  readonly id: string;
  readonly level: Level;
  readonly direction: Direction;
  readonly area: RuleArea;
  readonly title: string;
  readonly explanation: string;
  readonly fix: string;
}

/** The parts of an operation that a schema can describe. */
export const subjects = {
  "request-body": { direction: "request", area: "schema", noun: "the request body" },
  "request-property": { direction: "request", area: "schema", noun: "a request property" },
  "request-parameter": { direction: "request", area: "parameters", noun: "a request parameter" },
  "request-parameter-property": { direction: "request", area: "parameters", noun: "a property of a request parameter" },
  "response-body": { direction: "response", area: "schema", noun: "a response body" },
  "response-property": { direction: "response", area: "schema", noun: "a response property" },
  "response-header": { direction: "response", area: "headers", noun: "a response header" },
  "response-header-property": { direction: "response", area: "headers", noun: "a property of a response header" },
} as const satisfies Record<string, { direction: Direction; area: RuleArea; noun: string }>;

export type Subject = keyof typeof subjects;

export const subjectNames = Object.keys(subjects) as readonly Subject[];

/**
 * A schema rule for every subject at once: `max-length-decreased` stands for `request-property-max-length-decreased`,
 * `response-body-max-length-decreased` and so on. Request and response differ in their level only, so that no request
 * rule can lack its response mirror.
 */
export interface RuleFamily {
  readonly suffix: string;
  readonly request: Level;
  readonly response: Level;
  /** What happened, continuing "The schema of …": "allows fewer characters". */
  readonly says: string;
  /** Message; `{where}`, `{from}`, `{to}` and `{name}` are filled in. */
  readonly message: string;
  /** Whether the set of values shrinks, grows, only its documentation changes, or nobody can tell. */
  readonly effect: "narrows" | "widens" | "replaces" | "annotates" | "unsaid";
}

const unsaid = ["The provider may or may not go on as before.", "Try it, or ask the provider."] as const;

const requestAdvice = {
  unsaid,
  narrows: [
    "The provider refuses values that clients were allowed to send.",
    "Keep accepting the old values, or release the change as a new version of the API.",
  ],
  widens: ["The provider accepts more than before.", "Nothing: clients go on working."],
  replaces: [
    "The provider refuses some values that clients were allowed to send, and accepts others.",
    "Accept the old and the new values for a time, or release the change as a new version of the API.",
  ],
  annotates: [
    "The accepted values are the same; what they mean may not be.",
    "Check that clients do not depend on it.",
  ],
} as const;

const responseAdvice = {
  unsaid,
  narrows: ["The provider returns less than before, all of it known to clients.", "Nothing: clients go on working."],
  widens: [
    "The provider may return values that clients were not written for.",
    "Keep returning what the old description allows, or release the change as a new version of the API.",
  ],
  replaces: [
    "The provider may return values that clients were not written for, in place of ones that they know.",
    "Keep returning what the old description allows, or release the change as a new version of the API.",
  ],
  annotates: [
    "The returned values are the same; what they mean may not be.",
    "Check that clients do not depend on it.",
  ],
} as const;

/** The rules of a family, one per subject; `levels` overrides single ones by id. */
export function expandFamily(family: RuleFamily, levels: Readonly<Record<string, Level>>): readonly Rule[] {
  return subjectNames.map((subject) => {
    const { direction, area, noun } = subjects[subject];
    const id = schemaRuleId(subject, family.suffix);
    const advice = direction === "request" ? requestAdvice : responseAdvice;
    const [consequence, fix] = advice[family.effect];
    return {
      id,
      level: levels[id] ?? family[direction],
      direction,
      area,
      title: titleOf(id),
      explanation: `The schema of ${noun} ${family.says}. ${consequence}`,
      fix,
    };
  });
}

/** Ids that the established catalogue spells otherwise than the pattern would. */
const irregularIds: Readonly<Record<string, string>> = {
  "response-body-enum-value-removed": "response-mediatype-enum-value-removed",
  "response-body-enum-value-added": "response-mediatype-enum-value-added",
};

export function schemaRuleId(subject: Subject, suffix: string): string {
  const id = `${subject}-${suffix}`;
  return irregularIds[id] ?? id;
}

/** `request-property-removed` as a heading: `Request property removed`. */
export function titleOf(id: string): string {
  const words = id.replaceAll("-", " ").replaceAll("all of", "allOf").replaceAll("any of", "anyOf");
  const text = words.replaceAll("one of", "oneOf").replace(/\bapi\b/, "API");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A rule that stands alone. */
export function rule(
  id: string,
  level: Level,
  place: { readonly direction: Direction; readonly area: RuleArea },
  texts: readonly [explanation: string, fix: string],
): Rule {
  return {
    id,
    level,
    direction: place.direction,
    area: place.area,
    title: titleOf(id),
    explanation: texts[0],
    fix: texts[1],
  };
}
