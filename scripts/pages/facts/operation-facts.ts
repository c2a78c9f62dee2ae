import type { FieldPlace } from "../words/page-words.js";
import type { Address } from "./address.js";
import type { Field } from "./field.js";
import type { Example } from "./infer-schema.js";

/** What a page tells of one operation. */
export interface OperationFacts {
  readonly method: string;
  url: Address;
  /** Of the address; {@link line} is that of the first mention. */
  urlLine: number;
  readonly line: number;
  /** A table or list of endpoints names it. */
  listed?: true;
  summary?: string;
  description?: string;
  deprecated?: true;
  requestNote?: string;
  responseNote?: string;
  fields: PlacedField[];
  readonly requests: Example[];
  readonly responses: ResponseExample[];
  readonly events: Example[];
  /** The file that a command writes the answer to. */
  output?: string;
  /** The media types that words state for the answer, none of them JSON. */
  answerMedia?: readonly string[];
  /** The status that words state for it. */
  answerStatus?: string;
  /** Words say that nothing is sent. */
  bodyless?: true;
  /** `lines`: the events are lines of JSON, without the frame of server-sent events. */
  framing?: "lines";
  /** The data of the event that ends a stream: `[DONE]`. */
  sentinel?: string;
  readonly forms: FormField[];
  /** Of the requests shown, by lower-case name. */
  readonly headers: Map<string, { readonly value: string; readonly line: number }>;
}

export interface PlacedField extends Omit<Field, "place" | "isAnswer"> {
  readonly place: FieldPlace | "response";
}

export interface ResponseExample extends Example {
  /** `200`, `404`; `default` for an error without a number. */
  readonly status: string;
}

export interface FormField {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}
