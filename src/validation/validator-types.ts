/** What went wrong at one place of a value. */
export interface Issue {
  /** Stable and for programs: `required`, `type`, `enum`, `minimum`, `unknown-property`, … */
  readonly code: string;
  /** `error` makes the value invalid; `warning` (unknown property, unsafe integer, …) does not. */
  readonly severity: "error" | "warning";
  /** Property names and array indexes from the root to the value. */
  readonly path: readonly (string | number)[];
  /** The same as an RFC 6901 JSON pointer: `/messages/1/tool_call_id`. */
  readonly pointer: string;
  /** What would have been right: `string`, `number <= 2`, `one of "low", "high"`. */
  readonly expected: string;
  /** What was there, by type and a short excerpt: `string "hot"`, `number 1`, `nothing`. Long strings are cut. */
  readonly received: string;
  readonly message: string;
  /** A likely intended name or value: `max_tokens` for `max_tok`. */
  readonly suggestion?: string;
  /** For a value of a union: what all of its branches are. The issue tells of the branch that comes closest. */
  readonly alternatives?: readonly string[];
}

export interface ValidateOptions {
  /** Properties that the schema does not know are errors instead of warnings. Default `false`. */
  readonly strict?: boolean;
  /** The same trouble at several items of a list, such as one unknown property of them all, is one issue. Default `false`. */
  readonly once?: boolean;
}

export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly warnings: readonly Issue[] };

/** Checks values against one schema. The value is never changed, and defaults are never filled in. */
export interface Validator<T> {
  /** True when {@link validate} finds no error. Allocates nothing and stops at the first trouble. */
  is(value: unknown): value is T;
  /**
   * The issues of the value: at most 100 errors, then one with the code `too-many-issues`, and as many warnings. Throws for no
   * value: one that throws where it is read is `unreadable`.
   */
  validate(value: unknown, options?: ValidateOptions): ValidationResult<T>;
  /** Standard Schema 1 (https://standardschema.dev). */
  readonly "~standard": StandardProps<T>;
}

/** The `~standard` property of Standard Schema 1. */
export interface StandardProps<T> {
  readonly version: 1;
  readonly vendor: "openapi-concord";
  readonly validate: (value: unknown) => StandardResult<T>;
  readonly types?: { readonly input: T; readonly output: T } | undefined;
  /** Standard JSON Schema 1, for validators that were compiled with it. */
  readonly jsonSchema?: JsonSchemaConverter;
}

/** The JSON Schema of a validator, for the target `draft-2020-12` or `draft-07`; throws a `RangeError` for others. */
export interface JsonSchemaConverter {
  readonly input: (options: { readonly target: string }) => Record<string, unknown>;
  readonly output: (options: { readonly target: string }) => Record<string, unknown>;
}

export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[] };
