import { compareText } from "../../base/diagnostics.js";
import { canonicalJson, type Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { assertedFormats } from "../../spec/asserted-formats.js";
import type { Side } from "../side.js";
import type { Branch } from "./assemble.js";
import { type Alternative, type Form, type FormKind, formsOf, kinds } from "./forms.js";
import { tagOf } from "./group-objects.js";

/** A side and its alternatives. */
export interface SideForms {
  readonly side: Side;
  readonly forms: ReturnType<typeof formsOf>;
}

/** The kinds of values of each side, in words; those that are joined have one word. */
export function labelsOf(all: readonly SideForms[], branches: readonly Branch[]): readonly (readonly string[])[] {
  const words = new Map<Branch, string>();
  for (const branch of branches) {
    const [first] = branch.forms;
    const isOnly = branches.filter(({ kind }) => kind === branch.kind).length === 1;
    if (first !== undefined && ["object", "array"].includes(branch.kind))
      words.set(branch, isOnly ? branch.kind : longWordOf(first));
  }
  return all.map((one, owner) => {
    if (one.forms === "anything") return ["anything"];
    const found = new Set(one.forms.map(({ kind }) => kind));
    if (kinds.every((kind) => found.has(kind)) && one.forms.every(({ schema }) => schema.enum === undefined))
      return ["any type"];
    if (branches.length === 0) return [...new Set(one.forms.map((form) => form.ref ?? wordOf(form)))].sort(compareText);
    const long = [...words].flatMap(([{ forms }, word]) => (forms.some((form) => form.owner === owner) ? [word] : []));
    const short = one.forms.filter(({ kind }) => kind !== "object" && kind !== "array").map(wordOf);
    return [...new Set([...long, ...short])].sort(compareText);
  });
}

function longWordOf(form: Alternative): string {
  return form.kind === "array" ? `array of ${itemWords(form)}` : (form.ref ?? `object ${tagOf(form)}`.trim());
}

function wordOf({ kind, ref, schema, side }: Form): string {
  if (kind === "number" && schema.types?.has("integer")) return "integer";
  return kind === "other" ? (ref ?? composedWords(schema, side)) : kind;
}

/** `all of (integer or null) and (integer)`. */
function composedWords({ types, ref, allOf = [], not }: Schema, side: Side): string {
  const parts = [
    ...(ref === undefined ? [] : [ref]),
    ...(types === undefined ? [] : [[...types].join(" or ")]),
    ...allOf.map((schema) => wordsOf({ ...side, schema })),
    ...(not === undefined ? [] : ["what it does not exclude"]),
  ];
  return parts.length > 1 ? `all of ${parts.map((part) => `(${part})`).join(" and ")}` : "a composition";
}

function wordsOf(side: Side): string {
  const forms = formsOf(side);
  if (forms === "anything") return forms;
  if (forms.length === 0) return "nothing";
  return [...new Set(forms.map((form) => form.ref ?? (form.kind === "other" ? "a composition" : wordOf(form))))]
    .sort(compareText)
    .join(" or ");
}

function itemWords({ schema: { array }, side }: Form): string {
  const items = array?.items ?? array?.prefixItems?.[0];
  return items === undefined ? "anything" : wordsOf({ ...side, schema: items });
}

function formsOfKind({ forms }: SideForms, kind: FormKind): readonly Form[] {
  return forms === "anything" ? [] : forms.filter((form) => form.kind === kind);
}

/** The values that are listed, or that any goes; nothing where the side has no values of the kind. */
export function valuesOf(one: SideForms, kind: FormKind): Json | undefined {
  const forms = formsOfKind(one, kind);
  if (forms.length === 0) return undefined;
  if (forms.some(({ schema }) => schema.enum === undefined)) return "any";
  const values = forms
    .flatMap(({ schema }) => schema.enum ?? [])
    .map((value) => [canonicalJson(value), value] as const);
  return [...new Map(values)].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}

/** Limits of what is free in its values. */
export function limitsOf(one: SideForms, kind: "string" | "number" | "array"): Json | undefined {
  const free = formsOfKind(one, kind).filter(({ schema }) => schema.enum === undefined);
  if (free.length === 0) return undefined;
  const limits = free.map(({ schema }) => {
    const plain = Object.entries(schema[kind] ?? {}).filter(
      ([keyword, value]) => !/content/i.test(keyword) && typeof value !== "object",
    );
    return Object.fromEntries(plain) as Json;
  });
  const distinct = [...new Map(limits.map((limit) => [canonicalJson(limit), limit])).values()];
  return distinct.length === 1 ? (distinct[0] ?? {}) : distinct;
}

const asserted: ReadonlySet<string> = new Set(assertedFormats);

/** The format; that one has none counts only against a format that is checked. */
export function formatsOf(one: SideForms, kind: "string" | "number", all: readonly SideForms[]): Json | undefined {
  const own = formsOfKind(one, kind).filter(({ schema }) => schema.enum === undefined);
  if (own.length === 0) return undefined;
  const isChecked = all.some((other) =>
    formsOfKind(other, kind).some(({ schema: { format } }) => format !== undefined && asserted.has(format)),
  );
  const formats = [...new Set(own.map(({ schema }) => schema.format ?? "none"))].sort(compareText);
  const [first, ...more] = formats;
  if (more.length > 0) return formats;
  return first === "none" && !isChecked ? undefined : first;
}
