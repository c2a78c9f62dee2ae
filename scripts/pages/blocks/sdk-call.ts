import type { CurlCommand } from "./curl.js";
import { type JsonNode, readJson } from "./json-reader.js";

/** What the calls of the SDKs that most providers are used with are sent to, as their sources have it. */
const paths: Readonly<Record<string, string>> = {
  "chat.completions.create": "/chat/completions",
  "completions.create": "/completions",
  "responses.create": "/responses",
  "embeddings.create": "/embeddings",
  "moderations.create": "/moderations",
  "messages.create": "/messages",
  "images.generate": "/images/generations",
  "images.edit": "/images/edits",
  "audio.speech.create": "/audio/speech",
  "audio.transcriptions.create": "/audio/transcriptions",
  "audio.translations.create": "/audio/translations",
};
const forms = /^\/(?:images\/edits|audio\/trans\w+)$/;

const names = Object.keys(paths).map((name) => name.replaceAll(".", String.raw`\.`));
const call = new RegExp(String.raw`(?<![\w.])\w{1,40}\.(${names.join("|")})\(`);

/** Arguments that SDKs do not send in the body. */
const notSent = /^(?:extra_headers|extra_query|timeout)$/;

interface Argument {
  readonly name: string;
  /** As JSON; `...` where it is no plain value. */
  readonly value: string;
  /** The line breaks before it. */
  readonly breaks: string;
}

/** The request that a call of an SDK makes (`client.chat.completions.create(…)`), as a command would; its address is a path. */
export function findSdkCall(text: string): CurlCommand | undefined {
  const found = call.exec(text.slice(0, 20_000));
  const url = paths[found?.[1] ?? ""];
  if (found === null || url === undefined) return undefined;
  const offset = found.index + found[0].length;
  const sent = readArguments(text, offset);
  const request = { method: "POST", url, headers: new Map<string, string>(), offset: found.index, end: text.length };
  if (forms.test(url))
    return {
      ...request,
      form: sent.map(({ name, value }) => [name, value === "..." ? "@file" : value, offset] as const),
    };
  const body = `{${sent.map(({ name, value, breaks }) => `${breaks}${JSON.stringify(name)}: ${value}`).join(",")}}`;
  return { ...request, form: [], ...(sent.length > 0 && { body: { text: body, offset } }) };
}

/** The arguments by name of a call of Python, or the members of the object of one of JavaScript. */
function readArguments(text: string, start: number): readonly Argument[] {
  const found: Argument[] = [];
  let at = start + (/^\s*\{/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
  for (let count = 0; count < 100; count++) {
    const [lead = "", named, short] = argument.exec(text.slice(at, at + 2000)) ?? [];
    const name = named ?? short;
    if (name === undefined) break;
    const from = at + lead.length;
    const node = named === undefined ? undefined : nodeAt(text, from);
    const isPlain = node !== undefined && /^\s*[,)}]/.test(text.slice(node.end, node.end + 100));
    if (name === "extra_body" && isPlain && node.kind === "object") found.push(...membersOf(text, node, at));
    else if (!notSent.test(name))
      found.push({ name, value: isPlain ? text.slice(from, node.end) : "...", breaks: breaksIn(text.slice(at, from)) });
    const next = isPlain ? node.end : endOfArgument(text, from);
    if (next === undefined || text[skipBlanks(text, next)] !== ",") break;
    at = skipBlanks(text, next) + 1;
  }
  return found;
}

/** `name=`, `name:`, or a name that stands for itself. */
const argument = /^(?:\s|#[^\n]*\n|\/\/[^\n]*\n)*(?:["']?(\w+)["']?\s*(?:=(?!=)|:)\s*|(\w+)(?=\s*[,}]))/;

function* membersOf(text: string, node: JsonNode & { readonly kind: "object" }, start: number): Iterable<Argument> {
  let before = start;
  for (const { name, offset, value } of node.members) {
    yield { name, value: text.slice(value.offset, value.end), breaks: breaksIn(text.slice(before, offset)) };
    before = value.end;
  }
}

function nodeAt(text: string, offset: number): JsonNode | undefined {
  try {
    return readJson(text, offset);
  } catch {
    return undefined;
  }
}

function breaksIn(text: string): string {
  return text.replace(/[^\n]/g, "");
}

function skipBlanks(text: string, offset: number): number {
  return offset + (/^\s*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
}

/** Where an argument ends that is no plain value: before a comma or bracket that stands outside of others. */
function endOfArgument(text: string, start: number): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let at = start; at < Math.min(text.length, start + 5000); at++) {
    const char = text[at] ?? "";
    if (quote !== undefined) {
      if (char === "\\") at++;
      else if (char === quote) quote = undefined;
    } else if (char === '"' || char === "'") quote = char;
    else if (/[([{]/.test(char)) depth++;
    else if (depth === 0 && /[,)}]/.test(char)) return at;
    else if (/[)\]}]/.test(char)) depth--;
  }
  return undefined;
}
