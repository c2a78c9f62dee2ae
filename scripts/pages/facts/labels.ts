import type { Block } from "../blocks/block.js";
import type { Column } from "../words/page-words.js";
import { columnOf } from "../words/vocabulary.js";
import { nameOf } from "./field-cells.js";

/** A line of a label and what stands behind it: `Default: 1`. */
export const label = /^[*`]*([\p{L} ]{1,24}?)[*`]*\s*[:：]\s*(.*)$/u;

/** The name of a field whose columns stand as labels below each other: `Name: model` above `Type: string`. */
export function recordAt(blocks: readonly Block[], at: number): ReturnType<typeof nameOf> {
  const labelled = (place: number): readonly [Column | undefined, string] => {
    const block = blocks[place];
    const [, word = "", value = ""] = (block?.kind === "text" && label.exec(block.text)) || [];
    return [word === "" ? undefined : columnOf(word), value];
  };
  const [column, name] = labelled(at);
  if (column !== "name") return undefined;
  return /^(?:type|required)$/.test(labelled(at + 1)[0] ?? "") ? nameOf(name) : undefined;
}
