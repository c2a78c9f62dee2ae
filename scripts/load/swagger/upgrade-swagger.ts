import { upgrade } from "@scalar/openapi-upgrader";
import type { Origin, Report } from "../../base/diagnostics.js";
import { isObject, type JsonObject, join, objectOf, own, tokensOf, valueAt } from "../../base/json.js";
import { encodingField } from "../../spec/extensions.js";
import { walkDocument } from "../../spec/walk.js";
import { type Moves, prepareSwagger } from "./prepare-swagger.js";

export interface Upgraded {
  readonly document: JsonObject;
  readonly originOf: (pointer: string) => Origin;
}

/** Turns a bundled Swagger 2.0 description into OpenAPI 3.0, which the repairs then bring to 3.1. */
export function upgradeSwagger(
  written: JsonObject,
  originOf: (pointer: string) => Origin,
  report: Report,
): Upgraded | undefined {
  const document = structuredClone(written);
  const moves = prepareSwagger(document, (pointer, message) =>
    report({ code: "keyword-ignored", at: originOf(pointer), message }),
  );
  const data = dataOf(document);
  try {
    const upgraded: unknown = upgrade(hideKeys(document, data, false) as JsonObject, "3.0");
    if (!isObject(upgraded)) return undefined;
    const restored = restoreKeys(upgraded) as JsonObject;
    placeEncodings(restored);
    return {
      document: restored,
      originOf: (pointer) => originOf(formerPointer(pointer, moves, written)),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "Is it valid? `npx redocly lint` may tell more.";
    report({
      code: "document-invalid",
      at: originOf(""),
      message: `Swagger 2.0 cannot be converted: ${reason}.`,
      hint,
    });
    return undefined;
  }
}

/** How fields are written is said beside their schema. */
function placeEncodings(document: JsonObject): void {
  walkDocument(document, ({ kind, value }) => {
    const schema = kind === "mediaType" ? own(value, "schema") : undefined;
    const encoding = isObject(schema) ? own(schema, encodingField) : undefined;
    if (!isObject(schema) || !isObject(encoding)) return;
    delete schema[encodingField];
    value.encoding = encoding;
  });
}

/** Examples, defaults and the like: values that the converter must leave alone. */
function dataOf(document: JsonObject): ReadonlySet<unknown> {
  const data = new Set<unknown>();
  walkDocument(document, ({ kind, value }) => {
    if (kind === "data") data.add(value);
  });
  return data;
}

const mark = "x-concord-hidden ";

/** The converter rewrites `$ref` and `type` wherever they stand, and loses a `__proto__`. */
function hideKeys(value: unknown, data: ReadonlySet<unknown>, inData: boolean): unknown {
  const isData = inData || data.has(value);
  if (Array.isArray(value)) return value.map((item) => hideKeys(item, data, isData));
  if (!isObject(value)) return value;
  return objectOf(
    Object.entries(value).map(([key, item]) => {
      const hidden = key === "__proto__" || (isData && (key === "$ref" || key === "type"));
      return [hidden ? mark + key : key, hideKeys(item, data, isData)] as const;
    }),
  );
}

function restoreKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restoreKeys);
  if (!isObject(value)) return value;
  return objectOf(
    Object.entries(value).map(
      ([key, item]) => [key.startsWith(mark) ? key.slice(mark.length) : key, restoreKeys(item)] as const,
    ),
  );
}

const formerSections: ReadonlyMap<string, string> = new Map([
  ["/components/schemas", "/definitions"],
  ["/components/parameters", "/parameters"],
  ["/components/responses", "/responses"],
  ["/components/securitySchemes", "/securityDefinitions"],
  ["/servers", "/host"],
]);

/** Where a node of the OpenAPI 3 document stood in the Swagger 2.0 document, as near as that document has it. */
export function formerPointer(pointer: string, moves: Moves, document: JsonObject): string {
  const tokens = tokensOf(pointer);
  for (let length = tokens.length; length > 0; length--) {
    const prefix = join("", ...tokens.slice(0, length));
    const moved = moves.get(prefix) ?? formerSections.get(prefix);
    if (moved !== undefined) return existing([...tokensOf(moved), ...tokens.slice(length)], document);
  }
  return existing(tokens, document);
}

/** The longest part of the way that the document has; media types and schemas of parameters had no level of their own. */
function existing(tokens: readonly string[], document: JsonObject): string {
  let pointer = "";
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? "";
    if (valueAt(document, join(pointer, token)) !== undefined) pointer = join(pointer, token);
    else if (token === "content") index++;
    else if (token !== "schema") break;
  }
  return pointer;
}
