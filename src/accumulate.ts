import { ConcordError } from "./errors.js";
import { isObject, type JsonObject } from "./server-error.js";

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

interface Draft {
  role: string;
  content: string | null;
  calls: CallDraft[];
  finish: string | undefined;
  readonly extra: Map<string, unknown>;
}

interface CallDraft {
  index: number | undefined;
  id: string | undefined;
  type: string;
  name: string;
  arguments: string;
}

/** Reads a stream of chat chunks, completions or response events to its end. */
export async function accumulate(stream: AsyncIterable<unknown>): Promise<FinalMessage> {
  const draft: Draft = { role: "assistant", content: null, calls: [], finish: undefined, extra: new Map() };
  try {
    for await (const event of stream) if (isObject(event)) addEvent(draft, event);
  } catch (error) {
    if (error instanceof ConcordError) Object.assign(error, { partialText: draft.content ?? "" });
    throw error;
  }
  return finish(draft);
}

function addEvent(draft: Draft, event: JsonObject): void {
  if (Array.isArray(event.choices)) {
    const choice = event.choices.find((item: unknown) => isObject(item) && (item.index ?? 0) === 0);
    if (isObject(choice)) addChoice(draft, choice);
  } else if (event.type === "response.output_text.delta") addText(draft, event.delta);
  else if (event.type === "response.output_item.done" && isObject(event.item)) addItem(draft, event.item);
}

function addChoice(draft: Draft, choice: JsonObject): void {
  if (typeof choice.finish_reason === "string") draft.finish = choice.finish_reason;
  if (typeof choice.text === "string") addText(draft, choice.text);
  const delta = choice.delta ?? choice.message;
  if (!isObject(delta)) return;
  for (const [name, value] of Object.entries(delta)) {
    if (name === "role") draft.role = typeof value === "string" && value !== "" ? value : draft.role;
    else if (name === "content") addText(draft, value);
    else if (name === "tool_calls") {
      if (Array.isArray(value)) for (const call of value) if (isObject(call)) addCall(draft, call);
    } else if (value !== null && value !== undefined) addExtra(draft.extra, name, value);
  }
}

function addText(draft: Draft, value: unknown): void {
  if (typeof value === "string") draft.content = (draft.content ?? "") + value;
  // Some relays send the parts of a content list.
  else if (Array.isArray(value)) for (const part of value) if (isObject(part)) addText(draft, part.text);
}

/** An item of the Responses API that is whole. */
function addItem(draft: Draft, item: JsonObject): void {
  if (item.type !== "function_call") return;
  const { name, arguments: args } = item;
  addCall(draft, { id: item.call_id ?? item.id, type: "function", function: { name, arguments: args } });
}

/**
 * Relays leave out `index`, or send 0 for every call: a new `id` begins a new call, and a piece that names neither
 * belongs to the last one.
 */
function addCall(draft: Draft, piece: JsonObject): void {
  const id = typeof piece.id === "string" && piece.id !== "" ? piece.id : undefined;
  const index = typeof piece.index === "number" ? piece.index : undefined;
  let call = findCall(draft.calls, id, index);
  if (call === undefined) {
    call = { index, id, type: "function", name: "", arguments: "" };
    draft.calls.push(call);
  }
  call.id ??= id;
  if (typeof piece.type === "string" && piece.type !== "") call.type = piece.type;
  if (!isObject(piece.function)) return;
  const { name, arguments: args } = piece.function;
  // Some relays repeat the whole name in every piece.
  if (typeof name === "string" && name !== call.name) call.name += name;
  if (typeof args === "string") call.arguments += args;
  else if (isObject(args)) call.arguments += JSON.stringify(args);
}

function findCall(
  calls: readonly CallDraft[],
  id: string | undefined,
  index: number | undefined,
): CallDraft | undefined {
  if (id !== undefined) {
    const same = calls.find((call) => call.id === id);
    if (same) return same;
    return calls.find((call) => call.id === undefined && index !== undefined && call.index === index);
  }
  if (index === undefined) return calls.at(-1);
  return calls.findLast((call) => call.index === index);
}

function addExtra(extra: Map<string, unknown>, name: string, value: unknown): void {
  const before = extra.get(name);
  if (typeof before === "string" && typeof value === "string") extra.set(name, before + value);
  else if (Array.isArray(before) && Array.isArray(value)) extra.set(name, [...before, ...value]);
  else extra.set(name, value);
}

function finish({ role, content, calls, finish: reason, extra }: Draft): FinalMessage {
  const toolCalls = calls.map(({ id, type, name, arguments: args }) => ({
    ...(id === undefined ? {} : { id }),
    type,
    function: { name, arguments: args },
  }));
  return {
    ...Object.fromEntries(extra),
    role,
    content,
    ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
    ...(reason === undefined ? {} : { finish_reason: reason }),
  };
}
