import { isObject } from "../transport/server-error.js";

/**
 * A whole chat completion has `message` where a chunk has `delta`; code that reads chunks finds it under both. Streams of
 * chunks bring it.
 */
export function asChunk(data: unknown): unknown {
  if (!isObject(data) || data["object"] === "chat.completion.chunk" || !Array.isArray(data["choices"])) return data;
  const choices: readonly unknown[] = data["choices"];
  const isWhole = (choice: unknown) => isObject(choice) && isObject(choice["message"]);
  if (!choices.some(isWhole)) return data;
  return {
    ...data,
    choices: choices.map((choice) => (isObject(choice) ? { delta: choice["message"], ...choice } : choice)),
  };
}
