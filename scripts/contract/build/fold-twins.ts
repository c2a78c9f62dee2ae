import type { Report } from "../../base/diagnostics.js";
import type { Body, MediaType, UnnamedOperation } from "../model/types.js";
import { withStream } from "./find-stream.js";

/** A path such as `/chat#stream`: the streaming form of `/chat`, written beside it because a path can stand only once. */
export interface Twin {
  readonly operation: UnnamedOperation;
  /** The request property that asks for the stream. */
  readonly flag: string | undefined;
}

/** Makes twins the streams of the operations that they belong to. */
export function foldTwins(
  operations: readonly UnnamedOperation[],
  twins: readonly Twin[],
  report: Report,
): readonly UnnamedOperation[] {
  const byIdentity = new Map(twins.map((twin) => [twin.operation.identity, twin]));
  return operations.map((operation) => {
    const twin = byIdentity.get(operation.identity);
    return twin === undefined ? operation : fold(operation, twin, report);
  });
}

function fold(main: UnnamedOperation, { operation: twin, flag }: Twin, report: Report): UnnamedOperation {
  const event = twin.stream?.event;
  const isUsable = event !== undefined && flag !== undefined;
  report({
    code: "stream-inferred",
    at: twin.at,
    message: isUsable
      ? `This is read as ${main.key} with "${flag}" set.`
      : `This cannot be told apart from ${main.key}, because no request property asks for a stream; it is not offered.`,
    hint: "Describe both forms in one operation, with `x-concord-stream: { flag, event, sentinel }`.",
    related: [main.at],
  });
  if (!isUsable || twin.stream === undefined) return main;
  const request = joinBodies(main.request, twin.request);
  const stream = { ...twin.stream, flag };
  return { ...main, ...(request && { request }), responses: withStream(main.responses, stream), stream };
}

/** What either form takes. */
function joinBodies(main: Body | undefined, twin: Body | undefined): Body | undefined {
  if (main === undefined || twin === undefined) return main ?? twin;
  const content = main.content.map((media) => {
    const other = twin.content.find(({ type }) => type === media.type);
    return other === undefined ? media : joinMedia(media, other);
  });
  return { ...main, required: main.required && twin.required, content };
}

function joinMedia(media: MediaType, other: MediaType): MediaType {
  const { schema } = media;
  if (schema === undefined || other.schema === undefined) return media;
  if (schema.ref !== undefined && schema.ref === other.schema.ref) return media;
  return { ...media, schema: { at: schema.at, anyOf: [schema, other.schema], notes: {} } };
}
