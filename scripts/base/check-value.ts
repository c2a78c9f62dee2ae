import { closest } from "./closest.js";
import { isObject, type JsonObject, join } from "./json.js";

/** What is wrong with a setting, and what to do about it. */
export interface Problem {
  /** JSON pointer of the setting. */
  readonly pointer: string;
  readonly message: string;
  readonly hint?: string;
}

/** A setting: its name, for messages, and where it stands. */
export interface Setting {
  readonly name: string;
  readonly pointer: string;
  /** The whole that the setting is a part of, for settings that name something in it. */
  readonly root: JsonObject;
}

export type Check = (value: unknown, place: Setting) => Iterable<Problem>;

export interface RequiredCheck {
  readonly check: Check;
  readonly required: string;
}

/**
 * A check for every setting of a type: tsc asks for one when a setting is added, and for a {@link required} one where
 * the setting must be there.
 */
export type Fields<T> = { readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Check : RequiredCheck };

/** A setting that must be there; `what` says what it is. */
export function required(what: string, check: Check): RequiredCheck {
  return { check, required: what };
}

/** An object of settings; others than those of `fields` are told. */
export function settings(fields: Readonly<Record<string, Check | RequiredCheck>>): Check {
  const names = Object.keys(fields);
  return function* (value, place) {
    if (!isObject(value)) {
      yield wrong(value, place, "an object of settings", `It can have ${listed(names)}.`);
      return;
    }
    for (const key of Object.keys(value)) if (!Object.hasOwn(fields, key)) yield unknown(key, names, place);
    for (const [name, field] of Object.entries(fields)) {
      const found = Object.hasOwn(value, name) ? value[name] : undefined;
      const inner = { ...place, name, pointer: join(place.pointer, name) };
      if (found !== undefined) yield* (typeof field === "function" ? field : field.check)(found, inner);
      else if (typeof field === "object")
        yield { pointer: inner.pointer, message: `"${name}" is missing.`, hint: `It is ${field.required}.` };
    }
  };
}

function unknown(key: string, names: readonly string[], { pointer }: Setting): Problem {
  const meant = closest(key, names);
  return {
    pointer: join(pointer, key),
    message: `There is no setting "${key}".`,
    hint: meant === undefined ? thereAre(names) : didYouMean(meant),
  };
}

/** An object by names of the user's own; `check` also gets the name. */
export function mapOf(what: string, check: (key: string) => Check): Check {
  return function* (value, place) {
    if (!isObject(value)) {
      yield wrong(value, place, what);
      return;
    }
    for (const [key, item] of Object.entries(value))
      yield* check(key)(item, { ...place, name: key, pointer: join(place.pointer, key) });
  };
}

/** A list without repeats. */
export function listOf(
  what: string,
  check: Check,
  { atLeastOne = false }: { readonly atLeastOne?: boolean } = {},
): Check {
  return function* (value, place) {
    if (!Array.isArray(value)) {
      yield wrong(value, place, `a list of ${what}`);
      return;
    }
    if (atLeastOne && value.length === 0) yield { pointer: place.pointer, message: `"${place.name}" is empty.` };
    for (const [index, item] of value.entries()) {
      const inner = { ...place, name: `${place.name}[${index}]`, pointer: join(place.pointer, index) };
      if (typeof item === "string" && value.indexOf(item) < index)
        yield { pointer: inner.pointer, message: `"${item}" stands in "${place.name}" twice.`, hint: "Remove one." };
      else yield* check(item, inner);
    }
  };
}

/** A text that is not blank and that `accepts`; `what` says in words which those are. */
export function text(what: string, accepts: (value: string) => boolean = () => true, hint?: string): Check {
  return function* (value, place) {
    if (typeof value !== "string" || value.trim() === "" || !accepts(value)) yield wrong(value, place, what, hint);
  };
}

export const flag: Check = function* (value, place) {
  if (typeof value !== "boolean") yield wrong(value, place, "true or false");
};

/** One of some names, which may depend on the whole. */
export function oneOf(what: string, namesIn: (root: JsonObject) => readonly string[]): Check {
  return function* (value, place) {
    const names = namesIn(place.root);
    // Where there is nothing to name, that is what is told.
    if (typeof value === "string" && (names.length === 0 || names.includes(value))) return;
    const meant = typeof value === "string" ? closest(value, names) : undefined;
    yield wrong(value, place, what, meant === undefined ? thereAre(names) : didYouMean(meant));
  };
}

export function wrong(value: unknown, { name, pointer }: Setting, what: string, hint?: string): Problem {
  return { pointer, message: `"${name}" must be ${what}, not ${shown(value)}.`, ...(hint !== undefined && { hint }) };
}

export function didYouMean(name: string): string {
  return `Did you mean "${name}"?`;
}

export function thereAre(names: readonly string[]): string {
  return `There ${names.length === 1 ? "is" : "are"} ${listed(names)}.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A value in a few characters. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "string")
    return value.length > 60 ? `${JSON.stringify(value.slice(0, 60))}…` : JSON.stringify(value);
  if (typeof value === "function") return "a function";
  return isObject(value) ? "an object" : String(value);
}
