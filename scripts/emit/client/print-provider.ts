import type { Contract, Operation, Parameter, Stream } from "../../contract/model/types.js";
import { bareType, isRecordType } from "../../spec/media-types.js";
import { propertyKey, stringLiteral } from "../code/encode.js";
import { block, braces, record } from "../code/object-text.js";
import type { AnswerChoice } from "../types/answer-choice.js";
import type { OperationTypes } from "../types/operation-types.js";
import { checkedPlaces, type ParameterNames } from "../types/parameter-schemas.js";
import { type Writers, writersOf } from "./parameter-styles.js";
import { encoderOf, printBody, validatorOf } from "./print-body.js";
import { pageFunctions, printPages } from "./print-pages.js";
import { printRequirements, printSignIn } from "./print-sign-in.js";
import type { Resource } from "./resources.js";
import { ownRequirements, type SignIn } from "./sign-in.js";

/** Names of validator constants. */
export interface OperationValidators extends ParameterNames {
  readonly query?: string;
}

export interface ProviderInput {
  readonly contract: Contract;
  readonly validators: ReadonlyMap<string, OperationValidators>;
  readonly signIn: SignIn;
}

/** Prints where a provider is, and how it authenticates. */
export function printProvider({ contract, signIn }: ProviderInput): string {
  const members = [
    `name: ${stringLiteral(contract.provider)}`,
    // What the runtime must read: another number where it has to know something new.
    "format: 1",
    `baseURL: ${stringLiteral(baseUrlOf(contract))}`,
    ...printSignIn(signIn),
    ...(contract.models === undefined ? [] : [`models: ${modelsText(contract.models, contract)}`]),
  ];
  return block(members, "");
}

/** How `resources.ts` calls the table of models: `models` is a member of most clients. */
export const modelTableName = "modelTable";

/** The table, and the names of the operations in it, of which a call knows the keys. */
function modelsText(models: NonNullable<Contract["models"]>, { operations }: Contract): string {
  const named = new Set([...models.values()].flatMap(({ operations = [] }) => operations));
  const keys = operations
    .map(({ key, resource, action }) => [key, [...resource, action].join(".")] as const)
    .filter(([, name]) => named.has(name));
  return braces([`table: ${modelTableName}`, `operations: ${record(keys)}`, "check: checkModel"]);
}

/** Only an absolute URL can be called as it stands; of others the path is known that it ends in. */
function baseUrlOf({ servers, root }: Contract): string {
  const url = servers[0]?.url ?? "";
  return /^https?:\/\/[^{}]+$/i.test(url) ? url : root;
}

/** Prints what the runtime needs to know of the operations of a resource, and of those below it. */
export function printResource({ operations, children }: Resource, input: ProviderInput, indent = ""): string {
  const inner = `${indent}  `;
  const members: string[] = [];
  for (const [name, typed] of operations) members.push(`${propertyKey(name)}: ${printOperation(typed, input, inner)}`);
  for (const [name, child] of children) members.push(`${propertyKey(name)}: ${printResource(child, input, inner)}`);
  return block(members, indent);
}

/** The same of one operation. */
export function printOperation(typed: OperationTypes, input: ProviderInput, indent = ""): string {
  return block(specMembers(typed, input), indent);
}

function specMembers(typed: OperationTypes, { validators, contract, signIn }: ProviderInput): readonly string[] {
  const { operation, body } = typed;
  const own = validators.get(operation.id) ?? {};
  const all = writersOfAll(operation, contract);
  const { writers } = all;
  const [headers, cookies] = [othersText("header", all), othersText("cookie", all)];
  const security = securityText(operation, contract, signIn);
  return [
    `key: ${stringLiteral(operation.key)}`,
    `method: ${stringLiteral(operation.method)}`,
    `path: ${stringLiteral(operation.path)}`,
    ...(operation.fixedQuery ? [`fixedQuery: ${record([...operation.fixedQuery])}`] : []),
    ...(operation.fixedHeaders ? [`fixedHeaders: ${record([...operation.fixedHeaders])}`] : []),
    ...(security === undefined ? [] : [`security: ${security}`]),
    ...(typed.path.length === 0 ? [] : ["fill: fillPath"]),
    ...(writers.path.size === 0 ? [] : [`pathStyles: ${writersText(writers.path)}`]),
    ...queryLines(typed, writers.query, own.query),
    ...(headers === undefined ? [] : [`headers: ${headers}`]),
    ...(cookies === undefined ? [] : [`cookies: ${cookies}`]),
    ...checkLines(typed, own),
    ...(body ? [`body: ${printBody(body, contract)}`] : []),
    ...(typed.emptyBody ? ["emptyBody: true"] : []),
    ...answerLines(typed),
    ...(typed.pages === undefined ? [] : [`page: ${printPages(typed.pages)}`]),
    ...(operation.stream ? [`stream: ${streamText(operation.stream, typed)}`] : []),
  ];
}

