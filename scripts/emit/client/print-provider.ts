import type { Contract, MediaType, Parameter } from "../../contract/model/types.js";
import { bareType, isFormType, isJsonType } from "../../spec/media-types.js";
import { propertyKey, stringLiteral } from "../code/encode.js";
import type { CodeWriter } from "../code/source-code.js";
import { isEncodedType, type OperationTypes } from "../types/operation-types.js";
import { fixedValue } from "./fixed-value.js";
import type { Resource } from "./resources.js";

/** Names of validator constants. */
export interface OperationValidators {
  readonly query?: string;
}

export interface ProviderInput {
  /** The provider's name as a string literal. */
  readonly name: string;
  readonly contract: Contract;
  readonly root: Resource;
  readonly validators: ReadonlyMap<string, OperationValidators>;
}

/** Prints the provider as data: where it is, how it authenticates, and what the runtime needs to know of each operation. */
export function printProvider({ name, contract, root, validators }: ProviderInput, writer: CodeWriter): void {
  const auth = authOf(contract);
  writer.inlineBlock(() => {
    writer.writeLine(`name: ${name},`).writeLine(`baseURL: ${stringLiteral(baseUrlOf(contract))},`);
    if (auth !== undefined) writer.writeLine(`auth: ${auth},`);
    writer.write("operations: ");
    printResource(root, validators, writer);
    writer.write(",").newLine();
  });
}

/** Only an absolute URL can be called as it stands. */
function baseUrlOf({ servers }: Contract): string {
  const url = servers[0]?.url ?? "";
  return /^https?:\/\/[^{}]+$/i.test(url) ? url : "";
}

/**
 * How the API key travels where that is not as a bearer token, which is the runtime's default: in the first header or query
 * parameter that the description has for keys, unless it takes them by an HTTP scheme. Tokens of OAuth are no API keys.
 */
function authOf({ security, operations, securitySchemes }: Contract): string | undefined {
  const requirements = security ?? operations.flatMap((operation) => operation.security ?? []);
  const names = requirements.flatMap((requirement) => [...requirement.keys()]);
  const schemes = names.map((name) => securitySchemes.get(name)).filter((scheme) => scheme !== undefined);
  if (schemes.some(({ type }) => type === "http")) return undefined;
  const key = schemes.find(({ type }) => type === "apiKey")?.definition;
  if (key === undefined || typeof key.name !== "string") return undefined;
  if (key.in !== "header" && key.in !== "query") return undefined;
  if (key.name.toLowerCase() === "authorization") return undefined;
  return `{ in: ${stringLiteral(key.in)}, name: ${stringLiteral(key.name)} }`;
}

function printResource(
  resource: Resource,
  validators: ReadonlyMap<string, OperationValidators>,
  writer: CodeWriter,
): void {
  writer.inlineBlock(() => {
    for (const [name, typed] of resource.operations) {
      writer.write(`${propertyKey(name)}: `).inlineBlock(() => {
        for (const line of specLines(typed, validators.get(typed.operation.id) ?? {})) writer.writeLine(`${line},`);
      });
      writer.write(",").newLine();
    }
    for (const [name, child] of resource.children) {
      writer.write(`${propertyKey(name)}: `);
      printResource(child, validators, writer);
      writer.write(",").newLine();
    }
  });
}

function specLines(typed: OperationTypes, validators: OperationValidators): readonly string[] {
  const { operation, body } = typed;
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  return [
    `key: ${stringLiteral(operation.key)}`,
    `method: ${stringLiteral(operation.method)}`,
    `path: ${stringLiteral(operation.path)}`,
    ...(operation.fixedQuery ? [`fixedQuery: ${record([...operation.fixedQuery])}`] : []),
    ...(query.length > 0 ? [`query: ${queryText(query, validators.query)}`] : []),
    ...(body ? [`body: ${bodyText(body)}`] : []),
    ...(typed.emptyBody ? ["emptyBody: true"] : []),
    ...answerLines(typed),
    ...(typed.pageItems === undefined ? [] : [`page: ${pageText(typed.pageItems)}`]),
    ...(operation.stream ? [`stream: ${streamText(operation.stream)}`] : []),
  ];
}

