import type { Branch, Check, PlainObject, Sink } from "./check.js";
import { enough, Findings, knowsName } from "./findings.js";
import { closestValue, type IssueFacts, messageOf } from "./issue-facts.js";
import { knownNames } from "./known-names.js";
import { pointerOf } from "./place.js";
import { received } from "./received.js";
import { alternatives, breaches, describe, hasType, type Rule } from "./rule.js";
import { sameWords, suggest } from "./suggest.js";
import type { Issue } from "./validator-types.js";

/**
 * Where a check stands in the value, and where its findings go. Every reporting method returns `true`: with a sink, a
 * check goes on.
 */
export class IssueSink implements Sink {
  private readonly findings: Findings<IssueSink>;
  private readonly parent: IssueSink | undefined;
  private readonly key: string | number;
  private readonly other: Rule | undefined;

  private constructor(
    findings: Findings<IssueSink>,
    parent: IssueSink | undefined,
    key: string | number,
    other?: Rule,
  ) {
    this.findings = findings;
    this.parent = parent;
    this.key = key;
    this.other = other;
  }

  /** `once`: the same trouble at other items of a list is not told again. */
  static root(once: boolean): IssueSink {
    return new IssueSink(new Findings(once), undefined, "");
  }

  get issues(): readonly Issue[] {
    return this.findings.issues;
  }

  get warnings(): readonly Issue[] {
    return this.findings.warnings;
  }

  /** The place of a property or an item. */
  in(key: string | number): IssueSink {
    return new IssueSink(this.findings, this, key);
  }

  /** The same place, where a value may also be what the rule says: what has the type of neither is told of both. */
  or(rule: Rule): IssueSink {
    return new IssueSink(this.findings, this.parent, this.key, this.other ? { anyOf: [this.other, rule] } : rule);
  }

  /** The value here, or the property or item `key` here, breaks the rule. */
  reject(value: unknown, only: Rule, key?: string | number): true {
    const rule = key === undefined && this.other !== undefined ? { anyOf: [this.other, only] } : only;
    if (value === undefined) return this.missing(describe(rule), key);
    for (const { code, expected } of breaches(value, rule)) {
      this.add({ code, expected, value, key, suggest: () => closestValue(value, rule) });
    }
    return true;
  }

  /** The property `key` is required and not there. */
  missing(expected: string, key?: string | number): true {
    const name = key ?? this.key;
    const isProperty = typeof name === "string" && (key !== undefined || this.parent !== undefined);
    return this.add({ code: isProperty ? "required" : "type", expected, value: undefined, key });
  }

  /** Something other than a rule of one value, said in words. */
  refuse(value: unknown, code: string, expected: string, key?: string | number): true {
    return this.add({ code, expected, value, key });
  }

  /** The property is set by the server alone: allowed here, without effect. */
  readOnly(value: unknown, key: string): void {
    if (value === undefined) return;
    this.warn({ code: "read-only", expected: "nothing, the property is read-only", value, key });
  }

  /** An integer that a double cannot hold exactly. */
  unsafe(value: unknown, key?: string | number): void {
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return;
    this.warn({ code: "unsafe-integer", expected: `integer within ±${Number.MAX_SAFE_INTEGER}`, value, key });
  }

  /** An open enumeration takes any text; one that differs from a listed one in case or punctuation is a likely slip. */
  hint(value: unknown, listed: ReadonlySet<unknown>, key?: string | number): void {
    if (typeof value !== "string" || listed.has(value)) return;
    for (const candidate of listed) {
      if (typeof candidate !== "string" || !sameWords(value, candidate)) continue;
      this.warn({ code: "unknown-value", expected: JSON.stringify(candidate), value, key, suggest: () => candidate });
      return;
    }
  }

  /**
   * One of the schemas of the object here knows the properties that the check reads, those that are named, and those that
   * match the patterns; without arguments, every property.
   */
  knows(object: PlainObject, check?: Check, names?: readonly string[], patterns: readonly RegExp[] = []): void {
    const known = [check && knownNames(check), ...(names === undefined ? [] : [new Set(names)])];
    this.findings.know(object, { place: this, names: known, patterns: [...patterns] });
  }

  /** The object has properties that its schema forbids. */
  unexpected(object: PlainObject, names: ReadonlySet<string>): true {
    for (const name in object)
      if (object[name] !== undefined && !names.has(name)) this.unknown(object, name, names, "error");
    return true;
  }

