import { methodsOf31 } from "../../spec/path-item.js";
import type { Block } from "../blocks/block.js";
import type { Address } from "./address.js";
import { type BaseUrl, findBaseUrl, findLoneAddress } from "./base-url.js";
import { type Endpoint, endpointKey } from "./endpoint.js";
import type { Note } from "./field.js";
import { Ledger } from "./ledger.js";
import type { OperationFacts } from "./operation-facts.js";
import { OperationReader } from "./operation-reader.js";
import { pageNames } from "./page-names.js";
import { type Section, sectionsOf } from "./sections.js";
import { takeStatedMedia } from "./stated-media.js";

/** The operations of a page, and the address that it states for all of them. */
export interface PageOperations {
  readonly operations: readonly OperationFacts[];
  readonly base: BaseUrl | undefined;
}

/** Reads the operations of a page. */
export function readOperations(blocks: readonly Block[], note: Note): PageOperations {
  const ledger = new Ledger(note);
  const operations = new Map<string, OperationReader>();
  const mentions = new Map<OperationReader, Endpoint[]>();
  const names = pageNames(blocks);
  const sections = sectionsOf(blocks);
  const isPlaced = sections.some(({ endpoints }) => endpoints.some(({ url }) => url.server !== undefined));
  const isNamed = sections.length > 0 && !isPlaced;
  const base = findBaseUrl(blocks) ?? (isNamed ? findLoneAddress(blocks, ledger.note) : undefined);
  ledger.use(blocks.find(({ line }) => line === base?.line));
  const told = new Set(sections.filter(isTold).flatMap(({ endpoints }) => endpoints.map(endpointKey)));
  for (const { endpoints, blocks: own } of sections) {
    const [endpoint] = endpoints;
    if (endpoint === undefined) continue;
    if (endpoint.isDenied && !told.has(endpointKey(endpoint))) {
      ledger.use(blocks[endpoint.index]);
      const message = `The page says that ${endpoint.method} ${endpoint.url.path} is not offered; it is left out.`;
      ledger.note("import-value-ignored", endpoint.line, message, "Describe it in an overlay once there is one.");
      continue;
    }
    if (!methodsOf31.has(endpoint.method)) {
      const message = `OpenAPI 3.1 has no place for the method ${endpoint.method} of ${endpoint.url.path}.`;
      ledger.note("import-unread", endpoint.line, message, "It is left out; there is no way to describe it.");
      continue;
    }
    const key = endpointKey(endpoint);
    const reader = operations.get(key) ?? new OperationReader(endpoint, ledger, names);
    if (!operations.has(key)) tellMended(endpoint, ledger);
    operations.set(key, reader);
    mentions.set(reader, [...(mentions.get(reader) ?? []), ...endpoints]);
    for (const { index } of endpoints) ledger.use(blocks[index]);
    reader.read(own, endpoints);
    takeStatedMedia(reader.facts, own, endpoints);
  }
  for (const [{ facts }, named] of mentions) facts.url = withSlash(facts.url, named, ledger);
  if (operations.size > 0) ledger.tellUnread(blocks);
  return { operations: [...operations.values()].map(({ facts }) => facts), base };
}

/** Whether a page describes an operation, and does not only list that there is none. */
function isTold({ endpoints, blocks }: Section): boolean {
  return (
    endpoints.some(({ isDenied }) => !isDenied) ||
    blocks.slice(1).some(({ kind }) => kind !== "heading" && kind !== "text")
  );
}

/** A path that OpenAPI cannot have, or that clients are not given, as it stands. */
function tellMended({ url: { path, written }, line }: Endpoint, ledger: Ledger): void {
  if (written === undefined) return;
  const hint = "Correct it in an overlay, if the server knows no other.";
  ledger.note("import-guessed", line, `The path is written "${written}"; it is read as "${path}".`, hint);
}

/** The address with a slash at its end, or without one, as what a request is sent to has it, else as it is named first. */
function withSlash({ hasSlash: _, ...url }: Address, mentions: readonly Endpoint[], ledger: Ledger): Address {
  const chosen = mentions.find(({ request }) => request !== undefined) ?? mentions[0];
  const hasSlash = chosen?.url.hasSlash;
  const other = mentions.find((mention) => mention.url.hasSlash !== hasSlash);
  if (other !== undefined) {
    const [path, otherwise] = hasSlash ? [`${url.path}/`, url.path] : [url.path, `${url.path}/`];
    const message = `The page has "${path}" and "${otherwise}"; the first is taken.`;
    ledger.note(
      "import-conflict",
      other.line,
      message,
      "Correct it in an overlay, if the server knows only the other.",
    );
  }
  return { ...url, ...(hasSlash && { hasSlash }) };
}
