import type { Json } from "../../base/json.js";
import { isMap } from "../../drift/witness/objects.js";
import { visibleJson } from "../../report/visible.js";
import { type CallPlan, encodeText, fillPath, keyVariable, textOf } from "./plan-call.js";

/** The call for a POSIX shell. */
export function printCurl(plan: CallPlan): string {
  const { operation, url, path, query, headers } = plan;
  const asked = query.map(([name, value]) => `${encodeText(name)}=${encodeText(textOf(value))}`);
  const address = `${fillPath(url, path)}${asked.length > 0 ? `?${asked.join("&")}` : ""}`;
  const keyed = (name: string) =>
    `${quote(`${address}${asked.length > 0 ? "&" : "?"}${encodeText(name)}=`)}"$${keyVariable(plan.provider)}"`;
  const whole = plan.key?.kind === "query" ? keyed(plan.key.name) : quote(address);
  const { method } = operation;
  const body = bodyOptions(plan);
  const isImplied = method === "GET" || (method === "POST" && body.length > 0);
  const lines = [
    `curl ${isImplied ? "" : `-X ${/^[A-Z]+$/.test(method) ? method : quote(method)} `}${whole}`,
    ...keyOptions(plan),
    ...headers.map(([name, value]) => `-H ${quote(`${name}: ${textOf(value)}`)}`),
    ...body,
  ];
  return lines.join(" \\\n  ");
}

function keyOptions({ key, provider }: CallPlan): readonly string[] {
  const variable = `$${keyVariable(provider)}`;
  switch (key?.kind) {
    case "bearer":
      return [`-H "Authorization: Bearer ${variable}"`];
    case "basic":
      return [`-u "${variable}"`];
    case "header":
      return [`-H ${quote(`${key.name}: `)}"${variable}"`];
    case "cookie":
      return [`-b ${quote(`${key.name}=`)}"${variable}"`];
    default:
      return [];
  }
}

function bodyOptions({ body }: CallPlan): readonly string[] {
  if (body === undefined) return [];
  const { kind, type, value, files } = body;
  const header = `-H ${quote(`Content-Type: ${type}`)}`;
  if (kind === "json") return [header, `-d ${quote(visibleJson(value, 2))}`];
  if (kind === "text") return [header, `-d ${quote(textOf(value))}`];
  if (kind === "bytes") return [header, "--data-binary @file.bin"];
  const option = type.startsWith("multipart/") ? "-F" : "--data-urlencode";
  return fieldsOf(value).map(([name, field]) =>
    files.has(name) ? `${option} ${quote(`${name}=@file.bin`)}` : `${option} ${quote(`${name}=${textOf(field)}`)}`,
  );
}

export function fieldsOf(value: Json): readonly (readonly [string, Json])[] {
  return isMap(value) ? Object.entries(value) : [];
}

/** One word of a POSIX shell, which finds nothing special in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
