import type { Origin, Report } from "../../base/diagnostics.js";
import { isObject, type JsonObject, join, own } from "../../base/json.js";
import type { Schema } from "../model/types.js";

export interface SchemaContext {
  originOf(pointer: string): Origin;
  readonly report: Report;
  /** The name of a reference's target, or `undefined` when there is none, which has been reported. */
  nameOf(ref: string, at: Origin, dynamic: boolean): string | undefined;
}

/** Builds a subschema. */
export type SchemaBuilder = (node: unknown, pointer: string, context: SchemaContext) => Schema;

/** Reads one schema's keywords, each as the type that it must have; a wrong one is reported and read as absent. */
export class KeywordReader {
  constructor(
    readonly node: JsonObject,
    readonly pointer: string,
    readonly context: SchemaContext,
    private readonly build: SchemaBuilder,
  ) {}

  value(keyword: string): unknown {
    return own(this.node, keyword);
  }

  originOf(...tokens: readonly string[]): Origin {
    return this.context.originOf(join(this.pointer, ...tokens));
  }

  refuse(keyword: string, expected: string): undefined {
    const found = kindOf(this.value(keyword));
    const at = this.originOf(keyword);
    this.context.report({ code: "document-invalid", at, message: `"${keyword}" must be ${expected}, not ${found}.` });
    return undefined;
  }

  private of<T>(keyword: string, guard: (value: unknown) => value is T, expected: string): T | undefined {
    const value = this.value(keyword);
    if (value === undefined) return undefined;
    return guard(value) ? value : this.refuse(keyword, expected);
  }

  text(keyword: string): string | undefined {
    return this.of(keyword, (value) => typeof value === "string", "a string");
  }

  flag(keyword: string): true | undefined {
    return this.of(keyword, (value) => typeof value === "boolean", "true or false") || undefined;
  }

  number(keyword: string): number | undefined {
    return this.of(keyword, isFiniteNumber, "a finite number");
  }

  step(keyword: string): number | undefined {
    return this.of(keyword, (value): value is number => isFiniteNumber(value) && value > 0, "a number above zero");
  }

  count(keyword: string): number | undefined {
    return this.of(
      keyword,
      (value): value is number => isFiniteNumber(value) && value >= 0 && Number.isInteger(value),
      "a whole number",
    );
  }

  names(keyword: string): ReadonlySet<string> | undefined {
    const texts = this.of(keyword, isTexts, "a list of strings");
    return texts && new Set(texts);
  }

  namesByName(keyword: string): ReadonlyMap<string, readonly string[]> | undefined {
    const value = this.of(keyword, isObject, "an object of lists of strings");
    return value && new Map(Object.entries(value).filter((entry): entry is [string, string[]] => isTexts(entry[1])));
  }

  one(keyword: string): Schema | undefined {
    const value = this.value(keyword);
    return value === undefined ? undefined : this.build(value, join(this.pointer, keyword), this.context);
  }

  list(keyword: string): readonly Schema[] | undefined {
    const values = this.of(keyword, (value) => Array.isArray(value), "a list of schemas");
    if (values?.length === 0) return this.refuse(keyword, "a list with at least one schema");
    return values?.map((value, index) => this.build(value, join(this.pointer, keyword, index), this.context));
  }

  map(keyword: string): ReadonlyMap<string, Schema> | undefined {
    const values = this.of(keyword, isObject, "an object of schemas");
    if (values === undefined) return undefined;
    const entries = Object.entries(values);
    return new Map(
      entries.map(([name, value]) => [name, this.build(value, join(this.pointer, keyword, name), this.context)]),
    );
  }
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return typeof value === "string"
    ? JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value)
    : typeof value === "object"
      ? "an object"
      : String(value);
}
