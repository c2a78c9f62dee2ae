import { type OpenAPI3, resolveRef, transformSchema } from "openapi-typescript";
import type ts from "typescript";

export { type OpenAPI3, type SchemaObject, transformSchemaObject } from "openapi-typescript";

type Context = Parameters<typeof transformSchema>[1];

/**
 * The declarations that openapi-typescript makes of a document. Its own entry point lints and bundles the document first,
 * which has been done to ours and costs as much as half of a run. The document has no discriminators.
 */
export function declareTypes(document: OpenAPI3, transform?: Context["transform"]): readonly ts.Node[] {
  const context: Omit<Context, "redoc"> = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    resolve: <T>(ref: string) => resolveRef<T>(document, ref, { silent: true }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform,
    transformProperty: undefined,
  };
  // Only the entry point reads `redoc`.
  return decodingLeniently(() => transformSchema(document, context as Context));
}

/**
 * Names become parts of pointers, which the Redocly inside of openapi-typescript decodes, and where `100%` is an error. Later
 * ones take what encodes nothing as it is; so does this, for as long as the call takes.
 */
function decodingLeniently<Result>(run: () => Result): Result {
  const decode = globalThis.decodeURIComponent;
  globalThis.decodeURIComponent = (text) => {
    try {
      return decode(text);
    } catch {
      return text;
    }
  };
  try {
    return run();
  } finally {
    globalThis.decodeURIComponent = decode;
  }
}