function answerLines({ result, choice, data }: OperationTypes): readonly string[] {
  const { kinds, accept } = result;
  const texts = kinds.map(stringLiteral);
  const isDefault = kinds.length === 1 && kinds[0] === "json";
  return [
    ...(isDefault ? [] : [`response: ${texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`}`]),
    ...(accept === undefined ? [] : [`accept: ${stringLiteral(accept)}`]),
    ...(choice === undefined || choice.texts.length === 0
      ? []
      : [`texts: { field: ${stringLiteral(choice.field)}, values: ${namesText(choice.texts)} }`]),
    ...(data === undefined ? [] : [`data: ${namesText(data)}`]),
  ];
}

function namesText(names: readonly string[]): string {
  return `[${names.map(stringLiteral).join(", ")}]`;
}

function pageText(items: string): string {
  return braces([`items: ${stringLiteral(items)}`, 'cursor: "after"', "read: readPages"]);
}

function bodyText({ medias, required }: NonNullable<OperationTypes["body"]>): string {
  const [first, ...others] = medias;
  return braces([
    ...mediaMembers(first),
    ...(required ? [] : ["required: false"]),
    ...(others.length === 0
      ? []
      : ["choose: chooseMedia", `others: [${others.map((media) => braces(mediaMembers(media))).join(", ")}]`]),
  ]);
}

function mediaMembers(media: MediaType): readonly string[] {
  const type = isJsonType(media.type) && bareType(media.type) === "*/*" ? "application/json" : bareType(media.type);
  const validator = validatorOf(media);
  const fields = isFormType(type) ? fieldMembers(media) : [];
  return [
    `type: ${stringLiteral(type)}`,
    ...(isFormType(type) ? ["encode: encodeForm"] : []),
    ...(fields.length === 0 ? [] : [`fields: ${braces(fields)}`]),
    ...(validator === undefined ? [] : [`validator: validators.${validator}`]),
  ];
}

/** The validator of a body that is encoded; texts and bytes are sent as they are. */
export function validatorOf({ type, schema }: MediaType): string | undefined {
  return isEncodedType(type) ? schema?.ref : undefined;
}

/** What a client does of a field of a form by itself is not printed. */
function fieldMembers({ encoding }: MediaType): readonly string[] {
  return [...(encoding ?? [])].flatMap(([name, { contentType, style, explode, headers = [] }]) => {
    const fixed = headers.flatMap((header): (readonly [string, string])[] => {
      const value = fixedValue(header);
      return value === undefined ? [] : [[header.name, value]];
    });
    const members = [
      ...(contentType === undefined ? [] : [`type: ${stringLiteral(contentType)}`]),
      ...(style === undefined && explode === undefined ? [] : [`style: ${stringLiteral(style ?? "form")}`]),
      ...(explode === undefined ? [] : [`explode: ${explode}`]),
      ...(fixed.length === 0 ? [] : [`headers: ${record(fixed)}`]),
    ];
    return members.length === 0 ? [] : [`${propertyKey(name)}: ${braces(members)}`];
  });
}

function streamText({
  flag,
  byDefault,
  sentinel,
  mediaType,
}: NonNullable<OperationTypes["operation"]["stream"]>): string {
  return braces([
    ...(flag === undefined ? [] : [`flag: ${stringLiteral(flag)}`]),
    ...(byDefault ? ["byDefault: true"] : []),
    ...(sentinel === undefined ? [] : [`sentinel: ${stringLiteral(sentinel)}`]),
    ...(bareType(mediaType) === "text/event-stream" ? [] : [`type: ${stringLiteral(bareType(mediaType))}`]),
  ]);
}

const queryStyles: ReadonlySet<string> = new Set(["form", "spaceDelimited", "pipeDelimited", "deepObject"]);

function queryText(parameters: readonly Parameter[], validator: string | undefined): string {
  const styled = parameters.flatMap((parameter): (readonly [string, string])[] => {
    const style = parameter.style !== undefined && queryStyles.has(parameter.style) ? parameter.style : "form";
    const explode = parameter.explode ?? style === "form";
    if (style === "form" && explode) return [];
    return [[parameter.name, `{ style: ${stringLiteral(style)}, explode: ${explode} }`]];
  });
  const styles = braces(styled.map(([name, style]) => `${propertyKey(name)}: ${style}`));
  return braces([
    ...(validator === undefined ? [] : [`validator: validators.${validator}`]),
    ...(styled.length === 0 ? [] : [`styles: ${styles}`]),
  ]);
}

function record(entries: readonly (readonly [string, string])[]): string {
  return braces(entries.map(([name, value]) => `${propertyKey(name)}: ${stringLiteral(value)}`));
}

function braces(members: readonly string[]): string {
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
