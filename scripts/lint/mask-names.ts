import { isObject, type JsonObject } from "../base/json.js";
import { rename } from "../load/references/mask.js";

/** A name that Redocly cannot have in any object: it asks the object itself whether it has others. */
const name = "hasOwnProperty";

/** What stands for the name while Redocly reads the document. */
export interface MaskedNames {
  readonly restore: () => void;
  /** A pointer or message with the name in the place of what stands for it. */
  readonly reveal: (text: string) => string;
}

/** Renames every member of that name, and what refers to it; `undefined` where there is none. */
export function maskNames(document: JsonObject): MaskedNames | undefined {
  const owners: JsonObject[] = [];
  const taken = new Set<string>();
  visit(document, (object) => {
    for (const key of Object.keys(object)) if (key.startsWith(name)) taken.add(key);
    if (Object.hasOwn(object, name)) owners.push(object);
  });
  if (owners.length === 0) return undefined;
  let mask = name;
  while (taken.has(mask)) mask += "_";
  const undo: (() => void)[] = [];
  visit(document, (object) => {
    const { $ref: reference, required } = object;
    const masked = typeof reference === "string" ? reference.replaceAll(namePart, mask) : reference;
    if (masked !== reference) {
      object.$ref = masked;
      undo.push(() => {
        object.$ref = reference;
      });
    }
    if (Array.isArray(required) && required.includes(name)) {
      object.required = required.map((each: unknown) => (each === name ? mask : each));
      undo.push(() => {
        object.required = required;
      });
    }
  });
  for (const object of owners) rename(object, name, mask);
  return {
    restore: () => {
      for (const object of owners) rename(object, mask, name);
      for (const back of undo) back();
    },
    reveal: (text) => text.replaceAll(mask, name),
  };
}

const namePart = new RegExp(`(?<=/)${name}(?=/|$)`, "g");

function visit(value: unknown, see: (object: JsonObject) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  if (!isObject(value)) return;
  see(value);
  for (const member of Object.values(value)) visit(member, see);
}
