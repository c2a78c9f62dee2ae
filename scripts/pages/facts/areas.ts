import { type JsonNode, memberNames } from "../blocks/json-reader.js";
import { isBodyName, isPartName } from "../words/field-names.js";
import type { PageArea } from "../words/page-words.js";
import { areaOf, placeOf } from "../words/vocabulary.js";
import type { PlacedBlock } from "./context.js";
import type { Field } from "./field.js";
import type { OperationFacts } from "./operation-facts.js";
import { parseExample } from "./parse-example.js";

/** Of fewer fields, a page may have listed some only. */
export const fewestListed = 4;

/** JSON below no title that has most of its names, and several, from the first table of what may be sent. */
export function shownByTable(placed: readonly PlacedBlock[]): PlacedBlock | undefined {
  const isOpen = ({ area }: PlacedBlock): boolean => area === undefined || area === "request";
  const first = placed.find((place) => place.block.kind === "table" && isOpen(place))?.block;
  if (first?.kind !== "table") return undefined;
  const listed = new Set(first.rows.slice(1).map(({ cells: [name = ""] }) => name.replace(/[`*\s]/g, "")));
  return placed.find(({ block, area }) => {
    const node =
      block.kind === "code" && area === undefined && /^\s*\{/.test(block.text) ? parseExample(block.text) : undefined;
    const names = node === undefined ? [] : memberNames(node);
    const count = names.filter((name) => listed.has(name)).length;
    return count > 1 && count * 2 > names.length;
  });
}

/** Whether JSON has none of the names that the first table of what may be sent lists, which are several. */
export function isApartFromTable(node: JsonNode | undefined, placed: readonly PlacedBlock[]): boolean {
  const table = placed.find(({ block, area }) => block.kind === "table" && area === "request")?.block;
  if (table?.kind !== "table" || node === undefined || memberNames(node).length === 0) return false;
  const listed = new Set(table.rows.slice(1).map(({ cells: [name = ""] }) => name.replace(/[`*\s]/g, "")));
  return listed.size >= fewestListed && !memberNames(node).some((name) => listed.has(name));
}

/** Of parameters and a body that are listed one below the other, and share no name, only the body is one. */
export function withQuery(placed: readonly PlacedBlock[]): readonly PlacedBlock[] {
  const headings = placed.flatMap(({ block, area }, at) =>
    block.kind === "heading" && area === "request" && areaOf(block.text) === area ? [{ block, at }] : [],
  );
  const body = headings.find(({ block }) => placeOf(block.text) === "body");
  const parameters = headings.findLast(
    ({ block, at }) =>
      body !== undefined && at < body.at && block.level === body.block.level && placeOf(block.text) === undefined,
  );
  if (body === undefined || parameters === undefined) return placed;
  const namesFrom = (from: number, to: number): ReadonlySet<string> =>
    new Set(
      placed.slice(from, to).flatMap(({ block, area }) => {
        if (block.kind === "table" && area === "request")
          return block.rows.slice(1).map(({ cells: [name = ""] }) => name.replace(/[`*\s]/g, ""));
        const node = block.kind === "code" && area === "request" ? parseExample(block.text) : undefined;
        return node === undefined ? [] : memberNames(node);
      }),
    );
  const isTable = ({ block }: PlacedBlock): boolean => block.kind === "table";
  const isListed = placed.slice(body.at).find(({ block }) => block.kind !== "text" && block.kind !== "heading");
  const [own, sent] = [namesFrom(parameters.at, body.at), namesFrom(body.at, placed.length)];
  const isApart = isListed !== undefined && isTable(isListed) && ![...own].some((name) => sent.has(name));
  return isApart
    ? placed.map((place, at) =>
        at > parameters.at && at < body.at && isTable(place) && place.area === "request"
          ? { ...place, area: "query" as const }
          : place,
      )
    : placed;
}

/** Without a heading, a table that has the names of the answer shown is about the answer. */
export function areaByNames(fields: readonly Field[], { requests, responses }: OperationFacts): PageArea | undefined {
  const names = fields.map(({ path }) => path[0] ?? "");
  const shared = (nodes: readonly { readonly node: JsonNode }[]): number =>
    Math.max(0, ...nodes.map(({ node }) => memberNames(node).filter((name) => names.includes(name)).length));
  const [sent, answered] = [shared(requests), shared(responses)];
  if (answered > sent && answered * 2 > names.length) return "response";
  // Bodies of any kind have few of the parts that only answers show.
  const [within, beside] = [responses, requests].map(
    (examples) => new Set(examples.flatMap(({ node }) => allNames(node))),
  );
  const isAnswered = (name: string): boolean =>
    within?.has(name) === true && beside?.has(name) === false && !isBodyName(name) && !isPartName(name);
  return names.length > 0 && names.every(isAnswered) ? "response" : undefined;
}

/** The names within a value, at any depth. */
function allNames(node: JsonNode): readonly string[] {
  if (node.kind === "array") return node.items.flatMap(allNames);
  return node.kind === "object" ? node.members.flatMap(({ name, value }) => [name, ...allNames(value)]) : [];
}
