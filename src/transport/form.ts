import type { EncodeBody, Encoding, FieldEncoding } from "./body.js";
import { ConcordError } from "./errors.js";
import { type FileInput, fileName, isBinary, toBlob } from "./file.js";
import { flatten } from "./flatten.js";
import { refuseLost, toJson } from "./json-body.js";
import { formParts, multipartBytes, type Part } from "./multipart.js";
import { isScalar, membersOf, textOf, textsOf, whole } from "./parameters.js";
import { isObject } from "./server-error.js";

/**
 * Encodes `multipart/form-data` and `application/x-www-form-urlencoded`. Operations with such a body bring it, so that only
 * bundles with uploads have it. Throws {@link ConcordError}.
 */
export const encodeForm: EncodeBody = async (value, encoding) => {
  const { type, asBytes } = encoding;
  if (type.startsWith("application/x-www-form-urlencoded")) {
    const data = value instanceof URLSearchParams ? value : pairsOf(fieldsOf(value, type), encoding).join("&");
    return { data, contentType: type };
  }
  if (isForm(value) && !asBytes && value instanceof FormData) return { data: value };
  const parts = isForm(value) ? formParts(value) : await Promise.all(partsOf(fieldsOf(value, type), encoding));
  if (asBytes || parts.some((part) => part.type !== undefined || part.headers !== undefined)) {
    const data = multipartBytes(parts);
    return { data, contentType: data.type };
  }
  return { data: formData(parts) };
};

/** A form, also one of another library's class. */
function isForm(value: unknown): value is FormData {
  return Object.prototype.toString.call(value) === "[object FormData]";
}

type Fields = readonly (readonly [string, unknown])[];

function fieldsOf(value: unknown, type: string): Fields {
  refuseLost(value);
  if (!isObject(value) || isBinary(value)) throw new ConcordError(`A body of type ${type} must be an object.`);
  return Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
}

/** The pairs of a form that can hold nothing but text, escaped. */
function pairsOf(fields: Fields, encoding: Encoding): readonly string[] {
  const { fields: described = {} } = encoding;
  const objects = encoding.options.formObjects ?? encoding.objects;
  return fields.flatMap(([name, item]) => {
    const field = described[name] ?? {};
    const isWhole = isJson(field) || (objects === "json" && field.style === undefined);
    if (isWhole && Array.isArray(item) && item.some(isPlain))
      return item.map((each) => pairOf(name, toJson(each, name)));
    if (isWhole && (isPlain(item) || (isJson(field) && typeof item === "object")))
      return [pairOf(name, toJson(item, name))];
    // A comma inside of an item is none between items.
    if (field.style === "form" && field.explode === false && isParts(item))
      return [
        pairOf(name, "") +
          textsOf(item, name)
            .map((text) => pairOf("", text).slice(1))
            .join(","),
      ];
    return leavesOf(name, item, field, listNames(encoding)).map(([key, leaf]) => {
      if (isBinary(leaf)) throw new ConcordError(`${key} is a file, which this form cannot hold.`);
      return pairOf(key, textOf(leaf, key));
    });
  });
}

function pairOf(name: string, text: string): string {
  return String(new URLSearchParams([[name, text]]));
}

function listNames({ options, arrays: described }: Encoding): (name: string) => string {
  const arrays = options.formArrays ?? described;
  return (name) => (arrays === "brackets" && !name.endsWith("[]") ? `${name}[]` : name);
}

/** The fields as their style has them, and else with brackets for what is inside objects. */
function leavesOf(name: string, item: unknown, { style, explode }: FieldEncoding, listName: (name: string) => string) {
  if (style === "deepObject") return flattenAll(name, item);
  if (style !== undefined && isParts(item)) {
    if (explode ?? style === "form")
      return membersOf(item, name).map(([key, each]) => [Array.isArray(item) ? name : key, each] as const);
    const delimiter = delimiters[style] ?? ",";
    const parts = textsOf(item, name);
    return parts.length === 0 ? [] : [[name, whole(parts, delimiter, name).join(delimiter)] as const];
  }
  return flatten(name, item, listName);
}

/** A list, or an object with members. */
function isParts(item: unknown): boolean {
  return !isScalar(item) && !isBinary(item);
}

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|", tabDelimited: "\t" };

/** Lists have the numbers of their items too. */
function flattenAll(name: string, value: unknown): [string, unknown][] {
  if (!Array.isArray(value)) return flatten(name, value, (list) => list);
  return value.flatMap((item, index) => flattenAll(`${name}[${index}]`, item));
}

function partsOf(fields: Fields, encoding: Encoding): Promise<Part>[] {
  const { fields: described = {} } = encoding;
  const objects = encoding.options.formObjects ?? encoding.objects ?? "json";
  return fields.flatMap(([name, item]) => {
    const field = described[name] ?? {};
    const isWhole = field.style === undefined && (objects === "json" || isJson(field));
    if (isWhole && Array.isArray(item) && item.some(isPlain)) return item.map((each) => partOf(name, each, field));
    if (isWhole && (isPlain(item) || (isJson(field) && Array.isArray(item)))) return [partOf(name, item, field)];
    return leavesOf(name, item, field, listNames(encoding)).map(([key, leaf]) => partOf(key, leaf, field));
  });
}

/** One part: a file, JSON, or a text. */
async function partOf(name: string, value: unknown, field: FieldEncoding): Promise<Part> {
  const { headers } = field;
  const types = (field.type ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each && !each.includes("*"));
  const more = { name, ...(headers && { headers }) };
  if (isBinary(value)) return { ...more, ...(await fileOf(name, value, types)) };
  const isValue = isPlain(value) || Array.isArray(value) || (isJson(field) && value !== undefined);
  const type = isValue ? (types.find((each) => /json/.test(each)) ?? "application/json") : types[0];
  return { ...more, value: isValue ? toJson(value, name) : textOf(value, name), ...(type && { type }) };
}

/** A form has to know its parts, so a stream is read into memory first. */
async function fileOf(name: string, value: FileInput, [type]: readonly string[]) {
  const blob = await toBlob(value);
  const named = fileName(value) ?? (value instanceof Blob ? undefined : name);
  return { value: blob.type || !type ? blob : new Blob([blob], { type }), ...(named && { fileName: named }) };
}

function formData(parts: readonly Part[]): FormData {
  const form = new FormData();
  for (const { name, value, fileName: named } of parts) {
    if (typeof value === "string") form.append(name, value);
    else if (named === undefined) form.append(name, value);
    else form.append(name, value, named);
  }
  return form;
}

/** An object whose fields are what is sent of it. */
function isPlain(value: unknown): boolean {
  return isObject(value) && !isBinary(value) && !(value instanceof Date);
}

function isJson({ type = "" }: FieldEncoding): boolean {
  return /[/+]json\b/.test(type);
}
