import type { JsonObject } from "../../base/json.js";
import { isCredential, keyHeader } from "../../spec/credential-headers.js";
import type { Block, TableBlock } from "../blocks/block.js";
import type { Note } from "./field.js";
import { readType } from "./field-type.js";
import type { OperationFacts } from "./operation-facts.js";

export interface Security {
  readonly name: string;
  readonly scheme: JsonObject;
  readonly line: number;
}

interface SecuritySource {
  readonly blocks: readonly Block[];
  readonly operations: readonly OperationFacts[];
}

/**
 * How a page says that requests are authorised: a bearer token, or a key in a header, which may be that of authorisation
 * itself where nothing tells of another scheme.
 */
export function findSecurity({ blocks, operations }: SecuritySource): Security | undefined {
  const described = findRow(blocks);
  for (const { headers } of operations) {
    const bearer = headers.get("authorization");
    if (bearer && /^basic\b/i.test(bearer.value))
      return { name: "BasicAuth", scheme: { type: "http", scheme: "basic" }, line: bearer.line };
    if (bearer && /^bearer\b/i.test(bearer.value)) return bearerOf(described?.line ?? bearer.line, described?.text);
    for (const [name, { line }] of headers) if (keyHeader.test(name)) return keyOf(name, line);
  }
  if (described && /bearer/i.test(described.text)) return bearerOf(described.line, described.text);
  const sent = operations.flatMap(({ fields }) => fields).filter(({ place }) => place === "header");
  const own = sent.find(({ path: [name = ""] }) => /^authorization$/i.test(name));
  if (own && /bearer/i.test(JSON.stringify(own.schema))) return bearerOf(own.line, undefined);
  const listed = sent.find(({ path }) => keyHeader.test(path.join(".")));
  if (listed) return keyOf(listed.path.join("."), listed.line, listed.schema.description);
  for (const block of blocks) {
    const text = block.kind === "table" ? block.rows.map(({ cells }) => cells.join(" ")).join("\n") : block.text;
    const at = text.search(/authorization\W{1,8}(?:\w+\W{1,4})?bearer\b|\bbearer (?:token|auth)/i);
    if (at >= 0) return bearerOf(block.line + text.slice(0, at).split("\n").length - 1, undefined);
    // Official SDKs send their key as a bearer token.
    const sdk =
      block.kind === "code"
        ? text.search(/\b(?:OpenAI|Client)\(\s*\{?\s*(?:[\w ]+[=:][^\n]*\n?\s*){0,4}api_?key\s*[=:]/i)
        : -1;
    if (sdk >= 0) return bearerOf(block.line + text.slice(0, sdk).split("\n").length - 1, undefined);
    const key = /\b(x-api-key|api-key)\b/i.exec(text)?.[1];
    if (key) return keyOf(key, block.line);
  }
  const stacked = findStacked(blocks);
  if (stacked?.isBearer) return bearerOf(stacked.line, undefined);
  const bare =
    described?.line ??
    own?.line ??
    stacked?.line ??
    operations.flatMap(({ headers }) => headers.get("authorization")?.line ?? [])[0];
  return bare === undefined ? undefined : keyOf("Authorization", bare, described?.text);
}

/**
 * Tells of what no command shows, and of the headers that calls are authorised with as well: a description that is made of a
 * page has one way only.
 */
export function tellOtherCredentials(operations: readonly OperationFacts[], chosen: Security, note: Note): void {
  const isShown = operations.some(({ headers }) => headers.has("authorization"));
  if (!isShown && chosen.scheme.type === "apiKey" && chosen.scheme.name === "authorization") {
    const message = 'It does not show how the header "Authorization" is written; the key is sent as it is.';
    note("import-guessed", chosen.line, message, "Name a scheme such as bearer in an overlay.");
  }
  const told = new Set([chosen.scheme.type === "apiKey" ? String(chosen.scheme.name) : "authorization"]);
  const shown = operations.flatMap(({ headers, fields }) => [
    ...[...headers].map(([name, { line }]) => ({ name: name.toLowerCase(), line })),
    ...fields
      .filter(({ place }) => place === "header")
      .map(({ path, line }) => ({ name: path.join(".").toLowerCase(), line })),
  ]);
  for (const { name, line } of shown) {
    if (!isCredential(name) || told.has(name)) continue;
    told.add(name);
    const message = `Calls may be authorised with the header "${name}" as well; it is left out beside ${chosen.name}.`;
    note("import-value-ignored", line, message, "Add it to `components/securitySchemes` in an overlay.");
  }
}

function bearerOf(line: number, description: string | undefined): Security {
  return { name: "BearerAuth", scheme: { type: "http", scheme: "bearer", ...(description && { description }) }, line };
}

function keyOf(name: string, line: number, description?: unknown): Security {
  const scheme = { type: "apiKey", in: "header", name: name.toLowerCase() };
  return {
    name: "ApiKeyAuth",
    scheme: { ...scheme, ...(typeof description === "string" && description !== "" && { description }) },
    line,
  };
}

const authorizationCell = /^`?authorization`?\s*\*?$/i;

/** Whether a table has a row of what calls are authorised with, which is read for the page as a whole. */
export function isOfCredentials({ rows }: TableBlock): boolean {
  return rows.some(({ cells: [name = ""] }) => authorizationCell.test(name));
}

/** What a table says of the header `Authorization`. */
function findRow(blocks: readonly Block[]): { readonly text: string; readonly line: number } | undefined {
  for (const block of blocks) {
    if (block.kind !== "table") continue;
    const row = block.rows.find(({ cells }) => authorizationCell.test(cells[0] ?? ""));
    // A sign in the last cell is no description.
    if (row) return { text: row.cells.at(-1)?.match(/.*\p{L}{2}.*/su)?.[0] ?? "", line: row.line };
  }
  return undefined;
}

/** What the lines below the name of the header say, where a copy has one for each of its marks. */
function findStacked(blocks: readonly Block[]): { readonly isBearer: boolean; readonly line: number } | undefined {
  const textAt = (at: number): string => {
    const block = blocks[at];
    return block?.kind === "text" || block?.kind === "heading" ? block.text : "";
  };
  const at = blocks.findIndex(
    (_, index) => /^authorization$/i.test(textAt(index)) && readType(textAt(index + 1))?.type === "string",
  );
  const line = blocks[at]?.line;
  return line === undefined
    ? undefined
    : { isBearer: [2, 3, 4, 5, 6].some((step) => /^\W*bearer\b/i.test(textAt(at + step))), line };
}
