import type { Conventions } from "../../base/conventions.js";
import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import type { Annotations } from "./annotations.js";
import type { Discriminator } from "./discriminator.js";
import type { Link } from "./link.js";
import type { Method } from "./method.js";
import type { ModelFacts } from "./model-facts.js";
import type { NumberRules } from "./number-rules.js";
import type { Pages } from "./pages.js";
import type { KeyHeader, SecurityRequirement, SecurityScheme } from "./security.js";
import type { Server } from "./server.js";

/** What one provider's description says, in one spelling. `build.ts` makes it, and nothing changes it. */
export interface Contract {
  /** The provider's name in the config, or the file's base name. */
  readonly provider: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  /** The path of the API root (`/v1`, `/api/v1`, or `""`), which {@link Operation.path} leaves out. */
  readonly root: string;
  readonly servers: readonly Server[];
  /** Tags that the description explains, by name. */
  readonly tags: ReadonlyMap<string, string>;
  /** In document order; no two have the same {@link Operation.identity} or {@link Operation.id}. */
  readonly operations: readonly Operation[];
  /** Named schemas by identifier. The target of every `ref` is a key of this map. */
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** What an operation without its own `security` requires. */
  readonly security?: readonly SecurityRequirement[];
  readonly conventions?: Conventions;
  /** What the provider calls on its own, by name. */
  readonly webhooks?: readonly Hook[];
  /** What is known of its models, by id, or by the beginning of ids with a `*` at its end. */
  readonly models?: ReadonlyMap<string, ModelFacts>;
  /** The numbers in schemas of which JavaScript writes other digits, and how the description writes them. */
  readonly longNumbers?: ReadonlyMap<number, string>;
  readonly at: Origin;
  /** Such as `paths: {}`. */
  readonly emptySections?: readonly Origin[];
}

/** Requests that the provider sends and the client answers: a webhook, or a callback of an operation. */
export interface Hook {
  /** The webhook's name, or a callback's name and expression. */
  readonly name: string;
  /** Of a callback: the address that is called, of which its name says nothing. */
  readonly expression?: string;
  readonly methods: readonly HookMethod[];
  readonly at: Origin;
}

export interface HookMethod {
  readonly method: Method;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: true;
  /** By what the provider shows that the call is its own, where that is said of this one: `[]` for by nothing. */
  readonly security?: readonly SecurityRequirement[];
  /** What the provider's call has beside its body. */
  readonly parameters: readonly Parameter[];
  readonly request?: Body;
  readonly responses: readonly Response[];
  readonly providers?: readonly string[];
  readonly extensions?: ReadonlyMap<string, Json>;
  readonly at: Origin;
}

export interface Operation {
  /** Method and effective path, for people: `POST /v1/chat/completions`. */
  readonly key: string;
  /** Method and path below the API root with parameter names erased, for matching: `POST /chat/completions`, `GET /models/{}`. */
  readonly identity: string;
  /** Unique identifier in camel case, from resource and action: `chatCompletionsCreate`. */
  readonly id: string;
  readonly method: Method;
  /** Path template below the API root, with the slash at its end that the others leave out; one outside of it starts with `/../`. */
  readonly path: string;
  /** The path as the description writes it, where that has slashes in a row, which {@link path} has one of. */
  readonly written?: string;
  /** Query parameters that belong to the identity, from a path key such as `/responses?beta=true`. */
  readonly fixedQuery?: ReadonlyMap<string, string>;
  /** Headers that are always sent, from `x-concord-headers`. */
  readonly fixedHeaders?: ReadonlyMap<string, string>;
  /** How its list goes on, where that is certain; `false`: the config says that it does not. */
  readonly page?: Pages | false;
  /** Where the method sits in the client: `["chat", "completions"]`; empty for a path without a static segment. */
  readonly resource: readonly string[];
  /** The method's name: `create`. */
  readonly action: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: true;
  readonly tags: readonly string[];
  /** `operationId` as the description writes it. */
  readonly operationId?: string;
  readonly parameters: readonly Parameter[];
  /** Path parameters that the path does not name: they cannot be sent, but a difference in them tells of an intention. */
  readonly strayParameters?: readonly Parameter[];
  readonly request?: Body;
  /** In a portable contract: some providers take a body, and none suits all. Its place among the arguments stays empty. */
  readonly emptyBody?: true;
  readonly responses: readonly Response[];
  readonly stream?: Stream;
  readonly callbacks?: readonly Hook[];
  readonly security?: readonly SecurityRequirement[];
  /** By scheme, the header parameters that {@link security} was read from, where the description asks for no scheme. */
  readonly keyHeaders?: ReadonlyMap<string, KeyHeader>;
  /** Servers of this operation where they differ from the contract's. */
  readonly servers?: readonly Server[];
  /** In a merged contract: the path of the API root that {@link path} is below, where it is not the contract's. */
  readonly root?: string;
  /** In a merged contract: who has it, when not every provider does. */
  readonly providers?: readonly string[];
  /** In a portable contract: the providers whose docs page does not mention it. */
  readonly unknownAt?: readonly string[];
  /** `x-` fields, as they stand. */
  readonly extensions?: ReadonlyMap<string, Json>;
  readonly at: Origin;
}

