import { reserveName } from "../../base/identifiers.js";

const verbs: Readonly<Record<string, string>> = {
  GET: "list",
  POST: "create",
  PUT: "update",
  PATCH: "update",
  DELETE: "delete",
  HEAD: "check",
  OPTIONS: "describe",
};

/** A path without the names of its parameters. */
export function eraseNames(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

/** An operationId that no other operation has: that of another version ends with its version. */
export function freeOperationId(method: string, path: string, taken: Set<string>): string {
  const id = operationIdOf(method, path);
  const version = /(?<=\/)v\d\w*(?=\/)/.exec(path)?.[0] ?? "";
  return reserveName(taken.has(id) ? id + capitalize(version) : id, taken);
}

/** An operationId from method and path: `createChatCompletion`, `listModels`, `retrieveModel`, `cancelJob`. */
export function operationIdOf(method: string, path: string): string {
  const [, owner, custom] = /^(.*):(\w+)$/.exec(path) ?? [];
  // `POST /models/{model}:generate` names its own verb as well.
  if (method === "POST" && owner !== undefined && custom !== undefined && !custom.startsWith("_"))
    return camel([
      custom,
      ...owner
        .split("/")
        .filter((part) => /^[a-z]\w*$/i.test(part) && !/^v\d/.test(part))
        .map(singular),
    ]);
  const segments = path.split("/").filter((segment) => segment !== "" && !/^v\d+\w*$/.test(segment));
  const last = segments.at(-1) ?? "";
  const onOne = last.startsWith("{");
  const nouns = segments.filter((segment) => !segment.startsWith("{"));
  // `POST /jobs/{id}/cancel` names its own verb.
  if (method === "POST" && segments.at(-2)?.startsWith("{") && nouns.length > 1 && !last.endsWith("s"))
    return camel([last, ...nouns.slice(0, -1).map(singular)]);
  const verb = method === "GET" && onOne ? "retrieve" : (verbs[method] ?? method.toLowerCase());
  const noun = nouns.map((word, index) => (verb === "list" && index === nouns.length - 1 ? word : singular(word)));
  return camel([verb, ...noun]);
}

function singular(word: string): string {
  if (/ies$/.test(word)) return word.replace(/ies$/, "y");
  if (/(?:ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

function camel(words: readonly string[]): string {
  const parts = words.flatMap((word) => word.split(/[^A-Za-z0-9]+/)).filter((part) => part !== "");
  return parts
    .map((part, index) => (index === 0 ? part.charAt(0).toLowerCase() : part.charAt(0).toUpperCase()) + part.slice(1))
    .join("");
}

export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
