import { isJsonType } from "../../spec/media-types.js";
import { follow } from "./follow.js";
import { type AnswerField, fieldsOf, isOf, withoutNull } from "./page-fields.js";
import { pageWords, plain } from "./page-words.js";
import type { Pages } from "./pages.js";
import type { Parameter, Schema, UnnamedOperation } from "./types.js";

interface ListOperation {
  readonly operation: UnnamedOperation;
  /** The one schema of its answers. */
  readonly answer: Schema;
  readonly schemas: ReadonlyMap<string, Schema>;
}

/**
 * How the list of an operation goes on, as far as the description leaves no doubt: a wrong guess would lose items, or
 * repeat them. `undefined` where it is no list, or there is a doubt.
 */
export function findPages(operation: UnnamedOperation, schemas: ReadonlyMap<string, Schema>): Pages | undefined {
  const answer = answerOf(operation);
  if (operation.method !== "GET" || operation.stream !== undefined || answer === undefined) return undefined;
  const list = { operation, answer, schemas };
  const fields = fieldsOf(answer, schemas);
  const items = findItems(answer, fields, schemas);
  if (items === undefined) return undefined;
  const more = fields.find(({ name, schema }) => pageWords.more.test(name) && isOf(schema, "boolean"));
  const facts = { ...list, items, fields, ...(more && { more: more.path }) };
  return (
    byToken(facts) ??
    byUrl(facts) ??
    byItem(facts) ??
    byLink(facts) ??
    byPage(facts) ??
    byOffset(facts) ??
    single(facts)
  );
}

/** What a success answers with, where that is one thing. */
function answerOf({ responses }: UnnamedOperation): Schema | undefined {
  const content = responses.filter(({ status }) => /^2/.test(status)).flatMap((response) => response.content);
  const schemas = content.filter(({ type }) => isJsonType(type)).map(({ schema }) => schema);
  const [first] = schemas;
  const isOne =
    schemas.length === 1 || (first?.ref !== undefined && schemas.every((schema) => schema?.ref === first.ref));
  return isOne ? first : undefined;
}

interface Facts extends ListOperation {
  readonly items: readonly string[];
  readonly fields: readonly AnswerField[];
  readonly more?: readonly string[];
}

/** The schema of the items at a place of an answer; `undefined` where there is no list. */
export function itemSchema(
  answer: Schema,
  path: readonly string[],
  schemas: ReadonlyMap<string, Schema>,
): Schema | undefined {
  const { schema } = follow(withoutNull(answer), schemas);
  const list =
    path.length === 0
      ? schema
      : fieldsOf(answer, schemas).find((field) => field.path.join("\0") === path.join("\0"))?.schema;
  if (list === undefined || !isOf(list, "array")) return undefined;
  return follow(list.array?.items ?? { at: list.at, notes: {} }, schemas).schema;
}

/** The list in an answer: the answer itself, the one that has a usual name, or the only one there is. */
function findItems(
  answer: Schema,
  fields: readonly AnswerField[],
  schemas: ReadonlyMap<string, Schema>,
): readonly string[] | undefined {
  if (isOf(follow(answer, schemas).schema, "array")) return [];
  const lists = fields.filter(({ schema, path }) => path.length < 3 && isOf(schema, "array"));
  const outer = lists.filter(({ path }) => path.length === 1);
  const called = pageWords.lists.map((word) => outer.find(({ name }) => name === word)).find((field) => field);
  if (called !== undefined) return called.path;
  const [only] = outer.length > 0 ? outer : lists.filter(({ holder }) => /^(?:data|result|response)$/.test(holder));
  return lists.length > 1 ? undefined : only?.path;
}

function queryOf({ operation }: Facts): readonly Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === "query");
}

function parameterIn(facts: Facts, words: readonly string[]): Parameter | undefined {
  return words.flatMap((word) => queryOf(facts).find(({ name }) => plain(name) === word) ?? [])[0];
}

function byToken(facts: Facts): Pages | undefined {
  for (const parameter of queryOf(facts)) {
    const own = plain(parameter.name);
    const words = Object.hasOwn(pageWords.tokens, own) ? (pageWords.tokens[own] ?? []) : [];
    const fits = ({ name, holder, schema, path }: AnswerField, word: string) =>
      name === word &&
      isOf(schema, "string", "integer", "number") &&
      // Of the parameter's own name, it may be an echo of what was asked.
      (word !== own || path.length === 1 ? word !== own : pageWords.holders.test(holder));
    const [field] = words.flatMap((word) => facts.fields.find((candidate) => fits(candidate, word)) ?? []);
    if (field !== undefined) return pagesOf(facts, "token", parameter, field.path);
  }
  return undefined;
}

/** A field with the URL of the next page; `next` alone must say that it is one. */
function byUrl(facts: Facts): Pages | undefined {
  const field = facts.fields.find(({ name, holder, schema }) => {
    if (!isOf(schema, "string")) return false;
    const isLink = /^(?:links?|paging)$/.test(holder) || /^uri/.test(schema.format ?? "");
    return pageWords.urls.test(name) || (name === "next" && isLink) || (name === "href" && holder === "next");
  });
  return field && pagesOf(facts, "token", undefined, field.path);
}

