import type { DescribedCall } from "./described-calls.js";

type Method = (...values: unknown[]) => Promise<unknown>;

/** Calls a generated client where the operation has its place: path parameters, then the body or the query, then options. */
export function callOurs(client: object, { operation, path, body, query, headers }: DescribedCall): Promise<unknown> {
  const { resource, action, request } = operation;
  const node = resource.reduce<object>((each, name) => Reflect.get(each, name) as object, client);
  const options = { headers, ...(request && { query }) };
  return (Reflect.get(node, action) as Method)(...path, request ? body : query, options);
}
