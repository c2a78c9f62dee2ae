import { isMarkedDeprecated } from "../words/deprecation-words.js";
import { anyWord } from "../words/pattern.js";
import { isPresence, saysRequired } from "../words/presence.js";
import { columnOf } from "../words/vocabulary.js";
import { readDefault, readLabelledDefault, readTrailingDefault } from "./constraints.js";
import { type FieldCells, nameSource } from "./field-cells.js";
import { readType } from "./field-type.js";
import { readGlued } from "./glued-field.js";

const nameFirst = new RegExp(String.raw`^(\x60?)(${nameSource})\1(?![\w./])\s*`);

const startsWithOr = new RegExp(String.raw`^${anyWord(({ statements }) => statements.or)}\s`, "i");

const enumeration = new RegExp(
  String.raw`^(\p{L}+(?:,\s+[\p{L}-]+)*,?\s+${anyWord(({ statements }) => statements.or)}\s+[\p{L}-]+)`,
  "iu",
);

/**
 * A field in one line: `model (string, required): The model.`, `model string Required`, `` `model`: The model. ``. A name in
 * code with nothing but words behind it counts where `inList` says that fields are listed.
 */
export function readFieldLine(text: string, inList: boolean): FieldCells | undefined {
  if (text.length > 1500) return undefined;
  const task = /^\[([ xX])\]\s+`([\w.[\]-]{1,60})`(.*)$/s.exec(text);
  if (task) return inList ? readTask(task[2] ?? "", task[1] !== " ", task[3] ?? "") : undefined;
  const glued = readGlued(text);
  if (glued) return glued;
  const [lead = "", tick, name] = nameFirst.exec(text) ?? [];
  if (name === undefined) return undefined;
  // `Type: string` is about the field above.
  if (/^\p{Lu}/u.test(name) && /^[:：]/.test(text.slice(lead.length)) && columnOf(name) === "type") return undefined;
  // `float - float` is a value and its name.
  if (text.slice(lead.length).replace(/^[-–—:：]\s*/, "") === name) return undefined;
  const starred = /^\*\s+(?=\S)/.exec(text.slice(lead.length))?.[0] ?? "";
  const rest = text.slice(lead.length + starred.length);
  // `enum<string>` and `Union[string, array]` are types.
  if (/^[<[]/.test(rest) && lead === name && text.length < 120 && readType(text) !== undefined) return undefined;
  // `send(text) {` and `console.log('sent', text)` are lines of a program.
  if (/^\([\w\s,=]*\)\s*(?:\{|=>)/.test(rest) || (name.includes(".") && /^\(["']/.test(rest))) return undefined;
  if (starred !== "") {
    const cells = readSpoken(name, rest, false);
    return cells && { ...cells, required: "true" };
  }
  const bracketed = readBracketed(name, rest) ?? readBracketed(name, rest.replace(/^[:：–—-]\s*/, ""));
  if (bracketed) return bracketed;
  const spoken = readSpoken(name, rest.replace(/^[:：–—|·-]+\s*/, ""), /^[:：–—|·-]/.test(rest));
  if (spoken) return spoken;
  const [, colon, description = ""] = /^([:：–—-]{1,2})\s*(.*)$/s.exec(rest) ?? [];
  return inList && tick === "`" && colon !== undefined && description !== "" ? { name, description } : undefined;
}

/** Items in code below a field are its parts where it may have any, else the values that it takes. */
export function mayHold({ type = "" }: FieldCells): boolean {
  return type !== "" && !/^`?(?:string|integer|number|boolean|int|float|bool|enum)\b/i.test(type);
}

/** `[x] temperature` is taken, and what `[ ] logit_bias` names is known not to be. */
function readTask(name: string, isTaken: boolean, rest: string): FieldCells {
  return { name, ...(isTaken ? {} : { type: absentType }), description: rest.replace(/^[\s:：–—-]+/, "") };
}

/** In the place of a type: the field is not taken. */
export const absentType = "(absent)";

/** `(string, required): The model.` */
function readBracketed(name: string, rest: string): FieldCells | undefined {
  const kind = inBrackets(rest);
  if (kind === undefined) return undefined;
  const description = rest.slice(kind.length + 2).replace(/^\s*[:：–—-]*\s*/, "");
  const cells = readKind(kind);
  if (cells === undefined) return undefined;
  // `[string] required - The model.`
  const [mark = "", word = ""] = /^(\p{L}{3,20})(?:\s+[–—-]\s+|[.。:：]\s*|$)/u.exec(description) ?? [];
  if (cells.type !== undefined && word !== "" && isPresence(word)) {
    const rest = description.slice(mark.length);
    const isRequired = cells.required === "true" || saysRequired(word);
    return {
      name,
      ...cells,
      required: isRequired ? "true" : "",
      description: [cells.description, rest].filter(Boolean).join(". "),
    };
  }
  // `(required) string. The model.`
  const more = cells.type === undefined ? readSpoken(name, description, true) : undefined;
  const required = cells.required || more?.required || "";
  return {
    name,
    ...cells,
    description: [cells.description, description].filter(Boolean).join(". "),
    ...more,
    required,
  };
}

const closing: Readonly<Record<string, string>> = { "(": ")", "（": "）", "[": "]", "【": "】", "<": ">" };

/** What the brackets that a text begins with enclose. */
function inBrackets(text: string): string | undefined {
  const open: string[] = [];
  for (let at = 0; at < Math.min(text.length, 160); at++) {
    const char = text[at] ?? "";
    const isCompared = char === "<" && /^<=?\s/.test(text.slice(at));
    if (closing[char] !== undefined && !isCompared) open.push(closing[char]);
    else if (char === open.at(-1)) open.pop();
    if (open.length === 0) return at > 1 ? text.slice(1, at) : undefined;
  }
  return undefined;
}

/** Marks between commas: a type, whether it must be sent, a default. */
function readKind(kind: string): FieldCells | undefined {
  const whole = readType(kind);
  const parts = kind.split(/\s*[,，;；·]\s*/).filter((part) => part !== "");
  const types = parts.filter((part) => !isPresence(part) && readType(part) !== undefined);
  const value = readDefault(kind);
  const marks = parts.filter(isPresence);
  const marked = marks.length > 0;
  const values = /^enum\s*[:：]\s*(.+)$/i.exec(parts.filter((part) => !isPresence(part)).join(", "))?.[1];
  if (whole === undefined && types.length === 0 && !marked && values === undefined) return undefined;
  const others = parts.slice(1).filter((part) => !isPresence(part) && !types.includes(part));
  const said =
    whole === undefined && values === undefined ? others.filter((part) => readDefault(part) === undefined) : [];
  return {
    ...(values !== undefined && { type: "enum", values: values.replaceAll("|", ",") }),
    ...(said.length > 0 && { description: said.join(", ") }),
    ...((whole !== undefined || types.length > 0) && {
      type: whole === undefined || (marked && types.length > 0) ? types.join(" | ") : kind,
    }),
    required: saysRequired(kind) ? "true" : (marks.find(isMarkedDeprecated) ?? (marked ? "false" : "")),
    ...(value !== undefined && { default: value }),
  };
}

/** `string required The model.`: a type and marks in words, then the rest. */
function readSpoken(name: string, written: string, isApart: boolean): FieldCells | undefined {
  // A sentence begins with a capital.
  if (!isApart && !/^[a-z_]/.test(name)) return undefined;
  const trailing = readTrailingDefault(written);
  const headed = trailing && readSpokenWords(name, trailing.head, isApart);
  // Of a sentence that ends with a default it is told elsewhere.
  if (trailing && headed?.type !== undefined && !headed.description) return { ...headed, default: trailing.value };
  return readSpokenWords(name, written, isApart);
}

function readSpokenWords(name: string, written: string, isApart: boolean): FieldCells | undefined {
  const { text: bare, value } = withoutDefault(written);
  // Behind a full stop of other scripts there is no gap.
  const text = bare
    .replace(/(?<=^[^。]{1,40}。)(?=\S)/, " ")
    .replace(typeBeforeColon, "$& ")
    .replace(/[（(【[][^()（）【】[\]]{1,16}[)）】\]]|`[^`\s]{1,16}`/g, (mark) =>
      isPresence(mark.replaceAll("`", "")) ? ` ${mark} ` : mark,
    )
    .replace(/\s+/g, " ")
    .trim();
  // A sentence is no type, though it may speak of one: `The audio object to read`.
  if (/^the\s/i.test(text)) return undefined;
  // `json or text` names two values.
  if (startsWithOr.test(text)) return undefined;
  // So do `Text, image or file` that are not all of them types.
  const [, listed = ""] = (/^\p{L}+,/u.test(text) && enumeration.exec(text)) || [];
  if (listed !== "" && readType(listed) === undefined) return undefined;
  const words = text.split(/\s+/, 9);
  for (let count = Math.min(words.length, 7); count > 0; count--) {
    const head = words.slice(0, count).join(" ");
    const kind = head.replace(/[.。:：,，;；–—-]+$/, "");
    const isEnd = count === words.length && text.split(/\s+/).length === count;
    // A type that is only the first word of a sentence is none: `text to say`.
    const stops =
      isEnd ||
      kind !== head ||
      isPresence(words[count - 1] ?? "") ||
      /^[–—([-]/.test(words[count] ?? "") ||
      (plainKind.test(kind) && /^[^\0-\x7f]/.test(words[count] ?? "")) ||
      /^(?:-?[\d.]+ (?:to|-|–|~) -?[\d.]+$|[≥≤<>]=? ?-?\d)/.test(words.slice(count, count + 3).join(" ")) ||
      kind.endsWith("`");
    const cells = stops && !/[.。]\s/.test(kind) ? readWords(kind) : undefined;
    if (!cells || (!isApart && !isEnd && cells.type === undefined)) continue;
    const description = text.slice(head.length).replace(/^[\s.。:：,，–—-]+/, "");
    return { name, ...cells, description, ...(value !== undefined && { default: value }) };
  }
  return undefined;
}

/** There may be none behind a colon either. */
const typeBeforeColon = /^(?:string|integer|number|boolean|object|array)(?:\[\])?(?:\|\w+)*[:：](?=\S)/;

/** Before words of another script it is a type all the same. */
const plainKind = /^(?:string|integer|number|boolean|object|array)(?:\[\w*\])?$/;

/** A line without a default that stands in code with its word: `` `default 1` ``. */
function withoutDefault(text: string): { readonly text: string; readonly value: string | undefined } {
  for (const [code, inner = ""] of text.matchAll(/`([^`]{1,80})`/g)) {
    const value = readLabelledDefault(inner);
    if (value !== undefined) return { text: text.replace(code, ""), value };
  }
  return { text, value: undefined };
}

function readWords(kind: string): FieldCells | undefined {
  const words = kind.split(/\s+/).filter((word) => !/^[–—-]$/.test(word));
  const isMark = (word: string): boolean => isPresence(word.replace(/^[(（[`]|[)）\],`]$/g, ""));
  const marks = words.filter(isMark);
  const type = words
    .filter((word) => !isMark(word))
    .join(" ")
    .replace(/[,，]+$/, "");
  // Behind a plain type, words in code are values: ``string, `float` or `base64` ``.
  if (type !== "" && (readType(type) === undefined || /^[^`]+[,，]\s*`/.test(type))) return undefined;
  if (type === "" && marks.length === 0) return undefined;
  return { ...(type !== "" && { type }), required: markOf(marks) };
}

/** What the column of presence would say for some marks. */
function markOf(marks: readonly string[]): string {
  if (marks.length === 0) return "";
  return marks.some(saysRequired) ? "true" : "false";
}

const plainType =
  /^`?((?:string|integer|number|boolean|object|array|float|double|int(?:32|64)?|bool)(?:\[\])?)`?(?:\s*\(\w+\))?[.,:]?\s+(?=[\p{Lu}\p{Lo}])/u;

/** A description that begins with the type, and perhaps a mark of presence: `string. Required. The model.` */
export function readLeadingType(description: string): FieldCells | undefined {
  const [head, type] = plainType.exec(description) ?? [];
  if (head !== undefined && type !== undefined) {
    const rest = description.slice(head.length).trim();
    return {
      type,
      required: saysRequired(rest.slice(0, 24)) && !/^\p{Ll}/u.test(rest) ? "true" : "",
      description: rest,
    };
  }
  const cells = readSpoken("x", description, true) ?? readBracketed("x", description);
  return cells?.type === undefined ? undefined : cells;
}
