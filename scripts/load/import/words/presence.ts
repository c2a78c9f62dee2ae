import { anyWord } from "./pattern.js";

const required = anyWord(({ tables }) => tables.presence.required);
const optional = anyWord(({ tables }) => tables.presence.optional);
/** Those of `optional` first: they may contain one of `required`. */
const either = `(?:${optional}|${required})`;

const someRequired = new RegExp(required, "i");
const everyOptional = new RegExp(optional, "gi");

/** Whether a text marks something as required. */
export function saysRequired(text: string): boolean {
  return someRequired.test(text.replace(everyOptional, " "));
}

const inBrackets = new RegExp(String.raw`[（(【[]\s*${either}\s*[)）】\]]|${either}`, "gi");

/** A name without the marks beside it: `model (required)`. */
export function withoutPresence(name: string): string {
  return name.replace(inBrackets, "");
}

// `Optional[int]` is a type.
const besideType = new RegExp(String.raw`[（(]?${either}(?!\s*[[<])[)）]?`, "gi");

/** A type without the marks beside it: `string, required`. */
export function typeWithoutPresence(type: string): string {
  return type.replace(besideType, "");
}

const asAside = new RegExp(
  String.raw`^[^.。]*[（(【[,，]\s*${required}\s*[)）】\],，.。]|(?:^|[.。]\s*)${required}\s*[.。:：,，]`,
  "i",
);

/** Whether a description says as an aside that something is required: `The model (required).`, `Required. The model.` */
export function saysRequiredAside(description: string): boolean {
  return asAside.test(description);
}

const nothingWord = anyWord(({ tables }) => tables.nothing, "none");
const nothing = new RegExp(`^(?:|[-–—/]|${nothingWord})$`, "i");

/** Whether a cell says that there is nothing to say. */
export function isNothing(cell: string): boolean {
  return nothing.test(cell);
}
