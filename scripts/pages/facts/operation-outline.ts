import { isObject, type JsonObject, objectOf, own } from "../../base/json.js";

/** An operation as Mintlify writes it into the Markdown of a page: OpenAPI in an order of its own. */
export function isOutline(value: unknown): value is JsonObject {
  const operation = isObject(value) ? own(value, "paths") : undefined;
  return isObject(operation) && typeof operation.path === "string" && typeof operation.method === "string";
}

/** The description that an outline stands for. */
export function describeOutline(outline: JsonObject): JsonObject {
  const { path, method, servers, request, response, deprecated } = outline.paths as JsonObject;
  const sent = isObject(request) ? request : {};
  const { schemes, security } = securityOf(sent.security);
  const parameters = parametersOf(sent.parameters);
  const content = contentOf(sent.body);
  const answers = isObject(response) ? response : {};
  const operation = {
    ...(deprecated === true && { deprecated }),
    ...(parameters.length > 0 && { parameters }),
    ...(Object.keys(content).length > 0 && { requestBody: { required: true, content } }),
    responses: objectOf(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)] as const)),
  };
  const components = isObject(outline.components) ? outline.components : {};
  return {
    openapi: "3.1.0",
    info: { title: "Imported page", version: "unknown" },
    ...(Array.isArray(servers) && { servers }),
    ...(security.length > 0 && { security }),
    paths: { [String(path)]: { [String(method).toLowerCase()]: operation } },
    components: { ...components, ...(Object.keys(schemes).length > 0 && { securitySchemes: schemes }) },
  };
}

function securityOf(stated: unknown): { readonly schemes: JsonObject; readonly security: readonly JsonObject[] } {
  const found = (Array.isArray(stated) ? stated : []).filter(isObject).flatMap((one) => {
    const title = typeof one.title === "string" ? one.title.replace(/[^\w.-]/g, "") : "";
    const places = isObject(one.parameters) ? one.parameters : {};
    const [entry] = ["header", "query", "cookie"].flatMap((place) =>
      Object.entries(isObject(places[place]) ? places[place] : {}).map(([name, scheme]) => ({ place, name, scheme })),
    );
    if (!isObject(entry?.scheme)) return [];
    const scheme =
      entry.scheme.type === "apiKey" ? { ...entry.scheme, in: entry.place, name: entry.name } : entry.scheme;
    return [[title || "auth", scheme] as const];
  });
  return { schemes: objectOf(found), security: found.map(([name]) => ({ [name]: [] })) };
}

function parametersOf(stated: unknown): readonly JsonObject[] {
  const places = isObject(stated) ? stated : {};
  return ["path", "query", "header", "cookie"].flatMap((place) =>
    Object.entries(isObject(places[place]) ? places[place] : {}).map(([name, parameter]) => {
      const schemas = isObject(parameter) && Array.isArray(parameter.schema) ? parameter.schema.filter(isObject) : [];
      const { required, description, ...schema } = schemas[0] ?? {};
      const isRequired = place === "path" || required === true;
      return {
        name,
        in: place,
        ...(isRequired && { required: true }),
        ...(typeof description === "string" && { description }),
        schema: schemaOf(schema),
      };
    }),
  );
}

function answerOf(answer: unknown): JsonObject {
  const content = contentOf(answer);
  const described = Object.values(isObject(answer) ? answer : {}).find(
    (media) => isObject(media) && typeof media.description === "string",
  );
  return {
    description: isObject(described) ? described.description : "",
    ...(Object.keys(content).length > 0 && { content }),
  };
}

function contentOf(body: unknown): JsonObject {
  const media = Object.entries(isObject(body) ? body : {}).filter(([type]) => type.includes("/"));
  return objectOf(
    media.map(([type, stated]) => {
      const { schemaArray } = isObject(stated) ? stated : {};
      const schemas = (Array.isArray(schemaArray) ? schemaArray : []).filter(isObject).map(schemaOf);
      return [type, { schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas } }] as const;
    }),
  );
}

/** A schema without what the outline alone has: a list of one in `allOf`, `requiredProperties`. */
function schemaOf(stated: JsonObject): JsonObject {
  const { requiredProperties, refIdentifier: _, allOf, ...schema } = stated;
  const parts = (Array.isArray(allOf) ? allOf : []).filter(isObject).map(schemaOf);
  const { properties, items, additionalProperties } = schema;
  const read: JsonObject = {
    ...schema,
    ...(isObject(properties) && {
      properties: objectOf(
        Object.entries(properties).map(([name, part]) => [name, isObject(part) ? schemaOf(part) : part] as const),
      ),
    }),
    ...(isObject(items) && { items: schemaOf(items) }),
    ...(isObject(additionalProperties) && { additionalProperties: schemaOf(additionalProperties) }),
    ...(Array.isArray(requiredProperties) && { required: requiredProperties }),
  };
  const [only] = parts;
  if (parts.length === 1 && Object.keys(read).length === 0 && only) return only;
  return parts.length === 0 ? read : { ...read, allOf: parts };
}
