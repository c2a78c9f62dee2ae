import { ConcordError } from "../transport/errors.js";
import { isObject, type JsonObject } from "../transport/server-error.js";

/** A message put together from its pieces. */
export interface FinalMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_calls?: readonly ToolCall[];
  readonly finish_reason?: string;
  /** Fields that the types do not know, such as `reasoning_content`; texts are joined. */
  readonly [field: string]: unknown;
}

export interface ToolCall {
  readonly id?: string;
  readonly type: string;
  readonly function: { readonly name: string; readonly arguments: string };
  readonly [field: string]: unknown;
}

type Draft = Record<string, unknown>;

/** Reads a stream of chat chunks, completions or response events to its end. */
export async function accumulate(stream: AsyncIterable<unknown>): Promise<FinalMessage> {
  const message = { role: "assistant", content: null };
  const calls: Draft[] = [];
  try {
    for await (const event of stream) if (isObject(event)) addEvent(message, calls, event);
  } catch (error) {
    if (error instanceof ConcordError) Object.assign(error, { partialText: message.content ?? "" });
    throw error;
  }
  calls.sort((a, b) => Number(a["index"] ?? 0) - Number(b["index"] ?? 0));
  for (const call of calls) delete call["index"];
  return calls.length > 0 ? Object.assign(message, { tool_calls: calls as ToolCall[] }) : message;
}

function addEvent(message: Draft, calls: Draft[], event: JsonObject): void {
  const { type, delta: content, item } = event;
  if (type === "response.output_text.delta") merge(message, { content });
  else if (type === "response.output_item.done" && isObject(item) && item["type"] === "function_call") {
    const { call_id: id, name, arguments: args } = item;
    addCall(calls, { id, function: { name, arguments: args } });
  }
  if (!Array.isArray(event["choices"])) return;
  const choice: unknown = event["choices"].find((each) => isObject(each) && !each["index"]);
  if (!isObject(choice)) return;
  const { text, finish_reason, delta = choice["message"] } = choice;
  const { tool_calls: pieces, ...rest }: Draft = isObject(delta) ? delta : { content: text };
  merge(message, { ...rest, finish_reason });
  if (Array.isArray(pieces)) for (const piece of pieces) addCall(calls, piece);
}

/**
 * Relays leave out `index`, or send 0 for every call: a new `id` begins a new call, and a piece that names neither
 * belongs to the last one.
 */
function addCall(calls: Draft[], piece: JsonObject): void {
  const { id, index } = piece;
  const hasIndex = (each: Draft) => index !== undefined && String(each["index"]) === String(index);
  const call = id
    ? calls.find((each) => each["id"] === id || (!each["id"] && hasIndex(each)))
    : calls.filter((each) => index === undefined || hasIndex(each)).pop();
  if (call) merge(call, piece);
  else calls.push(merge({ type: "function", function: { name: "", arguments: "" } }, piece));
}

/** Texts that come whole. */
const whole = /^(?:role|type|id|finish_reason)$/;

/** Joins texts and lists, merges objects, replaces the rest. */
function merge(target: Draft, piece: JsonObject): Draft {
  for (const [key, value] of Object.entries(piece)) {
    // A server's `__proto__` must not reach a prototype.
    if (key === "__proto__" || value === null || value === undefined) continue;
    const before = target[key];
    if (value === "") target[key] ??= value;
    // Some relays repeat the whole name of a function in every piece.
    else if (key === "name" && before === value) continue;
    else if (typeof before === "string" && !whole.test(key)) target[key] = before + text(value);
    else if (Array.isArray(before)) target[key] = before.concat(value);
    else if (isObject(before) && isObject(value)) merge(before as Draft, value);
    else target[key] = value;
  }
  return target;
}

/** Some relays send the arguments of a call as an object. */
function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