function byItem(facts: Facts): Pages | undefined {
  const parameter = parameterIn(facts, pageWords.items);
  const last = facts.fields.find(({ name }) => pageWords.lastItem.test(name));
  const id = idOf(facts) ?? (last && withoutNull(last.schema));
  if (parameter === undefined || id === undefined) return undefined;
  const { schema } = follow(withoutNull(parameter.schema), facts.schemas);
  if (schema.types !== undefined && !isOf(schema, ...(id.types ?? []))) return undefined;
  if (isTime(schema, parameter) && !isTime(id)) return undefined;
  const isSaid = /\b(?:id|identifier)\b/i.test(parameter.description ?? schema.notes.description ?? "");
  return last || facts.more || isSaid ? pagesOf(facts, "item", parameter, last?.path) : undefined;
}

function isTime(
  { format = "", notes }: Schema,
  { description = notes.description ?? "" }: Partial<Parameter> = {},
): boolean {
  return /^(?:date|time|duration|unix|epoch)/.test(format) || /\b(?:date|time|timestamp|epoch)\b/i.test(description);
}

function idOf({ answer, items, schemas }: Facts): Schema | undefined {
  const item = itemSchema(answer, items, schemas);
  const id = item && fieldsOf(item, schemas).find(({ path }) => path.length === 1 && path[0] === "id")?.schema;
  return id && isOf(id, "string", "integer") ? id : undefined;
}

function byLink(facts: Facts): Pages | undefined {
  const { responses } = facts.operation;
  const isLinked = responses.some(
    ({ status, headers }) => status.startsWith("2") && headers.some(({ name }) => name.toLowerCase() === "link"),
  );
  return isLinked ? { by: "link", items: facts.items } : undefined;
}

function byPage(facts: Facts): Pages | undefined {
  const parameter = parameterIn(facts, pageWords.pages);
  const start = parameter && startOf(parameter, facts);
  const last = facts.fields.find(
    ({ name, schema }) => pageWords.lastPage.test(name) && isOf(schema, "integer", "number"),
  );
  if (start === undefined || (last === undefined && facts.more === undefined)) return undefined;
  return { ...pagesOf(facts, "page", parameter, last?.path), start };
}

function byOffset(facts: Facts): Pages | undefined {
  const parameter = parameterIn(facts, pageWords.offsets);
  const total = facts.fields.find(
    ({ name, schema }) => pageWords.total.test(name) && isOf(schema, "integer", "number"),
  );
  if (parameter === undefined || (total === undefined && facts.more === undefined)) return undefined;
  if (!isOf(follow(withoutNull(parameter.schema), facts.schemas).schema, "integer", "number")) return undefined;
  const start = startOf(parameter, facts) ?? (/^(?:offset|skip)$/i.test(parameter.name) ? 0 : undefined);
  return start === undefined ? undefined : { ...pagesOf(facts, "offset", parameter, total?.path), start };
}

/** What a counting parameter begins with, which some servers call 0 and some 1. */
function startOf({ schema: written, description }: Parameter, { schemas }: Facts): number | undefined {
  const { schema } = follow(withoutNull(written), schemas);
  if (!isOf(schema, "integer", "number")) return undefined;
  const first = written.notes.default ?? schema.notes.default;
  if (first === 0 || first === 1) return first;
  const text = `${description ?? ""} ${schema.notes.description ?? ""}`;
  const said =
    /\b(?:(0|zero|1|one)[- ](?:based|indexed)|(?:starts?|starting|begins?) (?:at|from|with) (0|zero|1|one))\b/i.exec(
      text,
    );
  if (said !== null) return /0|zero/i.test(said[1] ?? said[2] ?? "") ? 0 : 1;
  const { minimum } = schema.number ?? {};
  return minimum === 0 || minimum === 1 ? minimum : undefined;
}

/** A list that cannot go on: all that a request may say, and all that stands beside the list, is known to say something else. */
function single(facts: Facts): Pages | undefined {
  const { items, operation, schemas } = facts;
  if (items.length !== 1 || !pageWords.lists.includes(plain(items[0] ?? ""))) return undefined;
  const { beside, narrowing, headers } = pageWords;
  const isFixed = ({ schema }: AnswerField) => follow(schema, schemas).schema.const === true;
  const others = facts.fields.filter(({ path }) => path.join() !== items.join());
  const isAlone = others.every((field) => field.path.length === 1 && (beside.test(field.name) || isFixed(field)));
  const given = operation.parameters.filter(({ in: place }) => place === "query" || place === "header");
  const narrows = given.every(({ in: place, name }) => (place === "query" ? narrowing : headers).test(plain(name)));
  const told = operation.responses.flatMap((response) => response.headers);
  return isAlone && narrows && told.every(({ name }) => headers.test(plain(name)))
    ? { by: "single", items }
    : undefined;
}

function pagesOf(
  { items, more }: Facts,
  by: Pages["by"],
  parameter: Parameter | undefined,
  at?: readonly string[],
): Pages {
  return { by, items, ...(parameter && { parameter: parameter.name }), ...(at && { at }), ...(more && { more }) };
}
