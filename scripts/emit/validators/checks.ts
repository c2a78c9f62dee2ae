import type { SchemaFacts } from "../../contract/model/schema-facts.js";
import type { Schema } from "../../contract/model/types.js";
import type { CheckForm } from "./check-form.js";
import type { ModuleScope } from "./module-scope.js";

/** What a check is for. Schemas that are the same for all purposes have one function. */
export type Mode = "request" | "response" | "multipart";

export interface CheckPlace {
  readonly mode: Mode;
  /** Name of the schema and the path to here, for the names of functions and tables: `CreateCompletionRequest_stop`. */
  readonly owner: string;
}

/** What the module is written in: `js` has its types in declarations beside it. */
export type CheckLanguage = "ts" | "js";

export interface CompilerOptions {
  readonly oneOf: "at-least-one" | "exactly-one";
  readonly formats: boolean;
  readonly language: CheckLanguage;
}

/** What the emitters of the keyword groups ask of the compiler. */
export interface Checks {
  readonly facts: SchemaFacts;
  readonly scope: ModuleScope;
  readonly options: CompilerOptions;
  readonly locals: (name: string, taken: Set<string>) => string;
  /** The place of a part. */
  below(place: CheckPlace, name: string): CheckPlace;
  /** How to check a value against the schema. */
  formOf(schema: Schema, place: CheckPlace): CheckForm;
}
