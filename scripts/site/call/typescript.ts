import type { Json } from "../../base/json.js";
import { isMap } from "../../drift/witness/objects.js";
import { jsonLiteral, propertyAccess, propertyKey, stringLiteral } from "../../emit/code/encode.js";
import { fieldsOf } from "./curl.js";
import { type CallBody, type CallPlan, keyVariable, textOf, type Values } from "./plan-call.js";

/** How the client of a provider is imported. */
export interface ClientModule {
  /** `./generated/providers/openai/index.js`. */
  readonly specifier: string;
  /** `openai`. */
  readonly constant: string;
}

/** The call with our client: the path's parameters, then the body, or the query where there is none, then options. */
export function printTypeScript(plan: CallPlan, { specifier, constant }: ClientModule): string {
  const isFile = needsFile(plan);
  return [
    'import { createClient } from "openapi-concord";',
    `import { ${constant} } from ${stringLiteral(specifier)};`,
    ...(isFile ? ['import { openAsBlob } from "node:fs";'] : []),
    "",
    `const client = ${clientText(plan, constant)};`,
    ...(isFile ? ['const file = await openAsBlob("file.bin");'] : []),
    `const answer = await client${methodText(plan)}(${argumentTexts(plan, literal).join(", ")});`,
    "console.log(answer);",
  ].join("\n");
}

/** The same in three lines. */
export function printShortCall(plan: CallPlan, { specifier, constant }: ClientModule): readonly string[] {
  const call = `${clientText(plan, constant)}${methodText(plan)}(${argumentTexts(plan, jsonLiteral).join(", ")})`;
  return [
    'import { createClient } from "openapi-concord";',
    `import { ${constant} } from ${stringLiteral(specifier)};`,
    `console.log(await ${call});`,
  ];
}

function needsFile({ body }: CallPlan): boolean {
  return body !== undefined && (body.kind === "bytes" || body.files.size > 0);
}

function clientText({ provider }: CallPlan, constant: string): string {
  return `createClient(${constant}, { apiKey: process.env${propertyAccess(keyVariable(provider))} })`;
}

function methodText({ operation }: CallPlan): string {
  return [...operation.resource, operation.action].map(propertyAccess).join("");
}

function argumentTexts(
  { operation, path, query, headers, body }: CallPlan,
  print: (value: Json) => string,
): readonly string[] {
  const hasBody = operation.request !== undefined || operation.emptyBody === true;
  const options = [
    ...(hasBody && query.length > 0 ? [`query: ${print(objectOf(query))}`] : []),
    ...(headers.length > 0 ? [`headers: ${print(objectOf(textsOf(headers)))}`] : []),
  ];
  const own = hasBody ? bodyText(body, print) : query.length > 0 ? print(objectOf(query)) : undefined;
  const place = own ?? (options.length > 0 ? "undefined" : undefined);
  return [
    ...path.map(([, value]) => print(value)),
    ...(place === undefined ? [] : [place]),
    ...(options.length > 0 ? [`{ ${options.join(", ")} }`] : []),
  ];
}

function bodyText(body: CallBody | undefined, print: (value: Json) => string): string | undefined {
  if (body === undefined) return undefined;
  if (body.kind === "bytes") return "file";
  if (body.kind !== "form") return print(body.value);
  const members = fieldsOf(body.value).map(([name, value]) => {
    const isFile = body.files.has(name);
    return name === "file" && isFile
      ? "file"
      : `${propertyKey(name)}: ${isFile ? (Array.isArray(value) ? "[file]" : "file") : print(value)}`;
  });
  return `{ ${members.join(", ")} }`;
}

function textsOf(values: Values): Values {
  return values.map(([name, value]) => [name, textOf(value)]);
}

function objectOf(values: Values): Json {
  return Object.fromEntries(values);
}

function literal(value: Json, depth = 0): string {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = isMap(value)
    ? Object.entries(value).map(([name, part]) => `${propertyKey(name)}: ${literal(part, depth + 1)}`)
    : value.map((part) => literal(part, depth + 1));
  if (parts.length === 0) return isMap(value) ? "{}" : "[]";
  const line = isMap(value) ? `{ ${parts.join(", ")} }` : `[${parts.join(", ")}]`;
  if (line.length < 80 && !line.includes("\n")) return line;
  const [open, close] = isMap(value) ? "{}" : "[]";
  const indent = "  ".repeat(depth + 1);
  return `${open}\n${parts.map((part) => `${indent}${part},\n`).join("")}${"  ".repeat(depth)}${close}`;
}
