/** What the names of our extensions begin with. */
export const extensionPrefix = "x-concord-";

/** How an operation streams: `{ flag, event, sentinel }`. */
export const streamExtension = "x-concord-stream";

/** Headers that are always sent with the requests of an operation, a path or all of them, by name. */
export const headersExtension = "x-concord-headers";

/** In a merged document, on an operation: where each provider has it, and what it is signed with there. */
export const routesExtension = "x-concord-routes";

/** In a merged document, on an operation: the limits, values and defaults of each provider, by place. */
export const limitsExtension = "x-provider-limits";

/** A style that OpenAPI does not have, on a parameter or the encoding of a field: {@link tabStyle}. */
export const styleExtension = "x-concord-style";

/** Lists separated by tabs, which Swagger 2.0 calls `tsv`. */
export const tabStyle = "tabDelimited";

/** The same in the words of Fern. */
export const fernExtension = "x-fern-streaming";

/** The tag that leads to a schema, stated by itself, as descriptions of Azure have it. */
export const azureTag = "x-ms-discriminator-value";

/**
 * Marks what was inferred from a docs page, by how it became known: `table` for a parameter table, `example` for a command
 * or a JSON example. On an operation it tells drift that what the description lacks is unknown, not removed.
 */
export const inferredMark = "x-concord-inferred";

/** Where on its page something stands: `openapi/pages/example.md:12`. */
export const pageOriginMark = "x-concord-origin";

/** `true` on a server whose address no server has: `https://your-domain/v1`. Clients must be given another. */
export const standInExtension = "x-concord-stand-in";

/** Where loading keeps the path parameters of an operation that its path does not name, by their place in `parameters`. */
export const strayField = "x-concord-stray-parameters";

/** Where conversion keeps how the fields of a form are written, in its schema, until the media type stands around that. */
export const encodingField = "x-concord-encoding";
