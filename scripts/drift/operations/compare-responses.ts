import type { Origin } from "../../base/diagnostics.js";
import { join } from "../../base/json.js";
import { mainSuccess } from "../../contract/model/successes.js";
import type { MediaType, Operation, Parameter, Response } from "../../contract/model/types.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { compareContents } from "./compare-bodies.js";
import { compareLinks } from "./compare-links.js";
import { compareSentParameters } from "./compare-sent-parameters.js";
import {
  addedTo,
  asSent,
  bareBeside,
  counterpartsOf,
  covers,
  isNarrowed,
  responseStatusId,
  standsForOthers,
} from "./match-responses.js";

/** Responses by status, with their headers and bodies. */
export function compareResponses(session: Session, base: Operation, revision: Operation): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  const sent = (response: Response) => asSent(response, base.method);
  const from = declaredOf(base, isGuessed(base, revision)).map(sent);
  const to = declaredOf(revision, isGuessed(revision, base)).map(sent);
  const guessed = undescribedStream(session, revision);
  for (const before of from) {
    const counterparts = counterpartsOf(before, from, to);
    const narrowed = isNarrowed(before, from, counterparts);
    if ((counterparts.length === 0 || narrowed) && !session.inferred) {
      const places = { base: before.at, revision: revision.at };
      // A range promises none of its statuses: that fewer of them are left is what clients are ready for.
      const isLeft = to.some(({ status }) => covers(before.status, status));
      findings.push(existence("removed", base, before, { ...places, ...(isLeft && { level: "info" }) }));
    }
    for (const after of counterparts) {
      // Of several, the range of base does not say which one is meant.
      const status = counterparts.length > 1 ? after.status : before.status;
      const isOfOthers = standsForOthers([before, after], [from, to]);
      findings.push(...compareResponse(session, base, { before, after, status, guessed, isOfOthers }));
      const bare = isOfOthers ? bareBeside([before, after], [from, to]) : undefined;
      if (bare && !(session.inferred && bare.change === "removed")) {
        const places = { base: before.at, revision: after.at, level: "info" } as const;
        findings.push(existence(bare.change, base, bare.response, places));
      }
    }
  }
  const added = addedTo(from, to).map((after) =>
    existence("added", base, after, { base: base.at, revision: after.at }),
  );
  return [...findings, ...added];
}

/** Of another provider, that a request may ask for a stream says that there is one. A version that describes it no longer has lost it. */
function undescribedStream({ options }: Session, { stream }: Operation): string | undefined {
  return options.missing === "coverage" && stream?.inferred ? stream.mediaType : undefined;
}

/** Only an extension says that there is a stream, whose events the other side describes. */
function isGuessed({ stream }: Operation, { stream: other }: Operation): boolean {
  return stream?.undescribed === true && other !== undefined && !(other.undescribed || other.inferred);
}

/**
 * The responses as clients take them: without a stream that only a request property tells of, which may not be one, and
 * with the events that an extension gives in the place of those of the media type. Events that are only taken to be the
 * plain answer are left open where the other side describes its own.
 */
function declaredOf({ responses, stream }: Operation, isOpen: boolean): readonly Response[] {
  if (stream === undefined || !(isOpen || stream.inferred || stream.stated)) return responses;
  const { mediaType, event, inferred, stated } = stream;
  const content = (media: MediaType): readonly MediaType[] => {
    if (media.type !== mediaType) return [media];
    if (stated) return [{ type: media.type, schema: event, at: media.at }];
    if (media.schema !== event) return [media];
    return inferred ? [] : [{ type: media.type, at: media.at }];
  };
  const success = mainSuccess(responses);
  return responses.map((response) =>
    inferred || response === success ? { ...response, content: response.content.flatMap(content) } : response,
  );
}

function existence(
  change: "added" | "removed",
  operation: Operation,
  { status, content, headers }: Response,
  places: Pick<DriftFinding, "base" | "revision"> & { readonly level?: "info" },
): DriftFinding {
  const id = responseStatusId(change, status);
  // Of an answer that holds nothing, code has nothing to read.
  const impact = content.length + headers.length === 0 ? ({ impact: "patch" } as const) : {};
  return findingOf(id, { operation, part: { kind: "response", status } }, { name: status, ...places, ...impact });
}

interface Answers {
  readonly before: Response;
  readonly after: Response;
  /** Under which it is told. */
  readonly status: string;
  /** The media type of a stream that the revision may have, without describing it. */
  readonly guessed: string | undefined;
  /** What either describes as content is that of other statuses. */
  readonly isOfOthers: boolean;
}

function compareResponse(
  session: Session,
  operation: Operation,
  { before, after, status, guessed, isOfOthers }: Answers,
): readonly DriftFinding[] {
  const body = { operation, part: { kind: "response-body", status } } as const;
  return [
    ...compareHeaders(session, operation, { before, after, status }),
    ...compareLinks({ operation, part: { kind: "response", status } }, [before, after], session.inferred),
    ...(isOfOthers || (before.content.length === 0 && after.content.length === 0)
      ? []
      : compareContents(session, { site: body, before, after, guessed, direction: "response" })),
  ];
}

function compareHeaders(
  session: Session,
  operation: Operation,
  { before, after, status }: Pick<Answers, "before" | "after" | "status">,
): readonly DriftFinding[] {
  const sent = (response: Response) => ({
    parameters: response.headers,
    placeOf: (header: Parameter) => headerPlace(response, header),
    at: response.at,
  });
  return compareSentParameters(session, [sent(before), sent(after)], (header) => headerSite(operation, header, status));
}

/** Where it stands in the response, whatever it refers to. */
function headerPlace({ at: { file, pointer } }: Response, { name }: Parameter): Origin {
  return { file, pointer: join(pointer, "headers", name) };
}

function headerSite(operation: Operation, { name }: Parameter, status: string): Site {
  return { operation, part: { kind: "response-header", status, name } };
}
