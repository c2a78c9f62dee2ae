import type { Json } from "../../base/json.js";
import { isMap } from "../../drift/witness/sampler.js";
import { propertyAccess, propertyKey, stringLiteral } from "../../emit/code/encode.js";
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
  const { operation, path, query, headers, body, provider } = plan;
  const hasBody = operation.request !== undefined || operation.emptyBody === true;
  const options = [
    ...(hasBody && query.length > 0 ? [`query: ${literal(objectOf(query), 1)}`] : []),
    ...(headers.length > 0 ? [`headers: ${literal(objectOf(textsOf(headers)), 1)}`] : []),
  ];
  const own = hasBody ? bodyText(body) : query.length > 0 ? literal(objectOf(query)) : undefined;
  const args = [
    ...path.map(([, value]) => literal(value)),
    ...(own !== undefined || options.length === 0 ? (own === undefined ? [] : [own]) : ["undefined"]),
    ...(options.length > 0 ? [`{ ${options.join(", ")} }`] : []),
  ];
  const variable = `process.env${propertyAccess(keyVariable(provider))}`;
  const method = [...operation.resource, operation.action].map(propertyAccess).join("");
  const isFile =
    args.some((text) => /\bfile\b(?!["'\w])/.test(text)) &&
    (body?.files.size ?? 0) + Number(body?.kind === "bytes") > 0;
  return [
    'import { createClient } from "openapi-concord";',
    `import { ${constant} } from ${stringLiteral(specifier)};`,
    ...(isFile ? ['import { openAsBlob } from "node:fs";'] : []),
    "",
    `const client = createClient(${constant}, { apiKey: ${variable} });`,
    ...(isFile ? ['const file = await openAsBlob("file.bin");'] : []),
    `const answer = await client${method}(${args.join(", ")});`,
    "console.log(answer);",
  ].join("\n");
}

function bodyText(body: CallBody | undefined): string | undefined {
  if (body === undefined) return undefined;
  if (body.kind === "bytes") return "file";
  if (body.kind !== "form") return literal(body.value);
  const members = fieldsOf(body.value).map(([name, value]) => {
    const isFile = body.files.has(name);
    return name === "file" && isFile
      ? "file"
      : `${propertyKey(name)}: ${isFile ? (Array.isArray(value) ? "[file]" : "file") : literal(value, 1)}`;
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
