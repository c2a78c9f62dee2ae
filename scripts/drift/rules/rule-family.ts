import {
  type BriefForm,
  type Direction,
  type Impact,
  type Level,
  type Rule,
  type Sentence,
  type Subject,
  subjects,
} from "./rule.js";

/**
 * A schema rule for every subject at once: `max-length-decreased` stands for `request-property-max-length-decreased`,
 * `response-body-max-length-decreased` and so on, so that no request rule can lack its response mirror.
 */
export interface RuleFamily {
  readonly request: Level;
  readonly response: Level;
  /** The levels in the established catalogue, where they are others. */
  readonly established?: { readonly request?: Level; readonly response?: Level };
  /** Subjects with another level, as in the established catalogue. */
  readonly levels?: { readonly [Name in Subject]?: Level };
  /** Why, in place of what the effect means elsewhere. */
  readonly because?: string;
  /** Ids that the established catalogue spells otherwise. */
  readonly ids?: { readonly [Name in Subject]?: string };
  /** What the titles say after the subject. */
  readonly title: string;
  readonly message: Sentence;
  /** Said before the message where all of its facts are known: of what is sent, or of what comes. */
  readonly fuller?: { readonly request: string; readonly response: string };
  readonly brief: BriefForm;
  /** Whether the set of values shrinks, grows, only its documentation changes, or nobody can tell. */
  readonly effect: keyof typeof consequences;
  /** What happened, continuing "The schema of …": "allows fewer characters". */
  readonly says: string;
  readonly advice: { readonly request: string; readonly response: string };
  /** For what a docs page need not repeat: how it is called where a page is silent about it. */
  readonly unsaid?: UnsaidKeyword;
}

interface UnsaidKeyword {
  /** As it is spelled in a description. */
  readonly keyword: string;
  /** What fingerprints call it. */
  readonly mark: string;
}

const unsaid = "The provider may or may not go on as before.";

const consequences = {
  unsaid: { request: unsaid, response: unsaid },
  narrows: {
    request: "The provider refuses values that clients were allowed to send.",
    response: "The provider returns less than before, all of it known to clients.",
  },
  widens: {
    request: "The provider accepts more than before.",
    response: "The provider may return values that clients were not written for.",
  },
  replaces: {
    request: "The provider refuses some values that clients were allowed to send, and accepts others.",
    response: "The provider may return values that clients were not written for, in place of ones that they know.",
  },
  annotates: {
    request: "The accepted values are the same; what they mean may not be.",
    response: "The returned values are the same; what they mean may not be.",
  },
} as const;

/**
 * A client checks what it sends: what narrows a request is refused by it, whether or not the provider would refuse it. What
 * a request takes in addition can be used; what an answer has no longer is missed by nobody.
 */
const impacts: Readonly<Record<RuleFamily["effect"], { readonly [Way in Direction]?: Impact }>> = {
  narrows: { request: "major", response: "patch" },
  widens: { request: "minor", response: "minor" },
  replaces: { request: "major", response: "minor" },
  annotates: { request: "patch", response: "patch" },
  unsaid: { request: "patch", response: "patch" },
};

/** The rule of a family for one subject. */
export function memberOf(family: RuleFamily, id: string, subject: Subject): Rule {
  const { direction, area, title, noun } = subjects[subject];
  const impact = impacts[family.effect][direction];
  const level = family.levels?.[subject] ?? family[direction];
  // The established catalogue looks at no schema of a header of an answer: what breaks there breaks.
  const isUnlisted = subject.startsWith("response-header") && level === "error";
  const established = isUnlisted ? undefined : family.established?.[direction];
  return {
    id,
    level,
    ...(established && { established }),
    ...(impact && { impact }),
    direction,
    area,
    title: `${title} ${family.title}`,
    message: family.fuller ? withFuller(family.fuller[direction], family.message) : family.message,
    brief: family.brief,
    explanation: `The schema of ${noun} ${family.says}. ${(family.levels?.[subject] && family.because) || consequences[family.effect][direction]}`,
    advice: family.advice[direction],
    ...(family.effect === "annotates" && { sameValues: true }),
  };
}

function withFuller(fuller: string, message: Sentence): Sentence {
  return typeof message === "string" ? [fuller, message] : [fuller, ...message];
}
