/** What a careful person would write by hand for `CreateCompletionRequest`: the yardstick of `is`. */
export function isCompletionRequest(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const body = value as Readonly<Record<string, unknown>>;
  return (
    typeof body["model"] === "string" &&
    isPrompt(body["prompt"]) &&
    isWhole(body["best_of"], 0, 20) &&
    isSwitch(body["echo"]) &&
    isAmount(body["frequency_penalty"], -2, 2) &&
    isBias(body["logit_bias"]) &&
    isWhole(body["logprobs"], 0, 5) &&
    isWhole(body["max_tokens"], 0, Number.POSITIVE_INFINITY) &&
    isWhole(body["n"], 1, 128) &&
    isAmount(body["presence_penalty"], -2, 2) &&
    isWhole(body["seed"], Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) &&
    isStop(body["stop"]) &&
    isSwitch(body["stream"]) &&
    isStreamOptions(body["stream_options"]) &&
    isText(body["suffix"]) &&
    isAmount(body["temperature"], 0, 2) &&
    isAmount(body["top_p"], 0, 1) &&
    (body["user"] === undefined || typeof body["user"] === "string")
  );
}

function isText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}

function isSwitch(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "boolean";
}

function isAmount(value: unknown, low: number, high: number): boolean {
  return value === undefined || value === null || (typeof value === "number" && value >= low && value <= high);
}

function isWhole(value: unknown, low: number, high: number): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "number" && Number.isInteger(value) && value >= low && value <= high;
}

function isPrompt(value: unknown): boolean {
  if (typeof value === "string" || value === null) return true;
  if (!Array.isArray(value)) return false;
  return value.every(isString) || value.every(Number.isInteger) || value.every(isTokens);
}

function isString(value: unknown): boolean {
  return typeof value === "string";
}

function isTokens(value: unknown): boolean {
  return Array.isArray(value) && value.every(Number.isInteger);
}

function isStop(value: unknown): boolean {
  if (value === undefined || value === null || typeof value === "string") return true;
  return Array.isArray(value) && value.length >= 1 && value.length <= 4 && value.every(isString);
}

function isBias(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.values(value).every(Number.isInteger);
}

function isStreamOptions(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== "object") return false;
  const options = value as Readonly<Record<string, unknown>>;
  const { include_usage: usage, include_obfuscation: obfuscation } = options;
  return (
    (usage === undefined || typeof usage === "boolean") &&
    (obfuscation === undefined || typeof obfuscation === "boolean")
  );
}
