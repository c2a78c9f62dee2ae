import type { Body, HookMethod, Operation, Parameter, Response } from "../../contract/model/types.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { compareBodies } from "./compare-bodies.js";
import { compareParameter } from "./compare-parameters.js";
import {
  addedTo,
  asSent,
  bareBeside,
  counterpartsOf,
  coverageOf,
  covers,
  responseStatusId,
  standsForOthers,
} from "./match-responses.js";

/** Whose answers they are. */
interface AnswersOwner {
  readonly operation: Operation | undefined;
  readonly kind: "webhook" | "callback";
  readonly name: string;
}

/** What clients answer to a call of the provider, who has to take what it took: compared like a request. */
export function compareAnswers(
  session: Session,
  owner: AnswersOwner,
  [one, two]: readonly [HookMethod, HookMethod],
): readonly DriftFinding[] {
  const [from, to] = [statedBy(one), statedBy(two)];
  const findings: DriftFinding[] = [];
  for (const before of from) {
    const counterparts = counterpartsOf(before, from, to);
    if (!(session.inferred || counterparts.some((after) => takes(to, after.status, before.status)))) {
      // A description that names no answer refuses none.
      const level = to.length === 0 ? ({ level: "info" } as const) : {};
      const details = { name: before.status, base: before.at, revision: two.at, ...level };
      findings.push(findingOf(responseStatusId("removed", before.status), siteOf(owner, before.status), details));
    }
    for (const after of counterparts) {
      const status = counterparts.length > 1 ? after.status : before.status;
      const isOfOthers = standsForOthers([before, after], [from, to]);
      findings.push(...compareAnswer(session, { ...owner, status, isOfOthers }, [before, after]));
      const bare = isOfOthers ? bareBeside([before, after], [from, to]) : undefined;
      if (bare && !(session.inferred && bare.change === "removed")) {
        const id = responseStatusId(bare.change, bare.response.status);
        const details = { name: bare.response.status, base: before.at, revision: after.at, level: "info" } as const;
        findings.push(findingOf(id, siteOf(owner, bare.response.status), details));
      }
    }
  }
  for (const { status, at } of addedTo(from, to)) {
    const details = { name: status, base: one.at, revision: at };
    findings.push(findingOf(responseStatusId("added", status), siteOf(owner, status), details));
  }
  return findings;
}

/** None where all that is said is that something is answered. */
function statedBy({ responses }: HookMethod): readonly Response[] {
  const isOpen = ({ status, content, headers }: Response) =>
    status === "default" && content.length + headers.length === 0;
  return responses.every(isOpen) ? [] : responses.map((response) => asSent(response));
}

/** Who answers with the status answers as one of these says. */
function takes(responses: readonly Response[], own: string, status: string): boolean {
  return own === status || covers(own, status) || coverageOf(responses)(own, status);
}

function siteOf({ operation, kind, name }: AnswersOwner, status: string): Site {
  return { operation, part: { kind: `${kind}-response`, name, status } };
}

interface AnswerOwner extends AnswersOwner {
  readonly status: string;
  /** What either describes as content is that of other statuses. */
  readonly isOfOthers: boolean;
}

function compareAnswer(
  session: Session,
  owner: AnswerOwner,
  [before, after]: readonly [Response, Response],
): readonly DriftFinding[] {
  const { operation, kind, name, status } = owner;
  const site = { operation, part: { kind: `${kind}-response-body`, name, status } } as const;
  return [
    ...compareHeaders(session, owner, [before, after]),
    ...(owner.isOfOthers
      ? []
      : compareBodies(session, site, [
          { body: bodyOf(before), at: before.at },
          { body: bodyOf(after), at: after.at },
        ])),
  ];
}

/** An answer that has a body always has it. */
function bodyOf({ content, at }: Response): Body | undefined {
  return content.length === 0 ? undefined : { required: true, content, at };
}

function compareHeaders(
  session: Session,
  { operation, kind, name, status }: AnswerOwner,
  [before, after]: readonly [Response, Response],
): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  const left = new Map(after.headers.map((header) => [keyOf(header), header]));
  const site = (header: Parameter): Site => ({
    operation,
    part: { kind: `${kind}-response-header`, name, status, header: header.name },
  });
  for (const header of before.headers) {
    const other = left.get(keyOf(header));
    left.delete(keyOf(header));
    if (other) {
      const { stability } = session.lifecycle.noticeOf(other);
      findings.push(...compareParameter(session, site(header), { before: header, after: other, stability }));
    } else {
      const id = session.inferred ? "request-parameter-unknown" : "request-parameter-removed";
      findings.push(findingOf(id, site(header), { name: header.name, base: header.at, revision: after.at }));
    }
  }
  for (const header of left.values()) {
    const id = `new-${header.required ? "required" : "optional"}-request-parameter` as const;
    findings.push(findingOf(id, site(header), { name: header.name, base: before.at, revision: header.at }));
  }
  return findings;
}

function keyOf({ name }: Parameter): string {
  return name.toLowerCase();
}
