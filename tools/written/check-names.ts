import { isObject, type JsonObject, join, own } from "../../scripts/base/json.js";
import type { Fault } from "./fault.js";
import { walkDocument } from "./walk-document.js";

/** Components have names that modules can take over, and marks of providers name each of them once. */
export function* checkNames(document: JsonObject): Iterable<Fault> {
  const components = own(document, "components");
  const schemas = isObject(components) ? own(components, "schemas") : undefined;
  for (const name of Object.keys(isObject(schemas) ? schemas : {})) {
    if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name))
      yield {
        code: "component-name",
        pointer: join("/components/schemas", name),
        message: `"${name}" is no identifier.`,
      };
  }
  for (const { providers, pointer } of marksOf(document)) {
    if (new Set(providers).size < providers.length)
      yield { code: "providers-repeated", pointer, message: `x-providers is ${providers.join(", ")}.` };
  }
}

/** What all providers have is not marked with those that have it. */
export function* checkMarks(document: JsonObject, all: readonly string[]): Iterable<Fault> {
  for (const { providers, pointer } of marksOf(document)) {
    if (all.every((name) => providers.includes(name)))
      yield { code: "providers-all", pointer, message: `x-providers names all, ${providers.join(", ")}.` };
  }
}

function* marksOf(
  document: JsonObject,
): Iterable<{ readonly providers: readonly unknown[]; readonly pointer: string }> {
  for (const [node, pointer] of walkDocument(document)) {
    const providers = own(node, "x-providers");
    if (Array.isArray(providers)) yield { providers, pointer };
  }
}
