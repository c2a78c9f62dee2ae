import OpenAI from "openai";

const call =
  /_client\.(get|post|put|patch|delete|getAPIList)\(\s*(?:\(0, path_\d\.path\)|[\w$.]*path)?\s*(["'`])((?:(?!\2).)*)\2/;

/** A method of the official client, as its own source says it. */
export interface OfficialMethod {
  /** `chat.completions.create`. */
  readonly name: string;
  /** `/threads/${thread_id}/messages/${messageID}`, of which the names are those of {@link source}. */
  readonly path: string;
  readonly source: string;
}

/** The official client's methods by operation, with parameter names erased: `POST /chat/completions`. */
export function officialMethods(): ReadonlyMap<string, OfficialMethod> {
  const methods = new Map<string, OfficialMethod>();
  collect(new OpenAI({ apiKey: "none" }), [], methods, new Set());
  return methods;
}

/** Their names alone: `POST /chat/completions` is `chat.completions.create`. */
export function officialNames(): ReadonlyMap<string, string> {
  return new Map([...officialMethods()].map(([key, { name }]) => [key, name]));
}

function collect(
  resource: object,
  path: readonly string[],
  methods: Map<string, OfficialMethod>,
  seen: Set<object>,
): void {
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
      const template = found[3] ?? "";
      const key = `${method} ${template.replace(/\$\{[^{}]*\}/g, "{}")}`;
      // The first name stays, since others add polling to it; but a list is one, whatever it was called before.
      if (!methods.has(key) || (found[1] === "getAPIList" && action === "list"))
        methods.set(key, { name: [...path, action].join("."), path: template, source });
    }
  }
  for (const [name, child] of Object.entries(resource)) {
    const isResource = typeof child === "object" && child !== null && "_client" in child;
    if (isResource && !seen.has(child)) collect(child, [...path, name], methods, seen);
  }
}
