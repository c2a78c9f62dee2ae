import type { Contract, Operation } from "../../contract/model/types.js";
import { docComment, propertyKey, stringLiteral } from "../code/encode.js";

/**
 * Prints the `paths` module: types alone, which `createClient` of openapi-fetch and what builds on it are made for. Apart
 * from the others, because it costs an editor ten times what the client's signatures do.
 */
export function printPaths(
  { operations }: Contract,
  { header, runtime }: { readonly header: string; readonly runtime: string },
): string {
  const paths = new Map<string, Map<string, string>>();
  for (const operation of operations.filter(isKnownMethod)) {
    const method = operation.method.toLowerCase();
    const key = pathKey(operation);
    // What stands after `#` is not sent.
    const free = paths.get(key)?.has(method) ? `${key}#${operation.id}` : key;
    const members = paths.get(free) ?? new Map<string, string>();
    paths.set(free, members.set(method, `PlainOperation<operations[${stringLiteral(operation.id)}]>`));
  }
  const lines = [...paths].map(([key, methods]) => {
    // What builds on openapi-fetch looks for a method in every path.
    const members = knownMethods.map((method) =>
      methods.has(method) ? `${method}: ${methods.get(method)}` : `${method}?: never`,
    );
    return `  ${propertyKey(key)}: { ${members.join("; ")} };\n`;
  });
  const imports =
    lines.length === 0
      ? ""
      : `import type { PlainOperation } from ${stringLiteral(runtime)};\nimport type { operations } from "./types.js";\n\n`;
  const text =
    "The operations by path below the API root and by method: `createClient<paths>({ baseUrl })` of openapi-fetch.";
  return `${header}\n${imports}${docComment(text)}export interface paths {\n${lines.join("")}}\n`;
}

/** openapi-fetch knows no others. */
const knownMethods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function isKnownMethod({ method }: Operation): boolean {
  return knownMethods.includes(method.toLowerCase());
}

function pathKey({ path, fixedQuery }: Operation): string {
  return fixedQuery === undefined ? path : `${path}?${new URLSearchParams([...fixedQuery])}`;
}
