import type { Issue, Validator } from "../validation/validator-types.js";
import type { EncodeBody, FieldEncoding, FormArrays, FormObjects } from "./body.js";
import type { KeyPlace, Requirement, SignInSpec } from "./credentials.js";
import type { Deadline } from "./deadline.js";
import type { ModelTable } from "./model-table.js";
import type { ClientOptions, Unsupported } from "./options.js";
import type { PageSpec } from "./pages.js";
import type { CookieSpec, HeaderSpec, WriteParameter, WritePath } from "./parameters.js";
import type { JsonObject } from "./server-error.js";

declare const clientType: unique symbol;
declare const credentialsType: unique symbol;

/**
 * One provider's API as data: generated, and given to `createClient`. `Client` is the type of the client that it makes;
 * it exists for the compiler alone, as does `Credentials`, the type of the option of that name.
 */
export interface Provider<Client, Credentials = unknown> extends ProviderBase<Credentials> {
  readonly operations: OperationTree;
  readonly [clientType]?: Client;
}

/** What is a provider's, whatever is called. */
export interface ProviderBase<Credentials = unknown> {
  readonly name: string;
  /** Which form of these facts it is, and of what generated code imports; a runtime reads one. */
  readonly format?: 1;
  /** URL of the API root, such as `https://api.openai.com/v1`; the path that it ends in when the description names no server. */
  readonly baseURL: string;
  /** How the API key travels where there is one way; a bearer token in `Authorization` when absent. */
  readonly auth?: KeyPlace;
  /** In place of {@link auth} where there are several schemes, or one that takes more than a key. */
  readonly signIn?: SignInSpec;
  readonly models?: ProviderModels;
  readonly [credentialsType]?: Credentials;
}

/** What is known of a provider's models. */
export interface ProviderModels {
  readonly table: ModelTable;
  /** Names of the operations that the table names, by their keys. */
  readonly operations: Readonly<Record<string, string>>;
  /** `checkModel`. Given here, so that only bundles with such a table have it. */
  readonly check: CheckModel;
}

/** Tells the client's listeners what the model of a body is known not to take, where the client is to tell that. */
export type CheckModel = (
  client: {
    readonly provider: { readonly models?: ProviderModels };
    readonly options: Pick<ClientOptions, "validate">;
    readonly report: ((spec: OperationSpec, kind: "model", issues: readonly Issue[]) => void) | undefined;
  },
  spec: OperationSpec,
  body: unknown,
) => void;

/** The operations of a member of a client: generated, and given to `withResources`. */
export type Resource<Member> = (OperationTree | OperationSpec) & { readonly [clientType]?: Member };

/** Resources by name, each with operations and further resources. */
export interface OperationTree {
  readonly [name: string]: OperationSpec | OperationTree;
}

/**
 * What the runtime needs to know of one operation. The method that it becomes takes, in this order: one argument per
 * path parameter; the body, or for an operation without one the query, whether or not query parameters are described;
 * the options.
 */
export interface OperationSpec {
  /** Method and effective path, for errors and logs: `POST /v1/chat/completions`. */
  readonly key: string;
  readonly method: string;
  /** Path template below the API root: `/models/{model}`. A path outside the API root starts with `/../`. */
  readonly path: string;
  /** Query parameters always sent. */
  readonly fixedQuery?: Readonly<Record<string, string>>;
  /** Headers always sent, unless the caller gives others. */
  readonly fixedHeaders?: Readonly<Record<string, string>>;
  /** Which credentials it takes, where that is not what the provider says; an empty list: none. */
  readonly security?: readonly Requirement[];
  /** `fillPath`, where the path has parameters. Given here, so that only bundles with such paths have it. */
  readonly fill?: FillPath;
  /** Of path parameters that are not scalars in the style `simple`. */
  readonly pathStyles?: Readonly<Record<string, WritePath>>;
  readonly query?: QuerySpec;
  readonly headers?: HeaderSpec;
  readonly cookies?: CookieSpec;
  /** `checkParameters`, or where some headers are required and no more is known `requireHeaders`. */
  readonly check?: CheckParameters;
  /** What of the path, headers and cookies is checked one by one, headers by their names in lower case. */
  readonly parameters?: Readonly<Partial<Record<"path" | "header" | "cookie", ParameterCheck>>>;
  readonly body?: BodySpec;
  /** The body has its place, and there is none to give: the query stays in the options. */
  readonly emptyBody?: true;
  /** What a success can carry; of several, its `content-type` and status tell which. Default `json`. */
  readonly response?: AnswerForm | readonly AnswerForm[];
  /** `answerForms`, where an answer can be other than JSON. Given here, so that only bundles with such answers have it. */
  readonly forms?: AnswerForms;
  /** What the answer is where a field, of the body or of the query, has one of these values. */
  readonly formats?: { readonly field: string; readonly values: Readonly<Record<string, AnswerFormat>> };
  /** `Accept` of a plain answer, where it does not follow from {@link response}. */
  readonly accept?: string;
  /** `holdsAny` of some names, where a success may have an `error` of its own: an object with one of them is data. */
  readonly data?: (value: JsonObject) => boolean;
  readonly stream?: StreamSpec;
  readonly page?: PageSpec;
}

/** Puts values of the path's parameters in their places. Throws `ValidationError`. */
export type FillPath = (
  spec: Pick<OperationSpec, "path" | "pathStyles">,
  values: Readonly<Record<string, unknown>>,
) => string;

/** Checks what a call gives of the path, headers and cookies. Throws `ValidationError`. */
export type CheckParameters = (spec: Pick<OperationSpec, "headers" | "parameters">, given: GivenParameters) => void;

export type ParameterCheck = Pick<Validator<unknown>, "is" | "validate">;

