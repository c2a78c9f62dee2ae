import type { Json } from "../../base/json.js";
import {
  type AnnotationKind,
  annotations,
  type ChildKind,
  type KeywordPlace,
  keywords,
  type ParentFact,
  type PlainFact,
  type RuleGroup,
} from "../../spec/keywords.js";
import type { Annotations } from "./annotations.js";
import type { Discriminator } from "./discriminator.js";
import type { NumberRules } from "./number-rules.js";
import type { ArrayRules, ConditionalRules, InstanceType, ObjectRules, Schema, StringRules } from "./types.js";

/** What a keyword with schemas holds. */
export interface ChildValues {
  readonly one: Schema;
  readonly list: readonly Schema[];
  readonly map: ReadonlyMap<string, Schema>;
}

/** The facts that fit a member of the IR. Where none does, `scripts/spec/keywords.ts` needs a kind of value for it. */
type FactOf<T> = [T] extends [Schema]
  ? ParentFact<"one">
  : [T] extends [readonly Schema[]]
    ? ParentFact<"list">
    : [T] extends [ReadonlyMap<string, Schema>]
      ? ParentFact<"map">
      : [T] extends [number]
        ? PlainFact<"number" | "count" | "step">
        : [T] extends [true]
          ? PlainFact<"flag" | "constant">
          : [T] extends [string]
            ? PlainFact<"text" | "reference">
            : [T] extends [ReadonlySet<InstanceType>]
              ? PlainFact<"types">
              : [T] extends [ReadonlySet<string>]
                ? PlainFact<"names">
                : [T] extends [ReadonlyMap<string, readonly string[]>]
                  ? PlainFact<"namesByName">
                  : [T] extends [Discriminator]
                    ? PlainFact<"discriminator">
                    : [T] extends [readonly Json[]]
                      ? PlainFact<"values">
                      : never;

/** The interfaces that have a place's keywords as members. */
interface Places {
  readonly string: StringRules;
  readonly number: NumberRules;
  readonly array: ArrayRules;
  readonly object: ObjectRules;
  readonly conditional: ConditionalRules;
  readonly schema: Omit<Schema, "at" | "notes" | RuleGroup>;
}

/** A row for each member, and no row without one. */
type Rows<T, Written> = { readonly [K in keyof T]-?: FactOf<Exclude<T[K], undefined>> } & {
  readonly [K in Exclude<keyof Written, keyof T>]: never;
};

keywords satisfies {
  readonly [P in keyof Places | KeywordPlace]: P extends keyof Places ? Rows<Places[P], (typeof keywords)[P]> : never;
};

annotations satisfies Readonly<Record<keyof Annotations, AnnotationKind>> & {
  readonly [K in Exclude<keyof typeof annotations, keyof Annotations>]: never;
};

/** A function for each kind of schemas that keywords hold. */
export type ByChildren<Args extends readonly unknown[], Result> = {
  readonly [K in ChildKind]: (value: ChildValues[K], ...args: Args) => Result;
};
