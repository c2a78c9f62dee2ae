import { memberName, pascal } from "../../base/identifiers.js";
import type { Operation } from "../../contract/model/types.js";
import { isIdentifier, propertyKey, stringLiteral } from "../code/encode.js";
import type { AnswerChoice } from "./answer-choice.js";
import type { AnswerTypes } from "./answer-types.js";

/** One way of calling a method: what its own argument says beyond the plain one, and what comes back. */
export interface CallVariant {
  /** Absent where the argument is the plain one. */
  readonly argument?: NarrowedArgument;
  readonly result: string;
}

/** The body or query with which an answer is of one type. */
export interface NarrowedArgument {
  /** Of the type in the `types` module. */
  readonly name: string;
  /** The type without {@link members}. */
  readonly base: string;
  readonly members: readonly NarrowedMember[];
}

export interface NarrowedMember {
  readonly key: string;
  readonly optional: boolean;
  readonly type: string;
}

export interface CallInput {
  readonly operation: Operation;
  readonly result: AnswerTypes;
  readonly event?: string | undefined;
  readonly choice?: AnswerChoice | undefined;
  /** The type of the body, or of the query where there is none. */
  readonly argument?: { readonly base: string; readonly isBody: boolean } | undefined;
}

/** The ways of calling a method, the plain one last; `nameOf` gives each type of an argument its name. */
export function callVariants(
  { operation, event, result, choice, argument }: CallInput,
  nameOf: (wanted: string, base: string, members: readonly NarrowedMember[]) => string,
): readonly CallVariant[] {
  const { flag, byDefault = false } = operation.stream ?? {};
  const stream = event === undefined ? undefined : `EventStream<${event}>`;
  if (stream !== undefined && (flag === undefined || argument === undefined)) return [{ result: stream }];
  const narrowed = (suffix: string, members: readonly NarrowedMember[]): Pick<CallVariant, "argument"> => {
    if (argument === undefined || members.length === 0) return {};
    const { base, isBody } = argument;
    const stem = isIdentifier(base) ? base : `${pascal(operation.id)}${isBody ? "Request" : "Query"}`;
    return { argument: { name: nameOf(stem + suffix, base, members), base, members } };
  };
  const key = flag ?? "";
  const asks = { key, optional: byDefault, type: byDefault ? "true | null" : "true" };
  const declines = { key, optional: !byDefault, type: byDefault ? "false" : "false | null" };
  const plain = stream === undefined ? [] : [declines];
  const nothing = result.kinds.includes("none") ? " | undefined" : "";
  const options = (choice?.options ?? []).map(({ values, type, isDefault }): CallVariant => {
    const own = { key: choice?.field ?? "", optional: isDefault, type: values.map(stringLiteral).join(" | ") };
    return { ...narrowed(pascal(memberName(values[0] ?? "")), [own, ...plain]), result: type + nothing };
  });
  const streamed = stream === undefined ? [] : [{ ...narrowed("Streaming", [asks]), result: stream }];
  const whole = stream === undefined ? [] : [{ ...narrowed("NonStreaming", plain), result: result.type }];
  const all = new Set([
    result.type,
    ...(choice?.options ?? []).map(({ type }) => type).filter((type) => !isPartOf(type, result)),
    ...(stream === undefined ? [] : [stream]),
  ]);
  return [...streamed, ...(options.length > 0 ? options : whole), { result: [...all].join(" | ") }];
}

/** The choice among a union names its parts. */
function isPartOf(type: string, { json, kinds }: AnswerTypes): boolean {
  return type === "string" ? kinds.includes("text") : json !== undefined && !type.includes("<");
}

/** `stream?: false | null` as it stands in a type. */
export function memberText({ key, optional, type }: NarrowedMember): string {
  return `${propertyKey(key)}${optional ? "?" : ""}: ${type}`;
}
