import type { CurlCommand } from "./curl.js";
import { readJson } from "./json-reader.js";

const call =
  /\b(?:requests|httpx|session|axios|http|got|ky|client|conn)\.(get|post|put|patch|delete)\(\s*(?:url\s*=\s*)?(?:[fb]?["'`]([^"'`\s]{4,300})["'`]|(\w{1,40}))/i;
const generic =
  /(?:requests\.request|\.request|NewRequest|Request\.\w+|open)\(\s*["'](GET|POST|PUT|PATCH|DELETE)["']\s*,\s*(?:[fb]?["'`]([^"'`\s]{4,300})["'`]|(\w{1,40}))/;
const fetched = /\bfetch\(\s*(?:["'`]([^"'`\s]{4,300})["'`]|(\w{1,40}))/;
const sent =
  /(?:\bjson\s*=|JSON\.stringify\(|json\.dumps\(|\b(?:payload|data|body)\s*[=:]|\bpost\(\s*["'`][^"'`]{1,300}["'`]\s*,)\s*(?=\{)/g;

/** The request that a call of a program makes (`requests.post("https://…", json={…})`), as a command would. */
export function findSnippet(text: string): CurlCommand | undefined {
  const found = findCall(text.slice(0, 20_000));
  if (found === undefined) return undefined;
  const { url, method, offset } = found;
  if (!/^(?:https?:\/\/|\/)/.test(url)) return undefined;
  const body = method === "GET" ? undefined : findBody(text);
  const bearer = /\bAuthorization\b["']?\s*[:=,]\s*[fb]?["'`]Bearer /i.test(text);
  const headers = new Map(bearer ? [["authorization", "Bearer"]] : []);
  return { method, url, headers, form: [], offset, end: text.length, ...(body && { body }) };
}

function findCall(
  text: string,
): { readonly url: string; readonly method: string; readonly offset: number } | undefined {
  const plain = call.exec(text) ?? generic.exec(text);
  if (plain) {
    const url = plain[2] ?? variableIn(text, plain[3] ?? "");
    return url === undefined ? undefined : { url, method: (plain[1] ?? "").toUpperCase(), offset: plain.index };
  }
  const js = fetched.exec(text);
  if (js === null) return undefined;
  const url = js[1] ?? variableIn(text, js[2] ?? "");
  const method = /\bmethod\s*:\s*["'`](\w+)/i.exec(text)?.[1]?.toUpperCase() ?? "GET";
  return url === undefined ? undefined : { url, method, offset: js.index };
}

/** The text that a variable is given. */
function variableIn(text: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*(?::\\s*\\w+\\s*)?:?=\\s*[fb]?["'\`]([^"'\`\\s]{4,300})["'\`]`).exec(text)?.[1];
}

function findBody(text: string): CurlCommand["body"] {
  for (const match of text.matchAll(sent)) {
    const offset = match.index + match[0].length;
    try {
      const node = readJson(text, offset);
      if (node.kind === "object") return { text: text.slice(offset, node.end), offset };
    } catch {
      // A call with variables in it shows no body.
    }
  }
  return undefined;
}