export interface GivenParameters {
  readonly path: Readonly<Record<string, unknown>>;
  /** By their names in lower case; the last counts. */
  readonly headers: readonly (readonly [string, unknown])[];
  readonly cookies?: Readonly<Record<string, unknown>> | undefined;
}

/** JSON, a string, a `Blob`, `undefined`. */
export type AnswerForm = "json" | "text" | "binary" | "none";

/** A form, and the media type that asks for it. */
export type AnswerFormat = readonly [AnswerForm, string];

/** A success that is to be read in one of several forms. */
export interface FormedAnswer {
  readonly response: Response;
  readonly asked: AskedForms;
  readonly deadline: Deadline;
  /** Longest body in bytes, where the caller says it. */
  readonly limit: number | undefined;
  /** Reads a text as JSON. Throws `ResponseError` for what is none. */
  readonly json: (text: string) => unknown;
}

/** What answers can be, and how they are read. */
export interface AnswerForms {
  /** What the fields of a body ask for. */
  ask(spec: OperationSpec, fields: Readonly<Record<string, unknown>>): AskedForms;
  read(answer: FormedAnswer): Promise<unknown>;
}

export interface AskedForms {
  readonly forms: readonly AnswerForm[];
  readonly accept: string;
}

/** What is checked of what a call sends. */
export interface SendCheck {
  readonly unsupported: Unsupported;
  /** Told of fields that the provider does not document; absent when nobody listens. */
  readonly report?: ((kind: "undocumented" | "dropped", issues: readonly Issue[]) => void) | undefined;
}

/** What to send of a body that is there. Throws `ValidationError`. */
export type CheckValue = (validator: Validator<unknown>, body: unknown, check: SendCheck) => unknown;

/** The arguments of a method, by what they are. */
export interface Invocation {
  readonly path: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Absent where there is a body: then the options have the query parameters. */
  readonly query: unknown;
  readonly options: unknown;
  /** What comes after the options: nothing, if all is well. */
  readonly rest: readonly unknown[];
}

/** What is done with query parameters beyond sending texts and numbers. */
export interface QueryRules {
  /**
   * What to send of the argument `query`. Of the arguments nothing but their places is checked without `check`. Throws
   * `ValidationError`.
   */
  check(spec: OperationSpec, given: Invocation, check: SendCheck | undefined): object;
  /** Writes lists and objects that no style is described of. */
  readonly write: WriteParameter;
}

/** What is known of query parameters. */
export interface QuerySpec {
  /** Checks them all together, as an object. */
  readonly validator?: ParameterCheck;
  /** `queryRules`. Given here, so that only bundles with such operations have them. */
  readonly rules: QueryRules;
  /** Of those that are not `form`, exploded. */
  readonly write?: Readonly<Record<string, WriteParameter>>;
}

/** One media type of a body. */
export interface MediaSpec {
  /** `application/json`, `multipart/form-data`, `application/x-www-form-urlencoded`, or any other type for a raw body. */
  readonly type: string;
  /** For a form `encodeForm`, for bytes `encodeRaw`. Given here, so that only bundles with uploads have them. */
  readonly encode?: EncodeBody | undefined;
  /** How lists are written in a form. Default `repeat`. */
  readonly arrays?: FormArrays;
  /** How objects are written in a form. Default `json`, and of pairs `brackets`. */
  readonly objects?: FormObjects;
  /** What is described of single fields of a form. */
  readonly fields?: Readonly<Record<string, FieldEncoding>>;
  readonly validator?: Validator<unknown>;
  /** `checkValue`, where there is a validator: only bundles with one have it. Without it, nothing is checked. */
  readonly check?: CheckValue;
}

export interface BodySpec extends MediaSpec {
  /** Default `true`. */
  readonly required?: false;
  /** Further media types, of which {@link choose} takes one. */
  readonly others?: readonly MediaSpec[];
  /** `chooseMedia`, where there are several. */
  readonly choose?: (spec: BodySpec, value: unknown, wanted: string | undefined) => MediaSpec;
}

export interface StreamSpec {
  /** What asks for a stream, a boolean of the body, or without one of the query; absent when every answer is one. */
  readonly flag?: string;
  /** The answer is a stream unless the flag is `false`. */
  readonly byDefault?: true;
  /** The data of the event that ends the stream: `[DONE]`. */
  readonly sentinel?: string;
  /** Default `text/event-stream`; any other has one JSON value per line or record. */
  readonly type?: string;
  /** `asText`, where the data of an event is a text, or of those of some names; default JSON. */
  readonly parse?: (data: string, event: string) => unknown;
  /** `withName`, where names tell events apart: values are `{ event, data }`. */
  readonly named?: (event: string, data: unknown) => unknown;
  /** `makeRecordParser`, where records stand in place of lines. */
  readonly parser?: MakeParser;
  /** The same of events. */
  readonly data?: (value: JsonObject) => boolean;
  /** `asChunk`, where events are chunks of completions: what a whole one is read as. */
  readonly value?: (value: unknown) => unknown;
  /**
   * `EventStream`. Given here, so that only bundles that use it have it; without it a stream is `Events`, which can be
   * iterated and nothing else.
   */
  readonly as?: StreamClass;
}

/** Makes what reads the text of a stream. */
export type MakeParser = (
  emit: (event: { readonly event: string; readonly data: string; readonly id: string }) => void,
  limits: { readonly maxLineLength?: number | undefined; readonly maxEventLength?: number | undefined },
  syntax?: unknown,
) => { feed(text: string): void; end(): void };

/** Makes of the events of an answer what the caller gets. */
export type StreamClass = new <T>(
  iterator: AsyncIterator<T, undefined>,
  response: Response,
  controller: AbortController,
) => AsyncIterable<T>;
