import type { Contract, Operation } from "../../contract/model/types.js";

/** Where the key goes. */
export type KeyPlace =
  | { readonly kind: "bearer" }
  | { readonly kind: "basic" }
  | { readonly kind: "header" | "query" | "cookie"; readonly name: string };

/** How an operation is signed: by the first scheme that is asked for. A description that says nothing means a bearer's token. */
export function keyPlaceOf(
  { security }: Operation,
  { security: shared, securitySchemes }: Contract,
): KeyPlace | undefined {
  const required = security ?? shared;
  if (required === undefined) return { kind: "bearer" };
  const [name] = required.flatMap((requirement) => [...requirement.keys()]);
  if (name === undefined) return undefined;
  const { type, definition = {} } = securitySchemes.get(name) ?? {};
  if (type === "http" && String(definition.scheme).toLowerCase() === "basic") return { kind: "basic" };
  if (type === "apiKey") {
    const place = definition.in;
    if (place === "header" || place === "query" || place === "cookie")
      return { kind: place, name: String(definition.name) };
  }
  return { kind: "bearer" };
}
