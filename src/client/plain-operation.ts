/**
 * An operation whose answers have `string` where types of ours list known values of it. openapi-fetch takes the type of such a
 * list, `"stop" | (string & {})`, for that of an object.
 */
export type PlainOperation<Operation> = Operation extends { responses: infer Responses }
  ? Omit<Operation, "responses"> & { responses: Plain<Responses> }
  : Operation;

type Plain<T> = T extends string
  ? string extends T
    ? string
    : T
  : T extends Blob
    ? T
    : T extends object
      ? { [Name in keyof T]: Plain<T[Name]> }
      : T;
