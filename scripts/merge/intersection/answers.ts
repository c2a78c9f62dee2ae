import { canonicalJson } from "../../base/json.js";
import { isInferred } from "../../contract/model/page-marks.js";
import type { MediaType, Operation, Parameter, Response, Stream } from "../../contract/model/types.js";
import { bareType, isJsonType, isStreamType } from "../../spec/media-types.js";
import type { Owned } from "../group-by-identity.js";
import { sameRules } from "../schema-traits.js";
import { mediaFor, responseFor } from "../union/join-exchange.js";

type Group = readonly [Owned, ...Owned[]];

/** How all of them stream, if they do; in the reference's words. */
export function sharedStream([first, ...others]: Group): Stream | undefined {
  const { stream } = first.operation;
  const isSame = ({ operation }: Owned): boolean =>
    operation.stream !== undefined &&
    operation.stream.flag === stream?.flag &&
    canonicalJson(operation.stream.named ?? {}) === canonicalJson(stream?.named ?? {}) &&
    bareType(operation.stream.mediaType) === bareType(stream?.mediaType ?? "");
  return others.every(isSame) ? stream : undefined;
}

/**
 * The operations without their requests, and with those answers alone that can be had from all: successes of a kind that
 * all describe, other statuses that all describe, a stream if all stream.
 */
export function shareAnswers(group: Group, refuse: (reason: string) => void): Group {
  const isStreamed = sharedStream(group) !== undefined;
  const plain = group.map((owned) => ({
    ...owned,
    operation: isStreamed ? owned.operation : withoutStream(owned.operation),
  }));
  const told = plain.filter(({ operation }) => !isSilent(operation));
  const answering = told.length > 0 ? told : plain;
  const all = answering.map(({ operation }) => operation.responses);
  const kinds = sharedKinds(all);
  if (kinds.size === 0 && all.some((responses) => responses.some(isSuccess)))
    refuse("they answer in different kinds of media types");
  const failures = sharedFailures(all);
  const [first, ...others] = answering.map(({ contract, operation }): Owned => {
    const { request, ...rest } = operation;
    const successes = operation.responses.filter(isSuccess).flatMap((response) => shareSuccess(response, kinds, all));
    const responses = [...successes, ...failures.flatMap((status) => shareResponse(status, operation.responses, all))];
    return { contract, operation: { ...rest, parameters: [], responses } };
  });
  return first === undefined ? group : [first, ...others];
}

type AnswerKind = "json" | "stream" | "text" | "binary" | "none";

/** How a client reads an answer: it need not know which of several types of bytes it gets. */
function kindOf({ type }: MediaType): AnswerKind {
  if (isStreamType(type)) return "stream";
  if (isJsonType(type)) return "json";
  return type.startsWith("text/") ? "text" : "binary";
}

function kindsOf(responses: readonly Response[]): ReadonlySet<AnswerKind> {
  return new Set(
    responses
      .filter(isSuccess)
      .flatMap(({ content }): readonly AnswerKind[] => (content.length === 0 ? ["none"] : content.map(kindOf))),
  );
}

function sharedKinds(all: readonly (readonly Response[])[]): ReadonlySet<AnswerKind> {
  const [first = new Set<AnswerKind>(), ...others] = all.map(kindsOf);
  return new Set([...first].filter((kind) => others.every((kinds) => kinds.has(kind))));
}

/** Which 2xx a provider succeeds with, a client does not see. */
function shareSuccess(
  response: Response,
  kinds: ReadonlySet<AnswerKind>,
  all: readonly (readonly Response[])[],
): readonly Response[] {
  const content = response.content.filter((media) => kinds.has(kindOf(media)));
  if (content.length === 0 && !(response.content.length === 0 && kinds.has("none"))) return [];
  return [
    {
      ...response,
      content,
      headers: sharedHeaders(
        response,
        all.map((responses) => responses.filter(isSuccess)),
      ),
    },
  ];
}

function withoutStream({ stream, ...operation }: Operation): Operation {
  if (stream === undefined) return operation;
  const responses = operation.responses.map((response) => ({
    ...response,
    content: response.content.filter(({ type }) => bareType(type) !== bareType(stream.mediaType)),
  }));
  return { ...operation, responses };
}

/** A docs page that shows no answer denies none. */
function isSilent(operation: Operation): boolean {
  return isInferred(operation) && !operation.responses.some((one) => isSuccess(one) && one.content.length > 0);
}

function isSuccess({ status }: Response): boolean {
  return status.startsWith("2");
}

/** Statuses of failures that all describe, by themselves or by a range. */
function sharedFailures(all: readonly (readonly Response[])[]): readonly string[] {
  const statuses = new Set(
    all.flatMap((responses) => responses.filter((one) => !isSuccess(one)).map(({ status }) => status)),
  );
  return [...statuses].filter((status) => all.every((responses) => responseFor(responses, status) !== undefined));
}

/** One provider's answer of a status, with the types of bodies that all describe. */
function shareResponse(
  status: string,
  own: readonly Response[],
  all: readonly (readonly Response[])[],
): readonly Response[] {
  const response = responseFor(own, status);
  if (response === undefined) return [];
  const same = all.map((responses) => [responseFor(responses, status)].filter((one) => one !== undefined));
  const types = new Set(same.flat().flatMap(({ content }) => content.map(({ type }) => bareType(type))));
  const shared = [...types].filter((type) => same.flat().every(({ content }) => mediaFor(content, type) !== undefined));
  const content = shared.flatMap((type) => {
    const media = mediaFor(response.content, type);
    return media === undefined ? [] : [bareType(media.type) === type ? media : { ...media, type }];
  });
  return [{ ...response, status, content, headers: sharedHeaders(response, same) }];
}

/** The headers that every one of the answers has with which each provider may give this one. */
function sharedHeaders({ headers }: Response, all: readonly (readonly Response[])[]): readonly Parameter[] {
  return headers.flatMap((header) => shareHeader(header, all.flat()));
}

function shareHeader(header: Parameter, responses: readonly Response[]): readonly Parameter[] {
  const name = header.name.toLowerCase();
  const same = responses.map(({ headers }) => headers.find((other) => other.name.toLowerCase() === name));
  if (!same.every((other) => other !== undefined && sameRules(other.schema, header.schema))) return [];
  return [{ ...header, required: same.every((other) => other?.required) }];
}
