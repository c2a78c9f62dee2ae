import { bareType } from "../ir/find-stream.js";
import { isInferred } from "../ir/page-marks.js";
import type { Operation, Parameter, Response, Stream } from "../ir/types.js";
import type { Owned } from "./merge-contracts.js";
import { sameRules } from "./schema-traits.js";

type Group = readonly [Owned, ...Owned[]];

/** How all of them stream, if they do; in the reference's words. */
export function sharedStream([first, ...others]: Group): Stream | undefined {
  const { stream } = first.operation;
  const isSame = ({ operation }: Owned): boolean =>
    operation.stream !== undefined &&
    operation.stream.flag === stream?.flag &&
    bareType(operation.stream.mediaType) === bareType(stream?.mediaType ?? "");
  return others.every(isSame) ? stream : undefined;
}

/**
 * The operations without their requests, and with those answers alone that can be had from all: statuses and
 * media types that all describe, a stream if all stream.
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
  const [first, ...others] = answering.map(({ contract, operation }): Owned => {
    const { request, ...rest } = operation;
    const responses = operation.responses.flatMap((response) => shareResponse(response, all, refuse));
    if (operation.responses.some(isSuccess) && !responses.some(isSuccess))
      refuse("they succeed with different statuses");
    return { contract, operation: { ...rest, parameters: [], responses } };
  });
  return first === undefined ? group : [first, ...others];
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

function shareResponse(
  response: Response,
  all: readonly (readonly Response[])[],
  refuse: (reason: string) => void,
): readonly Response[] {
  const same = all.flatMap((responses) => responses.find(({ status }) => status === response.status) ?? []);
  if (same.length < all.length) return [];
  const content = response.content.filter(({ type }) =>
    same.every((other) => other.content.some((media) => bareType(media.type) === bareType(type))),
  );
  if (isSuccess(response) && content.length === 0 && same.some((other) => other.content.length > 0))
    refuse(`they answer with status ${response.status} in different media types`);
  return [{ ...response, content, headers: response.headers.flatMap((header) => shareHeader(header, same)) }];
}

function shareHeader(header: Parameter, responses: readonly Response[]): readonly Parameter[] {
  const name = header.name.toLowerCase();
  const same = responses.map(({ headers }) => headers.find((other) => other.name.toLowerCase() === name));
  if (!same.every((other) => other !== undefined && sameRules(other.schema, header.schema))) return [];
  return [{ ...header, required: same.every((other) => other?.required) }];
}