function answerLines(typed: OperationTypes): readonly string[] {
  const { result, choice, data } = typed;
  const { kinds, accept } = result;
  const texts = kinds.map(stringLiteral);
  const isDefault = kinds.length === 1 && kinds[0] === "json";
  return [
    ...(isDefault ? [] : [`response: ${texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`}`]),
    ...(hasForms(typed) ? ["forms: answerForms"] : []),
    ...(accept === undefined ? [] : [`accept: ${stringLiteral(accept)}`]),
    ...(choice === undefined || choice.formats.length === 0 ? [] : [formatsText(choice)]),
    ...(data === undefined ? [] : [dataText(data)]),
  ];
}

/** What the answer is by the value of a field. */
function formatsText({ field, formats }: AnswerChoice): string {
  const values = formats.map(({ value, kind, accept }) => `${propertyKey(value)}: ${namesText([kind, accept])}`);
  return `formats: { field: ${stringLiteral(field)}, values: ${braces(values)} }`;
}

/** An answer may be other than JSON. */
function hasForms({ result: { kinds }, choice }: OperationTypes): boolean {
  return kinds.some((kind) => kind !== "json") || (choice?.formats.length ?? 0) > 0;
}

/** By what an object shows that it is no error. */
function dataText(names: readonly string[]): string {
  return `data: /* @__PURE__ */ holdsAny(${names.map(stringLiteral).join(", ")})`;
}

function namesText(names: readonly string[]): string {
  return `[${names.map(stringLiteral).join(", ")}]`;
}

/** What an operation says of its credentials, where that is not what is done without it. */
function securityText(operation: Operation, contract: Contract, { kind }: SignIn): string | undefined {
  const own = ownRequirements(operation, contract);
  if (own === undefined || (kind !== "schemes" && own.length > 0)) return undefined;
  return printRequirements(own);
}

interface OperationWriters {
  readonly operation: Operation;
  readonly writers: Readonly<Record<Parameter["in"], Writers>>;
}

function writersOfAll(operation: Operation, contract: Contract): OperationWriters {
  const [path, query, header, cookie] = (["path", "query", "header", "cookie"] as const).map((place) =>
    writersOf(operation, place, contract),
  ) as [Writers, Writers, Writers, Writers];
  return { operation, writers: { path, query, header, cookie } };
}

/** What the operations need of the runtime that not all of them do. */
export function providerFunctions(
  operations: readonly OperationTypes[],
  contract: Contract,
  { kind }: SignIn,
  validators: ProviderInput["validators"],
): readonly string[] {
  const names = operations.flatMap((typed) => functionsOf(typed, contract, validators.get(typed.operation.id) ?? {}));
  return [
    ...new Set([
      ...(kind === "schemes" ? ["chooseSignIn"] : []),
      ...(contract.models === undefined ? [] : ["checkModel"]),
      ...names,
    ]),
  ].sort();
}

function functionsOf(typed: OperationTypes, contract: Contract, own: ParameterNames): readonly string[] {
  const { operation, path, body, pages, query, cookies } = typed;
  const all = writersOfAll(operation, contract);
  return [
    ...(path.length === 0 ? [] : ["fillPath"]),
    ...(body?.medias.some(validatorOf) ? ["checkValue"] : []),
    query === undefined ? "noQuery" : "queryRules",
    ...(parameterCheck(operation, own) ?? []),
    ...(hasForms(typed) ? ["answerForms"] : []),
    ...(body !== undefined && body.medias.length > 1 ? ["chooseMedia"] : []),
    ...(body?.medias ?? []).flatMap((media) => encoderOf(media) ?? []),
    ...(pages === undefined ? [] : pageFunctions(pages)),
    ...(cookies === undefined ? [] : ["joinCookies"]),
    ...(operation.stream === undefined ? [] : ["EventStream"]),
    ...(typed.chunks ? ["asChunk"] : []),
    ...(operation.stream?.text ? ["asText"] : []),
    ...(operation.stream?.named ? ["withName"] : []),
    ...(operation.stream?.named?.texts.length ? ["readTexts"] : []),
    ...(isRecordType(operation.stream?.mediaType ?? "") ? ["makeRecordParser"] : []),
    ...(typed.data === undefined && typed.eventData === undefined ? [] : ["holdsAny"]),
    ...Object.values(all.writers).flatMap((writers) => [...writers.values()].flatMap(({ uses }) => uses)),
  ];
}

function streamText(
  { flag, byDefault, sentinel, mediaType, text, named }: Stream,
  { eventData: data, chunks }: OperationTypes,
): string {
  return braces([
    ...(flag === undefined ? [] : [`flag: ${stringLiteral(flag)}`]),
    ...(byDefault ? ["byDefault: true"] : []),
    ...(sentinel === undefined ? [] : [`sentinel: ${stringLiteral(sentinel)}`]),
    ...(bareType(mediaType) === "text/event-stream" ? [] : [`type: ${stringLiteral(bareType(mediaType))}`]),
    ...(text ? ["parse: asText"] : []),
    ...(named?.texts.length ? [`parse: /* @__PURE__ */ readTexts(${named.texts.map(stringLiteral).join(", ")})`] : []),
    ...(named ? ["named: withName"] : []),
    ...(isRecordType(mediaType) ? ["parser: makeRecordParser"] : []),
    ...(data === undefined ? [] : [dataText(data)]),
    ...(chunks ? ["value: asChunk"] : []),
    "as: EventStream",
  ]);
}

function queryLines(typed: OperationTypes, writers: Writers, validator: string | undefined): readonly string[] {
  if (typed.query === undefined) return ["query: noQuery"];
  const members = [
    ...(validator === undefined ? [] : [`validator: validators.${validator}`]),
    "rules: queryRules",
    ...(writers.size === 0 ? [] : [`write: ${writersText(writers)}`]),
  ];
  return [`query: ${braces(members)}`];
}

/** The names of those that the caller has to give. */
function requiredOf(place: "header" | "cookie", { parameters, fixedHeaders }: Operation): readonly string[] {
  const fixed = [...(fixedHeaders?.keys() ?? [])].map((name) => name.toLowerCase());
  return parameters
    .filter((parameter) => parameter.in === place && parameter.required)
    .filter(({ name }) => place === "cookie" || !fixed.includes(name.toLowerCase()))
    .map(({ name }) => name);
}

/** Of headers and cookies; nothing where nothing is to be known of them. */
function othersText(place: "header" | "cookie", { operation, writers }: OperationWriters): string | undefined {
  const required = requiredOf(place, operation);
  const members = [
    ...(required.length === 0 ? [] : [`required: ${namesText(required)}`]),
    ...(writers[place].size === 0
      ? []
      : [`write: ${writersText(place === "header" ? lowerCase(writers.header) : writers.cookie)}`]),
    ...(place === "cookie" && operation.parameters.some((parameter) => parameter.in === place)
      ? ["join: joinCookies"]
      : []),
  ];
  return members.length === 0 ? undefined : braces(members);
}

/** What checks parameters besides those of the query. */
function parameterCheck(operation: Operation, own: ParameterNames): readonly string[] | undefined {
  if (checkedPlaces.some((place) => own[place] !== undefined)) return ["checkParameters"];
  return requiredOf("header", operation).length === 0 ? undefined : ["requireHeaders"];
}

function checkLines({ operation }: OperationTypes, own: ParameterNames): readonly string[] {
  const places = checkedPlaces.flatMap((place) => (own[place] ? [`${place}: validators.${own[place]}`] : []));
  const check = parameterCheck(operation, own) ?? [];
  return [...check.map((name) => `check: ${name}`), ...(places.length === 0 ? [] : [`parameters: ${braces(places)}`])];
}

/** Names of headers are compared without regard to case. */
function lowerCase(writers: Writers): Writers {
  return new Map([...writers].map(([name, writer]) => [name.toLowerCase(), writer]));
}

function writersText(writers: Writers): string {
  return braces([...writers].map(([name, { text }]) => `${propertyKey(name)}: ${text}`));
}