  private unknown(object: PlainObject, key: string, names: Iterable<string>, severity: Issue["severity"]): void {
    this.add({
      code: "unknown-property",
      severity,
      expected: "nothing",
      value: object[key],
      key,
      suggest: () =>
        suggest(
          key,
          [...names].filter((name) => object[name] === undefined),
        ),
    });
  }

  /** Reports the properties that no schema of their object knows. Called once, at the end. */
  finish(severity: Issue["severity"]): void {
    for (const [object, known] of this.findings.objects) {
      if (known === undefined) continue;
      const { place, names } = known;
      for (const name in object) {
        if (this.findings.isFull(severity)) return;
        if (knowsName(object, name, known)) continue;
        const all = names.flatMap((each) => [...(each ?? [])]);
        new IssueSink(this.findings, place.parent, place.key).unknown(object, name, all, severity);
      }
    }
  }

  /** At least one branch must accept the value; otherwise the closest one says what is wrong. */
  anyOf(value: unknown, branches: readonly Branch[]): true {
    if (value === undefined) return this.missing(alternatives(this.labels(branches)));
    let accepted = false;
    for (const check of branches.map(checkOf)) {
      if (check(value) !== true) continue;
      accepted = true;
      check(value, this);
    }
    return accepted || this.closest(value, branches);
  }

  /** Exactly one branch must accept the value. */
  oneOf(value: unknown, branches: readonly Branch[]): true {
    const accepting = branches.filter((branch) => checkOf(branch)(value) === true);
    if (accepting.length < 2) return this.anyOf(value, branches);
    const labels = accepting.map(labelOf);
    return this.refuse(
      value,
      "one-of",
      `exactly one of ${alternatives(branches.map(labelOf))}, not ${labels.join(" and ")}`,
    );
  }

  /** What the branches are called, and what else a value may be here. */
  private labels(branches: readonly Branch[]): readonly string[] {
    const others = this.other === undefined ? [] : [describe(this.other)];
    return [...new Set([...others, ...branches.map(labelOf)])];
  }

  private closest(value: unknown, branches: readonly Branch[]): true {
    const labels = this.labels(branches);
    let best: Findings<IssueSink>[] = [];
    let bestScore = wrongType;
    for (const check of branches.map(checkOf)) {
      if (this.findings.budget.trials-- <= 0) break;
      const trial = new IssueSink(this.findings.trial(), this.parent, this.key);
      try {
        check(value, trial);
      } catch (error) {
        if (error !== enough) throw error;
      }
      const score = this.distance(trial.findings.issues);
      if (score < bestScore) best = [];
      if (score <= bestScore && score < wrongType) best.push(trial.findings);
      bestScore = Math.min(score, bestScore);
    }
    const [first, ...others] = best;
    if (first === undefined)
      return this.add({ code: "type", expected: alternatives(labels), value, alternatives: labels });
    this.findings.adopt(first, labels, others);
    return true;
  }

  /** How far a branch is from accepting: a wrong type of the whole value rules it out, a wrong tag nearly so. */
  private distance(issues: readonly Issue[]): number {
    const depth = this.path().length;
    return issues.reduce((sum, issue) => {
      const above = issue.path.length - depth;
      if (above === 0 && issue.code === "type") return sum + wrongType;
      if (above === 1 && issue.code === "enum") return sum + 20;
      return sum + (issue.code === "required" || issue.code === "type" ? 2 : 1);
    }, 0);
  }

  private path(): (string | number)[] {
    const path: (string | number)[] = [];
    for (let place: IssueSink = this; place.parent !== undefined; place = place.parent) path.push(place.key);
    return path.reverse();
  }

  private warn(finding: IssueFacts): void {
    this.add({ ...finding, severity: "warning" });
  }

  private add(finding: IssueFacts): true {
    const { code, severity = "error", expected, value, key, alternatives: labels } = finding;
    const path = key === undefined ? this.path() : [...this.path(), key];
    if (!this.findings.admits(code, severity, path)) return true;
    const suggestion = finding.suggest?.();
    this.findings.add({
      code,
      severity,
      path,
      pointer: pointerOf(path),
      expected,
      received: received(value),
      message: messageOf(finding, path, suggestion),
      ...(suggestion !== undefined && { suggestion }),
      ...(labels !== undefined && { alternatives: labels }),
    });
    return true;
  }
}

const wrongType = 1_000_000;

function labelOf(branch: Branch): string {
  return typeof branch === "string" ? branch : branch[0];
}

function checkOf(branch: Branch): Check {
  if (typeof branch !== "string") return branch[1];
  return (value, at) => hasType(value, branch) || at?.reject(value, branch);
}