/** An operation before it has its place in the client. */
export type UnnamedOperation = Omit<Operation, "id" | "resource" | "action">;

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly schema: Schema;
  /** Set when the parameter is described by `content` instead of `schema`. */
  readonly mediaType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  /** Reserved characters are sent as they are. */
  readonly allowReserved?: true;
  /** `""` is a value, whatever the schema says. */
  readonly allowEmptyValue?: true;
  readonly deprecated?: true;
  readonly description?: string;
  readonly providers?: readonly string[];
  readonly extensions?: ReadonlyMap<string, Json>;
  readonly at: Origin;
}

export interface Body {
  readonly required: boolean;
  readonly description?: string;
  readonly content: readonly MediaType[];
  /** As of an operation, among those who have that. */
  readonly providers?: readonly string[];
  readonly at: Origin;
}

export interface MediaType {
  /** `application/json`, lower case, parameters kept: `text/plain; charset=utf-8`. */
  readonly type: string;
  readonly schema?: Schema;
  /** OpenAPI 3.2: the schema of one item of a sequence, such as one event of a stream. */
  readonly itemSchema?: Schema;
  /** As of an operation, among those who have the body. */
  readonly providers?: readonly string[];
  /** How single fields of a form are written. */
  readonly encoding?: ReadonlyMap<string, FieldEncoding>;
  readonly at: Origin;
}

/** OpenAPI 3.1, "Encoding Object". */
export interface FieldEncoding {
  /** Media types, separated by commas. */
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: true;
  readonly headers?: readonly Parameter[];
  readonly at: Origin;
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Parameter[];
  readonly content: readonly MediaType[];
  readonly links?: readonly Link[];
  readonly providers?: readonly string[];
  readonly at: Origin;
}

/** How an operation answers with a stream of events. */
export interface Stream {
  /** The boolean property of the body, or parameter of the query, that asks for it; absent when the operation always streams. */
  readonly flag?: string;
  /** The answer is a stream unless the flag is `false`, which its default says. */
  readonly byDefault?: true;
  readonly event: Schema;
  /** True where an extension gives {@link event}, whatever the schema of the media type is. */
  readonly stated?: true;
  readonly text?: true; // The data of an event is its value as it stands, no JSON.
  /** A value is `{ event, data }`, for the name says what the data is; the names of those whose data is a text. */
  readonly named?: { readonly texts: readonly string[] };
  readonly mediaType: string;
  /** The data of the event that ends the stream: `[DONE]`. */
  readonly sentinel?: string;
  /** True where the description does not declare the stream and it was taken from a `stream` property. */
  readonly inferred: boolean;
  /** True where the description gives no schema of the events: {@link event} is the plain answer's, or anything. */
  readonly undescribed?: true;
  /** The provider whose description of the same operation gave {@link event} in their place. */
  readonly adoptedFrom?: string;
}

export type InstanceType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/**
 * A JSON Schema 2020-12 schema. A group of rules says nothing about instances of types other than its own. All members
 * apply together; `{ at, notes: {} }` accepts everything.
 */
export interface Schema {
  readonly at: Origin;
  /** The boolean schema `false`, in whatever spelling. */
  readonly never?: true;
  /** Key of {@link Contract.schemas}. Siblings apply too. */
  readonly ref?: string;
  /** `number` includes integers. */
  readonly types?: ReadonlySet<InstanceType>;
  /** The values allowed; `const` is an enumeration of one. */
  readonly enum?: readonly Json[];
  /** The enumeration of one was written as `const`. */
  readonly const?: true;
  /** Of strings (`date-time`) or numbers (`int64`). */
  readonly format?: string;
  readonly string?: StringRules;
  readonly number?: NumberRules;
  readonly array?: ArrayRules;
  readonly object?: ObjectRules;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly conditional?: ConditionalRules;
  readonly discriminator?: Discriminator;
  readonly notes: Annotations;
}

export interface StringRules {
  /** In Unicode code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** ECMA-262, not anchored. */
  readonly pattern?: string;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
  readonly contentSchema?: Schema;
}

export interface ArrayRules {
  readonly prefixItems?: readonly Schema[];
  /** Applies to the items after `prefixItems`. */
  readonly items?: Schema;
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly unevaluatedItems?: Schema;
}

export interface ObjectRules {
  readonly properties: ReadonlyMap<string, Schema>;
  /** May name properties that {@link properties} does not list. */
  readonly required: ReadonlySet<string>;
  readonly patternProperties?: ReadonlyMap<string, Schema>;
  /** Absent means that anything goes. */
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas?: ReadonlyMap<string, Schema>;
  readonly unevaluatedProperties?: Schema;
}

export interface ConditionalRules {
  readonly if: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}
