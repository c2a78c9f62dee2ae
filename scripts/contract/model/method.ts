export type StandardMethod = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE" | "QUERY";

/** Upper case by custom; any other than the standard ones comes from `additionalOperations` (OpenAPI 3.2), as written there. */
export type Method = StandardMethod | (string & {});
