import type { Report } from "../../base/diagnostics.js";
import type { Body, MediaType, Stream, UnnamedOperation } from "../model/types.js";
import { withStream } from "./find-stream.js";

/** A path such as `/chat#stream`: the streaming form of `/chat`, written beside it because a path can stand only once. */
export interface Twin {
  readonly operation: UnnamedOperation;
  /** `stream` of `/chat#stream`. */
  readonly fragment: string;
  /** The request property that asks for the stream. */
  readonly flag: string | undefined;
}

/** An operation of a URL that another one has already. */
export function asVariant(operation: UnnamedOperation, fragment: string): UnnamedOperation {
  return {
    ...operation,
    key: `${operation.key}#${fragment}`,
    identity: `${operation.identity}#${fragment}`,
  };
}

/** Makes twins the streams of the operations that they belong to; one that is no stream is an operation of its own. */
export function foldTwins(
  operations: readonly UnnamedOperation[],
  twins: readonly Twin[],
  report: Report,
): readonly UnnamedOperation[] {
  const streams = new Map<string, StreamTwin>();
  const variants: UnnamedOperation[] = [];
  for (const twin of twins) {
    const { identity } = twin.operation;
    if (isStream(twin) && !streams.has(identity)) streams.set(identity, twin);
    else variants.push(keep(twin, report));
  }
  const folded = operations.map((operation) => {
    const twin = streams.get(operation.identity);
    return twin === undefined ? operation : fold(operation, twin, report);
  });
  return [...folded, ...variants];
}

type StreamTwin = Twin & { readonly flag: string; readonly operation: { readonly stream: Stream } };

/** Something in the request can ask for the stream that it describes. */
function isStream(twin: Twin): twin is StreamTwin {
  return twin.operation.stream?.event !== undefined && twin.flag !== undefined;
}

function keep({ operation, fragment }: Twin, report: Report): UnnamedOperation {
  const variant = asVariant(operation, fragment);
  report({
    code: "path-repaired",
    at: operation.at,
    message: `${operation.key} stands there once more, as "#${fragment}", which is no part of a URL; it is an operation of its own.`,
    hint: "Describe both forms in one operation; a stream with `x-concord-stream: { flag, event, sentinel }`.",
  });
  return variant;
}

function fold(main: UnnamedOperation, { operation: twin, flag }: StreamTwin, report: Report): UnnamedOperation {
  report({
    code: "stream-inferred",
    at: twin.at,
    message: `This is read as ${main.key} with "${flag}" set.`,
    hint: "Describe both forms in one operation, with `x-concord-stream: { flag, event, sentinel }`.",
    related: [main.at],
  });
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
