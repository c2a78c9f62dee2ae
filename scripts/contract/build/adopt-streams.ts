import type { Report } from "../../base/diagnostics.js";
import { isJsonType } from "../../spec/media-types.js";
import { mainSuccess } from "../model/successes.js";
import type { Stream, UnnamedOperation } from "../model/types.js";
import { withStream } from "./find-stream.js";

const flag = "stream";

/**
 * A query parameter `stream` says of an operation without a described stream that there is one, and another operation
 * that answers with the same says what it is like: `GET /responses/{id}` streams as `POST /responses` does.
 */
export function adoptStreams(operations: readonly UnnamedOperation[], report: Report): readonly UnnamedOperation[] {
  const streaming = new Map<string, UnnamedOperation & { readonly stream: Stream }>();
  for (const operation of operations) {
    const { stream } = operation;
    const answer = answerOf(operation);
    if (answer === undefined || stream === undefined || stream.undescribed || streaming.has(answer)) continue;
    streaming.set(answer, { ...operation, stream });
  }
  return operations.map((operation) => {
    const { stream, request, parameters, key, at, responses } = operation;
    const asked = parameters.find((parameter) => parameter.in === "query" && parameter.name === flag);
    const model = streaming.get(answerOf(operation) ?? "");
    const isFlag = stream === undefined && request === undefined && asked?.schema.types?.has("boolean") === true;
    if (!isFlag || model === undefined) return operation;
    report({
      code: "stream-inferred",
      at,
      message: `${key} takes "${flag}" but describes no stream; it is taken to be that of ${model.key}, which answers with the same.`,
      hint: "Say it with `x-concord-stream: { flag, event, sentinel }` on the operation.",
      related: [model.at],
    });
    const { byDefault: _, ...rest } = model.stream;
    const adopted = { ...rest, flag, inferred: true, ...(asked.schema.notes.default === true && { byDefault: true }) };
    return { ...operation, responses: withStream(responses, adopted as Stream), stream: adopted as Stream };
  });
}

/** The name of its plain answer. */
function answerOf({ responses }: UnnamedOperation): string | undefined {
  return mainSuccess(responses)?.content.find(({ type }) => isJsonType(type))?.schema?.ref;
}
