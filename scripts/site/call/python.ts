import type { Json } from "../../base/json.js";
import { isMap } from "../../drift/witness/objects.js";
import { visibleText } from "../../report/visible.js";
import { fieldsOf } from "./curl.js";
import { officialMethods } from "./official-methods.js";
import { type CallPlan, fillPath, keyVariable, textOf, type Values } from "./plan-call.js";

/** The call with the package `openai` of Python: by the method that it has for the operation, or by its own `client.post`. */
export function printPython(plan: CallPlan): string {
  const name = officialMethods.get(plan.operation.identity);
  const isFile = plan.body !== undefined && (plan.body.files.size > 0 || plan.body.kind === "bytes");
  const call = name === undefined ? undocumentedCall(plan) : officialCall(plan, name);
  if (call === undefined) return `# The openai package sends no ${plan.operation.method} requests.`;
  return [
    "import os",
    ...(name === undefined ? ["import httpx"] : []),
    "from openai import OpenAI",
    "",
    `client = OpenAI(base_url=${text(plan.root)}, api_key=os.environ[${text(keyVariable(plan.provider))}]${headersOf(plan)})`,
    ...(isFile ? ['file = open("file.bin", "rb")'] : []),
    call,
    "print(answer)",
  ].join("\n");
}

/** A key that is no bearer's token goes where the provider looks for it. */
function headersOf({ key, provider }: CallPlan): string {
  const variable = `os.environ[${text(keyVariable(provider))}]`;
  if (key?.kind === "header") return `, default_headers={${text(key.name)}: ${variable}}`;
  return key?.kind === "query" ? `, default_query={${text(key.name)}: ${variable}}` : "";
}

function officialCall({ operation, path, query, headers, body }: CallPlan, name: string): string {
  const method = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const [only, ...others] = path;
  const isListed = operation.request === undefined;
  const fields = body?.kind === "json" || body?.kind === "form" ? fieldsOf(body.value) : [];
  const values = [...fields, ...(isListed ? query : [])];
  const named = values.filter(([key]) => isKeyword(key));
  const extra = values.filter(([key]) => !isKeyword(key));
  const keywords = [
    ...(others.length > 0
      ? path.map(([key, value]) => `${key}=${literal(value, 1)}`)
      : only
        ? [literal(only[1], 1)]
        : []),
    ...named.map(([key, value]) => `${key}=${body?.files.has(key) ? "file" : literal(value, 1)}`),
    ...(extra.length > 0
      ? [`${isListed ? "extra_query" : "extra_body"}=${literal(Object.fromEntries(extra), 1)}`]
      : []),
    ...(!isListed && query.length > 0 ? [`extra_query=${literal(Object.fromEntries(query), 1)}`] : []),
    ...(headers.length > 0 ? [`extra_headers=${literal(textsOf(headers), 1)}`] : []),
  ];
  return `answer = client.${method}(${spread(keywords)})`;
}

/** What the package has no method for: https://github.com/openai/openai-python#undocumented-endpoints. */
function undocumentedCall({ operation, root, url, path, query, headers, body }: CallPlan): string | undefined {
  if (!/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(operation.method)) return undefined;
  const address = fillPath(url, path);
  const target = address.startsWith(`${root}/`) ? address.slice(root.length) : address;
  const options = {
    ...(query.length > 0 && { params: textsOf(query) }),
    ...(headers.length > 0 && { headers: textsOf(headers) }),
  };
  const fields = body === undefined ? [] : fieldsOf(body.value);
  const files = fields.filter(([name]) => body?.files.has(name)).map(([name]) => `(${text(name)}, file)`);
  const rest = Object.fromEntries(fields.filter(([name]) => !body?.files.has(name)));
  const content = body?.kind === "bytes" ? "file" : literal(body?.kind === "text" ? body.value : rest, 1);
  const keywords = [
    text(target),
    "cast_to=httpx.Response",
    ...(body === undefined || operation.method === "GET" ? [] : [`body=${content}`]),
    ...(files.length > 0 ? [`files=[${files.join(", ")}]`] : []),
    ...(Object.keys(options).length > 0 ? [`options=${literal(options, 1)}`] : []),
  ];
  return `answer = client.${operation.method.toLowerCase()}(${spread(keywords)})`;
}

function textsOf(values: Values): { readonly [name: string]: Json } {
  return Object.fromEntries(values.map(([name, value]) => [name, textOf(value)]));
}

/** Arguments on a line each, where there are several. */
function spread(keywords: readonly string[]): string {
  const [only = ""] = keywords;
  return keywords.length < 2 ? only : `\n${keywords.map((keyword) => `    ${keyword},\n`).join("")}`;
}

const reserved: ReadonlySet<string> = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import
  in is lambda nonlocal not or pass raise return try while with yield self`.split(/\s+/),
);

function isKeyword(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name);
}

/** A value as Python writes it. */
function literal(value: Json, depth = 0): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return JSON.stringify(value);
  const parts = isMap(value)
    ? Object.entries(value).map(([name, part]) => `${text(name)}: ${literal(part, depth + 1)}`)
    : value.map((part) => literal(part, depth + 1));
  const [open, close] = isMap(value) ? "{}" : "[]";
  const line = `${open}${parts.join(", ")}${close}`;
  if (line.length < 90 && !line.includes("\n")) return line;
  const indent = "    ".repeat(depth + 1);
  return `${open}\n${parts.map((part) => `${indent}${part},\n`).join("")}${"    ".repeat(depth)}${close}`;
}

/** Escapes of JSON are escapes of Python. */
function text(value: string): string {
  return visibleText(JSON.stringify(value));
}
