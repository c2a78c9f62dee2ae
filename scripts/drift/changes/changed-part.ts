import { pathText, type Step } from "./step.js";

/** What of a description a change is about: an operation, a body, a parameter … What is in it, a path of steps says. */
export type ChangedPart =
  /** With `removed`, it is no longer there, though that is not what the change tells. */
  | { readonly kind: "operation" | "path"; readonly operation: string; readonly removed?: true }
  | { readonly kind: "parameter"; readonly in: string; readonly name: string; readonly removed?: true }
  | { readonly kind: "request-body"; readonly mediaType?: string }
  | { readonly kind: "response"; readonly status: string }
  | { readonly kind: "response-body"; readonly status: string; readonly mediaType?: string }
  | { readonly kind: "response-header"; readonly status: string; readonly name: string }
  | { readonly kind: "stream-event" }
  | { readonly kind: "webhook" | "callback"; readonly name: string }
  | { readonly kind: "webhook-body" | "callback-body"; readonly name: string; readonly mediaType?: string }
  | {
      readonly kind: "webhook-parameter" | "callback-parameter";
      readonly name: string;
      readonly in: string;
      readonly parameter: string;
    }
  | { readonly kind: "webhook-response" | "callback-response"; readonly name: string; readonly status: string }
  | {
      readonly kind: "webhook-response-body" | "callback-response-body";
      readonly name: string;
      readonly status: string;
      readonly mediaType?: string;
    }
  | {
      readonly kind: "webhook-response-header" | "callback-response-header";
      readonly name: string;
      readonly status: string;
      readonly header: string;
    }
  /** Of a field of a form, which has a part of its own. */
  | { readonly kind: "form-field-header"; readonly body: BodyPart; readonly field: string; readonly header: string }
  | { readonly kind: "security" | "servers" | "operations" }
  | { readonly kind: "security-scheme"; readonly name: string; readonly flow?: string }
  | { readonly kind: "schema"; readonly name: string }
  | { readonly kind: "info" };

/** A part that has a schema per media type. */
export type BodyPart = Extract<
  ChangedPart,
  {
    readonly kind:
      | "request-body"
      | "response-body"
      | "webhook-body"
      | "callback-body"
      | "webhook-response-body"
      | "callback-response-body";
  }
>;

/** For people and machines: `request.body.messages[].content`, `response.200.header.Retry-After`. */
export function locationOf(part: ChangedPart, path: readonly Step[]): string {
  return `${rootOf(part)}${pathText(path)}`;
}

function rootOf(part: ChangedPart): string {
  const mediaType = mediaTypeOf(part);
  const media = mediaType === undefined ? "" : `(${mediaType})`;
  switch (part.kind) {
    case "operation":
    case "path":
      return "operation";
    case "parameter":
      return `request.${part.in}.${part.name}`;
    case "request-body":
      return `request.body${media}`;
    case "response":
      return `response.${part.status}`;
    case "response-body":
      return `response.${part.status}.body${media}`;
    case "response-header":
      return `response.${part.status}.header.${part.name}`;
    case "stream-event":
      return "response.stream[]";
    case "webhook":
    case "callback":
      return `${part.kind}.${part.name}`;
    case "webhook-body":
      return `webhook.${part.name}.body${media}`;
    case "callback-body":
      return `callback.${part.name}.body${media}`;
    case "webhook-parameter":
      return `webhook.${part.name}.${part.in}.${part.parameter}`;
    case "callback-parameter":
      return `callback.${part.name}.${part.in}.${part.parameter}`;
    case "webhook-response":
    case "callback-response":
      return answerRoot(part);
    case "webhook-response-body":
    case "callback-response-body":
      return `${answerRoot(part)}.body${media}`;
    case "webhook-response-header":
    case "callback-response-header":
      return `${answerRoot(part)}.header.${part.header}`;
    case "form-field-header":
      return `${rootOf(part.body)}.${part.field}.header.${part.header}`;
    case "security":
    case "servers":
    case "operations":
      return part.kind;
    case "security-scheme":
      return `components.securitySchemes.${part.name}${part.flow === undefined ? "" : `.${part.flow}`}`;
    case "schema":
      return `components.schemas.${part.name}`;
    case "info":
      return "info";
  }
}

/** What is answered to a call of the provider, and what is in that. */
type AnswerPart = Extract<
  ChangedPart,
  { readonly kind: `${string}-response${"" | "-body" | "-header"}`; readonly name: string }
>;

