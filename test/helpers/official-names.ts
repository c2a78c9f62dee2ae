import OpenAI from "openai";

const call =
  /_client\.(get|post|put|patch|delete|getAPIList)\(\s*(?:\(0, path_\d\.path\)|[\w$.]*path)?\s*(["'`])((?:(?!\2).)*)\2/;

/**
 * Names of the official client's methods by operation, with parameter names erased: `POST /chat/completions` is
 * `chat.completions.create`. Read from the methods' own sources, since the package says it nowhere else.
 */
export function officialNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  collect(new OpenAI({ apiKey: "none" }), [], names, new Set());
  return names;
}

function collect(resource: object, path: readonly string[], names: Map<string, string>, seen: Set<object>): void {
  seen.add(resource);
  if (path.length > 0) {
    for (const [action, { value }] of Object.entries(
      Object.getOwnPropertyDescriptors(Object.getPrototypeOf(resource)),
    )) {
      const source = typeof value === "function" && action !== "constructor" ? String(value) : "";
      const found = call.exec(source);
      if (found === null) continue;
      const listed = /method: '(\w+)'/.exec(source)?.[1] ?? "get";
      const method = (found[1] === "getAPIList" ? listed : found[1])?.toUpperCase();
      const key = `${method} ${found[3]?.replace(/\$\{[^{}]*\}/g, "{}")}`;
      // The first name stays: others add polling to it.
      if (!names.has(key)) names.set(key, [...path, action].join("."));
    }
  }
  for (const [name, child] of Object.entries(resource)) {
    const isResource = typeof child === "object" && child !== null && "_client" in child;
    if (isResource && !seen.has(child)) collect(child, [...path, name], names, seen);
  }
}
