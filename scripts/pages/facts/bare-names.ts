import type { Block } from "../blocks/block.js";
import { isBodyName } from "../words/field-names.js";
import { areaOf } from "../words/vocabulary.js";
import type { ShownNames } from "./brackets.js";
import type { StackedField } from "./stacked-field.js";

/** Fewer names above a sentence may be anything. */
const fewest = 3;

/** More than bodies have. */
const most = 200;

/** Most lines that tell of one name. */
const longest = 6;

/**
 * Names above a sentence each, of which a copy lost the types: `model` above `The model to use.` Half of them must be names that
 * the examples or other bodies have.
 */
export function readBareNames(blocks: readonly Block[], start: number, shown: ShownNames): readonly StackedField[] {
  const fields: StackedField[] = [];
  let at = start;
  for (let name = nameAt(blocks, at); name !== undefined && fields.length < most; name = nameAt(blocks, at)) {
    const said: string[] = [];
    for (let next = at + 1; next <= at + longest && nameAt(blocks, next) === undefined; next++) {
      const text = lineOf(blocks[next]);
      if (text === undefined || (text.length <= 40 && areaOf(text) !== undefined)) break;
      said.push(text);
    }
    fields.push({ cells: { name, description: said.join(" ") }, line: blocks[at]?.line ?? 1, length: said.length + 1 });
    at += said.length + 1;
  }
  const known = fields.filter(({ cells: { name = "" } }) => shown.top.has(name) || isBodyName(name));
  return fields.length >= fewest && known.length * 2 >= fields.length ? fields : [];
}

/** A name as programs have them, above a sentence. */
function nameAt(blocks: readonly Block[], at: number): string | undefined {
  const [name = "", said = ""] = [lineOf(blocks[at]), lineOf(blocks[at + 1])];
  const isSentence = said.length >= 10 && /^[^\p{Ll}\d"`]/u.test(said) && /[\s\P{ASCII}]/u.test(said);
  return /^[a-z][a-z\d_]{0,40}$/.test(name) && isSentence && areaOf(said) === undefined ? name : undefined;
}

function lineOf(block: Block | undefined): string | undefined {
  if (block?.kind === "heading") return block.guessed ? block.text : undefined;
  return block?.kind === "text" && block.depth === undefined ? block.text : undefined;
}