function answerRoot({ kind, name, status }: AnswerPart): string {
  return `${callerOf(kind)}.${name}.response.${status}`;
}

function callerOf(kind: AnswerPart["kind"]): string {
  return kind.startsWith("webhook") ? "webhook" : "callback";
}

function answerNoun({ kind, name }: AnswerPart): string {
  return `the response to ${callerOf(kind)} ${code(name)}`;
}

/** How a sentence calls it: "request property `a.b`", "the response body (200)", "query parameter `limit`". */
export function subjectOf(part: ChangedPart, path: readonly Step[]): string {
  const scope = scopeOf(part);
  const last = path.at(-1);
  if (last === undefined) return `${nounOf(part)}${scope}`;
  const { before, after } = ownerOf(part);
  return `${before}${pieceNouns[last.kind]} ${code(pathText(path).replace(/^\./, ""))}${after}${scope}`;
}

/** How a sentence calls the part itself, without its status and media type. */
function nounOf(part: ChangedPart): string {
  const removed = "removed" in part ? "the removed " : "";
  switch (part.kind) {
    case "operation":
      return `${removed}operation ${code(part.operation)}`;
    case "path":
      return `the ${part.removed ? "removed " : ""}path of ${code(part.operation)}`;
    case "parameter":
      return `${removed}${part.in} parameter ${code(part.name)}`;
    case "request-body":
      return "the request body";
    case "response":
      return part.status === "default" ? "the default response" : `the response with status ${part.status}`;
    case "response-body":
      return "the response body";
    case "response-header":
      return `response header ${code(part.name)}`;
    case "stream-event":
      return "an event of the stream";
    case "webhook":
    case "callback":
      return `${part.kind} ${code(part.name)}`;
    case "webhook-body":
      return `the body of webhook ${code(part.name)}`;
    case "callback-body":
      return `the body of callback ${code(part.name)}`;
    case "webhook-parameter":
      return `${part.in} parameter ${code(part.parameter)} of webhook ${code(part.name)}`;
    case "callback-parameter":
      return `${part.in} parameter ${code(part.parameter)} of callback ${code(part.name)}`;
    case "webhook-response":
    case "callback-response":
      return answerNoun(part);
    case "webhook-response-body":
    case "callback-response-body":
      return `the body of ${answerNoun(part)}`;
    case "webhook-response-header":
    case "callback-response-header":
      return `header ${code(part.header)} of ${answerNoun(part)}`;
    case "form-field-header":
      return `header ${code(part.header)} of the field ${code(part.field)} of ${nounOf(part.body)}`;
    case "security":
    case "servers":
      return "the API";
    case "operations":
      return "the two descriptions";
    case "security-scheme":
      return `${part.flow === undefined ? "" : `the ${code(part.flow)} flow of `}security scheme ${code(part.name)}`;
    case "schema":
      return `schema ${code(part.name)}`;
    case "info":
      return "the description";
  }
}

/** Which of several of its kind it is, where the noun does not say so: ` (200, text/csv)`. */
function scopeOf(part: ChangedPart): string {
  if (part.kind === "form-field-header") return scopeOf(part.body);
  const scopes = [
    // The noun of a response as such says it.
    ...("status" in part && part.kind !== "response" ? [part.status] : []),
    ...[mediaTypeOf(part) ?? []].flat(),
  ];
  return scopes.length === 0 ? "" : ` (${scopes.join(", ")})`;
}

function mediaTypeOf(part: ChangedPart): string | undefined {
  return "mediaType" in part ? part.mediaType : undefined;
}

/** A back quote inside would end what sets the text off. */
function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

/** How a sentence calls what is in the part, by the last step to it. */
const pieceNouns = {
  property: "property",
  items: "item",
  prefix: "item",
  additional: "property",
  pattern: "property",
  branch: "alternative",
  keyword: "part",
} as const satisfies Record<Step["kind"], string>;

function ownerOf(part: ChangedPart): { readonly before: string; readonly after: string } {
  switch (part.kind) {
    case "request-body":
      return { before: "request ", after: "" };
    case "response-body":
      return { before: "response ", after: "" };
    case "stream-event":
      return { before: "event ", after: "" };
    case "webhook-body":
      return { before: "", after: ` of webhook ${code(part.name)}` };
    case "callback-body":
      return { before: "", after: ` of callback ${code(part.name)}` };
    case "webhook-response-body":
    case "callback-response-body":
      return { before: "", after: ` of ${answerNoun(part)}` };
    default:
      return { before: "", after: ` of ${nounOf(part)}` };
  }
}
