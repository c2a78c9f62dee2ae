import { isObject, type JsonObject, join, own } from "../../base/json.js";

/** Aliases of aliases beyond this are passed over: what follows references takes time in the square of a chain's length. */
const longestChain = 8;

/** Points the schemas of long chains of aliases at the end of their chain, in place. The chains have been checked to end. */
export function shortenChains(document: JsonObject): void {
  const components = own(document, "components");
  const schemas = isObject(components) ? own(components, "schemas") : undefined;
  if (!isObject(schemas)) return;
  const aliases = new Map(
    Object.entries(schemas).flatMap(([name, schema]): (readonly [string, string])[] => {
      const ref = isObject(schema) && Object.keys(schema).length === 1 ? own(schema, "$ref") : undefined;
      return typeof ref === "string" ? [[`#${join("/components/schemas", name)}`, ref]] : [];
    }),
  );
  const ends = new Map<string, { readonly target: string; readonly links: number }>();
  for (const start of aliases.keys()) measureChain(start, aliases, ends);
  for (const [name, schema] of Object.entries(schemas)) {
    const end = ends.get(`#${join("/components/schemas", name)}`);
    if (isObject(schema) && end !== undefined && end.links > longestChain) schema.$ref = end.target;
  }
}

function measureChain(
  start: string,
  aliases: ReadonlyMap<string, string>,
  ends: Map<string, { readonly target: string; readonly links: number }>,
): void {
  const links: string[] = [];
  let current = start;
  for (let next = aliases.get(current); next !== undefined && !ends.has(current); next = aliases.get(current)) {
    links.push(current);
    current = next;
  }
  let end = ends.get(current) ?? { target: current, links: 0 };
  for (const link of links.reverse()) {
    end = { target: end.target, links: end.links + 1 };
    ends.set(link, end);
  }
}
