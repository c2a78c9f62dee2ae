import type OpenAI from "openai";
import { CursorPage } from "openai/pagination";
import type { OfficialMethod } from "../../helpers/official-names.js";
import type { DescribedCall } from "./described-calls.js";

type Values = Readonly<Record<string, unknown>>;

/**
 * Calls the official client by its method's name, with the arguments that its source asks for: path parameters by position
 * or among the `params`, and everything else among those or in the `body` or the `query`.
 */
export function callOfficial(client: OpenAI, { source, path, name }: OfficialMethod, call: DescribedCall) {
  const names = Array.from(path.matchAll(/\$\{(\w+)\}/g), ([, each = ""]) => each);
  const values = new Map(names.map((each, index) => [each, call.path[index]]));
  const parameters = /\(([^)]*)\)/.exec(source)?.[1]?.split(/,\s*/) ?? [];
  const positions = parameters.map((each) => each.replace(/\s*=.*/, ""));
  const inPath = Object.fromEntries([...values].filter(([each]) => !positions.includes(each)));
  const own = { ...inPath, ...renamed(call), ...bare(call.query), ...(call.body as object) };
  const given = Object.keys(own).length > 0 || call.body !== undefined ? own : undefined;
  const args = positions.map((each) => (each === "options" ? undefined : values.has(each) ? values.get(each) : given));
  return methodOf(client, name)(...args);
}

/** Calls an operation that the package has no method for, as its methods call theirs. */
export function callUnnamed(
  client: OpenAI,
  { operation, path, body, bodyType, query }: DescribedCall,
): Promise<unknown> {
  const values = path.map((value) =>
    encodeURIComponent(String(value)).replace(/%(?:2[46BC]|3[ABD]|40)/g, decodeURIComponent),
  );
  const url = operation.path.replace(/\{[^{}]*\}/g, () => values.shift() ?? "");
  if (operation.page) return client.getAPIList(url, CursorPage<{ id: string }>, { query });
  const method = operation.method.toLowerCase() as "get" | "post" | "delete";
  const given = bodyType === "multipart/form-data" ? formOf(body, jsonFields(operation)) : body;
  const headers = typeof body === "string" ? { "content-type": bodyType ?? "" } : {};
  return client[method](url, { query, headers, ...(operation.request && { body: given }) });
}

/** Fields of a form that are described as JSON. */
function jsonFields({ request }: DescribedCall["operation"]): ReadonlySet<string> {
  const encodings = request?.content.flatMap(({ encoding }) => [...(encoding ?? [])]) ?? [];
  return new Set(encodings.filter(([, { contentType }]) => contentType === "application/json").map(([name]) => name));
}

function formOf(body: unknown, json: ReadonlySet<string>): FormData {
  const form = new FormData();
  const append = (name: string, value: unknown): void => {
    if (value instanceof File) form.append(name, value);
    else if (typeof value !== "object" || value === null) form.append(name, String(value));
    else
      for (const [key, item] of Object.entries(value))
        append(Array.isArray(value) ? `${name}[]` : `${name}[${key}]`, item);
  };
  for (const [name, value] of Object.entries(body as object))
    append(name, json.has(name) ? JSON.stringify(value) : value);
  return form;
}

/** Some names of lists in queries have brackets, which the package adds. */
function bare(query: Values): Values {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name.replace(/\[\]$/, ""), value]));
}

/** Parameters in headers have names of their own there. */
function renamed({ operation, headers }: DescribedCall): Values {
  return Object.fromEntries(
    operation.parameters
      .filter((parameter) => parameter.in === "header")
      .map(({ name, schema }) => [String(schema.notes.extensions?.get("x-stainless-param") ?? name), headers[name]]),
  );
}

function methodOf(client: OpenAI, name: string) {
  const names = name.split(".");
  const action = names.pop() ?? "";
  const resource = names.reduce<object>((node, each) => Reflect.get(node, each) as object, client);
  return (...values: unknown[]) => (Reflect.get(resource, action) as Method).apply(resource, values);
}

type Method = (...values: unknown[]) => Promise<unknown>;
