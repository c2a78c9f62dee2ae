import type { ServerErrorFields } from "./errors.js";
import type { Redact } from "./redact.js";

export interface ServerErrorText extends ServerErrorFields {
  readonly message?: string | undefined;
}

const excerptLength = 2000;
const messageLength = 500;

/** Where it does not say which. */
export const serverReports = "The server reports an error.";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What commands a terminal, or shows a text in another order. */
const unseen = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The beginning of a text that came from a server. Redacted before it is cut, so that no half of a key remains. */
export function excerpt(text: string, redact: Redact, length: number = excerptLength): string {
  const clean = redact(text.slice(0, 2 ** 16)).replace(unseen, " ");
  return clean.length > length ? `${clean.slice(0, length)}…` : clean;
}

/** Written anew, JSON hides no credential behind escapes. Nothing of what is nested too deeply to be written. */
export function rewritten(data: unknown): string {
  try {
    return JSON.stringify(data);
  } catch {
    return "";
  }
}

/**
 * Reads the known error envelopes: `{error:{message,type,param,code}}`, `{error:"text"}`, `{detail:[{loc,msg}]}`,
 * `{detail:"text"}`, `{error_code,message}`, `{errors:[…]}`, `{msg}`, and any of them inside a list of one.
 */
export function readServerError(body: unknown, redact: Redact): ServerErrorText {
  const source = Array.isArray(body) ? body[0] : body;
  if (typeof source === "string") return { message: clean(source, redact) };
  if (!isObject(source)) return {};
  const inner = innerError(source);
  const field = (...names: string[]) =>
    names.map((name) => clean(inner[name], redact) ?? clean(source[name], redact)).find(Boolean);
  const details = [source["detail"], source["errors"], inner["message"], source["error"]];
  return {
    message:
      field("error_description") ??
      clean(source["error"], redact) ??
      field("message", "msg", "error_msg", "Message") ??
      details.map((detail) => (isEmpty(detail) ? undefined : detailText(detail, redact))).find(Boolean) ??
      field("title"),
    code: field("code", "error_code"),
    type: field("type"),
    param: field("param"),
  };
}

/** An object without a value that says something: JSON of it would be no message. */
function isEmpty(value: unknown): boolean {
  return isObject(value) && !Object.values(value).some(Boolean);
}

function innerError(source: JsonObject): JsonObject {
  const error = source["error"];
  if (!isObject(error)) return source;
  return isObject(error["error"]) ? error["error"] : error;
}

/** FastAPI's list of problems, a plain text, or whatever it is as JSON. */
function detailText(detail: unknown, redact: Redact): string | undefined {
  const lines = (Array.isArray(detail) ? detail.slice(0, 5) : [detail]).map((item) => {
    if (!isObject(item)) return clean(item, redact);
    const place = Array.isArray(item["loc"]) ? `${item["loc"].join(".")}: ` : "";
    return clean(`${place}${item["msg"] ?? item["message"] ?? rewritten(item)}`, redact);
  });
  return lines.filter(Boolean).join("; ") || undefined;
}

function clean(value: unknown, redact: Redact): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return excerpt(String(value).replace(/\s+/g, " ").trim(), redact, messageLength) || undefined;
}

/** Whether a value is one of the envelopes, rather than data: an `error` that is not empty, or vLLM's and others' marks. */
export function isErrorEnvelope(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const { error, object, type, error_code: code } = value;
  return Boolean(code) || object === "error" || type === "error" || isProblem(error);
}

/** Relays that are written in Go send an `error` whose fields are empty with every success. */
function isProblem(error: unknown): boolean {
  return isObject(error)
    ? Object.values(error).some(Boolean)
    : error === true || (typeof error === "string" && error !== "");
}

const envelopeField = /^(?:id|code|type|errors?|details?|message|msg|status|success|request_?id)$/i;

/**
 * Whether a value says what went wrong and holds nothing else. Only for operations whose answer is known to hold more: an
 * acknowledgement may look the same, and so may news of progress, which name their type instead of a code.
 */
export function isBareError(value: unknown): value is JsonObject {
  if (!isObject(value) || value["choices"] !== undefined) return false;
  const { message, msg, success, code, type, errors = value["error"], detail = errors } = value;
  return (
    Boolean(detail || ((message || msg) && (code || success === false || !type))) &&
    !(success === true || code === 0 || code === 200) &&
    Object.keys(value).every((name) => envelopeField.test(name) || value[name] === null || value[name] === "")
  );
}

/** JSON as data; the readable text of a page; any other text as it is. `isJson` tells which. */
export function parseText(
  text: string,
  headers?: Headers,
): { readonly isJson: boolean; readonly data: unknown; readonly isPage?: boolean } {
  try {
    return { isJson: true, data: JSON.parse(text) };
  } catch {
    const isPage = /html/i.test(headers?.get("content-type") ?? "") || /^\s*</.test(text);
    return { isJson: false, data: isPage ? htmlText(text) : text.trim(), isPage };
  }
}

/** The readable text of an HTML page, for a message. */
function htmlText(html: string): string {
  return html
    .slice(0, 8000)
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
