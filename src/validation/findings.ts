import type { PlainObject, Sink } from "./check.js";
import { makeIssue, orOthers } from "./make-issue.js";
import type { Issue } from "./validator-types.js";

/** How many errors, and how many warnings, one run tells. */
const mostIssues = 100;

/** How many findings one run looks at that tells each kind of trouble once. */
const mostFindings = 10_000;

/** How many branches one run may try to find the closest one: it bounds the work on deeply nested unions. */
const mostTrials = 500;

/** Thrown when there are more errors than a run tells: whatever else is wrong changes nothing. */
export const enough: unique symbol = Symbol("enough");

/** What the schemas of one object know of its properties. */
export interface Known<Place extends Sink> {
  readonly place: Place;
  /** `undefined` stands for every name. */
  readonly names: (ReadonlySet<string> | undefined)[];
  readonly patterns: RegExp[];
}

/** What is left of it for one run. */
interface Budget {
  trials: number;
  findings: number;
}

type Path = readonly (string | number)[];

function knowsAll<Place extends Sink>(object: PlainObject, known: Known<Place>): boolean {
  for (const name in object) if (!knowsName(object, name, known)) return false;
  return true;
}

/** Whether a property is known, or as good as absent. */
export function knowsName<Place extends Sink>(
  object: PlainObject,
  name: string,
  { names, patterns }: Known<Place>,
): boolean {
  return (
    object[name] === undefined ||
    names.some((known) => known === undefined || known.has(name)) ||
    patterns.some((pattern) => pattern.test(name))
  );
}

/** What one run of `validate` has found. A trial of a branch has findings of its own, kept only if the branch is chosen. */
export class Findings<Place extends Sink> {
  readonly once: boolean;
  readonly budget: Budget;
  readonly issues: Issue[] = [];
  readonly warnings: Issue[] = [];
  /** By object, since several schemas can apply to one; `undefined` where one of them knows every property that is there. */
  readonly objects: Map<PlainObject, Known<Place> | undefined> = new Map();
  private readonly kinds = new Set<string>();

  /** `once`: the same trouble at other items of a list is not told again. */
  constructor(once: boolean, budget: Budget = { trials: mostTrials, findings: mostFindings }) {
    this.once = once;
    this.budget = budget;
  }

  /** For one branch of a union, at the expense of the same run. */
  trial(): Findings<Place> {
    return new Findings(this.once, this.budget);
  }

  /** Most objects of a large value have nothing that is unknown, and are remembered as no more than that. */
  know(object: PlainObject, more: Known<Place> | undefined): void {
    const known = this.objects.get(object);
    const isSettled = known === undefined && this.objects.has(object);
    if (isSettled || more === undefined || knowsAll(object, more)) this.objects.set(object, undefined);
    else if (known === undefined) this.objects.set(object, more);
    else {
      known.names.push(...more.names);
      known.patterns.push(...more.patterns);
    }
  }

  /** Whether an issue is to be made of this. Throws {@link enough} when no more errors are told. */
  admits(code: string, severity: Issue["severity"], path: Path): boolean {
    const list = severity === "error" ? this.issues : this.warnings;
    if (this.once && this.budget.findings > 0 && list.length <= mostIssues) {
      this.budget.findings--;
      const kind = `${severity}:${code}:${JSON.stringify(path.map((key) => (typeof key === "number" ? 0 : key)))}`;
      if (this.kinds.has(kind)) return false;
      this.kinds.add(kind);
    }
    const isSpent = this.once && this.budget.findings === 0;
    if (list.length < mostIssues && !isSpent) return true;
    if (!this.isFull(severity)) list.push({ ...more, severity });
    if (severity === "error") throw enough;
    return false;
  }

  /** Whether nothing more is told. */
  isFull(severity: Issue["severity"]): boolean {
    const list = severity === "error" ? this.issues : this.warnings;
    return list[list.length - 1]?.code === more.code;
  }

  add(issue: Issue): void {
    (issue.severity === "error" ? this.issues : this.warnings).push(issue);
  }

  /** Takes over what a trial has found; where each of them has one issue, that of the others is told with it. */
  adopt(trial: Findings<Place>, alternatives: readonly string[], others: readonly Findings<Place>[] = []): void {
    for (const [object, known] of trial.objects) this.know(object, known);
    const likely = [trial, ...others].flatMap(({ issues }) => (issues.length === 1 ? issues : []));
    const told = [...trial.warnings, ...trial.issues.map((issue) => ({ alternatives, ...orOthers(issue, likely) }))];
    for (const issue of told) if (this.admits(issue.code, issue.severity, issue.path)) this.add(issue);
  }
}

/** The mark at the end of a list of issues that could be longer. */
const more: Issue = makeIssue({
  code: "too-many-issues",
  path: [],
  expected: "a value with less trouble",
  received: "a value with more issues than are listed",
  message: "The value has more issues than are listed.",
});
