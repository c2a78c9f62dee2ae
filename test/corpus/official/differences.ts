import { successesOf } from "../../../scripts/contract/model/successes.js";
import { isJsonType } from "../../../scripts/spec/media-types.js";
import type { DescribedCall } from "./described-calls.js";
import type { Exchange, Outcome, Part, SentRequest } from "./exchange.js";

/** What the package does and we do otherwise, on purpose. */
export interface Difference {
  readonly reason: string;
  /** What the package's exchange would be without the difference; the same one where it makes none. */
  readonly undo: (theirs: Exchange, call: DescribedCall) => Exchange;
}

export const differences: readonly Difference[] = [
  {
    reason:
      "Accept names every media type that the answer is described with, so that no server has to send what is not asked for.",
    undo: (theirs, call) =>
      onFirst(theirs, (sent) => withHeader(sent, "accept", acceptOf(call) ?? sent.headers.accept)),
  },
  {
    reason: "An optional body that is not given is not sent, and nothing is said of its type.",
    undo: (theirs, { operation, body }) =>
      operation.request === undefined || body !== undefined
        ? theirs
        : onFirst(theirs, (sent) => withHeader({ ...sent, body: "" }, "content-type", undefined)),
  },
  {
    reason: "A body without a file is JSON where JSON is described, which keeps numbers and lists what they are.",
    undo: (theirs, { bodyType, body }) =>
      bodyType === "application/json" && body !== undefined
        ? onFirst(theirs, (sent) => withHeader({ ...sent, body: JSON.stringify(body) }, "content-type", bodyType))
        : theirs,
  },
  {
    reason: "A field of a form has the media type that is described for it, which FormData cannot say.",
    undo: (theirs, { operation: { request }, bodyType }) => {
      const encoding = request?.content.find(({ type }) => type === bodyType)?.encoding;
      const typed = (part: Part): Part => {
        const type = part.type ?? encoding?.get(part.name)?.contentType;
        return { ...part, ...(type !== undefined && { type }) };
      };
      return encoding === undefined
        ? theirs
        : onFirst(theirs, (sent) => ({
            ...sent,
            body: typeof sent.body === "string" ? sent.body : sent.body.map(typed),
          }));
    },
  },
  {
    reason: "The header of assistants is none of realtime's; the package has these methods below `beta`.",
    undo: (theirs, { operation }) =>
      operation.path.startsWith("/realtime/")
        ? onFirst(theirs, (sent) => withHeader(sent, "openai-beta", undefined))
        : theirs,
  },
  {
    reason:
      "A list goes on where its answer says so: those of usage have a `next_page`, of which the package makes nothing.",
    undo: (theirs, { operation: { page } }) => {
      const [first, ...others] = theirs.sent;
      const isCounted = page !== undefined && page !== false && page.parameter === "page";
      if (!isCounted || first === undefined || others.length > 0) return theirs;
      return { ...theirs, sent: [first, { ...first, url: first.url.replace(/(?<=[?&]page=)(?=page)/, "next_") }] };
    },
  },
  {
    reason: "No answer is `undefined`, as the package's own types have it; it gives an empty text.",
    undo: (theirs) => (theirs.outcome.value === "" ? { ...theirs, outcome: { kind: "empty" } } : theirs),
  },
  {
    reason: "An answer is what came: the package writes its own `output_text` into responses.",
    undo: (theirs, { operation, answer }) =>
      answer.kind === "json" && operation.path.startsWith("/responses")
        ? withValue(theirs, (value) => {
            const sent = JSON.parse(String(answer.body));
            const { output_text: _, ...rest } = value;
            return "output_text" in sent && "output_text" in value ? { ...rest, output_text: sent.output_text } : rest;
          })
        : theirs,
  },
];

/** What is asked for; `undefined` where it is JSON alone, or nothing. */
function acceptOf({ operation, answer, body }: DescribedCall): string | undefined {
  if (answer.kind === "stream") return `${answer.type}, application/json`;
  if (answer.kind === "text" && Object.hasOwn(Object(body), "response_format")) return "text/plain, application/json";
  if (answer.kind !== "bytes" && answer.kind !== "text") return undefined;
  const types = successesOf(operation.responses).flatMap(({ content }) => content.map(({ type }) => type));
  return types.every(isJsonType) ? "*/*" : types.filter((type) => type !== "text/event-stream").join(", ");
}

function onFirst(theirs: Exchange, change: (sent: SentRequest) => SentRequest): Exchange {
  const [first, ...others] = theirs.sent;
  return first === undefined ? theirs : { ...theirs, sent: [change(first), ...others] };
}

function withHeader(sent: SentRequest, name: string, value: string | undefined): SentRequest {
  const { [name]: _, ...headers } = sent.headers;
  return { ...sent, headers: value === undefined ? headers : { ...headers, [name]: value } };
}

// biome-ignore lint/suspicious/noExplicitAny: an answer of any form.
function withValue(theirs: Exchange, change: (value: any) => unknown): Exchange {
  const outcome: Outcome = { ...theirs.outcome, value: change(theirs.outcome.value) };
  return { ...theirs, outcome };
}
