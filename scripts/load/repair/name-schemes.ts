import { resolve } from "node:path";
import { isObject, join, own, tokensOf } from "../../base/json.js";
import { isRemote, locationOf, splitReference } from "../../spec/reference-text.js";
import type { RepairContext } from "./repair-context.js";

/** A security requirement with its schemes by their names: they go by those, or by their addresses (OpenAPI 3.2, "Security Requirement Object"). */
export function withNames(requirement: unknown, context: RepairContext): unknown {
  const schemes = schemesOf(context);
  if (!isObject(requirement) || schemes === undefined) return requirement;
  const names = Object.entries(requirement).map(([key, scopes]) => {
    const name = Object.hasOwn(schemes, key) ? undefined : nameAt(key, context);
    return [name !== undefined && Object.hasOwn(schemes, name) ? name : key, scopes] as const;
  });
  return Object.fromEntries(names);
}

/** What the description asks for as a whole; an address that leads to no scheme of it stays, and is told. */
export function nameSharedSchemes(context: RepairContext): void {
  const { document, note } = context;
  const written = own(document, "security");
  if (!Array.isArray(written)) return;
  const named = written.map((requirement: unknown) => withNames(requirement, context));
  const schemes = schemesOf(context) ?? {};
  for (const [index, requirement] of named.entries())
    for (const key of isObject(requirement) ? Object.keys(requirement) : [])
      if (key.includes("#") && !Object.hasOwn(schemes, key))
        note(
          "security-undefined",
          join("/security", index, key),
          `No security scheme of this description is at "${key}".`,
        );
  document.security = named;
}

function schemesOf({ document }: RepairContext): Readonly<Record<string, unknown>> | undefined {
  const components = own(document, "components");
  const schemes = isObject(components) ? own(components, "securitySchemes") : undefined;
  return isObject(schemes) ? schemes : undefined;
}

/** The name of the component to which an address leads within the description. */
function nameAt(address: string, context: RepairContext): string | undefined {
  if (!address.includes("#")) return undefined;
  const [file, pointer] = splitReference(address);
  const [section, place, name, ...below] = tokensOf(pointer);
  const isScheme = section === "components" && place === "securitySchemes" && below.length === 0;
  return isScheme && isOwn(file, context) ? name : undefined;
}

/** The description itself, by nothing, by what it calls itself, or by the way to its file. */
function isOwn(file: string, { document, file: base }: RepairContext): boolean {
  if (file === "" || file === own(document, "$self")) return true;
  const place = isRemote(base) ? base : resolve(base);
  return locationOf(file, base) === place;
}
