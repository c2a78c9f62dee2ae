import type { Block } from "../blocks/block.js";
import type { Column } from "../words/page-words.js";
import { gluedRequired } from "../words/presence.js";
import { gluedDefault } from "../words/statement-patterns.js";
import type { FieldCells } from "./field-cells.js";
import { readType } from "./field-type.js";
import { readGlued } from "./glued-field.js";

const runOnField =
  /^([A-Za-z_$@][\w$.-]{0,60})([*?])((?:[a-z]+(?:<[\w<>, |]{1,60}>)?(?:\[\])*(?: ?[|&] ?)?|[A-Z]\w*(?:\[\])*(?: ?\| ?|$))*)$/;

/** Beside such fields, one without a mark: `modelstring`, `messagesarray<object>`. */
const unmarked =
  /^([a-z_][a-z\d_]*?)((?:string|integer|number|boolean|object|array)(?:<[\w<>, |]{1,60}>)?(?: \| \w+)*)$/;

/** How far from a name and its mark a type must stand beside another one, so that they are no question. */
const nearby = 40;

/**
 * A name with the mark of its presence and, right behind it, its type, as copies of some generators have it: `model*string`,
 * `stop?string|`, `tools?`.
 */
export function readRunOnField(blocks: readonly Block[], at: number): FieldCells | undefined {
  const [, name, mark, written = ""] = runOnField.exec(textOf(blocks[at])) ?? [];
  const [, bare, type] = unmarked.exec(textOf(blocks[at])) ?? [];
  if (name === undefined && (bare === undefined || readGlued(textOf(blocks[at])) !== undefined)) return undefined;
  const around = blocks.slice(Math.max(0, at - nearby), at + nearby);
  if (name === undefined)
    return bare !== undefined && type !== undefined && around.some((block) => isTyped(textOf(block)))
      ? { name: bare, type }
      : undefined;
  if (written === "" && !around.some((block) => isTyped(textOf(block)))) return undefined;
  // Behind a bar the copy may lack the other types.
  const types = withoutNames(written.endsWith("|") ? `${written} any` : written);
  if (types !== "" && readType(types) === undefined) return undefined;
  return { name, required: mark === "*" ? "true" : "", ...(types !== "" && { type: types }) };
}

/** Types with names of their own may be any. */
function withoutNames(types: string): string {
  return types.replace(/(?<![\w<])[A-Z]\w*(?![\w>])/g, "any");
}

function isTyped(text: string): boolean {
  const [, , , type = ""] = runOnField.exec(text) ?? [];
  return (type !== "" && readType(withoutNames(type.replace(/ ?\|$/, ""))) !== undefined) || isMarkedWord(text);
}

/** `modelstringrequired`, without a blank. */
function isMarkedWord(text: string): boolean {
  return /^[a-z_]+(?:required|optional)$/.test(text) && readGlued(text) !== undefined;
}

function textOf(block: Block | undefined): string {
  return block?.kind === "text" || (block?.kind === "heading" && block.guessed) ? block.text : "";
}

const runOnLabel = /^(Default|Range|Value in|Length|Items|Match|Format|Multiple Of|Properties)(?=\S)(.+)$/;

/** A label with its value right behind it, below such a field: `Default1`, `Range0 <= value <= 2`, `Value in"a" | "b"`. */
export function readRunOnLabel(text: string): { readonly column?: Column; readonly value: string } | undefined {
  const [, label, rest = ""] = runOnLabel.exec(text) ?? [];
  if (label === undefined) return undefined;
  const value = rest.trim();
  if (label === "Default") return { column: "default", value };
  if (label === "Range") return { column: "values", value: value.replace(/^(-?[\d.]+) <= value$/, ">= $1") };
  if (label === "Value in") return { column: "values", value: value.replace(/\s*\|\s*/g, ", ").replaceAll('"', "") };
  if (label !== "Length" && label !== "Items") return { value };
  const [, least, most] = /^(?:(\d+) <= )?\w+(?: <= (\d+))?$/.exec(value) ?? [];
  const unit = label === "Length" ? "characters" : "items";
  const said = [least && `at least ${least} ${unit}`, most && `at most ${most} ${unit}`].filter(Boolean).join(", ");
  return { column: "values", value: said };
}

const type = String.raw`(?:string|integer|number|boolean|object|array|file|any|null|enum<\w+>|map)(?:<[\w<>, ]{1,40}>)?(?:\[\])*`;
const types = new RegExp(type, "g");
const marks = new RegExp(
  `^(?<type>${type}(?: ?\\|? ?${type})*)(?<place>header|query|path|body|cookie)?` +
    `(?:${gluedDefault}[:：](?<value>.*?))?(?<required>${gluedRequired})?(?:deprecated|read-only|write-only)*$`,
);
const typeAlone = /^(?:string|integer|number|boolean|object|array)$/;
const defaultFirst = new RegExp(`^${gluedDefault}[:：]`);

/** Marks of a field without gaps between them: `enum<string>default:userrequired`. The type may have a line of its own above. */
export function readRunOnMarks(text: string, hasType: boolean): FieldCells | undefined {
  const isBelowType = hasType && defaultFirst.test(text);
  if (hasType && !isBelowType) return undefined;
  // Most lines are a type or begin with none.
  if (typeAlone.test(text)) return { type: text };
  const found = marks.exec(isBelowType ? `any${text}` : text)?.groups;
  if (found?.type === undefined) return undefined;
  const { place, value, required } = found;
  return {
    ...(!hasType && { type: [...found.type.matchAll(types)].join(" | ") }),
    ...(required !== undefined && { required: "true" }),
    ...(place !== undefined && { place }),
    ...(value !== undefined && { default: value }),
  };
}
